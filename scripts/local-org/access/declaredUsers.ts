import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LinkedProject } from '../metadata/project';
import { administratorProfile, minimumProfile, partnerProfile } from './accessControl';

/** Where a project declares users beside the administrator and the one of each permission set. */
export const usersFile = 'config/local-org/users.json';

/** A user that a project declares: a further persona to sign in as. */
export interface DeclaredUser {
    /** Unique, in the form of an e-mail address. */
    readonly username: string;
    readonly name: string;
    readonly profile: string;
    /** API names. */
    readonly permissionSets: readonly string[];
    /** API name of their role. */
    readonly role?: string;
}

/**
 * Reads the users of a project: `{"users": [{"username", "name", "profile"?, "permissionSets"?, "role"?}]}`. Without a
 * profile a user has the one that permits nothing by itself. A user with the profile of partners sees the records of a
 * company as soon as their ContactId names one of its contacts.
 * @throws Error with the file and what is wrong with which user
 */
export function declaredUsers(project: Pick<LinkedProject, 'directory' | 'permissionSets' | 'roles'>): DeclaredUser[] {
    const file = join(project.directory, usersFile);
    if (!existsSync(file)) {
        return [];
    }
    const refuse = (problem: string): never => {
        throw new Error(`${file}: ${problem}`);
    };
    let content: unknown;
    try {
        content = JSON.parse(readFileSync(file, 'utf8'));
    } catch (error) {
        return refuse(`it is no JSON: ${(error as Error).message}`);
    }
    const users = (content as { users?: unknown } | null)?.users;
    if (!Array.isArray(users)) {
        return refuse('it must hold {"users": [ … ]}.');
    }
    const seen = new Set<string>();
    return users.map((each: unknown, index) => {
        const user = readUser(project, each, (problem) => refuse(`users[${index}]: ${problem}`));
        if (seen.has(user.username.toLowerCase())) {
            refuse(`users[${index}]: a second user has the username ${user.username}.`);
        }
        seen.add(user.username.toLowerCase());
        return user;
    });
}

const properties = ['username', 'name', 'profile', 'permissionSets', 'role'];

function readUser(
    project: Pick<LinkedProject, 'permissionSets' | 'roles'>,
    value: unknown,
    refuse: (problem: string) => never
): DeclaredUser {
    const given = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
    const unknown = Object.keys(given).find((name) => !properties.includes(name));
    if (unknown !== undefined) {
        refuse(`'${unknown}' is unknown; allowed are ${properties.join(', ')}.`);
    }
    const { username, name, profile = minimumProfile, permissionSets = [], role } = given;
    if (typeof username !== 'string' || !/^\S+@\S+$/.test(username)) {
        return refuse("'username' must have the form of an e-mail address.");
    }
    if (typeof name !== 'string' || name === '') {
        return refuse("'name' is missing.");
    }
    const profiles = [minimumProfile, administratorProfile, partnerProfile];
    if (typeof profile !== 'string' || !profiles.includes(profile)) {
        return refuse(`'profile' must be ${profiles.map((name) => `"${name}"`).join(' or ')}.`);
    }
    if (!Array.isArray(permissionSets)) {
        return refuse("'permissionSets' must be a list of API names.");
    }
    const missing = permissionSets.find((set) => !project.permissionSets.has(String(set)));
    if (missing !== undefined) {
        return refuse(
            `there is no permission set ${String(missing)}; there are ${[...project.permissionSets.keys()].join(', ') || 'none'}.`
        );
    }
    if (role !== undefined && !project.roles.has(String(role))) {
        return refuse(`there is no role ${String(role)}; there are ${[...project.roles.keys()].join(', ') || 'none'}.`);
    }
    return {
        username,
        name,
        profile,
        permissionSets: permissionSets.map(String),
        ...(role !== undefined && { role: String(role) })
    };
}
