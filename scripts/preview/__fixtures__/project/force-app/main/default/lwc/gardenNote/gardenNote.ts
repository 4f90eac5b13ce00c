import { LightningElement, api, wire } from 'lwc';
import { gql, graphql } from 'lightning/graphql';
import heading from '@salesforce/label/c.Garden_Note';

interface PlantNames {
    readonly uiapi: {
        readonly query: {
            readonly Plant__c: {
                readonly edges: readonly { readonly node: { readonly Name: { readonly value: string } } }[];
            };
        };
    };
}

/** Names the garden's plants. */
export default class GardenNote extends LightningElement {
    @api recordId: string | undefined;
    heading: string = heading;

    @wire(graphql, {
        query: gql`
            query plantNames($garden: ID) {
                uiapi {
                    query {
                        Plant__c(where: { Garden__c: { eq: $garden } }, orderBy: { Name: { order: ASC } }) {
                            edges {
                                node {
                                    Name {
                                        value
                                    }
                                }
                            }
                        }
                    }
                }
            }
        `,
        variables: '$variables'
    })
    plants: { data?: PlantNames; errors?: readonly { message: string }[] } = {};

    get variables(): { garden: string | undefined } {
        return { garden: this.recordId };
    }

    get names(): string {
        const edges = this.plants.data?.uiapi.query.Plant__c.edges ?? [];
        return edges.map(({ node }) => node.Name.value).join(', ');
    }
}
