import {
    addDays,
    formatMoney,
    moneyFromNumber,
    specializationFor
} from '../../force-app/main/default/lwc/programCore/programCore';
import type {
    CertifiedPerson,
    CurrentTier,
    IsoDate,
    Program,
    RevenueEntry,
    Specialist,
    Specialization,
    SpecializationExpiry,
    TierHistory
} from '../../force-app/main/default/lwc/programCore/programCore';
import { loadSteps } from '../../scripts/demo/load';
import {
    programReference,
    programSteps,
    specializationReference,
    tierReference
} from '../../scripts/demo/records/programSteps';
import { FixedClock, today } from '../../scripts/local-org/clock';
import { openOrg } from '../../scripts/local-org/open';
import type { Org, SaveOperation } from '../../scripts/local-org/org';
import type { FieldValues } from '../../scripts/local-org/values';
import { planMove } from '../../scripts/simulate/move';
import type { RandomCredit, RandomEvent, RandomPartner, RandomPerson } from './randomHistory';

/**
 * A partner in the org, and its facts as the core reads them; people and specialists by their Ids in the org. Where a
 * specialization is named it is by its solution, for that outlasts a move: `factsOf` has the codes of the program.
 */
export interface Membership {
    readonly id: string;
    readonly name: string;
    program: Program;
    history: TierHistory;
    /** The move to come. */
    move: { readonly to: Program; readonly on: IsoDate } | null;
    /** Solution -> Id of the partner's specialization. */
    readonly specializations: Map<string, string>;
    /** Ids of specialists, in the order of history.specialists. */
    specialistIds: string[];
    /** Ids of credits, in the order of history.revenue. */
    creditIds: string[];
}

const OPERATIONS = 'Tierstack Channel Operations';

/** When a member is judged: a review day that has come is over by night alone, and for a new partner. */
export type Moment = 'NIGHT' | 'DAY';

/** Judges a member by the core on a day, after which its history is as the org's. */
export type Review = (member: Membership, today: IsoDate, moment: Moment) => unknown;

/** What the core judges a member by: competence counts where its program has a specialization for the solution. */
export function factsOf({ program, history }: Membership, asOf: IsoDate): TierHistory {
    const translate = <Entry extends { readonly specialization: string }>(entries: readonly Entry[]): Entry[] =>
        entries.flatMap((entry) => {
            const specialization = specializationFor(program, entry.specialization);
            return specialization === null ? [] : [{ ...entry, specialization: specialization.code }];
        });
    return {
        ...history,
        asOf,
        specialists: translate(history.specialists),
        specializations: translate(history.specializations)
    };
}

/** An org in which partners of several programs live, with the core's facts of each kept beside it. */
export class HistoryOrg {
    private readonly org: Org;
    private readonly clock: FixedClock;
    private readonly ids: ReadonlyMap<string, string>;
    private readonly codes = new Map<string, string>();
    private readonly administrator: string;
    private readonly operations: string;
    private readonly programs: readonly Program[];

    constructor(start: IsoDate, programs: readonly Program[]) {
        this.programs = programs;
        this.clock = new FixedClock(`${start}T12:00:00Z`);
        this.org = openOrg({ clock: this.clock });
        const userOf = (persona: string): string => this.org.users.find((user) => user.persona === persona)?.id ?? '';
        this.administrator = this.org.users[0]?.id ?? '';
        this.operations = userOf(OPERATIONS);
        this.ids = loadSteps(this.org, this.administrator, programSteps(programs));
        for (const object of ['Tier__c', 'Specialization__c']) {
            for (const record of this.org.store.readAll(object)) {
                this.codes.set(String(record['Id']), String(record['Code__c']));
            }
        }
    }

    get today(): IsoDate {
        return today(this.org.clock);
    }

    close(): void {
        this.org.close();
    }

    /** The next noon, everything that is due in the night done: the core reviews all of the members, and moves them. */
    passNight(members: readonly Membership[], review: Review): void {
        const runs = this.org.advanceTo(`${addDays(this.today, 1)}T12:00:00Z`);
        const failed = runs.find((run) => run.failure !== undefined);
        if (failed !== undefined) {
            throw new Error(`${failed.flow}: ${failed.failure}`);
        }
        members.forEach((member) => review(member, this.today, 'NIGHT'));
        this.makeMoves(members, review);
    }

