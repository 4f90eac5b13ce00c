import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listBundles } from '../bundles';
import { checkPaths, pathsOf } from '../paths';

describe('the bundles that deploy', () => {
    let folder: string;
    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), 'bundles-'));
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    function write(path: string): void {
        mkdirSync(join(folder, path, '..'), { recursive: true });
        writeFileSync(join(folder, path), '');
    }

    it('are their TypeScript modules, without tests and declarations', () => {
        ['badge/badge.ts', 'badge/labels.ts', 'badge/__tests__/badge.test.ts', 'badge/shapes.d.ts'].forEach(write);

        expect(listBundles(folder)).toEqual([
            {
                name: 'badge',
                folder: join(folder, 'badge'),
                sources: [join(folder, 'badge/badge.ts'), join(folder, 'badge/labels.ts')]
            }
        ]);
    });

    it('each carry the name of their folder', () => {
        write('badge/other.ts');

        expect(() => listBundles(folder)).toThrow(/badge: the bundle has no badge\.ts/);
    });

    it('are all known to the compiler by their names', () => {
        expect(pathsOf(listBundles())['c/programCore']).toEqual([
            './force-app/main/default/lwc/programCore/programCore.ts'
        ]);
        expect(checkPaths(listBundles())).toEqual([]);
    });

    it('are missed by the compiler where they are not', () => {
        write('newcomer/newcomer.ts');

        expect(checkPaths([...listBundles(), ...listBundles(folder)])).toEqual([
            expect.stringContaining('paths has no entry "c/newcomer"')
        ]);
    });
});
