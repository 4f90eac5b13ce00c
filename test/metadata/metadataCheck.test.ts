import { describe, expect, it } from 'vitest';
import { checkBundles } from '../../scripts/metadata-check/bundles';
import { checkInLocalOrg, checkSource } from '../../scripts/metadata-check/checkProject';
import { formatProblem } from '../../scripts/metadata-check/problems';
import { breakFile, inDefault, intact, withFile, withoutFile } from './brokenCopy';

/** Expects the check to find exactly the one fault, at its file and line, with these words. */
function expectRefused(path: string, original: string, replacement: string, ...words: string[]): void {
    const { project, file, line } = breakFile(path, original, replacement);
    const problems = checkSource(project).map(formatProblem);
    const found = problems.filter((problem) => problem.startsWith(`${file}:${line}: `));
    expect(found, problems.join('\n')).not.toEqual([]);
    for (const word of words) {
        expect(found.join('\n')).toContain(word);
    }
}

const rank = 'objects/Tier__c/fields/Rank__c.field-meta.xml';
const cap = 'objects/Partner_Quote_Line__c/fields/Discount_Cap__c.field-meta.xml';
const rule = 'objects/Partner_Quote_Line__c/validationRules/Front_Rate_As_Expected.validationRule-meta.xml';
const layout = 'layouts/Partner__c-Partner Layout.layout-meta.xml';
const page = 'flexipages/Tierstack_Opportunity_Page.flexipage-meta.xml';
const app = 'applications/Tierstack.app-meta.xml';
const salesRep = 'permissionsets/Tierstack_Sales_Rep.permissionset-meta.xml';
const french = 'objectTranslations/Partner__c-fr/Partner__c-fr.objectTranslation-meta.xml';

describe('The metadata of this project', () => {
    it('has nothing wrong in any file', () => {
        expect(checkSource(intact).map(formatProblem)).toEqual([]);
    });

    it('compiles in the local org: every formula, validation rule and flow', () => {
        expect(checkInLocalOrg(intact.directory).map(formatProblem)).toEqual([]);
    });

    it("passes the platform's component compiler, bundle by bundle", async () => {
        expect((await checkBundles(intact)).map(formatProblem)).toEqual([]);
    }, 120_000);
});

describe('The form of a file is refused', () => {
    it('where an element is misspelt, naming the right one', () => {
        expectRefused(rank, '<precision>3</precision>', '<precison>3</precison>', 'no element <precison>', 'precision');
    });

    it('where a value is none of those allowed', () => {
        expectRefused(cap, 'BlankAsBlank', 'BlankAsNull', 'cannot be "BlankAsNull"', 'BlankAsBlank');
    });

    it('where a required part is missing', () => {
        const { project, file } = breakFile(rule, '    <active>true</active>\n', '');
        expect(checkSource(project).map(formatProblem)).toContain(
            `${file}:2: <ValidationRule> lacks <active>, which ValidationRule requires.`
        );
    });

    it('where a number field has no precision, which only the platform requires', () => {
        const { project, file } = breakFile(rank, '    <precision>3</precision>\n', '');
        expect(checkSource(project).map(formatProblem)).toContain(
            `${file}:2: <CustomField> lacks <precision>, which the platform requires here.`
        );
    });

    it('where a boolean is neither true nor false', () => {
        expectRefused(rule, '<active>true</active>', '<active>yes</active>', 'must be true or false');
    });

    it('where a number is no number', () => {
        expectRefused(rank, '<scale>0</scale>', '<scale>none</scale>', 'must be a number');
        expectRefused(
            'flows/Partner_Open_Rebate_Statements.flow-meta.xml',
            '<startTime>02:00:00.000Z',
            '<startTime>2024-01-01',
            'must be a time of day'
        );
    });

    it('where a single element is repeated', () => {
        expectRefused(rank, '<scale>0</scale>', '<label>Rank</label><scale>0</scale>', 'is repeated');
    });

    it('where the elements of a list do not stand together', () => {
        expectRefused(
            app,
            '</CustomApplication>',
            '<tabs>Tier__c</tabs></CustomApplication>',
            'must follow the other <tabs>'
        );
    });

    it('where the root element is that of another type', () => {
        const { project, file } = breakFile(rank, '<CustomField ', '<CustomLabel ');
        const broken = project.files.find(({ path }) => path === file)!;
        const closed = withFile({ path: file, text: broken.text.replace('</CustomField>', '</CustomLabel>') });
        expect(checkSource(closed).map(formatProblem)).toContain(
            `${file}:2: The root element is <CustomLabel>; it must be <CustomField>.`
        );
    });

    it('where the file is called otherwise than what it holds', () => {
        expectRefused(rank, '<fullName>Rank__c', '<fullName>Order__c', 'the file is called Rank__c');
    });

    it('where XML is broken', () => {
        const { project, file, line } = breakFile(rank, '</label>', '</lable>');
        const problems = checkSource(project).map(formatProblem);
        expect(problems).toHaveLength(1);
        expect(problems[0]).toContain(`${file}:${line}: Not well-formed XML`);
    });

    it('where folder and suffix are unknown or do not belong together', () => {
        const unknown = inDefault('tabs/Tier__c.tabb-meta.xml');
        const misplaced = inDefault('layouts/Tier__c.tab-meta.xml');
        expect(
            checkSource(withFile({ path: unknown, text: '' }))
                .map(formatProblem)
                .join('\n')
        ).toContain(`${unknown}:1: Suffix "tabb" is not known`);
        expect(checkSource(withFile({ path: misplaced, text: '' })).map(formatProblem)).toContain(
            `${misplaced}:1: A file of suffix "tab" lies in tabs.`
        );
    });
});

