import { today } from '../local-org/clock';
import type { Org, SaveOperation, SaveResult } from '../local-org/org';
import { readPrograms } from '../programs/readPrograms';
import { generateDemo } from './generate';
import { isReference, LOADING_USER, PARTNER_MANAGER, SALES_REP, STANDARD_PRICE_BOOK } from './records/step';
import type { DemoRecord, DemoStep } from './records/step';
import { readDemoSources } from './sources';

/** Records that go through the order of execution in one call. */
const BATCH_SIZE = 1000;

/** Told after every step: what it was, how many records it wrote, and how long it took. */
export type Progress = (step: {
    readonly title: string;
    readonly records: number;
    readonly milliseconds: number;
}) => void;

/**
 * Loads the demo data into an empty org, dated around the org's own today, through the org's full order of execution:
 * what its rules refuse does not get in. One refused record stops the loading with its name and the reason.
 */
export function loadDemoData(org: Org, userId: string, progress: Progress = () => undefined): void {
    const steps = generateDemo(readDemoSources(), readPrograms(), today(org.clock));
    loadSteps(org, userId, steps, progress);
    linkPartnerUser(org, userId);
}

/** Loads records step by step; gives the Id of each reference. */
export function loadSteps(
    org: Org,
    userId: string,
    steps: readonly DemoStep[],
    progress: Progress = () => undefined
): ReadonlyMap<string, string> {
    allowLoadingHistory(org, userId);
    const ids = new Map([
        [LOADING_USER, userId],
        [PARTNER_MANAGER, findUser(org, 'Tierstack_Partner_Account_Manager') ?? userId],
        [SALES_REP, findUser(org, 'Tierstack_Sales_Rep') ?? userId],
        [STANDARD_PRICE_BOOK, findStandardPriceBook(org)]
    ]);
    for (const step of steps) {
        const started = performance.now();
        for (let first = 0; first < step.records.length; first += BATCH_SIZE) {
            loadBatch(org, userId, step, step.records.slice(first, first + BATCH_SIZE), ids);
        }
        progress({ title: step.title, records: step.records.length, milliseconds: performance.now() - started });
    }
    return ids;
}

/** The user of a permission set. */
function findUser(org: Org, permissionSet: string): string | undefined {
    const label = org.project.permissionSets.get(permissionSet)?.label;
    return org.users.find(({ persona }) => persona === label)?.id;
}

/** The permission set that lets its users load registrations in any status; administrators need it too. */
const HISTORY_LOADERS = 'Tierstack_Channel_Operations';

/** Lets a user load history, unless they may already. */
export function allowLoadingHistory(org: Org, userId: string): void {
    const set = [...org.store.readAll('PermissionSet')].find((each) => each['Name'] === HISTORY_LOADERS);
    if (!set) {
        throw new Error(`Demo data: the org has no permission set ${HISTORY_LOADERS}.`);
    }
    const values = { AssigneeId: userId, PermissionSetId: String(set['Id']) };
    const isAssigned = [...org.store.readAll('PermissionSetAssignment')].some((each) =>
        Object.entries(values).every(([field, value]) => each[field] === value)
    );
    if (isAssigned) {
        return;
    }
    const [result] = org.save([{ kind: 'create', object: 'PermissionSetAssignment', values }], { userId });
    if (!result?.success) {
        throw new Error(
            `Demo data: ${HISTORY_LOADERS} cannot be assigned: ${result?.errors[0]?.message ?? 'no answer'}`
        );
    }
}

/** The user of partner companies acts for a person of the partner that has most registrations. */
function linkPartnerUser(org: Org, userId: string): void {
    const partnerUser = org.users.find(({ id }) => org.read('User', id)?.['UserType'] === 'PowerPartner');
    if (!partnerUser) {
        return;
    }
    const counts = new Map<string, number>();
    for (const registration of org.store.readAll('Deal_Registration__c')) {
        const partner = String(registration['Partner__c']);
        counts.set(partner, (counts.get(partner) ?? 0) + 1);
    }
    const [busiest] = [...counts].sort(([, left], [, right]) => right - left)[0] ?? [];
    const AccountId = org.read('Partner__c', busiest ?? '')?.['Account__c'];
    const person = { FirstName: 'Camille', LastName: 'Partenaire', AccountId };
    const [contact] = org.save([{ kind: 'create', object: 'Contact', values: person }], { userId });
    const [linked] = contact?.success
        ? org.save([{ kind: 'update', object: 'User', id: partnerUser.id, values: { ContactId: contact.id } }], {
              userId
          })
        : [contact];
    if (!linked?.success) {
        throw new Error(`Demo data: the partner's user has no contact: ${linked?.errors[0]?.message ?? 'no answer'}`);
    }
}

function findStandardPriceBook(org: Org): string {
    const isStandard = org.schema.objects.get('Pricebook2')?.fields.get('IsStandard');
    const [priceBook] = isStandard ? org.store.findBy('Pricebook2', isStandard, true, 1) : [];
    if (!priceBook) {
        throw new Error('Demo data: the org has no standard price book.');
    }
    return String(priceBook['Id']);
}

function loadBatch(
    org: Org,
    userId: string,
    step: DemoStep,
    records: readonly DemoRecord[],
    ids: Map<string, string>
): void {
    const operations = records.map((record) => toOperation(step, record, ids));
    const writer = step.as === undefined ? userId : (ids.get(step.as) ?? userId);
    const results = org.save(operations, { userId: writer, allOrNone: true });
    refuseFailures(step, records, results);
    results.forEach((result, index) => {
        if (result.success && step.kind === 'create') {
            ids.set((records[index] as DemoRecord).reference, result.id);
        }
    });
}

function toOperation(step: DemoStep, record: DemoRecord, ids: ReadonlyMap<string, string>): SaveOperation {
    const values = resolveReferences(record, ids);
    return step.kind === 'create'
        ? { kind: 'create', object: step.object, values }
        : { kind: 'update', object: step.object, id: idOf(record.reference, record, ids), values };
}

/** The record's values with the Ids that its references stand for. */
export function resolveReferences(record: DemoRecord, ids: ReadonlyMap<string, string>): Record<string, unknown> {
    const resolved = Object.entries(record.values).map(([field, value]) => [
        field,
        isReference(value) ? idOf(value.reference, record, ids, field) : value
    ]);
    return Object.fromEntries(resolved);
}

function idOf(reference: string, record: DemoRecord, ids: ReadonlyMap<string, string>, field = 'Id'): string {
    const id = ids.get(reference);
    if (id === undefined) {
        throw new RangeError(`${record.reference}.${field} refers to ${reference}, which no earlier step has created.`);
    }
    return id;
}

/** With allOrNone the records that were only rolled back along with another are no cause. */
function refuseFailures(step: DemoStep, records: readonly DemoRecord[], results: readonly SaveResult[]): void {
    const causes = results.flatMap((result, index) =>
        result.success || result.errors.every((error) => error.statusCode === 'ALL_OR_NONE_OPERATION_ROLLED_BACK')
            ? []
            : [{ record: records[index] as DemoRecord, errors: result.errors }]
    );
    const [first] = causes;
    if (first) {
        const reasons = first.errors.map(
            (error) =>
                `${error.statusCode}${error.fields.length > 0 ? ` [${error.fields.join(', ')}]` : ''}: ${error.message}`
        );
        throw new Error(
            `Demo data, ${step.title}: the org refused ${causes.length} of ${records.length} records of ${step.object}; ` +
                `the first is ${first.record.reference} ${JSON.stringify(first.record.values)}: ${reasons.join(' ')}`
        );
    }
}