    /**
     * Creates partners with their facts, kind by kind; each kind only adds to what they have.
     */
    enroll(partners: readonly RandomPartner[], review: Review): readonly Membership[] {
        const names = partners.map(({ program }, at) => `${program.code} ${at}`);
        const accounts = this.save(names.map((Name) => creation('Account', { Name })));
        const ids = this.save(
            partners.map((partner, at) =>
                creation('Partner__c', {
                    Name: names[at],
                    Account__c: accounts[at],
                    Program__c: this.idOf(programReference(partner.program)),
                    Tier__c: partner.tier === null ? null : this.idOf(tierReference(partner.program, partner.tier)),
                    Held_Until__c: partner.heldUntil,
                    Next_Review_On__c: partner.nextReviewOn
                })
            )
        );
        const members = partners.map(({ program, tier, heldUntil, nextReviewOn }, at): Membership => ({
            id: ids[at] as string,
            name: names[at] as string,
            program,
            history: {
                asOf: this.today,
                current: tier === null ? null : { tier, heldUntil, nextReviewOn },
                waiver: null,
                people: [],
                specialists: [],
                specializations: [],
                revenue: []
            },
            move: null,
            specializations: new Map(),
            specialistIds: [],
            creditIds: []
        }));
        members.forEach((member) => review(member, this.today, 'NIGHT'));
        const each = (work: (member: Membership, partner: RandomPartner) => void): void =>
            members.forEach((member, at) => {
                work(member, partners[at] as RandomPartner);
                review(member, this.today, 'DAY');
            });
        each((member, { specializations }) =>
            specializations.forEach(({ code, expiresOn }) => {
                this.begin(
                    member,
                    member.program.specializations.find((each) => each.code === code),
                    expiresOn
                );
            })
        );
        each((member, { people }) =>
            people.forEach((person) => {
                this.hire(member, person, review);
            })
        );
        each((member, { credits }) =>
            credits.forEach((credit) => {
                this.win(member, credit);
                review(member, this.today, 'DAY');
            })
        );
        return members;
    }

    /** Lets something happen to a partner, in the org and in the core's facts. */
    happen(member: Membership, event: RandomEvent, review: Review): void {
        const { history } = member;
        switch (event.kind) {
            case 'HIRE':
                this.hire(member, event.person, review);
                break;
            case 'RENEW':
                this.renew(member, event.pick, event.until);
                break;
            case 'LEAVE': {
                const person = history.people[event.pick % history.people.length];
                if (person !== undefined) {
                    this.leave(member, person);
                }
                break;
            }
            case 'WIN':
                this.win(member, event.credit);
                break;
            case 'REVERSE': {
                const at = event.pick % history.revenue.length;
                const id = member.creditIds[at];
                if (id !== undefined) {
                    this.save([
                        change('Partner_Credit__c', id, { Status__c: 'REVERSED', Reversal_Reason__c: 'REOPENED' })
                    ]);
                    member.creditIds = member.creditIds.toSpliced(at, 1);
                    member.history = { ...history, revenue: history.revenue.toSpliced(at, 1) };
                }
                break;
            }
            case 'WAIVE':
                this.save(
                    [
                        change('Partner__c', member.id, {
                            Waiver_Until__c: event.until,
                            Waiver_Reason__c: 'Exams are booked'
                        })
                    ],
                    this.operations
                );
                member.history = {
                    ...history,
                    waiver: { until: event.until, reason: 'Exams are booked', by: 'operations' }
                };
                break;
            case 'END_SPECIALIZATION': {
                const solution = [...member.specializations.keys()][event.pick % member.specializations.size];
                if (solution !== undefined) {
                    this.save([
                        change('Partner_Specialization__c', member.specializations.get(solution) as string, {
                            Expires_On__c: event.on
                        })
                    ]);
                    member.history = {
                        ...history,
                        specializations: withExpiry(history.specializations, solution, event.on)
                    };
                }
                break;
            }
            case 'BEGIN_SPECIALIZATION': {
                const others = member.program.specializations.filter(
                    ({ solution }) => !member.specializations.has(solution)
                );
                this.begin(member, others[event.pick % others.length], null);
                break;
            }
            case 'MOVE':
                this.planMove(member, event.on);
                break;
        }
        review(member, this.today, 'DAY');
    }

