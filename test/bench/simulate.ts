/** What the simulator takes for a population, how that grows with the partners, and how much of it is reading the file. */
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { checkProgram, addDays } from '../../force-app/main/default/lwc/programCore/programCore';
import type { Program } from '../../force-app/main/default/lwc/programCore/programCore';
import { readJson } from '../../scripts/commandLine/readJson';
import { programPath } from '../../scripts/programs/programFiles';
import { readPrograms } from '../../scripts/programs/readPrograms';
import type { PartnerDocument } from '../../scripts/simulate/input/partner';
import { readPartnersFile } from '../../scripts/simulate/input/readPartners';
import { simulate } from '../../scripts/simulate/simulate';
import type { Result } from './result';

const AS_OF = '2026-11-21';
const PARTNERS = 100_000;
/** Of each partner. */
const CREDITS = 10;
const MOST_SECONDS = 10;
const MOST_MEGABYTES = 1024;
/** Ten times the partners may take so many times as long: garbage collection and a busy machine are in it. */
const LINEAR = 15;
const SOLUTIONS = ['HYBRID_CLOUD', 'NETWORK', 'EMAIL_ENDPOINT', 'MSP', 'MSSP'];

function draftProgram(): Program {
    const document = readJson(programPath('TREND_MICRO_2024'));
    const checked = document.ok ? checkProgram(document.value) : document;
    if (!checked.ok) {
        throw new Error(JSON.stringify(checked.problems));
    }
    const [registered, skill, ...others] = checked.value.tiers;
    if (registered === undefined || skill === undefined) {
        throw new Error('The program has too few tiers.');
    }
    return {
        ...checked.value,
        tiers: [
            registered,
            { ...skill, min: { revenue: 25_000_000, certifiedStaff: 4 }, rebateRate: 25_000 },
            ...others
        ]
    };
}

/** Partners whose staff, certificates and credits differ from one to the next. */
function* population(count: number): Generator<string> {
    for (let at = 0; at < count; at++) {
        const people = Array.from({ length: at % 12 }, (_, person) => ({
            id: `${at}/${person}`,
            salesUntil: person % 3 === 0 ? null : addDays(AS_OF, ((at * 7 + person * 31) % 500) - 60),
            technicalUntil: person % 3 === 1 ? null : addDays(AS_OF, ((at * 11 + person * 17) % 500) - 60)
        }));
        const partner: PartnerDocument = {
            id: String(at),
            name: `Partner ${at}`,
            program: 'TREND_MICRO_2024',
            current: { tier: 'REGISTERED', nextReviewOn: addDays(AS_OF, at % 300) },
            people,
            specialists: people.slice(0, at % 4).map(({ id }) => ({
                person: id,
                specialization: SOLUTIONS[at % SOLUTIONS.length] as string,
                until: addDays(AS_OF, at % 400)
            })),
            credits: Array.from({ length: CREDITS }, (_, credit) => ({
                on: addDays(AS_OF, -((at * 13 + credit * 73) % 730)),
                amount: `${(at * 37 + credit * 1009) % 60_000}.${String((at + credit) % 100).padStart(2, '0')}`,
                type: (['NEW_CUSTOMER', 'NEW_SOLUTION', 'RENEWAL'] as const)[(at + credit) % 3] as 'RENEWAL',
                solution: SOLUTIONS[(at + credit) % SOLUTIONS.length] as string
            }))
        };
        yield `${JSON.stringify(partner)}\n`;
    }
}

export async function benchSimulate(): Promise<Result[]> {
    const draft = draftProgram();
    const folder = mkdtempSync(join(tmpdir(), 'simulate-'));
    try {
        const small = join(folder, 'small.jsonl');
        const large = join(folder, 'large.jsonl');
        await pipeline(Readable.from(population(PARTNERS / 10)), createWriteStream(small));
        await pipeline(Readable.from(population(PARTNERS)), createWriteStream(large));
        await costOf(() => simulateFile(small, draft));
        const ofSmall = await costOf(() => simulateFile(small, draft));
        const ofLarge = await costOf(() => simulateFile(large, draft));
        const reading = await costOf(() => readFile(large));
        const what = `${count(PARTNERS)} partners with ${count(PARTNERS * CREDITS)} credits`;
        return [
            {
                what: `simulate a draft for ${what}`,
                value: ofLarge.seconds,
                unit: 's',
                target: { atMost: MOST_SECONDS },
                peer: { name: 'reading the file with JSON.parse, nothing else', value: reading.seconds }
            },
            {
                what: 'processor time for it, garbage collection included',
                value: ofLarge.processorSeconds,
                unit: 's',
                peer: { name: 'reading the file with JSON.parse, nothing else', value: reading.processorSeconds }
            },
            {
                what: 'memory for it',
                value: process.resourceUsage().maxRSS / 1024,
                unit: 'MB',
                target: { atMost: MOST_MEGABYTES }
            },
            {
                what: 'processor time for ten times the partners',
                value: ofLarge.processorSeconds / ofSmall.processorSeconds,
                unit: 'times',
                target: { atMost: LINEAR }
            }
        ];
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

async function simulateFile(file: string, draft: Program): Promise<void> {
    const simulated = await simulate(readPartnersFile(file), {
        draft,
        asOf: AS_OF,
        days: { from: '2025-01-01', to: '2025-12-31' },
        riskDays: 90,
        partnersOf: null,
        programs: readPrograms()
    });
    if (!simulated.ok) {
        throw new Error(JSON.stringify(simulated.problems[0]));
    }
}

async function readFile(file: string): Promise<void> {
    let partners = 0;
    for await (const entry of readPartnersFile(file)) {
        partners += entry.kind === 'partner' ? 1 : 0;
    }
    if (partners !== PARTNERS) {
        throw new Error(`The file has ${partners} partners; ${PARTNERS} were written.`);
    }
}

async function costOf(work: () => Promise<void>): Promise<{ seconds: number; processorSeconds: number }> {
    const start = performance.now();
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    return { seconds: (performance.now() - start) / 1000, processorSeconds: (user + system) / 1_000_000 };
}

function count(number: number): string {
    return number.toLocaleString('en-US').replaceAll(',', ' ');
}
