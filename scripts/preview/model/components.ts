import type { FlexiPageItem, FlexiPageMetadata } from '../../local-org/metadata/ui';
import type { PageModelInput } from './buildPageModel';

/** The platform's page components that the shell implements. */
export const PLATFORM_COMPONENTS: readonly string[] = [
    'force:highlightsPanel',
    'force:detailPanel',
    'force:relatedListContainer',
    'force:relatedListSingleContainer',
    'lst:dynamicRelatedList',
    'flexipage:tabset',
    'flexipage:tab',
    'flexipage:fieldSection',
    'flexipage:column',
    'flexipage:richText',
    'flexipage:filterListCard'
];

/** Properties that name a facet of the page. */
const FACET_PROPERTIES: Readonly<Record<string, string>> = {
    'flexipage:tabset': 'tabs',
    'flexipage:tab': 'body',
    'flexipage:fieldSection': 'columns',
    'flexipage:column': 'body'
};

/** Why the shell cannot show an item of a page; undefined where it can. */
export function itemProblem(
    item: FlexiPageItem,
    page: FlexiPageMetadata,
    { schema, exposedComponents, componentProblems }: Omit<PageModelInput, 'ui'>
): string | undefined {
    if (item.kind === 'field') {
        const object = page.objectApiName === undefined ? undefined : schema.findObject(page.objectApiName);
        const isKnown = object !== undefined && schema.findField(object, item.field) !== undefined;
        return isKnown
            ? undefined
            : `"${item.field}" is no field of ${page.objectApiName ?? 'this page, which has no object'}.`;
    }
    const custom = customComponentName(item.componentName);
    if (custom !== undefined) {
        return exposedComponents.includes(custom)
            ? componentProblems[custom]?.join(' ')
            : `component "${item.componentName}" is no exposed component of the project (${exposedComponents.join(', ') || 'it has none'}).`;
    }
    if (!PLATFORM_COMPONENTS.includes(item.componentName)) {
        return `component "${item.componentName}" is not implemented by the preview; implemented are ${PLATFORM_COMPONENTS.join(', ')}.`;
    }
    const facetProperty = FACET_PROPERTIES[item.componentName];
    const facet = facetProperty === undefined ? undefined : item.properties.get(facetProperty);
    return typeof facet === 'string' && !page.regions.has(facet)
        ? `component "${item.componentName}" names the facet "${facet}", which the page does not have.`
        : undefined;
}

/** The bundle of a custom component: `c:priceList`, or `priceList` as newer page files have it. */
export function customComponentName(componentName: string): string | undefined {
    return /^(?:c:)?(\w+)$/.exec(componentName)?.[1];
}
