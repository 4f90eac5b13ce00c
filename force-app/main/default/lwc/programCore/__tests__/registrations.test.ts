import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
    canExtend,
    checkClaim,
    daysBetween,
    addDays,
    isWaitingForAnswer,
    nextStatuses,
    REGISTRATION_STATUSES,
    registrationClock,
    registrationCourse,
    solutionStandings
} from '../programCore';
import type { OwnClaim, PastSale, Protection, RegistrationCourse } from '../programCore';

const TODAY = '2024-06-10';
const network = (wonOn: string): PastSale => ({ solution: 'NETWORK', wonOn });
const cloud = (wonOn: string): PastSale => ({ solution: 'CLOUD', wonOn });

describe('the business type claimed for a registration', () => {
    it.each([
        { claimed: 'NEW_CUSTOMER', sales: [], problem: null, fitting: 'NEW_CUSTOMER' },
        { claimed: 'NEW_SOLUTION', sales: [], problem: null, fitting: 'NEW_CUSTOMER' },
        { claimed: 'NEW_CUSTOMER', sales: [cloud('2023-01-01')], problem: 'CUSTOMER_BOUGHT', fitting: 'NEW_SOLUTION' },
        { claimed: 'NEW_SOLUTION', sales: [cloud('2023-01-01')], problem: null, fitting: 'NEW_SOLUTION' },
        { claimed: 'NEW_CUSTOMER', sales: [network('2023-01-01')], problem: 'CUSTOMER_BOUGHT', fitting: 'RENEWAL' },
        { claimed: 'NEW_SOLUTION', sales: [network('2023-01-01')], problem: 'SOLUTION_BOUGHT', fitting: 'RENEWAL' },
        { claimed: 'RENEWAL', sales: [], problem: 'NOT_NEW_BUSINESS', fitting: 'NEW_CUSTOMER' },
        { claimed: 'RENEWAL', sales: [network('2023-01-01')], problem: 'NOT_NEW_BUSINESS', fitting: 'RENEWAL' }
    ] as const)('$claimed after $sales.length sales: $problem, fitting is $fitting', (example) => {
        expect(checkClaim(example.claimed, 'NETWORK', example.sales)).toMatchObject({
            problem: example.problem,
            fitting: example.fitting
        });
    });

    it('is contradicted as a new customer by an amount that was sold without a solution, not as a new solution', () => {
        const sales = [{ solution: null, wonOn: '2022-05-05' }];

        expect(checkClaim('NEW_CUSTOMER', 'NETWORK', sales).problem).toBe('CUSTOMER_BOUGHT');
        expect(checkClaim('NEW_SOLUTION', 'NETWORK', sales).problem).toBeNull();
    });

    it('names the sales that contradict it, the latest first', () => {
        const sales = [network('2022-03-01'), cloud('2023-09-01'), network('2023-02-01')];

        expect(checkClaim('NEW_SOLUTION', 'NETWORK', sales).because.map(({ wonOn }) => wonOn)).toEqual([
            '2023-02-01',
            '2022-03-01'
        ]);
        expect(checkClaim('NEW_CUSTOMER', 'NETWORK', sales).because.map(({ wonOn }) => wonOn)).toEqual([
            '2023-09-01',
            '2023-02-01',
            '2022-03-01'
        ]);
    });

    it('holds for the fitting type wherever that is new business', () => {
        const sale = fc.record({
            solution: fc.constantFrom('NETWORK', 'CLOUD', 'OTHER', null),
            wonOn: fc.constantFrom('2022-01-01', '2023-01-01', '2024-01-01')
        });
        fc.assert(
            fc.property(
                fc.array<PastSale>(sale, { maxLength: 4 }),
                fc.constantFrom('NETWORK', 'CLOUD'),
                (sales, solution) => {
                    const { fitting } = checkClaim('NEW_CUSTOMER', solution, sales);
                    const { problem, because } = checkClaim(fitting, solution, sales);
                    expect(problem).toBe(fitting === 'RENEWAL' ? 'NOT_NEW_BUSINESS' : null);
                    expect(fitting === 'RENEWAL').toBe(sales.some((entry) => entry.solution === solution));
                    expect(because.every((entry) => sales.includes(entry))).toBe(true);
                }
            )
        );
    });
});

