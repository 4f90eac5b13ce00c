import { describe, expect, it } from 'vitest';
import { compileLwcFile, stripTypes } from '../build/compile';

const bundle = { namespace: 'c', name: 'sample' };

describe('compiling a component', () => {
    it('takes the types out and leaves decorators and fields to the LWC compiler', () => {
        const source = `import { LightningElement, api } from 'lwc';
            export default class Sample extends LightningElement {
                @api recordId: string | undefined;
                private count: number = 2;
            }`;

        const stripped = stripTypes(source, 'sample.ts');
        expect(stripped).toContain('@api');
        expect(stripped).not.toContain('string');

        const compiled = compileLwcFile(source, '/project/lwc/sample/sample.ts', bundle);
        expect(compiled).toContain('registerDecorators');
        expect(compiled).toContain('"./sample.html"');
        expect(compiled).toMatch(/sel: "c-sample"/);
    });

    it('drops imports that are only types, which name no module at run time', () => {
        const source = `import type { Shape } from './shapes';\nexport const shape: Shape | null = null;\n`;
        expect(stripTypes(source, 'shape.ts')).not.toContain('./shapes');
    });

    it('makes a template a module that imports the components it uses', () => {
        const compiled = compileLwcFile(
            '<template><lightning-badge label="x"></lightning-badge></template>',
            '/project/lwc/sample/sample.html',
            bundle
        );
        expect(compiled).toContain('"lightning/badge"');
    });

    it('reports a syntax error with file and line', () => {
        expect(() => stripTypes('const a = 1;\nconst b = ;\n', 'wrong.ts')).toThrow(/^wrong\.ts:2: /);
    });

    it('reports what the template compiler refuses with file and line', () => {
        const template = '<template>\n    <p onclick="{go}"></p>\n</template>';
        expect(() => compileLwcFile(template, '/project/lwc/sample/sample.html', bundle)).toThrow(
            /^\/project\/lwc\/sample\/sample\.html: line 2: /
        );
    });
});
