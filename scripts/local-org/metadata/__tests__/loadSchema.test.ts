import { describe, expect, it } from 'vitest';
import {
    customObject,
    element,
    formula,
    lookup,
    master,
    money,
    number,
    picklist,
    rollup,
    text,
    validationRule,
    writeProject,
    type SourceFiles
} from '../../__fixtures__/project';
import { loadSchema } from '../loadSchema';
import { MetadataError } from '../problems';

function load(...files: readonly SourceFiles[]) {
    return loadSchema(writeProject(Object.assign({}, ...files) as SourceFiles));
}

/** Every problem as `file:line: problem`, the file without its folders. */
function problems(...files: readonly SourceFiles[]): string[] {
    try {
        load(...files);
    } catch (error) {
        if (error instanceof MetadataError) {
            return error.problems.map(
                ({ file, line, problem }) =>
                    `${file.replace(/^.*\//, '').replace('-meta.xml', '')}:${line ?? '-'}: ${problem}`
            );
        }
        throw error;
    }
    return [];
}

const thing = customObject('Thing', { Word: text(10), Amount: money(), Color: picklist(['RED']) });

describe('a project that can be read', () => {
    const project = load(
        customObject('Top', { Total: rollup('sum', 'Low__c.Top__c', 'Low__c.Amount__c') }),
        customObject(
            'Low',
            {
                Top: master('Top__c', 'Lows'),
                Amount: money(),
                Shade: { type: 'Picklist', valueSet: { restricted: true, valueSetName: 'Shade' } },
                Friend: lookup('Low__c', 'Friends', 'Restrict')
            },
            { detail: true }
        ),
        {
            'globalValueSets/Shade.globalValueSet': element('GlobalValueSet', {
                masterLabel: 'Shade',
                sorted: false,
                customValue: [
                    { fullName: 'DARK', default: true, label: 'Dark' },
                    { fullName: 'LIGHT', default: false, label: 'Light' }
                ]
            }),
            'globalValueSetTranslations/Shade-fr.globalValueSetTranslation': element('GlobalValueSetTranslation', {
                valueTranslation: { masterLabel: 'Dark', translation: 'Sombre' }
            }),
            'objectTranslations/Low__c-fr/Low__c-fr.objectTranslation': element('CustomObjectTranslation', {
                caseValues: [
                    { plural: false, value: 'Bas' },
                    { plural: true, value: 'Les bas' }
                ]
            }),
            'objectTranslations/Low__c-fr/Amount__c.fieldTranslation': element('CustomFieldTranslation', {
                label: 'Montant',
                name: 'Amount__c'
            }),
            'labels/CustomLabels.labels': element('CustomLabels', {
                labels: {
                    fullName: 'Hello',
                    language: 'en_US',
                    protected: true,
                    shortDescription: 'Hello',
                    value: 'Hello!'
                }
            }),
            'translations/fr.translation': element('Translations', {
                customLabels: { label: 'Bonjour !', name: 'Hello' }
            }),
            'objects/Opportunity/fields/Mark__c.field': element('CustomField', {
                fullName: 'Mark__c',
                label: 'Mark',
                ...text(5)
            }),
            'standardValueSets/Industry.standardValueSet': element('StandardValueSet', {
                sorted: false,
                standardValue: { fullName: 'Space', default: false, label: 'Space travel' }
            }),
            'reports/All.report': '<Report/>'
        }
    );
    const field = (object: string, name: string) => project.schema.objects.get(object)!.fields.get(name)!;

    it('has typed fields with their relationships by both names', () => {
        expect(field('Low__c', 'Top__c').reference).toEqual({
            referenceTo: ['Top__c'],
            relationshipName: 'Top__r',
            childRelationshipName: 'Lows__r',
            masterDetail: { order: 0, reparentable: false, writeRequiresMasterRead: false },
            onParentDelete: 'Cascade'
        });
        expect(field('Low__c', 'Friend__c').reference!.onParentDelete).toBe('Restrict');
        expect(project.schema.childRelationships('Top__c').get('Lows__r')).toEqual({
            name: 'Lows__r',
            childObject: 'Low__c',
            childField: 'Top__c'
        });
        expect(project.schema.childRelationships('Account').get('Opportunities')!.childObject).toBe('Opportunity');
    });

    it('gives a roll-up the type of what it sums', () => {
        expect(field('Top__c', 'Total__c')).toMatchObject({
            type: 'Currency',
            scale: 2,
            precision: 18,
            createable: false
        });
    });

    it('fills picklists from global and standard value sets', () => {
        expect(field('Low__c', 'Shade__c').picklist!.values.map(({ value, isDefault }) => [value, isDefault])).toEqual([
            ['DARK', true],
            ['LIGHT', false]
        ]);
        expect(field('Account', 'Industry').picklist!.values).toEqual([
            { value: 'Space', label: 'Space travel', isDefault: false, isActive: true }
        ]);
    });

    it('has the translations of labels, objects, fields and values', () => {
        const translations = [...project.schema.translations.get('fr')!];
        const ofProject = translations.filter(
            ([path]) => /^(Low__c|\$)/.test(path) && !/\.(Created|LastModified)/.test(path)
        );
        expect(Object.fromEntries(ofProject)).toEqual({
            'Low__c.Shade__c.DARK': 'Sombre',
            Low__c: 'Bas',
            'Low__c.$plural': 'Les bas',
            'Low__c.Amount__c': 'Montant',
            '$label.Hello': 'Bonjour !'
        });
    });

    it('brings the platform’s own translations of standard objects and system fields', () => {
        expect(Object.fromEntries(project.schema.translations.get('fr')!)).toMatchObject({
            'Opportunity.$plural': 'Opportunités',
            'Account.Name': 'Nom du compte',
            'Low__c.CreatedById': 'Créé par'
        });
    });

    it('adds custom fields to standard objects, and finds names in any case', () => {
        const opportunity = project.schema.findObject('OPPORTUNITY')!;
        expect(project.schema.findField(opportunity, 'mark__C')!.length).toBe(5);
        expect(opportunity.keyPrefix).toBe('006');
    });

    it('gives details no owner, and every object the system fields', () => {
        expect(project.schema.objects.get('Low__c')!.fields.has('OwnerId')).toBe(false);
        expect(project.schema.objects.get('Top__c')!.fields.has('OwnerId')).toBe(true);
        for (const name of [
            'Id',
            'CreatedDate',
            'CreatedById',
            'LastModifiedDate',
            'LastModifiedById',
            'SystemModstamp',
            'IsDeleted'
        ]) {
            expect(field('Low__c', name), name).toBeDefined();
        }
    });
});

