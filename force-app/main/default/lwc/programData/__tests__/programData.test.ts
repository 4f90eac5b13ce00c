import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkProgram } from 'c/programCore';
import { PROGRAM_QUERY, programVariables, toPrograms } from 'c/programData';
import { textOf } from '../../../../../../test/mocks/graphql';
import legacyProgram from './data/legacyProgram.json';
import programRules from './data/programRules.json';

const PROGRAM_ID = 'a00000000000002AAA';

function programFile(code: string): unknown {
    return JSON.parse(readFileSync(join(process.cwd(), 'config/programs', `${code}.json`), 'utf8'));
}

describe('a program read from the org', () => {
    it.each([
        ['TREND_MICRO_2024', programRules],
        ['TREND_MICRO_LEGACY', legacyProgram]
    ])('is the same to the core as its file: %s', (code, recorded) => {
        const [program] = [...toPrograms(recorded).values()];
        const checked = checkProgram(programFile(code));

        expect(checked).toHaveProperty('value');
        expect(program).toEqual('value' in checked ? checked.value : undefined);
    });

    it('holds percent points of the org as exact rates of the core: 5.75 % is 57 500 millionths', () => {
        const expert = toPrograms(programRules)
            .get(PROGRAM_ID)
            ?.tiers.find(({ code }) => code === 'EXPERT');

        expect(expert?.renewalDiscount).toBe(57_500);
    });

    it('asks for each program once, and for none while none is known', () => {
        expect(programVariables([PROGRAM_ID, PROGRAM_ID])).toEqual({ programIds: [PROGRAM_ID] });
        expect(programVariables([])).toBeUndefined();
    });

    it('names the operation and passes the ids as a variable', () => {
        expect(textOf(PROGRAM_QUERY as Parameters<typeof textOf>[0])).toContain(
            'query ProgramRules($programIds: [ID])'
        );
    });
});