describe('the statuses that may follow', () => {
    it('are those of the specification and no others', () => {
        const transitions = REGISTRATION_STATUSES.flatMap((from) => nextStatuses(from).map((to) => `${from} > ${to}`));

        expect(transitions.sort()).toEqual(
            [
                'DRAFT > SUBMITTED',
                'SUBMITTED > APPROVED',
                'SUBMITTED > REJECTED',
                'APPROVED > WON',
                'APPROVED > LOST',
                'APPROVED > EXPIRED',
                'DRAFT > WITHDRAWN',
                'SUBMITTED > WITHDRAWN',
                'APPROVED > WITHDRAWN'
            ].sort()
        );
    });
});

function course(changes: Partial<RegistrationCourse>): RegistrationCourse {
    return {
        status: 'DRAFT',
        submittedOn: null,
        decisionDueOn: null,
        approvedOn: null,
        expiresOn: null,
        extendedOn: null,
        ...changes
    };
}

describe('the clock of a registration', () => {
    it('counts down to the decision: two of four days gone, two left', () => {
        const submitted = course({ status: 'SUBMITTED', submittedOn: '2024-06-08', decisionDueOn: '2024-06-12' });

        expect(registrationClock(submitted, TODAY)).toEqual({
            kind: 'DECISION',
            on: '2024-06-12',
            daysLeft: 2,
            urgency: 'CALM',
            elapsed: 0.5
        });
    });

    it.each([
        { due: '2024-06-11', daysLeft: 1, urgency: 'URGENT' },
        { due: '2024-06-10', daysLeft: 0, urgency: 'URGENT' },
        { due: '2024-06-09', daysLeft: -1, urgency: 'PASSED' }
    ])('of a decision due on $due is $urgency on 2024-06-10', ({ due, ...expected }) => {
        const submitted = course({ status: 'SUBMITTED', submittedOn: '2024-06-05', decisionDueOn: due });

        expect(registrationClock(submitted, TODAY)).toMatchObject(expected);
    });

    it.each([
        { expires: '2024-07-11', daysLeft: 31, urgency: 'CALM' },
        { expires: '2024-07-10', daysLeft: 30, urgency: 'SOON' },
        { expires: '2024-06-18', daysLeft: 8, urgency: 'SOON' },
        { expires: '2024-06-17', daysLeft: 7, urgency: 'URGENT' },
        { expires: '2024-06-10', daysLeft: 0, urgency: 'URGENT' },
        { expires: '2024-06-09', daysLeft: -1, urgency: 'PASSED' }
    ])('of a protection until $expires is $urgency', ({ expires, ...expected }) => {
        const approved = course({ status: 'APPROVED', approvedOn: '2024-04-11', expiresOn: expires });

        expect(registrationClock(approved, TODAY)).toMatchObject({ kind: 'PROTECTION', ...expected });
    });

    it('has run out after its last day, and has not begun before its first', () => {
        const protectedFor = (approvedOn: string, expiresOn: string): number | undefined =>
            registrationClock(course({ status: 'APPROVED', approvedOn, expiresOn }), TODAY)?.elapsed;

        expect(protectedFor('2024-05-01', '2024-06-09')).toBe(1);
        expect(protectedFor('2024-06-12', '2024-08-01')).toBe(0);
        expect(protectedFor(TODAY, TODAY)).toBe(1);
    });

    it.each(['DRAFT', 'REJECTED', 'WON', 'LOST', 'EXPIRED', 'WITHDRAWN'] as const)(
        'stands still for a registration that is %s',
        (status) => {
            const ended = course({ status, decisionDueOn: '2024-06-12', expiresOn: '2024-07-01' });

            expect(registrationClock(ended, TODAY)).toBeNull();
        }
    );
});

