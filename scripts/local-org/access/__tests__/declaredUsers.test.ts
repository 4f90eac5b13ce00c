import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeProject } from '../../__fixtures__/project';
import { declaredUsers } from '../declaredUsers';

function declare(content: string) {
    const directory = writeProject({});
    mkdirSync(join(directory, 'config/local-org'), { recursive: true });
    writeFileSync(join(directory, 'config/local-org/users.json'), content);
    return declaredUsers({ directory, permissionSets: new Map(), roles: new Map() });
}

const one = (user: object) => JSON.stringify({ users: [user] });
const ada = { username: 'ada@example.com', name: 'Ada' };

describe('the users that a project declares', () => {
    it('are none without the file', () => {
        expect(declaredUsers({ directory: writeProject({}), permissionSets: new Map(), roles: new Map() })).toEqual([]);
    });

    it('have the profile that permits nothing unless they name another', () => {
        expect(declare(one(ada))).toEqual([{ ...ada, profile: 'Minimum Access - Salesforce', permissionSets: [] }]);
        expect(declare(one({ ...ada, profile: 'System Administrator' }))[0]!.profile).toBe('System Administrator');
    });

    it.each([
        ['{', 'it is no JSON'],
        ['[]', 'it must hold {"users": [ … ]}'],
        [one({ name: 'Ada' }), "users[0]: 'username' must have the form of an e-mail address"],
        [one({ username: 'ada@example.com' }), "users[0]: 'name' is missing"],
        [one({ ...ada, profile: 'Standard User' }), "users[0]: 'profile' must be"],
        [one({ ...ada, permissionSets: ['Nobody'] }), 'users[0]: there is no permission set Nobody; there are none'],
        [one({ ...ada, role: 'King' }), 'users[0]: there is no role King; there are none'],
        [one({ ...ada, age: 7 }), "users[0]: 'age' is unknown; allowed are"],
        [JSON.stringify({ users: [ada, ada] }), 'users[1]: a second user has the username ada@example.com']
    ])('are refused with the place where %s', (content, problem) => {
        expect(() => declare(content)).toThrow(problem);
    });
});
