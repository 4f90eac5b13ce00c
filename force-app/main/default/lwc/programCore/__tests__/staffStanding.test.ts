import { describe, expect, it } from 'vitest';
import { certificateOn, staffOn } from '../programCore';
import { historyOf, programOf, tierHistory } from './samples';

describe('a certificate on a day', () => {
    it.each([
        [null, 'NONE'],
        ['2024-06-14', 'LAPSED'],
        ['2024-06-15', 'LAPSES_SOON'],
        // 2024-06-15 + 90 days = 2024-09-13
        ['2024-09-12', 'LAPSES_SOON'],
        ['2024-09-13', 'VALID']
    ])('that ends on %s is %s on June 15, 2024', (until, state) => {
        expect(certificateOn(until, '2024-06-15')).toEqual({ until, state });
    });
});

describe('the certified people of a partner', () => {
    const program = programOf();
    const staff = staffOn(
        historyOf(
            program,
            tierHistory({
                people: [
                    { id: 'lapsed', salesUntil: '2024-01-31' },
                    { id: 'late', technicalUntil: '2026-01-31' },
                    { id: 'soon', salesUntil: '2024-12-31', technicalUntil: '2024-01-31' },
                    { id: 'specialist', technicalUntil: '2025-12-31' }
                ],
                specialists: [
                    { person: 'specialist', specialization: 'NETWORK', until: '2024-07-31' },
                    { person: 'specialist', specialization: 'CLOUD', until: '2024-05-31' }
                ]
            })
        )
    );

    it('come in the order in which their first valid certificate ends, those without one last', () => {
        expect(staff.map(({ person, firstEnd }) => [person, firstEnd])).toEqual([
            ['specialist', '2024-07-31'],
            ['soon', '2024-12-31'],
            ['late', '2026-01-31'],
            ['lapsed', null]
        ]);
    });

    it('count while a sales or a technical certificate is valid', () => {
        expect(staff.map(({ counts }) => counts)).toEqual([true, true, true, false]);
    });

    it('keep their specialist certificates, lapsed ones too', () => {
        expect(staff[0]?.specialists).toEqual([
            { specialization: 'NETWORK', until: '2024-07-31', state: 'LAPSES_SOON' },
            { specialization: 'CLOUD', until: '2024-05-31', state: 'LAPSED' }
        ]);
    });
});