describe('A reference that leads nowhere is refused', () => {
    it.each([
        [
            'a lookup to an unknown object',
            'objects/Partner__c/fields/Tier__c.field-meta.xml',
            '<referenceTo>Tier__c',
            '<referenceTo>Teir__c',
            'no object Teir__c'
        ],
        [
            'an unknown global value set',
            'objects/Product2/fields/Solution__c.field-meta.xml',
            '<valueSetName>Solution',
            '<valueSetName>Solutions',
            'no global value set Solutions'
        ],
        [
            'a roll-up over an unknown field',
            'objects/Partner__c/fields/Revenue_Rolling__c.field-meta.xml',
            '<summarizedField>Partner_Credit__c.Amount__c',
            '<summarizedField>Partner_Credit__c.Amont__c',
            'no field Amont__c'
        ],
        [
            'a roll-up filter on an unknown value',
            'objects/Partner__c/fields/Rebates_Paid__c.field-meta.xml',
            '<value>PAID',
            '<value>PAYED',
            'no value of Partner_Credit__c.Status__c called PAYED'
        ],
        [
            'a message at an unknown field',
            rule,
            '<errorDisplayField>Front_Rate__c',
            '<errorDisplayField>Front_Rte__c',
            'no field Front_Rte__c'
        ],
        [
            'a list view column',
            'objects/Partner__c/listViews/All.listView-meta.xml',
            '<columns>Tier__c',
            '<columns>Level__c',
            'no field Level__c'
        ],
        [
            'a list view filter',
            'objects/Deal_Registration__c/listViews/Pending_Decision.listView-meta.xml',
            '<value>SUBMITTED',
            '<value>SUBMITED',
            'no value'
        ],
        [
            'a compact layout field',
            'objects/Partner__c/compactLayouts/Partner_Compact_Layout.compactLayout-meta.xml',
            '<fields>Tier__c',
            '<fields>Level__c',
            'no field Level__c'
        ],
        [
            'an assigned compact layout',
            'objects/Partner__c/Partner__c.object-meta.xml',
            '<compactLayoutAssignment>Partner_',
            '<compactLayoutAssignment>Partnr_',
            'no compact layout'
        ],
        ['a layout field', layout, '<field>Tier_Since__c', '<field>Tier_Sinse__c', 'Did you mean Tier_Since__c'],
        [
            'a related list',
            layout,
            '<relatedList>Partner_Credit__c.Partner__c',
            '<relatedList>Partner_Credit__c.Opportunity__c',
            'does not refer to Partner__c'
        ],
        ['a related list column', layout, '<fields>Won_On__c', '<fields>Won_At__c', 'no field Won_At__c'],
        [
            'a page of an unknown object',
            page,
            '<sobjectType>Opportunity',
            '<sobjectType>Oportunity',
            'no object Oportunity'
        ],
        [
            'an unknown component on a page',
            page,
            '<componentName>stackedQuote',
            '<componentName>stakedQuote',
            'no component stakedQuote'
        ],
        [
            'a component that is not exposed',
            page,
            '<componentName>stackedQuote',
            '<componentName>programCore',
            'is not exposed'
        ],
        ['an unknown facet', page, '<value>detailTabContent', '<value>detailsTabContent', 'no region or facet'],
        [
            'a child relationship on a page',
            page,
            '<value>Partner_Quotes__r',
            '<value>Partner_Quote__r',
            'no child relationship of Opportunity'
        ],
        ['a tab of an app', app, '<tabs>Partner__c', '<tabs>Partners__c', 'no tab Partners__c'],
        [
            'a page of an app',
            app,
            '<content>Tierstack_Account_Page',
            '<content>Tierstack_Acount_Page',
            'no page Tierstack_Acount_Page'
        ],
        [
            'a page that shows another object',
            app,
            '<content>Tierstack_Account_Page',
            '<content>Tierstack_Partner_Page',
            'shows Partner__c'
        ],
        [
            'a field permission',
            salesRep,
            '<field>Tier__c.Benefits__c',
            '<field>Tier__c.Benefit__c',
            'no field Benefit__c'
        ],
        ['a permission for an unknown object', salesRep, '<object>Tier__c', '<object>Teir__c', 'no object Teir__c'],
        ['a tab of a permission set', salesRep, '<tab>Partner__c', '<tab>Partners__c', 'no tab Partners__c'],
        [
            'an app of a permission set',
            salesRep,
            '<application>Tierstack',
            '<application>Tierstacks',
            'no app Tierstacks'
        ],
        [
            'the translation of an unknown rule',
            french,
            '<name>Tier_Is_Of_Program',
            '<name>Tier_Of_Program',
            'no validation rule'
        ],
        ['the translation of an unknown section', french, '<section>Revenue', '<section>Revenues', 'no section'],
        [
            'the translation of an unknown value',
            'objectTranslations/Opportunity-fr/Business_Type__c.fieldTranslation-meta.xml',
            '<masterLabel>Renewal',
            '<masterLabel>Renewals',
            'no value of Business_Type__c labeled Renewals'
        ],
        [
            'the translation of an unknown label',
            'translations/fr.translation-meta.xml',
            '<name>BusinessType_Renewal',
            '<name>BusinessType_Renewals',
            'no custom label BusinessType_Renewals'
        ]
    ])('%s', (_, path, original, replacement, words) => {
        expectRefused(path, original, replacement, words);
    });

    it('a label that a component imports', () => {
        const path = 'lwc/stackedQuote/labels.ts';
        const label = /@salesforce\/label\/c\.(\w+)/.exec(
            intact.files.find((file) => file.path === inDefault(path))?.text ?? ''
        )?.[1];
        expectRefused(path, `c.${label}'`, `c.${label}Misspelt'`, `no custom label ${label}Misspelt`);
    });
});