describe('a project that cannot be honoured', () => {
    it('is refused for an element nobody knows, with its file and line', () => {
        const files = {
            'objects/Thing__c/fields/Odd__c.field': element('CustomField', {
                fullName: 'Odd__c',
                label: 'Odd',
                lable: 'Odd',
                ...text()
            })
        };
        // Line 1 is the prolog, 2 the root, 3 fullName, 4 label, 5 the odd one.
        expect(problems(thing, files)).toEqual([
            'Odd__c.field:5: <lable> in <CustomField> is not supported by the local org.'
        ]);
    });

    it('is refused for a field type that is not supported', () => {
        expect(problems(thing, customObject('Thing', { Place: { type: 'Location', scale: 4 } }))[0]).toMatch(
            /^Place__c\.field:5: Field type "Location" is not supported/
        );
    });

    it('is refused for XML that is broken, and for types of files it does not know', () => {
        expect(problems({ 'objects/Thing__c/Thing__c.object': '<CustomObject><label>a</CustomObject>' })[0]).toMatch(
            /^Thing__c\.object:2: Not well-formed XML/
        );
        expect(problems({ 'triggers/T.trigger': '<ApexTrigger/>' })[0]).toMatch(
            /^T\.trigger:-: Metadata of type "trigger" is not supported/
        );
    });

    it('is refused for a formula that does not compile, at the line of the mistake', () => {
        const bad = customObject('Thing', { Bad: formula('Number', 'Amount__c +\n  Nothing__c') });
        // fullName 3, label 4, type 5, formula 6; the mistake is in the formula's second line.
        expect(problems(thing, bad)).toEqual([
            expect.stringMatching(
                /^Bad__c\.field:7: formula of Thing__c\.Bad__c: Field Nothing__c does not exist.*line 2, column 3/
            )
        ]);
    });

    it('is refused for a validation rule that names unknown fields, in the formula or for the message', () => {
        const found = problems(thing, validationRule('Thing__c', 'Rule', 'Nothing__c > 1', 'No.', 'Nowhere__c'));
        expect(found).toEqual([
            'Rule.validationRule:2: <errorDisplayField> Nowhere__c is no field of Thing__c.',
            expect.stringMatching(
                /^Rule\.validationRule:5: validation rule Thing__c\.Rule: Field Nothing__c does not exist/
            )
        ]);
    });

    it('is refused for a roll-up that is not over a master-detail, or over a cross-object formula', () => {
        const found = problems(
            customObject('Top', {
                Rate: number(),
                Loose_Count: rollup('count', 'Loose__c.Top__c'),
                Total: rollup('sum', 'Low__c.Top__c', 'Low__c.Rate__c')
            }),
            customObject('Loose', { Top: lookup('Top__c', 'Looses') }),
            customObject(
                'Low',
                { Top: master('Top__c', 'Lows'), Rate: formula('Number', 'Top__r.Rate__c') },
                { detail: true }
            )
        );
        expect(found).toEqual([
            expect.stringContaining('Loose__c.Top__c is not a master-detail field to Top__c'),
            expect.stringContaining('Rate__c is a cross-object formula')
        ]);
    });

    it('is refused for a standard object as the detail of a custom one', () => {
        const files = {
            'objects/Account/fields/Thing__c.field': element('CustomField', {
                fullName: 'Thing__c',
                label: 'Thing',
                ...master('Thing__c', 'Accounts')
            })
        };
        expect(problems(thing, files)).toEqual([
            expect.stringContaining('Account is a standard object and cannot be the detail')
        ]);
    });

    it('is refused for formulas over more than ten relationships', () => {
        const chain = (steps: number): string => `${'Up__r.'.repeat(steps)}Word__c`;
        const self = (source: string) =>
            customObject('Thing', { Up: lookup('Thing__c', 'Downs'), Far: formula('Text', source) });
        expect(problems(thing, self(chain(10)))).toEqual([]);
        expect(problems(thing, self(chain(11)))).toEqual([expect.stringContaining('does not exist')]);
    });

    it('is refused for formulas that go in a circle', () => {
        const found = problems(
            thing,
            customObject('Thing', { A: formula('Number', 'B__c + 1'), B: formula('Number', 'A__c + 1') })
        );
        expect(found).toEqual([expect.stringContaining('Thing__c.A__c → Thing__c.B__c → Thing__c.A__c')]);
    });

    it('is refused for permission sets that name unknown or required fields', () => {
        const files = {
            'permissionsets/All.permissionset': element('PermissionSet', {
                label: 'All',
                fieldPermissions: [
                    { editable: true, field: 'Thing__c.Nothing__c', readable: true },
                    { editable: true, field: 'Thing__c.Must__c', readable: true }
                ],
                objectPermissions: { object: 'Nobody__c', allowRead: true }
            })
        };
        expect(problems(thing, customObject('Thing', { Must: { ...text(), required: true } }), files)).toEqual([
            'All.permissionset:2: Permission set All: there is no object Nobody__c.',
            'All.permissionset:2: Permission set All: there is no field Thing__c.Nothing__c.',
            'All.permissionset:2: Permission set All: Thing__c.Must__c is required; the platform takes no field permission for it.'
        ]);
    });

    it('is refused for names that are taken', () => {
        const again = Object.fromEntries(Object.entries(thing).map(([path, xml]) => [`more/${path}`, xml]));
        const found = problems(thing, again);
        expect(found).toContainEqual(expect.stringContaining('There is a second object named Thing__c'));
        expect(found).toContainEqual(expect.stringContaining('There is a second field of Thing__c named Word__c'));
    });

    it('is refused for references that lead nowhere', () => {
        const found = problems(
            thing,
            customObject('Thing', {
                Gone: lookup('Gone__c', 'Things'),
                Shade: { type: 'Picklist', valueSet: { valueSetName: 'Gone' } }
            }),
            {
                'objects/Lonely__c/fields/A__c.field': element('CustomField', {
                    fullName: 'A__c',
                    label: 'A',
                    ...text()
                })
            }
        );
        expect(found).toContainEqual(expect.stringContaining('Thing__c.Gone__c refers to Gone__c, which is no object'));
        expect(found).toContainEqual(expect.stringContaining('There is no global value set Gone'));
        expect(found).toContainEqual(expect.stringContaining('There is no object Lonely__c'));
    });

    it('is told everything at once', () => {
        const found = problems(
            thing,
            customObject('Thing', { Bad: formula('Number', '1 +'), Place: { type: 'Location' } }),
            validationRule('Thing__c', 'Rule', 'Nothing__c', 'No.')
        );
        expect(found).toHaveLength(3);
    });
});
