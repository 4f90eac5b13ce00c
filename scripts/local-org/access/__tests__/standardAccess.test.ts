import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { standardAccess } from '../standardAccess';

interface StandardObject {
    readonly fields: Readonly<Record<string, unknown>>;
}

/** The parts of a name are seen with the record; the platform itself writes when it asked for a contact's update. */
const withoutPermission = new Set([
    ...['Name', 'FirstName', 'LastName', 'Salutation'],
    ...['LastCURequestDate', 'LastCUUpdateDate']
]);

describe('the field permissions of a contact', () => {
    it('cover every field but the name and what the platform writes itself', () => {
        const contact = JSON.parse(
            readFileSync(new URL('../../metadata/standard/Contact.json', import.meta.url), 'utf8')
        ) as StandardObject;
        const expected = Object.keys(contact.fields).filter((name) => !withoutPermission.has(name));
        expect([...standardAccess('Contact').permissionable!].sort()).toEqual(expected.sort());
    });
});
