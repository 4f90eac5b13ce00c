import { addOnce, type ProjectDraft, type SourceFile } from './draft';
import type {
    FlexiPageComponent,
    FlexiPageField,
    FlexiPageItem,
    FlexiPageRegion,
    VisibilityCriterion,
    VisibilityRule
} from './ui';
import type { ElementReader } from './xml';

/** Reads `flexipages/<page>.flexipage-meta.xml`. */
export function readFlexiPage(draft: ProjectDraft, file: SourceFile): void {
    const { root } = file;
    const objectApiName = root.text('sobjectType');
    const regions = new Map<string, FlexiPageRegion>();
    for (const region of root.children('flexiPageRegions')) {
        const read = readRegion(region);
        addOnce(regions, read.name, read, 'region', region.location, draft.problems);
    }
    const type = root.choice('type', ['RecordPage', 'AppPage', 'HomePage', 'UtilityBar']) ?? 'AppPage';
    const template = root.child('template');
    const page = {
        apiName: file.name,
        label: root.requiredText('masterLabel'),
        type,
        ...(objectApiName !== undefined && { objectApiName }),
        template: template?.requiredText('name') ?? '',
        regions,
        location: root.location
    };
    // Properties of a template concern its looks, such as whether a utility bar is aligned left.
    template?.noEffect('properties').finish();
    if (template === undefined) {
        root.problem('A page needs a <template>.');
    }
    if (type === 'RecordPage' && objectApiName === undefined) {
        root.problem('A record page needs a <sobjectType>.');
    }
    // The page it was copied from has no effect afterwards.
    root.noEffect('description', 'parentFlexiPage')
        .noticeIfPresent('events', 'components of a page do not change each other by dynamic interactions')
        .finish();
    addOnce(draft.flexiPages, file.name, page, 'page', root.location, draft.problems);
}

function readRegion(reader: ElementReader): FlexiPageRegion {
    // Whether a region replaces its parent page's is settled in the stored file.
    reader.noEffect('mode');
    const region = {
        name: reader.requiredText('name'),
        kind: reader.choice('type', ['Region', 'Facet', 'Background']) ?? ('Region' as const),
        items: reader.children('itemInstances').flatMap(readItem)
    };
    reader.finish();
    return region;
}

function readItem(reader: ElementReader): FlexiPageItem[] {
    const component = reader.child('componentInstance');
    const field = reader.child('fieldInstance');
    reader.finish();
    if (component !== undefined) {
        return [readComponent(component)];
    }
    if (field !== undefined) {
        return [readFieldInstance(field)];
    }
    reader.problem('An item needs a <componentInstance> or a <fieldInstance>.');
    return [];
}

function readComponent(reader: ElementReader): FlexiPageComponent {
    const properties = new Map<string, string | readonly string[]>();
    for (const property of reader.children('componentInstanceProperties')) {
        const name = property.requiredText('name');
        const list = property.child('valueList');
        const value = property.text('value') ?? '';
        const items = list?.children('valueListItems').map((item) => {
            const text = item.text('value') ?? '';
            item.finish();
            return text;
        });
        list?.finish();
        // Says whether a value is a decorator's; the value itself tells.
        property.noEffect('type').finish();
        addOnce(properties, name, items ?? value, 'property', property.location, property.problems);
    }
    const identifier = reader.text('identifier');
    const visibility = readVisibility(reader);
    const component: FlexiPageComponent = {
        kind: 'component',
        componentName: reader.requiredText('componentName'),
        ...(identifier !== undefined && { identifier }),
        properties,
        ...(visibility !== undefined && { visibility }),
        location: reader.location
    };
    reader.finish();
    return component;
}

function readFieldInstance(reader: ElementReader): FlexiPageField {
    const item = reader.requiredText('fieldItem');
    const identifier = reader.text('identifier');
    const visibility = readVisibility(reader);
    let behavior: FlexiPageField['behavior'] = 'none';
    for (const property of reader.children('fieldInstanceProperties')) {
        const name = property.requiredText('name');
        if (name === 'uiBehavior') {
            behavior = property.choice('value', ['none', 'readonly', 'required']) ?? 'none';
        } else {
            property.problem(`Property ${name} of a field is not supported; supported here: uiBehavior.`, 'name');
            property.noEffect('value');
        }
        property.finish();
    }
    reader.finish();
    if (!item.startsWith('Record.')) {
        reader.problem(`<fieldItem> is "${item}"; it must be Record.Field.`, 'fieldItem');
    }
    return {
        kind: 'field',
        field: item.replace(/^Record\./, ''),
        ...(identifier !== undefined && { identifier }),
        behavior,
        ...(visibility !== undefined && { visibility }),
        location: reader.location
    };
}

function readVisibility(reader: ElementReader): VisibilityRule | undefined {
    const rule = reader.child('visibilityRule');
    if (rule === undefined) {
        return undefined;
    }
    const booleanFilter = rule.text('booleanFilter');
    const criteria = rule.children('criteria').flatMap(readCriterion);
    rule.finish();
    return { criteria, ...(booleanFilter !== undefined && { booleanFilter }) };
}

function readCriterion(reader: ElementReader): VisibilityCriterion[] {
    const left = parseLeft(reader.requiredText('leftValue'));
    const operator = reader.choice('operator', ['EQUAL', 'NE', 'GT', 'GE', 'LT', 'LE', 'CONTAINS']);
    const right = reader.text('rightValue') ?? '';
    reader.finish();
    if (left === undefined) {
        reader.problem(
            'This visibility criterion is not supported; supported here: {!Record.Field}, ' +
                '{!$Permission.CustomPermission.Name} and {!$Client.FormFactor}.',
            'leftValue'
        );
    }
    return left === undefined || operator === undefined ? [] : [{ left, operator, right }];
}

function parseLeft(text: string): VisibilityCriterion['left'] | undefined {
    const expression = /^\{!(.+)\}$/.exec(text)?.[1] ?? '';
    if (expression.startsWith('Record.')) {
        return { kind: 'recordField', path: expression.split('.').slice(1) };
    }
    const permission = /^\$Permission\.CustomPermission\.(\w+)$/.exec(expression)?.[1];
    if (permission !== undefined) {
        return { kind: 'customPermission', name: permission };
    }
    return expression === '$Client.FormFactor' ? { kind: 'formFactor' } : undefined;
}
