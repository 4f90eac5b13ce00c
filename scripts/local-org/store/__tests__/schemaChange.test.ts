import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
    customObject,
    master,
    money,
    number,
    rollup,
    saver,
    text,
    writeProject,
    type SourceFiles
} from '../../__fixtures__/project';
import { openOrg } from '../../open';

const folder = mkdtempSync(join(tmpdir(), 'local-org-store-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

function database(): string {
    files += 1;
    return join(folder, `org-${files}.db`);
}

function open(databaseFile: string, ...sources: readonly SourceFiles[]) {
    return openOrg({ projectDirectory: writeProject(Object.assign({}, ...sources) as SourceFiles), databaseFile });
}

describe('a database file', () => {
    it('keeps records, sequences and sign-ins over a restart', () => {
        const file = database();
        const thing = customObject(
            'Thing',
            { Amount: money() },
            { nameField: { label: 'No', type: 'AutoNumber', displayFormat: 'T-{000}' } }
        );
        const first = open(file, thing);
        const id = saver(first).create('Thing__c', { Amount__c: '12345678901234.56' });
        const token = first.users[0]!.accessToken;
        first.close();
        const second = open(file, thing);
        expect(String(second.read('Thing__c', id)!['Amount__c'])).toBe('12345678901234.56');
        expect(second.users[0]!.accessToken).toBe(token);
        const next = saver(second).create('Thing__c', {});
        expect([second.read('Thing__c', id)!['Name'], second.read('Thing__c', next)!['Name']]).toEqual([
            'T-001',
            'T-002'
        ]);
        expect(next > id).toBe(true);
        expect(statSync(`${file}.tokens.json`).mode & 0o777).toBe(0o600);
        second.close();
    });

    it('gives no Id and no number twice, whatever was undone in between', () => {
        const thing = customObject(
            'Thing',
            { Word: { ...text(), unique: true } },
            { nameField: { label: 'No', type: 'AutoNumber', displayFormat: 'T-{0}' } }
        );
        const org = open(database(), thing);
        const save = saver(org);
        const create = (word: string) => ({ kind: 'create', object: 'Thing__c', values: { Word__c: word } }) as const;
        const account = { kind: 'create', object: 'Account', values: { Name: 'Acme' } } as const;
        save(create('a'));
        save(create('b'), account, create('a'));
        save.partly(create('b'), account, create('a'), account, create('c'));
        save(create('d'));
        const records = [...org.store.readAll('Thing__c')];
        expect(records.map((record) => record['Word__c'])).toEqual(['a', 'b', 'c', 'd']);
        expect(new Set(records.map((record) => record['Name'])).size).toBe(4);
        org.close();
    });

    it('is one process’s at a time', () => {
        const file = database();
        const first = open(file);
        expect(() => open(file)).toThrow('is in use by another process');
        first.close();
        open(file).close();
    });

    it('takes new fields and longer numbers, and computes new roll-ups', () => {
        const file = database();
        const before = [
            customObject('Top', { Size: number(5, 0) }),
            customObject('Low', { Top: master('Top__c', 'Lows'), Amount: money() }, { detail: true })
        ];
        const first = open(file, ...before);
        const top = saver(first).create('Top__c', { Name: 'T', Size__c: 7 });
        saver(first).create('Low__c', { Name: 'L', Top__c: top, Amount__c: '1.25' });
        first.close();
        const second = open(
            file,
            ...before,
            customObject('Top', {
                Size: number(9, 2),
                Total: rollup('sum', 'Low__c.Top__c', 'Low__c.Amount__c'),
                Extra: text()
            })
        );
        const record = second.read('Top__c', top)!;
        expect([String(record['Size__c']), String(record['Total__c']), record['Extra__c']]).toEqual([
            '7',
            '1.25',
            null
        ]);
        second.close();
    });

    it('refuses a schema that would lose data, and says how to go on', () => {
        const file = database();
        const first = open(file, customObject('Thing', { Word: text(), Other: text(), Amount: money() }));
        saver(first).create('Thing__c', { Name: 'x', Word__c: 'a', Amount__c: '1.50' });
        first.close();
        expect(() => open(file, customObject('Thing', { Amount: number(10, 0) }))).toThrow(
            /Thing__c\.Amount__c: its type or scale has changed[^]*Thing__c\.Word__c: the field is gone, and there are values[^]*--reset/
        );
        expect(() => open(file)).toThrow('Thing__c: the object is gone, and there are records.');
        const kept = open(file, customObject('Thing', { Word: text(), Amount: money() }));
        expect([...kept.store.readAll('Thing__c')]).toHaveLength(1);
        kept.close();
    });

    it('refuses a field that is unique from now on and has repeated values', () => {
        const file = database();
        const first = open(file, customObject('Thing', { Word: text() }));
        saver(first).create('Thing__c', { Name: 'x', Word__c: 'a' });
        saver(first).create('Thing__c', { Name: 'y', Word__c: 'A' });
        first.close();
        expect(() => open(file, customObject('Thing', { Word: { ...text(), unique: true } }))).toThrow(
            'Thing__c.Word__c: unique now, and there are values that repeat'
        );
    });
});
