import { describe, expect, it } from 'vitest';
import { emitComponent } from '../emitComponent';

describe('the JavaScript that deploys', () => {
    it('keeps decorators and class fields, and drops every type', () => {
        const emitted = emitComponent(
            "import { api, LightningElement } from 'lwc';\nimport type { Tier } from './tier';\n" +
                'export default class Badge extends LightningElement {\n    @api tier?: Tier;\n    count: number = 0;\n}\n',
            'badge.ts'
        );

        expect(emitted).toContain('@api\n    tier;');
        expect(emitted).toContain('count = 0;');
        expect(emitted).toContain("import { api, LightningElement } from 'lwc';");
        expect(emitted).not.toContain('Tier }');
        expect(emitted).not.toContain('number');
    });

    it('leaves imports as they are written, used as values or for their effect', () => {
        expect(emitComponent("import './register';\n", 'a.ts')).toContain("import './register';");
    });

    it('refuses a file it cannot parse, with the line', () => {
        expect(() => emitComponent('const one = 1;\nconst = 2;\n', 'broken.ts')).toThrow(/broken\.ts:2: /);
    });

    it.each([
        ['an enum', 'export enum Tier { Gold }'],
        ['a namespace', 'namespace Tier { export const gold = 1; }'],
        ['a parameter property', 'class Tier { constructor(private readonly name: string) {} }'],
        ['a #private member', 'class Tier { #name = 1; }'],
        ['a static block', 'class Tier { static { globalThis.name = "1"; } }']
    ])('refuses %s, with the line', (_name, syntax) => {
        expect(() => emitComponent(`\n${syntax}\n`, 'tier.ts')).toThrow(/tier\.ts:2: /);
    });
});
