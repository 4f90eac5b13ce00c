/** How fast the org saves, with everything that a save does: conversion, flows, validation rules, keys, roll-ups. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Org, SaveOperation } from '../../scripts/local-org/org';
import { creditValues } from './credits';
import { milliseconds } from './measure';
import { withDemoOrg } from './org';
import type { Result } from './result';

const BULK = 50_000;
const CHUNK = 200;
const MOST_BULK_SECONDS = 30;
const SINGLES = 5_000;
const LEAST_SINGLES_A_SECOND = 1_000;

export function benchSaves(seeded: string): Result[] {
    const bulk = withDemoOrg(seeded, (org, project) => {
        const before = count(org);
        const seconds = milliseconds(() => saveCredits(org, BULK, CHUNK)) / 1000;
        expectCount(org, before + BULK);
        return { seconds, plain: plainSeconds(org, join(project, 'plain.db'), BULK, CHUNK) };
    });
    const single = withDemoOrg(seeded, (org, project) => {
        const seconds = milliseconds(() => saveCredits(org, SINGLES, 1)) / 1000;
        return { rate: SINGLES / seconds, plain: SINGLES / plainSeconds(org, join(project, 'plain.db'), SINGLES, 1) };
    });
    return [
        {
            what: `save ${BULK.toLocaleString('en-US')} credits in chunks of ${CHUNK}, with rules, flows and roll-ups`,
            value: bulk.seconds,
            unit: 's',
            target: { atMost: MOST_BULK_SECONDS },
            peer: { name: 'node:sqlite, the rows alone', value: bulk.plain }
        },
        {
            what: 'save one credit at a time, each its own transaction',
            value: single.rate,
            unit: 'saves/s',
            target: { atLeast: LEAST_SINGLES_A_SECOND },
            peer: { name: 'node:sqlite, the row alone', value: single.plain }
        }
    ];
}

function saveCredits(org: Org, total: number, chunk: number): void {
    const partners = [...org.store.readAll('Partner__c')].map((partner) => partner['Id'] as string);
    const userId = org.users[0]!.id;
    for (let first = 0; first < total; first += chunk) {
        const operations = Array.from({ length: Math.min(chunk, total - first) }, (_, index) =>
            newCredit(partners[(first + index) % partners.length]!, first + index)
        );
        const refused = org.save(operations, { userId, allOrNone: false }).find(({ success }) => !success);
        if (refused !== undefined) {
            throw new Error(JSON.stringify(refused));
        }
    }
}

function newCredit(partner: string, number: number): SaveOperation {
    return { kind: 'create', object: 'Partner_Credit__c', values: creditValues(partner, number) };
}

function count(org: Org): number {
    return Number(org.store.database.prepare('SELECT COUNT(*) AS count FROM Partner_Credit__c').get()!['count']);
}

function expectCount(org: Org, expected: number): void {
    if (count(org) !== expected) {
        throw new Error(`There are ${count(org)} credits; ${expected} were saved.`);
    }
}

/** The last rows of the org's table, inserted again into a new file with the same table and indexes. */
function plainSeconds(org: Org, file: string, total: number, chunk: number): number {
    const source = org.store.database;
    const rows = source.prepare('SELECT * FROM Partner_Credit__c ORDER BY Id DESC LIMIT ?').all(total);
    const plain = new DatabaseSync(file);
    plain.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    for (const { sql } of source
        .prepare(
            "SELECT sql FROM sqlite_master WHERE tbl_name = 'Partner_Credit__c' AND sql IS NOT NULL ORDER BY rootpage"
        )
        .all()) {
        plain.exec(String(sql));
    }
    const columns = Object.keys(rows[0]!);
    const insert = plain.prepare(
        `INSERT INTO Partner_Credit__c (${columns.map((name) => `"${name}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`
    );
    const values = rows.reverse().map((row) => columns.map((name) => row[name]!));
    const time = milliseconds(() => {
        for (let first = 0; first < values.length; first += chunk) {
            plain.exec('BEGIN IMMEDIATE');
            values.slice(first, first + chunk).forEach((row) => insert.run(...row));
            plain.exec('COMMIT');
        }
    });
    plain.close();
    rmSync(file);
    return time / 1000;
}