describe('the course of a registration', () => {
    const stepsOf = (changes: Partial<RegistrationCourse>): string[] =>
        registrationCourse(course(changes)).map(({ status, state }) => `${status} ${state}`);

    it('leads from draft to a won deal', () => {
        expect(stepsOf({ status: 'SUBMITTED' })).toEqual([
            'DRAFT DONE',
            'SUBMITTED CURRENT',
            'APPROVED AHEAD',
            'WON AHEAD'
        ]);
    });

    it('ends where it ended, after what was reached', () => {
        const decided = { submittedOn: '2024-05-01', approvedOn: '2024-05-03' };

        expect(stepsOf({ status: 'EXPIRED', ...decided })).toEqual([
            'DRAFT DONE',
            'SUBMITTED DONE',
            'APPROVED DONE',
            'EXPIRED CURRENT'
        ]);
        expect(stepsOf({ status: 'REJECTED', submittedOn: '2024-05-01' })).toEqual([
            'DRAFT DONE',
            'SUBMITTED DONE',
            'REJECTED CURRENT'
        ]);
        expect(stepsOf({ status: 'WITHDRAWN' })).toEqual(['DRAFT DONE', 'WITHDRAWN CURRENT']);
    });
});

describe('an extension', () => {
    const approved = course({ status: 'APPROVED', approvedOn: '2024-04-01', expiresOn: TODAY });

    it('is possible up to the last protected day, once', () => {
        expect(canExtend(approved, TODAY)).toBe(true);
        expect(canExtend(approved, '2024-06-11')).toBe(false);
        expect(canExtend({ ...approved, extendedOn: '2024-05-01' }, TODAY)).toBe(false);
    });

    it('is not possible in any other status', () => {
        for (const status of REGISTRATION_STATUSES.filter((candidate) => candidate !== 'APPROVED')) {
            expect(canExtend({ ...approved, status }, TODAY)).toBe(false);
        }
    });
});

function claim(changes: Partial<OwnClaim>): OwnClaim {
    return {
        ...course({}),
        id: 'own',
        solution: 'NETWORK',
        informationRequest: null,
        informationAnswer: null,
        ...changes
    };
}

const rival = (changes: Partial<Protection> = {}): Protection => ({
    solution: 'NETWORK',
    status: 'PROTECTED',
    until: '2024-07-01',
    ...changes
});

