import StackedQuote from 'c/stackedQuote';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { answer, answerErrors, executeMutation, named } from '../../../../../../test/mocks/graphql';
import { clearPage, find, findAll, mount, readable, settle } from '../../../../../../test/mocks/page';
import legacyProgram from '../../programData/__tests__/data/legacyProgram.json';
import programRules from '../../programData/__tests__/data/programRules.json';
import context from '../../quoteData/__tests__/data/context.json';
import contextProtected from '../../quoteData/__tests__/data/contextProtected.json';
import opportunity from '../../quoteData/__tests__/data/opportunity.json';
import opportunityOfLegacyPartner from '../../quoteData/__tests__/data/opportunityOfLegacyPartner.json';
import opportunityWithoutAmount from '../../quoteData/__tests__/data/opportunityWithoutAmount.json';
import opportunityWithoutBusinessType from '../../quoteData/__tests__/data/opportunityWithoutBusinessType.json';
import opportunityWithoutPartner from '../../quoteData/__tests__/data/opportunityWithoutPartner.json';
import opportunityWithoutProducts from '../../quoteData/__tests__/data/opportunityWithoutProducts.json';
import quoteDetail from '../../quoteData/__tests__/data/quoteDetail.json';
import opportunityWithoutTier from '../../quoteData/__tests__/data/opportunityWithoutTier.json';

/** Axe looks at the whole workspace once; its parts are looked at in their own tests. */
const HALF_A_MINUTE = 30_000;

const NETWORK_LINE = '00k000000000001AAA';
const EMAIL_LINE = '00k000000000002AAA';

interface Answers {
    readonly opportunity?: unknown;
    readonly context?: unknown;
    readonly programs?: unknown;
    readonly refresh?: () => Promise<void>;
}

async function show(answers: Answers = { opportunity, context, programs: programRules }): Promise<HTMLElement> {
    const element = mount('c-stacked-quote', StackedQuote, { recordId: '006000000000001AAA' });
    await settle();
    const steps = [
        ['OpportunityDeal', answers.opportunity],
        ['DealContext', answers.context],
        ['ProgramRules', answers.programs]
    ] as const;
    for (const [operation, data] of steps) {
        if (data) {
            answer(data, named(operation), answers.refresh);
            // eslint-disable-next-line no-await-in-loop -- the platform answers one after the other
            await settle();
        }
    }
    return element;
}

/** A part of the workspace, where it is on the page. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a part has properties of its own
function part(element: HTMLElement, tag: string): any {
    return find(element, tag);
}

async function choose(element: HTMLElement, control: string, value: string): Promise<void> {
    find(part(element, 'c-quote-what-if'), `[data-control="${control}"]`).dispatchEvent(
        new CustomEvent('change', { detail: { value } })
    );
    await settle();
}

async function press(element: HTMLElement, selector: string): Promise<void> {
    find(element, selector).click();
    await settle();
}

function advice(element: HTMLElement): { heading: string; message: string } {
    const { heading, message } = find<HTMLElement & { heading: string; message: string }>(element, 'c-empty-state');
    return { heading, message };
}

function amounts(element: HTMLElement, selector: string): string[] {
    return findAll(part(element, 'c-quote-line-table'), `${selector} td`).map(readable);
}

function netTotal(element: HTMLElement): string {
    return readable(find(part(element, 'c-quote-line-table'), '[data-totals] [data-cell="net"]'));
}

/** Types into a line, as far as the workspace is told of it. */
async function edit(element: HTMLElement, id: string, field: string, text: string): Promise<void> {
    const detail = { id, field, text };
    part(element, 'c-quote-line-table').dispatchEvent(new CustomEvent('lineedit', { detail }));
    await settle();
}