    /** How the org has each of its partners now, by Id. */
    standings(): (member: Membership) => Record<string, unknown> {
        const active = Map.groupBy(
            [...this.org.store.readAll('Partner_Specialization__c')].filter((each) =>
                /^(ACTIVE|AT_RISK)$/.test(String(each['Status__c']))
            ),
            (each) => String(each['Partner__c'])
        );
        return ({ id, program }) => {
            const partner = this.org.read('Partner__c', id) as FieldValues;
            const formula = (field: string): number => Number(this.org.formulaValue('Partner__c', field, partner) ?? 0);
            const reason = String(partner['Tier_Reason__c']);
            const { currency } = program;
            return {
                staff: formula('Certified_Staff__c'),
                sales: Number(partner['Sales_Certified__c']),
                technical: Number(partner['Technical_Certified__c']),
                revenue: formatMoney(moneyFromNumber(formula('Qualifying_Revenue__c'), currency), currency),
                specializations: (active.get(id) ?? [])
                    .map((each) => this.codes.get(String(each['Specialization__c'])))
                    .sort(),
                qualified: this.codes.get(String(partner['Qualified_Tier__c'])),
                effective: this.codes.get(String(partner['Tier__c'])),
                hold: reason.startsWith('HELD') ? reason : null,
                nextReviewOn: (partner['Next_Review_On__c'] as string | undefined) ?? null
            };
        };
    }

    private begin(member: Membership, specialization: Specialization | undefined, expiresOn: IsoDate | null): void {
        if (specialization === undefined) {
            return;
        }
        const { code, solution } = specialization;
        const [id] = this.save([
            creation('Partner_Specialization__c', {
                Partner__c: member.id,
                Specialization__c: this.idOf(specializationReference(member.program, code)),
                Expires_On__c: expiresOn
            })
        ]);
        member.specializations.set(solution, id as string);
        if (expiresOn !== null) {
            member.history = {
                ...member.history,
                specializations: withExpiry(member.history.specializations, solution, expiresOn)
            };
        }
    }

    /** Plans a move to the other version of the vendor, where there is one. */
    private planMove(member: Membership, on: IsoDate): void {
        const { vendor, code } = member.program;
        const to = this.programs.find((program) => program.vendor === vendor && program.code !== code);
        if (to !== undefined) {
            const values = { Next_Program__c: this.idOf(programReference(to)), Moves_On__c: on };
            this.save([change('Partner__c', member.id, values)]);
            member.move = { to, on };
        }
    }

    /** What the night does to those whose day has come, in the core's facts: after the review, and with one of its own. */
    private makeMoves(members: readonly Membership[], review: Review): void {
        for (const member of members) {
            const { move, history, program } = member;
            if (move === null || move.on > this.today) {
                continue;
            }
            const { tiers, heldUntil } = planMove(program, move.to);
            const { tier, heldUntil: held, nextReviewOn } = history.current as CurrentTier;
            const mapped = tiers.get(tier);
            member.history = {
                ...history,
                current: mapped === undefined ? null : { tier: mapped, heldUntil: later(held, heldUntil), nextReviewOn }
            };
            member.program = move.to;
            member.move = null;
            review(member, this.today, 'DAY');
            // Whoever starts without a tier is next reviewed on the same day as before all the same.
            const current = member.history.current as CurrentTier;
            member.history = { ...member.history, current: { ...current, nextReviewOn } };
        }
    }