describe('how a solution of the deal stands', () => {
    const standingOf = (claims: readonly OwnClaim[], protections: readonly Protection[] = []): object | undefined =>
        solutionStandings(['NETWORK'], claims, protections, TODAY)[0];

    it('is free where nobody has it', () => {
        expect(standingOf([])).toMatchObject({ code: 'FREE', claim: null, protection: null, actions: [] });
    });

    it('is protected for another partner, until when', () => {
        expect(standingOf([], [rival()])).toMatchObject({ code: 'PROTECTED', protection: { until: '2024-07-01' } });
    });

    it("is pending while another partner's request is undecided", () => {
        expect(standingOf([], [rival({ status: 'PENDING', until: null })])).toMatchObject({ code: 'PENDING' });
    });

    it('is free again after the last day of protection, and where another solution is protected', () => {
        expect(standingOf([], [rival({ until: '2024-06-09' })])).toMatchObject({ code: 'FREE', protection: null });
        expect(standingOf([], [rival({ solution: 'CLOUD' })])).toMatchObject({ code: 'FREE', protection: null });
        expect(standingOf([], [rival({ until: TODAY })])).toMatchObject({ code: 'PROTECTED' });
    });

    it("is the partner's own where it is submitted or approved: the protection beside it is its own", () => {
        const submitted = claim({ status: 'SUBMITTED', decisionDueOn: '2024-06-12' });

        expect(standingOf([submitted], [rival({ status: 'PENDING', until: null })])).toMatchObject({
            code: 'SUBMITTED',
            protection: null,
            actions: ['WITHDRAW']
        });
        const approved = claim({ status: 'APPROVED', expiresOn: '2024-07-01' });
        expect(standingOf([approved], [rival()])).toMatchObject({
            code: 'APPROVED',
            protection: null,
            actions: ['EXTEND', 'WITHDRAW']
        });
    });

    it('lets a draft be submitted, unless another partner was faster', () => {
        expect(standingOf([claim({})])).toMatchObject({ code: 'DRAFT', actions: ['SUBMIT', 'WITHDRAW'] });
        expect(standingOf([claim({})], [rival()])).toMatchObject({ code: 'PROTECTED', actions: ['WITHDRAW'] });
    });

    it('has ended where protection has passed and nobody has closed it yet', () => {
        expect(standingOf([claim({ status: 'APPROVED', expiresOn: '2024-06-09' })])).toMatchObject({
            code: 'ENDED',
            actions: ['WITHDRAW']
        });
    });

    it('is free after a rejection, which is remembered', () => {
        expect(standingOf([claim({ status: 'REJECTED' })])).toMatchObject({
            code: 'FREE',
            claim: { status: 'REJECTED' },
            actions: []
        });
    });

    it('asks for an answer while the question is open', () => {
        const asked = claim({ status: 'SUBMITTED', informationRequest: 'Which site?' });

        expect(standingOf([asked])).toMatchObject({ actions: ['ANSWER', 'WITHDRAW'] });
        expect(isWaitingForAnswer({ ...asked, informationAnswer: 'Lyon' })).toBe(false);
        expect(isWaitingForAnswer({ ...asked, status: 'APPROVED' })).toBe(false);
    });

    it('offers no action that the transitions do not allow', () => {
        const anyClaim = fc.record({
            status: fc.constantFrom(...REGISTRATION_STATUSES),
            expiresOn: fc.constantFrom('2024-06-09', TODAY, '2024-07-01', null),
            extendedOn: fc.constantFrom('2024-05-01', null)
        });
        const anyProtection = fc.record({
            solution: fc.constantFrom('NETWORK', 'CLOUD'),
            status: fc.constantFrom('PENDING' as const, 'PROTECTED' as const),
            until: fc.constantFrom('2024-06-09', TODAY, null)
        });
        fc.assert(
            fc.property(
                fc.array(anyClaim, { maxLength: 3 }),
                fc.array(anyProtection, { maxLength: 2 }),
                (own, rivals) => {
                    const claims = own.map((changes) => claim(changes));
                    const [standing] = solutionStandings(['NETWORK'], claims, rivals, TODAY);
                    const next = standing?.claim ? nextStatuses(standing.claim.status) : [];
                    expect(standing?.actions.includes('WITHDRAW') ?? false).toBe(next.includes('WITHDRAWN'));
                    if (standing?.actions.includes('SUBMIT')) {
                        expect(next).toContain('SUBMITTED');
                        expect(standing.protection).toBeNull();
                    }
                    if (standing?.code === 'FREE') {
                        expect(next).toEqual([]);
                    }
                }
            )
        );
    });
});

describe('the days between two dates', () => {
    it('count a leap day, and nothing for a change of the clocks', () => {
        expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
        expect(daysBetween('2024-03-30', '2024-04-01')).toBe(2);
        expect(daysBetween('2024-06-10', '2024-06-09')).toBe(-1);
    });

    it('are what addDays adds', () => {
        fc.assert(
            fc.property(fc.integer({ min: -4000, max: 4000 }), (days) => {
                expect(daysBetween(TODAY, addDays(TODAY, days))).toBe(days);
            })
        );
    });
});
