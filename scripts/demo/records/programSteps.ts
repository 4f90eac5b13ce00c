import type { Program } from '../../../force-app/main/default/lwc/programCore/programCore';
import { programRecords, specializationKey, tierKey } from '../../programs/programRecords';
import type { ProgramFieldValue, ProgramRecord, RecordKey } from '../../programs/programRecords';
import { refer } from './step';
import type { DemoRecord, DemoStep, DemoValue } from './step';

/** The programs with their tiers and specializations, as config/programs has them. */
export function programSteps(programs: readonly Program[]): DemoStep[] {
    const records = programRecords(programs);
    const steps: DemoStep[] = [];
    for (const record of records) {
        const last = steps.at(-1);
        if (last?.object === record.object && !refersInto(record, last)) {
            steps[steps.length - 1] = { ...last, records: [...last.records, demoRecord(record)] };
        } else {
            steps.push({
                title: TITLES[record.object],
                kind: 'create',
                object: record.object,
                records: [demoRecord(record)]
            });
        }
    }
    return steps;
}

export function tierReference(program: Program, tier: string): string {
    return keyReference(tierKey(program, tier));
}

export function specializationReference(program: Program, specialization: string): string {
    return keyReference(specializationKey(program, specialization));
}

export function programReference(program: Program): string {
    return keyReference({ object: 'Program__c', key: program.code });
}

const TITLES = { Program__c: 'Programs', Tier__c: 'Tiers', Specialization__c: 'Specializations' } as const;

function keyReference({ object, key }: RecordKey): string {
    return `${object}/${key}`;
}

function demoRecord(record: ProgramRecord): DemoRecord {
    const values = Object.entries(record.values).map(([field, value]) => [field, demoValue(value)] as const);
    return { reference: keyReference(record), values: Object.fromEntries(values) };
}

function demoValue(value: ProgramFieldValue): DemoValue {
    return typeof value === 'object' && value !== null ? refer(keyReference(value)) : value;
}

/** A record that refers to one of the step has to wait for the next step. */
function refersInto(record: ProgramRecord, step: DemoStep): boolean {
    const names = new Set(step.records.map((candidate) => candidate.reference));
    return Object.values(record.values).some(
        (value) => typeof value === 'object' && value !== null && names.has(keyReference(value))
    );
}
