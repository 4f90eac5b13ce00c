import { addOnce, type ProjectDraft, type SourceFile } from './draft';
import type { LayoutItem, LayoutRelatedList, LayoutSection } from './ui';
import type { ElementReader } from './xml';

/** Reads `layouts/<object>-<name>.layout-meta.xml`. */
export function readLayout(draft: ProjectDraft, file: SourceFile): void {
    const { root } = file;
    const layout = {
        fullName: file.name,
        objectApiName: file.name.split('-')[0]!,
        sections: root.children('layoutSections').map(readSection),
        relatedLists: root.children('relatedLists').map(readRelatedList),
        location: root.location
    };
    // Buttons, quick actions, highlights and mail checkboxes of the page are not the layout's to decide here.
    root.noEffect(
        'customButtons',
        'excludeButtons',
        'platformActionList',
        'quickActionList',
        'headers',
        'relatedContent',
        'relatedObjects',
        'miniLayout',
        'summaryLayout',
        'emailDefault',
        'showEmailCheckbox',
        'showHighlightsPanel',
        'showInteractionLogPanel',
        'showRunAssignmentRulesCheckbox',
        'showSubmitAndAttachButton',
        'runAssignmentRulesDefault'
    );
    root.finish();
    addOnce(draft.layouts, file.name, layout, 'layout', root.location, draft.problems);
}

function readSection(reader: ElementReader): LayoutSection {
    // Whether the label is the administrator's own or the platform's makes no difference to what it says.
    reader.noEffect('customLabel');
    const section = {
        label: reader.text('label') ?? '',
        detailHeading: reader.boolean('detailHeading') ?? false,
        editHeading: reader.boolean('editHeading') ?? false,
        style:
            reader.choice('style', ['OneColumn', 'TwoColumnsLeftToRight', 'TwoColumnsTopToBottom', 'CustomLinks']) ??
            ('OneColumn' as const),
        columns: reader.children('layoutColumns').map((column) => {
            const items = column.children('layoutItems').flatMap(readItem);
            column.noEffect('reserved').finish();
            return items;
        })
    };
    reader.finish();
    return section;
}

function readItem(reader: ElementReader): LayoutItem[] {
    const field = reader.text('field');
    const emptySpace = reader.boolean('emptySpace') ?? false;
    const behavior = reader.choice('behavior', ['Edit', 'Readonly', 'Required']) ?? 'Edit';
    reader.finish();
    if (field !== undefined) {
        return [{ kind: 'field', field, behavior }];
    }
    return emptySpace ? [{ kind: 'emptySpace' }] : [];
}

function readRelatedList(reader: ElementReader): LayoutRelatedList {
    const relatedList = reader.requiredText('relatedList');
    const sortField = reader.text('sortField');
    const sortOrder = reader.choice('sortOrder', ['Asc', 'Desc']);
    const [childObject, childField] = relatedList.split('.');
    const list = {
        relatedList,
        ...(childObject !== undefined && childField !== undefined && { childObject, childField }),
        fields: reader.texts('fields'),
        ...(sortField !== undefined && { sortField }),
        ...(sortOrder !== undefined && { sortOrder })
    };
    reader.noEffect('customButtons', 'excludeButtons', 'quickActions').finish();
    return list;
}