describe("a partner's stacked quote on June 1, 2024", () => {
    beforeEach(() => {
        jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2024-06-01T10:00:00Z'));
    });
    afterEach(clearPage);

    describe('for an Expert with a registered network line and an email line', () => {
        it('stacks the discounts on each line and sums them', async () => {
            const element = await show();

            expect(amounts(element, `[data-line="${NETWORK_LINE}"]`)).toEqual([
                '10',
                '€12,500.00',
                '-€2,500.00',
                '-€1,500.00',
                '€0.00',
                '€8,500.00',
                '€425.00'
            ]);
            expect(amounts(element, `[data-line="${EMAIL_LINE}"]`)).toEqual([
                '100',
                '€1,999.00',
                '-€399.80',
                '€0.00',
                '€0.00',
                '€1,599.20',
                '€47.98'
            ]);
            expect(amounts(element, '[data-totals]')).toEqual([
                '',
                '€14,499.00',
                '-€2,899.80',
                '-€1,500.00',
                '€0.00',
                '€10,099.20',
                '€472.98'
            ]);
        });

        it('lists the quotes saved before, with status and net price', async () => {
            const element = await show();

            expect(part(element, 'c-quote-versions').quotes).toMatchObject([
                { name: 'Q-000007', status: 'ISSUED', net: 10500.25 }
            ]);
        });

        it(
            'is accessible',
            async () => {
                await expect(await show()).toBeAccessible();
            },
            HALF_A_MINUTE
        );
    });

    describe('tried out', () => {
        it('recalculates for a renewal, announces the totals, and can still be saved', async () => {
            const element = await show();
            await choose(element, 'businessType', 'RENEWAL');

            // 5.75 % of 12 500.00 and of 1 999.00 (114.9425), no rebate for renewals in this program
            expect(readable(find(part(element, 'c-quote-summary'), '[data-announcement]'))).toBe(
                'List price €14,499.00, discount €833.69, net price €13,665.31, rebate when won €0.00.'
            );
            expect(find(part(element, 'c-quote-save-bar'), '[data-save]')).toMatchObject({ disabled: false });
        });

        it('with another tier shows what it would be, and says why it cannot be saved', async () => {
            const element = await show();
            await choose(element, 'tier', 'ELITE');

            expect(netTotal(element)).toBe('€9,374.25');
            expect(find(part(element, 'c-quote-save-bar'), '[data-save]')).toMatchObject({ disabled: true });
        });

        it('with an approved registration grants it on the other line too', async () => {
            const element = await show();
            await choose(element, 'registration', 'APPROVED');

            expect(amounts(element, `[data-line="${EMAIL_LINE}"]`)[3]).toBe('-€239.88');
            expect(find(part(element, 'c-quote-save-bar'), '[data-save]')).toMatchObject({ disabled: true });
        });

        it('goes back to the facts', async () => {
            const element = await show();
            await choose(element, 'tier', 'ELITE');
            await press(part(element, 'c-quote-what-if'), '[data-reset]');

            expect(netTotal(element)).toBe('€10,099.20');
            expect(find(part(element, 'c-quote-save-bar'), '[data-save]')).toMatchObject({ disabled: false });
        });

        it('is not lost when the opportunity is read again', async () => {
            const element = await show();
            await choose(element, 'businessType', 'RENEWAL');
            answer(opportunity, named('OpportunityDeal'));
            await settle();

            expect(part(element, 'c-quote-what-if')).toMatchObject({ whatIf: { businessType: 'RENEWAL' } });
        });
    });

    describe('edited', () => {
        it('reprices with every key, and explains once the typing pauses', async () => {
            jest.useFakeTimers({ doNotFake: ['Date', 'performance', 'queueMicrotask', 'nextTick'] });
            try {
                const element = await show();
                const frontEnd = (): string =>
                    readable(find(part(element, 'c-quote-explanation'), '[data-granted^="FRONT"]'));
                // 20 % of 12 500.00 and of 1 999.00.
                expect(frontEnd()).toContain('-€2,899.80');

                await edit(element, NETWORK_LINE, 'quantity', '2');
                jest.advanceTimersByTime(200);
                await edit(element, NETWORK_LINE, 'quantity', '20');
                jest.advanceTimersByTime(200);
                await settle();
                // 25 000.00 less 20 % and 12 %, and 1 599.20.
                expect(netTotal(element)).toBe('€18,599.20');
                expect(frontEnd()).toContain('-€2,899.80');

                jest.advanceTimersByTime(50);
                await settle();
                expect(frontEnd()).toContain('-€5,399.80');
            } finally {
                jest.useRealTimers();
            }
        });

        it('is priced with the new numbers, and saved with them', async () => {
            executeMutation.mockResolvedValue({
                data: { uiapi: { quote: { Record: { Id: 'a08000000000002AAA', Name: { value: 'Q-000008' } } } } }
            });
            const element = await show();
            await edit(element, NETWORK_LINE, 'quantity', '20');

            // 20 × 1 250.00 less 32 %, and the e-mail line's 1 599.20 as before
            expect(netTotal(element)).toBe('€18,599.20');
            await press(part(element, 'c-quote-save-bar'), '[data-save]');
            expect(executeMutation.mock.calls[0][0].variables.line1.Partner_Quote_Line__c).toMatchObject({
                Quantity__c: 20,
                Unit_Price__c: 1250,
                Net_Amount__c: 17000
            });
        });

        it('goes without a line that is removed, but never without the last', async () => {
            const element = await show();
            const remove = async (id: string): Promise<void> => {
                part(element, 'c-quote-line-table').dispatchEvent(new CustomEvent('lineremove', { detail: id }));
                await settle();
            };
            await remove(NETWORK_LINE);
            expect(netTotal(element)).toBe('€1,599.20');
            await remove(EMAIL_LINE);
            expect(netTotal(element)).toBe('€1,599.20');
        });

        it("goes back to the opportunity's lines", async () => {
            const element = await show();
            await edit(element, NETWORK_LINE, 'unitPrice', '1');
            await press(part(element, 'c-quote-what-if'), '[data-reset]');

            expect(netTotal(element)).toBe('€10,099.20');
        });
    });

    describe('opened from a saved quote', () => {
        async function open(mode: 'DRAFT' | 'VERSION' | 'COPY'): Promise<HTMLElement> {
            const element = await show();
            const detail = { id: 'a08000000000001AAA', mode };
            part(element, 'c-quote-versions').dispatchEvent(new CustomEvent('openquote', { detail }));
            await settle();
            answer(quoteDetail, named('QuoteDetail'));
            await settle();
            return element;
        }

        it('has its lines, says what will become of it, and what changed since', async () => {
            const element = await open('VERSION');

            expect(readable(find(part(element, 'c-quote-heading'), '[data-opened]'))).toBe(
                'New version, to replace Q-000007'
            );
            expect(part(element, 'c-quote-line-table').priced.lines).toHaveLength(2);
            expect(part(element, 'c-quote-changes').stored.name).toBe('Q-000007');
        });

        it('is saved as the version that replaces it', async () => {
            executeMutation.mockResolvedValue({
                data: { uiapi: { quote: { Record: { Id: 'a08000000000002AAA', Name: { value: 'Q-000008' } } } } }
            });
            const element = await open('VERSION');
            const validUntil = find<HTMLInputElement>(part(element, 'c-quote-save-bar'), '[data-valid-until]');
            validUntil.value = '2024-07-31';
            validUntil.dispatchEvent(new CustomEvent('change'));
            await settle();
            await press(part(element, 'c-quote-save-bar'), '[data-save]');

            expect(executeMutation.mock.calls[0][0].variables.quote.Partner_Quote__c).toMatchObject({
                Supersedes__c: 'a08000000000001AAA',
                Valid_Until__c: '2024-07-31',
                Quote_Date__c: '2024-06-01',
                Status__c: 'DRAFT'
            });
            expect(findAll(part(element, 'c-quote-heading'), '[data-opened]')).toEqual([]);
        });

        it('replaces nothing as a template', async () => {
            executeMutation.mockResolvedValue({ data: null, errors: [{ message: 'No.', path: [] }] });
            await press(part(await open('COPY'), 'c-quote-save-bar'), '[data-save]');

            expect(executeMutation.mock.calls[0][0].variables.quote.Partner_Quote__c.Supersedes__c).toBeNull();
        });

        it('as a draft is saved in place: lines changed and removed, in one transaction', async () => {
            executeMutation.mockResolvedValue({ data: { uiapi: {} } });
            const element = await open('DRAFT');
            await edit(element, 'a09000000000011AAA', 'quantity', '20');
            part(element, 'c-quote-line-table').dispatchEvent(
                new CustomEvent('lineremove', { detail: 'a09000000000012AAA' })
            );
            await settle();
            await press(part(element, 'c-quote-save-bar'), '[data-save-draft]');

            const { variables, operationName } = executeMutation.mock.calls[0][0];
            expect(operationName).toBe('SaveDraft');
            expect(variables).toMatchObject({
                quote: {
                    Id: 'a08000000000001AAA',
                    Partner_Quote__c: { Quote_Date__c: '2024-06-01', Valid_Until__c: '2024-06-30' }
                },
                line1: { Id: 'a09000000000011AAA', Partner_Quote_Line__c: { Quantity__c: 20, Net_Amount__c: 17000 } },
                removed1: { Id: 'a09000000000012AAA' }
            });
            expect(variables.line1.Partner_Quote_Line__c).not.toHaveProperty('Partner_Quote__c');
        });

        it('as a draft is saved with a special price that was approved, down to the floor price at most', async () => {
            executeMutation.mockResolvedValue({ data: { uiapi: {} } });
            const element = await open('DRAFT');
            const approved = JSON.parse(JSON.stringify(quoteDetail));
            Object.assign(approved.uiapi.query.Special_Price_Request__c.edges[0].node, {
                Status__c: { value: 'APPROVED' },
                Valid_Until__c: { value: '2024-06-30' }
            });
            answer(approved, named('QuoteDetail'));
            await settle();
            await press(part(element, 'c-quote-save-bar'), '[data-save-draft]');

            // 8 500.00 for ten leaves 500.00 above the floor of 800.00 each; 6 % of 12 500.00 would be 750.00.
            expect(executeMutation.mock.calls[0][0].variables.line1.Partner_Quote_Line__c).toMatchObject({
                Special_Rate__c: 6,
                Special_Amount__c: 500,
                Net_Amount__c: 8000
            });
        });

        it('as a draft keeps its business type', async () => {
            const element = await open('DRAFT');
            await choose(element, 'businessType', 'RENEWAL');

            expect(find(part(element, 'c-quote-save-bar'), '[data-save-draft]')).toMatchObject({ disabled: true });
            expect(find(part(element, 'c-quote-save-bar'), '[data-save]')).toMatchObject({ disabled: false });
        });

        it("is closed again for the opportunity's lines", async () => {
            const element = await open('DRAFT');
            await press(part(element, 'c-quote-heading'), '[data-close]');

            expect(part(element, 'c-quote-line-table').priced.lines[0].id).toBe(NETWORK_LINE);
        });
    });

    describe('issued, and opened to be explained', () => {
        const explain = async (element: HTMLElement): Promise<void> => {
            const [{ id }] = part(element, 'c-quote-versions').quotes;
            part(element, 'c-quote-versions').dispatchEvent(new CustomEvent('explainquote', { detail: id }));
            await settle();
        };

        it('takes the place of what is priced today, and gives it back as it was', async () => {
            const element = await show();
            await edit(element, NETWORK_LINE, 'quantity', '20');
            await explain(element);

            const [{ id, name }] = part(element, 'c-quote-versions').quotes;
            expect(part(element, 'c-issued-explanation')).toMatchObject({ recordId: id });
            expect(findAll(element, 'c-quote-what-if, c-quote-save-bar, c-unlock-ranking')).toEqual([]);
            const heading = part(element, 'c-quote-heading');
            expect(readable(find(heading, '[data-opened]'))).toContain(`${name} as it was issued`);
            expect(findAll(heading, '[data-for]')).toEqual([]);

            await press(heading, '[data-close]');
            expect(findAll(element, 'c-issued-explanation')).toEqual([]);
            // 20 at 1 250.00 less 20 % and 12 % is 17 000.00, and 1 599.20.
            expect(netTotal(element)).toBe('€18,599.20');
        });

        it('is explained though nothing can be priced any more', async () => {
            const element = await show({ opportunity: opportunityOfLegacyPartner, context, programs: legacyProgram });
            expect(part(element, 'c-quote-versions')).toMatchObject({ canOpen: false });
        });
    });

    describe('compared', () => {
        function names(element: HTMLElement): string[] {
            return part(element, 'c-scenario-comparison').scenarios.map(({ name }: { name: string }) => name);
        }

        async function add(element: HTMLElement): Promise<void> {
            part(element, 'c-scenario-comparison').dispatchEvent(new CustomEvent('scenarioadd'));
            await settle();
        }

        it('sets what is tried out beside the facts, each by what differs', async () => {
            const element = await show();
            await choose(element, 'tier', 'ELITE');
            await add(element);
            await edit(element, NETWORK_LINE, 'quantity', '20');
            await choose(element, 'businessType', 'RENEWAL');
            await add(element);

            expect(names(element)).toEqual(['As recorded', 'Elite', 'Renewal, Elite, Edited lines']);
        });

        it('does not add the same twice', async () => {
            const element = await show();
            await add(element);
            await add(element);

            expect(names(element)).toEqual(['As recorded']);
        });

        it('brings a scenario back, and lets go of it', async () => {
            const element = await show();
            await choose(element, 'tier', 'ELITE');
            await add(element);
            await press(part(element, 'c-quote-what-if'), '[data-reset]');
            const { key } = part(element, 'c-scenario-comparison').scenarios[1];
            part(element, 'c-scenario-comparison').dispatchEvent(new CustomEvent('scenariouse', { detail: key }));
            await settle();
            expect(netTotal(element)).toBe('€9,374.25');

            part(element, 'c-scenario-comparison').dispatchEvent(new CustomEvent('scenarioremove', { detail: key }));
            await settle();
            expect(names(element)).toEqual(['As recorded']);
        });
    });

    describe('explained', () => {
        it('is the total until a line is chosen', async () => {
            const element = await show();
            expect(part(element, 'c-quote-explanation')).toMatchObject({ lineIndex: null });
            await press(part(element, 'c-quote-line-table'), `[data-line="${EMAIL_LINE}"] [data-explain]`);

            expect(part(element, 'c-quote-explanation')).toMatchObject({ lineIndex: 1 });
            expect(part(element, '[data-line-unlocks]')).toMatchObject({ lineIndex: 1 });
        });
    });

    describe('saved', () => {
        const saved = { Record: { Id: 'a08000000000002AAA', Name: { value: 'Q-000008' } } };

        it('is one transaction, confirmed by a toast, and read again', async () => {
            executeMutation.mockResolvedValue({ data: { uiapi: { quote: saved } } });
            const refresh = jest.fn(async () => {});
            const toast = jest.fn();
            const element = await show({ opportunity, context, programs: programRules, refresh });
            element.addEventListener('lightning__showtoast', toast);
            await press(part(element, 'c-quote-save-bar'), '[data-save]');

            expect(executeMutation).toHaveBeenCalledTimes(1);
            expect(Object.keys(executeMutation.mock.calls[0][0].variables)).toEqual(['quote', 'line1', 'line2']);
            expect(toast.mock.calls[0][0].detail).toEqual({
                variant: 'success',
                title: 'Quote saved',
                message: 'Quote Q-000008 was saved with a net price of €10,099.20.'
            });
            expect(refresh).toHaveBeenCalled();
        });

        it('is not sent twice while it is being saved', async () => {
            executeMutation.mockReturnValue(new Promise(() => {}));
            const element = await show();
            await press(part(element, 'c-quote-save-bar'), '[data-save]');
            await press(part(element, 'c-quote-save-bar'), '[data-save]');

            expect(executeMutation).toHaveBeenCalledTimes(1);
            expect(find(part(element, 'c-quote-save-bar'), '.actions lightning-spinner')).toMatchObject({
                alternativeText: 'Saving the quote'
            });
        });
    });

    describe('refused by the org', () => {
        const refusal = {
            message: 'The front rate must be 20 by the program.',
            path: ['uiapi', 'line2'],
            extensions: { errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', fields: ['Front_Rate__c'] }
        };

        async function refuse(): Promise<HTMLElement> {
            executeMutation.mockResolvedValue({ data: null, errors: [refusal] });
            const element = await show();
            (getObjectInfo as unknown as { emit(value: unknown): void }).emit({
                fields: { Front_Rate__c: { apiName: 'Front_Rate__c', label: 'Front-end rate' } }
            });
            await press(part(element, 'c-quote-save-bar'), '[data-save]');
            return element;
        }

        it('says what is wrong at the line and the field concerned', async () => {
            const element = await refuse();

            expect(find<HTMLElement & { messages: string[] }>(element, '[data-save-errors]').messages).toEqual([
                'Line 2: Front-end rate: The front rate must be 20 by the program.'
            ]);
            const table = part(element, 'c-quote-line-table');
            expect(readable(find(table, `[data-line="${EMAIL_LINE}"] [data-problem]`))).toBe(
                'Front-end rate: The front rate must be 20 by the program.'
            );
            expect(findAll(table, `[data-line="${NETWORK_LINE}"] [data-problem]`)).toEqual([]);
        });

        it('can be saved again', async () => {
            const element = await refuse();

            expect(find(part(element, 'c-quote-save-bar'), '[data-save]')).toMatchObject({ disabled: false });
        });

        it('forgets the problem as soon as something else is tried', async () => {
            const element = await refuse();
            await choose(element, 'businessType', 'RENEWAL');

            expect(findAll(element, '[data-save-errors]')).toEqual([]);
            expect(findAll(part(element, 'c-quote-line-table'), '[data-problem]')).toEqual([]);
        });
    });

    describe('of a deal that is protected for another partner', () => {
        it('says until when, not for whom, and refuses the registration for that reason', async () => {
            const element = await show({ opportunity, context: contextProtected, programs: programRules });

            expect(readable(find(part(element, 'c-quote-heading'), '[data-protection]'))).toBe(
                'This deal is protected for another partner until Aug 13, 2024.'
            );
            expect(readable(find(part(element, 'c-quote-explanation'), '[data-explanation]'))).toContain(
                'Deal protected for another partner'
            );
        });
    });

    describe('that cannot be priced', () => {
        it('asks for a partner where there is none', async () => {
            const element = await show({ opportunity: opportunityWithoutPartner });

            expect(advice(element).heading).toBe('No partner on this opportunity');
            await expect(element).toBeAccessible();
        });

        it('asks for products or an amount where there is neither', async () => {
            const element = await show({ opportunity: opportunityWithoutAmount, context, programs: programRules });

            expect(advice(element).message).toBe('Add products to the opportunity, or enter its amount.');
            await expect(element).toBeAccessible();
        });

        it("says that the partner's program has ended", async () => {
            const element = await show({
                opportunity: opportunityOfLegacyPartner,
                context,
                programs: legacyProgram
            });

            expect(advice(element).heading).toBe("The partner's program has ended");
            expect(advice(element).message).toContain('was in force until Dec 31, 2023');
            await expect(element).toBeAccessible();
        });

        it('asks for a tier where the partner has none', async () => {
            const element = await show({ opportunity: opportunityWithoutTier, context, programs: programRules });

            expect(advice(element).heading).toBe('The partner has no tier');
            await expect(element).toBeAccessible();
        });

        it('asks for the business type where none is recorded, and prices once it is chosen', async () => {
            const element = await show({
                opportunity: opportunityWithoutBusinessType,
                context,
                programs: programRules
            });

            expect(readable(find(element, '[data-choose]'))).toBe('Choose the business type: the rates depend on it.');
            await choose(element, 'businessType', 'NEW_CUSTOMER');
            expect(netTotal(element)).toBe('€10,099.20');
        });
    });

    describe('of an amount without products', () => {
        it('is one line that earns the front-end discount, and asks for products to earn more', async () => {
            const element = await show({ opportunity: opportunityWithoutProducts, context, programs: programRules });

            // 20 % of 14 499.00
            expect(amounts(element, '[data-line="amount"]').slice(1)).toEqual([
                '€14,499.00',
                '-€2,899.80',
                '€0.00',
                '€0.00',
                '€11,599.20',
                '€347.98'
            ]);
            expect(readable(find(part(element, 'c-quote-explanation'), '[data-explanation]'))).toContain(
                'Add products'
            );
        });
    });

    describe('while it loads, or when it cannot', () => {
        it('says that it loads', async () => {
            const element = await show({ opportunity });

            expect(find(element, 'lightning-spinner')).toMatchObject({ alternativeText: 'Loading' });
            await expect(element).toBeAccessible();
        });

        it.each(['OpportunityDeal', 'DealContext', 'ProgramRules'])('shows what %s says', async (operation) => {
            const element = await show({ opportunity });
            answerErrors([{ message: 'Not allowed.', path: [], extensions: {} }], named(operation));
            await settle();

            expect(find<HTMLElement & { messages: string[] }>(element, 'c-error-panel').messages).toEqual([
                'Not allowed.'
            ]);
            await expect(element).toBeAccessible();
        });
    });
});
