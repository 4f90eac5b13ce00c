import { addOnce, type ProjectDraft, type SourceFile } from './draft';
import type { ProblemList } from './problems';
import type { ActionOverride, TabMetadata } from './ui';
import type { ElementReader } from './xml';

/** Reads `applications/<app>.app-meta.xml`. */
export function readApp(draft: ProjectDraft, file: SourceFile): void {
    const { root } = file;
    const description = root.text('description');
    const headerColor = readBrand(root);
    root.choice('uiType', ['Lightning']);
    if (!root.has('uiType')) {
        root.problem('Only Lightning apps are supported: <uiType>Lightning</uiType>.');
    }
    const app = {
        apiName: file.name,
        label: root.requiredText('label'),
        ...(description !== undefined && { description }),
        navType: root.choice('navType', ['Standard', 'Console']) ?? ('Standard' as const),
        ...(headerColor !== undefined && { headerColor }),
        tabs: root.texts('tabs'),
        actionOverrides: root.children('actionOverrides').map((item) => readActionOverride(item, draft.problems)),
        location: root.location
    };
    // What a person may change about the navigation, and where it is set up, have no counterpart here.
    root.noEffect(
        'formFactors',
        'isNavAutoTempTabsDisabled',
        'isNavPersonalizationDisabled',
        'isNavTabPersistenceDisabled',
        'isOmniPinnedViewEnabled',
        'setupExperience'
    );
    root.noticeIfPresent('utilityBar', 'pages are shown without a utility bar')
        .noticeIfPresent('workspaceConfig', 'pages are shown one at a time, without workspace tabs')
        .finish();
    addOnce(draft.apps, file.name, app, 'app', root.location, draft.problems);
}

function readBrand(root: ElementReader): string | undefined {
    const brand = root.child('brand');
    const color = brand?.text('headerColor');
    // The theme is the platform's standard one.
    brand?.noEffect('shouldOverrideOrgTheme', 'footerColor', 'logo', 'logoVersion').finish();
    return color;
}

/** Reads an `<actionOverrides>` of an app or of an object. */
export function readActionOverride(reader: ElementReader, problems: ProblemList): ActionOverride {
    const content = reader.text('content');
    const type = reader.choice('type', ['Default', 'Standard', 'Flexipage', 'LightningComponent']) ?? 'Default';
    const formFactor = reader.choice('formFactor', ['Large', 'Small', 'Medium']);
    const objectApiName = reader.text('pageOrSobjectType');
    // A comment is a comment; there are no record types to select.
    reader.noEffect('comment', 'skipRecordTypeSelect');
    const override = {
        actionName: reader.requiredText('actionName'),
        type,
        ...(content !== undefined && { content }),
        ...(formFactor !== undefined && { formFactor }),
        ...(objectApiName !== undefined && { objectApiName })
    };
    if (type === 'Flexipage' && content === undefined) {
        problems.add(reader.location, 'An override of type Flexipage needs a <content>.');
    }
    reader.finish();
    return override;
}

/** Reads `tabs/<tab>.tab-meta.xml`. */
export function readTab(draft: ProjectDraft, file: SourceFile): void {
    const { root } = file;
    const label = root.text('label');
    const motif = root.text('motif');
    const isObject = root.boolean('customObject') ?? false;
    const flexiPage = root.text('flexiPage');
    const component = root.text('lwcComponent');
    root.noEffect('description').finish();
    const targets: TabMetadata['target'][] = [];
    if (isObject) {
        targets.push({ kind: 'object', objectApiName: file.name });
    }
    if (flexiPage !== undefined) {
        targets.push({ kind: 'flexiPage', flexiPage });
    }
    if (component !== undefined) {
        targets.push({ kind: 'lwc', component });
    }
    const [target] = targets;
    if (target === undefined || targets.length > 1) {
        root.problem('A tab shows exactly one of <customObject>true</customObject>, <flexiPage> or <lwcComponent>.');
        return;
    }
    const tab = {
        apiName: file.name,
        ...(label !== undefined && { label }),
        ...(motif !== undefined && { motif }),
        target,
        location: root.location
    };
    addOnce(draft.tabs, file.name, tab, 'tab', root.location, draft.problems);
}