    /** The person comes first, then each certificate as a specialist: the partner is reviewed after each. */
    private hire(member: Membership, { salesUntil, technicalUntil, specialist }: RandomPerson, review: Review): void {
        const [person] = this.save([
            creation('Certified_Person__c', {
                Name: `Person ${member.history.people.length}`,
                Partner__c: member.id,
                Sales_Until__c: salesUntil,
                Technical_Until__c: technicalUntil
            })
        ]);
        const id = person as string;
        member.history = { ...member.history, people: [...member.history.people, { id, salesUntil, technicalUntil }] };
        review(member, this.today, 'DAY');
        for (const { specialization: code, until } of specialist) {
            const solution = member.program.specializations.find((each) => each.code === code)?.solution ?? '';
            const parent = member.specializations.get(solution);
            if (parent !== undefined) {
                const [created] = this.save([
                    creation('Specialist__c', {
                        Partner_Specialization__c: parent,
                        Certified_Person__c: id,
                        Valid_Until__c: until
                    })
                ]);
                member.specialistIds = [...member.specialistIds, created as string];
                const entry: Specialist = { person: id, specialization: solution, until };
                member.history = { ...member.history, specialists: [...member.history.specialists, entry] };
                review(member, this.today, 'DAY');
            }
        }
    }

    /** One certificate of all that the partner's people have gets another last day. */
    private renew(member: Membership, pick: number, until: IsoDate): void {
        const { people, specialists } = member.history;
        const at = pick % (people.length + specialists.length);
        const person = people[at];
        if (person !== undefined) {
            const field = person.salesUntil === null ? 'technicalUntil' : 'salesUntil';
            const name = field === 'salesUntil' ? 'Sales_Until__c' : 'Technical_Until__c';
            this.save([change('Certified_Person__c', person.id, { [name]: until })]);
            member.history = { ...member.history, people: people.with(at, { ...person, [field]: until }) };
            return;
        }
        const place = at - people.length;
        const specialist = specialists[place];
        if (specialist !== undefined) {
            this.save([change('Specialist__c', member.specialistIds[place] as string, { Valid_Until__c: until })]);
            member.history = { ...member.history, specialists: specialists.with(place, { ...specialist, until }) };
        }
    }

    /** With the person go the certificates. */
    private leave(member: Membership, person: CertifiedPerson): void {
        this.save([{ kind: 'delete', object: 'Certified_Person__c', id: person.id }]);
        const { people, specialists } = member.history;
        const stays = (each: Specialist): boolean => each.person !== person.id;
        member.specialistIds = member.specialistIds.filter((_, at) => stays(specialists[at] as Specialist));
        member.history = {
            ...member.history,
            people: people.filter(({ id }) => id !== person.id),
            specialists: specialists.filter(stays)
        };
    }

    private win(member: Membership, { on, amount, type, solution }: RandomCredit): void {
        const [id] = this.save([
            creation('Partner_Credit__c', {
                Partner__c: member.id,
                Won_On__c: on,
                Amount__c: formatMoney(amount, member.program.currency),
                Business_Type__c: type,
                Solution__c: solution
            })
        ]);
        member.creditIds = [...member.creditIds, id as string];
        const entry: RevenueEntry = { on, amount, type, solution };
        member.history = { ...member.history, revenue: [...member.history.revenue, entry] };
    }

    private idOf(reference: string): string {
        const id = this.ids.get(reference);
        if (id === undefined) {
            throw new RangeError(`There is no record ${reference}.`);
        }
        return id;
    }

    private save(operations: readonly SaveOperation[], userId = this.administrator): string[] {
        return this.org.save(operations, { userId }).map((result, at) => {
            if (!result.success) {
                throw new Error(`${JSON.stringify(operations[at])}: ${JSON.stringify(result.errors)}`);
            }
            return result.id;
        });
    }
}

function creation(object: string, values: Record<string, unknown>): SaveOperation {
    return { kind: 'create', object, values };
}

function change(object: string, id: string, values: Record<string, unknown>): SaveOperation {
    return { kind: 'update', object, id, values };
}

function withExpiry(
    expiries: readonly SpecializationExpiry[],
    solution: string,
    expiresOn: IsoDate
): readonly SpecializationExpiry[] {
    return [...expiries.filter((each) => each.specialization !== solution), { specialization: solution, expiresOn }];
}

function later(one: IsoDate | null, other: IsoDate | null): IsoDate | null {
    return one === null || (other !== null && other > one) ? other : one;
}
