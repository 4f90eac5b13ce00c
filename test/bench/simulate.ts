/**
 * How the simulator's cost grows: `npx tsx test/bench/simulate.ts [PARTNERS]` (default 100 000, ten credits each).
 * Writes a partners file, simulates a tenth of it and all of it, and prints one line of JSON: milliseconds by the clock and
 * of the processor (for a busy machine), the largest resident memory, and how many times longer ten times the partners take in the same run (10 is linear). Exits with 1
 * where the cost is not linear.
 */
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
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

const AS_OF = '2026-11-21';
const CREDITS = 10;
/** Ten times the partners may take so many times as long: garbage collection and a busy machine are in it. */
const LINEAR = 15;
const partners = Number(process.argv[2] ?? 100_000);
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

async function millisecondsOf(file: string): Promise<number> {
    const started = performance.now();
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
    return performance.now() - started;
}

const draft = draftProgram();
const folder = mkdtempSync(path.join(tmpdir(), 'simulate-'));
try {
    const small = path.join(folder, 'small.jsonl');
    const large = path.join(folder, 'large.jsonl');
    await pipeline(Readable.from(population(partners / 10)), createWriteStream(small));
    await pipeline(Readable.from(population(partners)), createWriteStream(large));
    await millisecondsOf(small);
    const ofSmall = await millisecondsOf(small);
    const before = process.cpuUsage();
    const ofLarge = await millisecondsOf(large);
    const processor = process.cpuUsage(before);
    const ratio = ofLarge / ofSmall;
    process.stdout.write(
        `${JSON.stringify({
            partners,
            credits: partners * CREDITS,
            milliseconds: Math.round(ofLarge),
            processorMilliseconds: Math.round((processor.user + processor.system) / 1000),
            timesATenth: Number(ratio.toFixed(2)),
            residentMegabytes: Math.round(process.resourceUsage().maxRSS / 1024)
        })}\n`
    );
    process.exitCode = ratio > LINEAR ? 1 : 0;
} finally {
    rmSync(folder, { recursive: true, force: true });
}