describe('A roll-up reads stored fields only', () => {
    it('so a filter on a formula that reaches across records is refused', () => {
        expectRefused(
            'objects/Partner_Quote__c/fields/Net_Total__c.field-meta.xml',
            '<summarizedField>Partner_Quote_Line__c.Net_Amount__c',
            '<summarizedField>Partner_Quote_Line__c.Discount_Cap__c',
            'depends on other records'
        );
    });
});

describe('Permissions fit the fields', () => {
    it('a required field takes none', () => {
        expectRefused(salesRep, '<field>Tier__c.Benefits__c', '<field>Tier__c.Rank__c', 'takes no field permission');
    });

    it('a computed field is not editable', () => {
        const { project, file } = breakFile(
            salesRep,
            '<editable>false</editable>\n        <field>Partner__c.Certified_Staff__c',
            '<editable>true</editable>\n        <field>Partner__c.Certified_Staff__c'
        );
        expect(checkSource(project).map(formatProblem).join('\n')).toMatch(
            new RegExp(`${file}:\\d+: Partner__c.Certified_Staff__c is computed`)
        );
    });

    it('a field that no set grants can be seen by nobody', () => {
        const file = inDefault('objects/Tier__c/fields/Color__c.field-meta.xml');
        const source = intact.files.find(
            ({ path }) => path === inDefault('objects/Tier__c/fields/Benefits__c.field-meta.xml')
        )!;
        const text = source.text.replace('Benefits__c', 'Color__c');
        const problems = checkSource(withFile({ path: file, text })).map(formatProblem);
        expect(problems).toContain(`${file}:2: Tier__c.Color__c is in no permission set, so nobody can see it.`);
        expect(problems).toContain(`${file}:2: Color__c has no translation into fr.`);
    });
});

