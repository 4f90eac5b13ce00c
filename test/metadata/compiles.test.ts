import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { checkBundles } from '../../scripts/metadata-check/bundles';
import { checkInLocalOrg } from '../../scripts/metadata-check/checkProject';
import { formatProblem } from '../../scripts/metadata-check/problems';
import { breakFile, inDefault, intact, type BrokenCopy } from './brokenCopy';

/** Only one component of a copy, so that not all are compiled. */
function bundleOf({ project }: BrokenCopy, name: string): typeof project {
    return { ...project, files: project.files.filter(({ path }) => path.includes(`/lwc/${name}/`)) };
}

describe("The platform's component compiler refuses", () => {
    it('a template that is not closed, at its file', async () => {
        const copy = breakFile('lwc/tierBadge/tierBadge.html', '</template>', '');
        const problems = await checkBundles(bundleOf(copy, 'tierBadge'));
        expect(problems.map(formatProblem).join('\n')).toMatch(
            new RegExp(`^${inDefault('lwc/tierBadge/tierBadge.html')}:\\d+: .*has no matching closing tag`, 'm')
        );
    });

    it('what a component may not do, at its file and line', async () => {
        const copy = breakFile('lwc/tierBadge/tierBadge.ts', 'export default class', '@wire()\nexport default class');
        const problems = await checkBundles(bundleOf(copy, 'tierBadge'));
        expect(problems.map(({ file }) => file)).toContain(copy.file);
    });

    it('a component without its descriptor', async () => {
        const copy = breakFile('lwc/tierBadge/tierBadge.html', '<template>', '<template>');
        const files = bundleOf(copy, 'tierBadge').files.filter(({ path }) => !path.endsWith('.js-meta.xml'));
        expect((await checkBundles({ ...intact, files })).map(formatProblem)).toEqual([
            `${inDefault('lwc/tierBadge/tierBadge.js-meta.xml')}:1: Component tierBadge has no tierBadge.js-meta.xml.`
        ]);
    });
});

describe('The local org refuses', () => {
    let directory = '';

    afterEach(() => rmSync(directory, { recursive: true, force: true }));

    /** The problems of a copy of this project on disk in which one text is replaced. */
    function problemsOf(copy: BrokenCopy): string[] {
        directory = mkdtempSync(join(tmpdir(), 'metadata-'));
        cpSync(join(intact.directory, 'sfdx-project.json'), join(directory, 'sfdx-project.json'));
        cpSync(join(intact.directory, 'force-app'), join(directory, 'force-app'), { recursive: true });
        const broken = copy.project.files.find(({ path }) => path === copy.file)!;
        expect(readFileSync(join(directory, copy.file), 'utf8')).not.toBe(broken.text);
        writeFileSync(join(directory, copy.file), broken.text);
        return checkInLocalOrg(directory).map(formatProblem);
    }

    it('a formula with an unknown function, at its file and line', () => {
        const copy = breakFile(
            'objects/Partner_Quote_Line__c/fields/Expected_List__c.field-meta.xml',
            'ROUND(',
            'RUOND('
        );
        const problems = problemsOf(copy);
        expect(problems.filter((problem) => problem.startsWith(`${copy.file}:${copy.line}: `)).join('\n')).toContain(
            'RUOND'
        );
    });

    it('a formula that names an unknown field', () => {
        const copy = breakFile(
            'objects/Partner_Quote_Line__c/fields/Expected_List__c.field-meta.xml',
            'Unit_Price__c',
            'Unit_Cost__c'
        );
        expect(problemsOf(copy).join('\n')).toMatch(new RegExp(`${copy.file}:${copy.line}: .*Unit_Cost__c`));
    });

    it('a validation rule that is no condition', () => {
        const copy = breakFile(
            'objects/Partner_Quote_Line__c/validationRules/Quantity_Not_Negative.validationRule-meta.xml',
            'Quantity__c &lt; 0',
            'Quantity__c'
        );
        expect(problemsOf(copy).join('\n')).toContain(`${copy.file}:${copy.line}: `);
    });

    it('a flow that assigns to an unknown field', () => {
        const copy = breakFile('flows/Tier_Set_Key.flow-meta.xml', '$Record.Key__c', '$Record.Kye__c');
        expect(problemsOf(copy).join('\n')).toMatch(new RegExp(`${copy.file}:\\d+: .*Kye__c`));
    });
});
