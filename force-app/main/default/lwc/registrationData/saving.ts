import type { BusinessType, IsoDate } from 'c/programCore';
import { executeMutation, gql, type GraphQLError } from 'lightning/graphql';
import type { EvidenceType, RejectionReason } from './reading';

/** The platform saves at most 200 records of one object in one go without splitting the transaction. */
export const MOST_IN_ONE_GO = 200;

export type FieldValues = Readonly<Record<string, string | number | null>>;

/** One solution of a request. */
export interface ClaimInput {
    readonly solution: string;
    readonly amount: number | null;
}

export interface EvidenceInput {
    readonly type: EvidenceType;
    readonly heldOn: IsoDate;
    readonly description: string;
}

/** What is registered: one registration for each claim, each with all the evidence. */
export interface RequestInput {
    readonly partnerId: string;
    /** Its account becomes the end customer. */
    readonly opportunityId: string;
    readonly businessType: BusinessType;
    readonly expectedCloseOn: IsoDate | null;
    readonly claims: readonly ClaimInput[];
    readonly evidence: readonly EvidenceInput[];
}

interface Operation {
    readonly alias: string;
    /** `Deal_Registration__cCreate` */
    readonly name: string;
    readonly input: Readonly<Record<string, unknown>>;
}

/**
 * Makes the registrations with their evidence, and submits them if asked to, in one transaction: all or nothing. What the
 * org decides (the end customer, dates, clocks, the exclusivity key) is left to it.
 * @throws the platform's errors as a list, see `reduceErrors`; of claim n, counted from 1, the operation is
 *     `registration<n>` or `submission<n>`, of its evidence m `evidence<n>_<m>`
 */
export async function requestRegistrations(request: RequestInput, submit: boolean): Promise<void> {
    const operations = request.claims.flatMap((claim, index): Operation[] => {
        const alias = `registration${index + 1}`;
        return [
            create(alias, 'Deal_Registration__c', {
                Partner__c: request.partnerId,
                Opportunity__c: request.opportunityId,
                Solution__c: claim.solution,
                Business_Type__c: request.businessType,
                Amount__c: claim.amount,
                Expected_Close_On__c: request.expectedCloseOn
            }),
            ...request.evidence.map((evidence, position) => evidenceOf(`@{${alias}}`, index + 1, position, evidence)),
            ...(submit ? [update(`submission${index + 1}`, `@{${alias}}`, { Status__c: 'SUBMITTED' })] : [])
        ];
    });
    const errors = await run(operations, true);
    if (errors.length > 0) {
        throw errors;
    }
}

/**
 * Adds evidence to a registration: all or nothing.
 * @throws the platform's errors as a list; of entry n, counted from 1, the operation is `evidence1_<n>`
 */
export async function addEvidence(registrationId: string, evidence: readonly EvidenceInput[]): Promise<void> {
    const operations = evidence.map((entry, position) => evidenceOf(registrationId, 1, position, entry));
    const errors = await run(operations, true);
    if (errors.length > 0) {
        throw errors;
    }
}

function evidenceOf(registration: string, claim: number, position: number, evidence: EvidenceInput): Operation {
    return create(`evidence${claim}_${position + 1}`, 'Presales_Evidence__c', {
        Deal_Registration__c: registration,
        Type__c: evidence.type,
        Held_On__c: evidence.heldOn,
        Description__c: evidence.description
    });
}

export type Decision =
    | { readonly kind: 'APPROVE'; readonly comment: string }
    | { readonly kind: 'REJECT'; readonly reason: RejectionReason; readonly comment: string }
    | { readonly kind: 'ASK'; readonly question: string };

/** What a decision writes; who, when and what is pinned is set by the org. */
export function decisionFields(decision: Decision): FieldValues {
    switch (decision.kind) {
        case 'APPROVE':
            return { Status__c: 'APPROVED', Decision_Comment__c: decision.comment || null };
        case 'REJECT':
            return {
                Status__c: 'REJECTED',
                Rejection_Reason__c: decision.reason,
                Decision_Comment__c: decision.comment || null
            };
        case 'ASK':
            return { Information_Request__c: decision.question };
    }
}

/** What became of each registration: those saved, and the platform's errors of the others. */
export interface UpdateOutcome {
    readonly saved: readonly string[];
    readonly refused: ReadonlyMap<string, readonly GraphQLError[]>;
}

/**
 * Changes registrations, each by itself: what the org refuses of one does not hold up the others.
 * @throws the platform's errors as a list where they concern no single registration
 */
export async function updateRegistrations(ids: readonly string[], values: FieldValues): Promise<UpdateOutcome> {
    const part = ids.slice(0, MOST_IN_ONE_GO);
    if (part.length === 0) {
        return { saved: [], refused: new Map() };
    }
    const first = await updatePart(part, values);
    const rest = await updateRegistrations(ids.slice(MOST_IN_ONE_GO), values);
    return { saved: [...first.saved, ...rest.saved], refused: new Map([...first.refused, ...rest.refused]) };
}

async function updatePart(ids: readonly string[], values: FieldValues): Promise<UpdateOutcome> {
    const operations = ids.map((id, index) => update(`registration${index + 1}`, id, values));
    const errors = await run(operations, false);
    const idsByAlias = new Map(operations.map(({ alias }, index) => [alias, ids[index] as string]));
    const refused = new Map<string, GraphQLError[]>();
    for (const error of errors) {
        const id = (error.path ?? []).map((step) => idsByAlias.get(String(step))).find(Boolean);
        if (id === undefined) {
            throw errors;
        }
        refused.set(id, [...(refused.get(id) ?? []), error]);
    }
    return { saved: ids.filter((id) => !refused.has(id)), refused };
}

function create(alias: string, object: string, values: FieldValues): Operation {
    return { alias, name: `${object}Create`, input: { [object]: values } };
}

function update(alias: string, id: string, values: FieldValues): Operation {
    return {
        alias,
        name: 'Deal_Registration__cUpdate',
        input: { Id: id, Deal_Registration__c: values }
    };
}

/** One operation a record, each with a variable of its own; no value is part of the text. */
async function run(operations: readonly Operation[], allOrNone: boolean): Promise<readonly GraphQLError[]> {
    const parameters = operations.map(({ alias, name }) => `$${alias}: ${name}Input!`);
    const bodies = operations.map(({ alias, name }) => `${alias}: ${name}(input: $${alias}) { Record { Id } }`);
    const { errors } = await executeMutation({
        query: gql`
            mutation SaveRegistrations(${parameters.join(', ')}) {
                uiapi(input: { allOrNone: ${String(allOrNone)} }) {
                    ${bodies.join('\n')}
                }
            }
        `,
        variables: Object.fromEntries(operations.map(({ alias, input }) => [alias, input])),
        operationName: 'SaveRegistrations'
    });
    return errors ?? [];
}