describe('What is missing is found', () => {
    it.each([
        ['help', rank, /    <inlineHelpText>.*\n/, 'Tier__c.Rank__c has no <inlineHelpText>.'],
        ['a description', rank, /    <description>.*\n/, 'Tier__c.Rank__c has no <description>.'],
        [
            'the French help of a field',
            'objectTranslations/Tier__c-fr/Rank__c.fieldTranslation-meta.xml',
            /    <help>.*\n/,
            '<help> of Rank__c is not translated.'
        ],
        [
            'the French plural of an object',
            french,
            /    <caseValues>\s*<plural>true<[\s\S]*?<\/caseValues>\n/,
            'The plural of Partner__c is not translated.'
        ],
        [
            'the French message of a rule',
            french,
            /    <validationRules>[\s\S]*?<\/validationRules>\n/,
            'is not translated.'
        ],
        [
            'a French value',
            'globalValueSetTranslations/Solution-fr.globalValueSetTranslation-meta.xml',
            /    <valueTranslation>[\s\S]*?<\/valueTranslation>\n/,
            'Value "Hybrid Cloud Security" of Solution is not translated.'
        ]
    ])('%s', (_, path, part, message) => {
        const text = intact.files.find((file) => file.path === inDefault(path))?.text ?? '';
        const removed = part.exec(text)?.[0] ?? '';
        const { project, file } = breakFile(path, removed, '');
        const problems = checkSource(project).map(formatProblem);
        expect(problems.filter((problem) => problem.startsWith(file)).join('\n')).toContain(message);
    });

    it.each([
        ['layout', 'layouts/Specialist__c-Specialist Layout.layout-meta.xml', 'Specialist__c has no layout.'],
        ['list view', 'objects/Specialist__c/listViews/All.listView-meta.xml', 'Specialist__c has no list view.'],
        [
            'compact layout',
            'objects/Specialist__c/compactLayouts/Specialist_Compact_Layout.compactLayout-meta.xml',
            'Specialist__c has no compact layout assigned.'
        ]
    ])("an object's %s", (_, path, message) => {
        expect(checkSource(withoutFile(path)).map(formatProblem).join('\n')).toContain(message);
    });
});

describe("The platform's limits are kept", () => {
    it('a label has at most 40 characters', () => {
        expectRefused(rank, '<label>Rank', `<label>Rank ${'r'.repeat(40)}`, '40 fit');
    });

    it('an object has at most 25 roll-ups', () => {
        const source = intact.files.find(({ path }) =>
            path.endsWith('Partner__c/fields/Rebates_Paid__c.field-meta.xml')
        )!;
        const present = intact.files.filter(
            ({ path, text }) => path.includes('Partner__c/fields/') && text.includes('<type>Summary</type>')
        ).length;
        const more = Array.from({ length: 26 - present }, (_, index) => ({
            path: source.path.replace('Rebates_Paid__c', `Rebates_${index}__c`),
            text: source.text.replace('Rebates_Paid__c', `Rebates_${index}__c`)
        }));
        const problems = checkSource({ ...intact, files: [...intact.files, ...more] }).map(formatProblem);
        expect(problems.join('\n')).toContain('Partner__c has 26 roll-ups; 25 are allowed.');
    });

    it('a formula stays small together with the formulas it refers to', () => {
        // Written out, the expected front-end rate alone takes more than 1,000 characters.
        const { project, file, line } = breakFile(
            'objects/Partner_Quote_Line__c/fields/Expected_Discount__c.field-meta.xml',
            'List_Amount__c - Net_Amount__c',
            Array.from({ length: 5 }, () => 'Expected_Front_Rate__c').join(' + ')
        );
        expect(checkSource(project).map(formatProblem).join('\n')).toContain(
            `${file}:${line}: With the formulas it refers to, the formula of Expected_Discount__c has`
        );
    });

    it('the formulas of an object reach across at most 15 relationships', () => {
        const formula = Array.from({ length: 16 }, (_, index) => `Parent_${index}__r.Name`).join(' &amp; ');
        const { project } = breakFile(rule, 'Front_Rate__c &lt;&gt; Expected_Front_Rate__c', formula);
        expect(checkSource(project).map(formatProblem).join('\n')).toMatch(
            /Formulas of Partner_Quote_Line__c reach across \d\d relationships; 15 are allowed/
        );
    });
});
