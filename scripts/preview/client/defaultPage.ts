import type { FlexiPageItemModel, FlexiPageModel } from '../model/pageModel';
import { text } from './session';

/** The page of a record for which no app and no object assigns one, as the platform's own default. */
export function defaultRecordPage(objectApiName: string): FlexiPageModel {
    const item = (name: string, properties: Record<string, string> = {}): FlexiPageItemModel => ({
        key: `${name}${properties['title'] ?? ''}`,
        kind: 'component',
        name,
        properties,
        visibility: null,
        place: 'default page',
        problem: null
    });
    return {
        apiName: 'defaultRecordPage',
        label: text('details'),
        objectApiName,
        template: 'flexipage:recordHomeTemplateDesktop',
        rows: [
            [{ region: 'header', size: 12 }],
            [
                { region: 'main', size: 8 },
                { region: 'sidebar', size: 4 }
            ]
        ],
        regions: {
            header: [item('force:highlightsPanel')],
            main: [item('force:detailPanel')],
            sidebar: [item('force:relatedListContainer')]
        },
        file: 'default page'
    };
}
