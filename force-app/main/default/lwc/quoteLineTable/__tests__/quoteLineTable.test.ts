import QuoteLineTable from 'c/quoteLineTable';
import { clearPage, find, findAll, mount, readable, settle } from '../../../../../../test/mocks/page';
import { manyLines, pricedQuote } from '../../quoteData/__tests__/samples';

const NETWORK_LINE = '00k000000000001AAA';

async function show(properties: Record<string, unknown> = {}): Promise<HTMLElement> {
    const element = mount('c-quote-line-table', QuoteLineTable, {
        priced: pricedQuote(),
        isEditable: true,
        ...properties
    });
    await settle();
    return element;
}

async function startEditing(element: HTMLElement): Promise<void> {
    find(element, '[data-edit]').click();
    await settle();
}

function inputOf(element: HTMLElement, line: string, field: string): HTMLInputElement {
    return find(element, `[data-line="${line}"] input[data-field="${field}"]`);
}

async function type(input: HTMLInputElement, text: string): Promise<void> {
    input.focus();
    input.value = text;
    input.dispatchEvent(new CustomEvent('input', { bubbles: true }));
    await settle();
}

function heard(element: HTMLElement, name: string): unknown[] {
    const details: unknown[] = [];
    element.addEventListener(name, (event) => details.push((event as CustomEvent).detail));
    return details;
}

describe('the lines of a quote', () => {
    afterEach(clearPage);

    it('show the stack of each, and the sums', async () => {
        const element = await show();

        expect(findAll(element, `[data-line="${NETWORK_LINE}"] td`).map(readable)).toEqual([
            '10',
            '€12,500.00',
            '-€2,500.00',
            '-€1,500.00',
            '€0.00',
            '€8,500.00',
            '€425.00'
        ]);
        expect(findAll(element, '[data-totals] td').map(readable)).toEqual([
            '',
            '€14,499.00',
            '-€2,899.80',
            '-€1,500.00',
            '€0.00',
            '€10,099.20',
            '€472.98'
        ]);
        await expect(element).toBeAccessible();
    });

    it('can each be explained, and so can the total', async () => {
        const element = await show({ explained: 0 });
        const explained = heard(element, 'explain');
        const [first, second] = findAll(element, '[data-explain]');
        expect([first?.ariaPressed ?? first?.getAttribute('aria-pressed')]).toEqual(['true']);
        second?.click();
        find(element, '[data-explain-total]').click();

        expect(explained).toEqual([1, null]);
    });

    it('show at the line what the org said about it', async () => {
        const element = await show({ problems: new Map([[1, ['The front rate must be 20.']]]) });

        expect(findAll(element, '[data-problem]').map(readable)).toEqual(['The front rate must be 20.']);
        await expect(element).toBeAccessible();
    });
});

describe('the lines of a quote while they are edited', () => {
    afterEach(clearPage);

    it('take quantity and unit price, and show what comes of them', async () => {
        const element = await show();
        await startEditing(element);

        expect(inputOf(element, NETWORK_LINE, 'quantity').value).toBe('10');
        expect(inputOf(element, NETWORK_LINE, 'unitPrice').value).toBe('1250');
        expect(readable(find(element, '[data-totals] [data-cell="discount"]'))).toBe('-€4,399.80');
        await expect(element).toBeAccessible();
    });

    it('tell of every number as it is typed', async () => {
        const element = await show();
        const edits = heard(element, 'lineedit');
        await startEditing(element);
        await type(inputOf(element, NETWORK_LINE, 'quantity'), '2.5');

        expect(edits).toEqual([{ id: NETWORK_LINE, field: 'quantity', text: '2.5' }]);
        expect(inputOf(element, NETWORK_LINE, 'quantity').value).toBe('2.5');
    });

    it.each([
        ['quantity', '-1', 'Quantity: enter a number of 0 or more with at most 4 decimals.'],
        ['quantity', '1.23456', 'at most 4 decimals'],
        ['unitPrice', '1.234', 'Unit price: enter a number of 0 or more with at most 2 decimals.'],
        ['unitPrice', '', 'Unit price: enter a number'],
        ['unitPrice', '9999999999999', 'Unit price: enter a number']
    ])('refuse a %s of "%s", and say what is allowed', async (field, text, problem) => {
        const element = await show();
        const edits = heard(element, 'lineedit');
        await startEditing(element);
        await type(inputOf(element, NETWORK_LINE, field), text);

        expect(edits).toEqual([]);
        expect(readable(find(element, '[data-input-problem]'))).toContain(problem);
        expect(inputOf(element, NETWORK_LINE, field).getAttribute('aria-invalid')).toBe('true');
    });

    it('show their number again when what was refused is left', async () => {
        const element = await show();
        await startEditing(element);
        const input = inputOf(element, NETWORK_LINE, 'unitPrice');
        await type(input, '-5');
        input.blur();
        await settle();

        expect(input.value).toBe('1250');
        expect(readable(find(element, '[data-input-problem]'))).toBe('');
    });

    it('go down and up a column with Enter', async () => {
        const element = await show();
        await startEditing(element);
        const fields = findAll<HTMLInputElement>(element, 'input[data-field="quantity"]');
        const press = async (at: number, shiftKey: boolean): Promise<void> => {
            fields[at]?.focus();
            fields[at]?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', shiftKey, bubbles: true }));
            await settle();
        };
        await press(0, false);
        expect(element.shadowRoot?.activeElement).toBe(fields[1]);
        await press(1, true);
        expect(element.shadowRoot?.activeElement).toBe(fields[0]);
    });

    it('can be removed, by a button that says which', async () => {
        const element = await show();
        const removed = heard(element, 'lineremove');
        await startEditing(element);
        const name = find(element, `[data-line="${NETWORK_LINE}"] [data-explain]`);
        const remove = find(element, `[data-line="${NETWORK_LINE}"] [data-remove]`);
        expect(remove.getAttribute('aria-label')).toBe(`Remove ${readable(name)}`);
        find(element, `[data-line="${NETWORK_LINE}"] [data-remove]`).click();

        expect(removed).toEqual([NETWORK_LINE]);
    });

    it('cannot be edited where they are only to be read', async () => {
        expect(findAll(await show({ isEditable: false }), '[data-edit]')).toEqual([]);
    });
});

describe('five hundred lines', () => {
    afterEach(clearPage);

    async function showMany(): Promise<HTMLElement> {
        return show({ priced: pricedQuote({}, manyLines(500)) });
    }

    it('are drawn only as far as they are in sight, in a region that a keyboard reaches', async () => {
        const element = await showMany();

        // 560 pixels of 52 each: eleven rows and five beyond, which the fourth block of five completes.
        expect(findAll(element, '[data-line]')).toHaveLength(20);
        expect(find(element, '[data-region]').tabIndex).toBe(0);
        expect(find(element, 'table').getAttribute('aria-rowcount')).toBe('502');
        await expect(element).toBeAccessible();
    });

    it('follow the scrolling', async () => {
        const element = await showMany();
        const region = find(element, '[data-region]');
        Object.defineProperty(region, 'clientHeight', { value: 520 });
        region.scrollTop = 5200;
        region.dispatchEvent(new CustomEvent('scroll'));
        await settle();

        const [first] = findAll(element, '[data-line]');
        expect(first?.dataset['line']).toBe('line-96');
        expect(first?.getAttribute('aria-rowindex')).toBe('97');
    });

    it('keep the row in which somebody types', async () => {
        const element = await showMany();
        await startEditing(element);
        inputOf(element, 'line-1', 'quantity').focus();
        const region = find(element, '[data-region]');
        region.scrollTop = 10_400;
        region.dispatchEvent(new CustomEvent('scroll'));
        await settle();

        expect(findAll(element, '[data-line]')[0]?.dataset['line']).toBe('line-1');
        expect((element.shadowRoot?.activeElement as HTMLElement | null)?.dataset['id']).toBe('line-1');
    });

    it('keep the focus where rows come and go around it', async () => {
        const element = await showMany();
        await startEditing(element);
        const input = inputOf(element, 'line-15', 'quantity');
        input.focus();
        const region = find(element, '[data-region]');
        region.scrollTop = 600;
        region.dispatchEvent(new CustomEvent('scroll'));
        await settle();

        // 600 is in the twelfth row: the block from the sixth on is the first.
        expect(findAll(element, '[data-line]')[0]?.dataset['line']).toBe('line-6');
        expect(element.shadowRoot?.activeElement).toBe(input);
    });

    it('are read as they are, not through the proxies that plain objects get', async () => {
        const priced = pricedQuote({}, manyLines(500));
        const element = await show({ priced });

        expect((element as HTMLElement & { priced?: unknown }).priced).toBe(priced);
    });

    it('change nothing on the page but the line that was edited and the total', async () => {
        const lines = manyLines(500);
        const element = await show({ priced: pricedQuote({}, lines) });
        await startEditing(element);
        const changes: MutationRecord[] = [];
        const observer = new MutationObserver((records) => changes.push(...records));
        const watched = { attributes: true, childList: true, characterData: true, characterDataOldValue: true };
        for (const body of findAll(element, 'tbody, tfoot')) {
            observer.observe(body, { ...watched, subtree: true });
        }
        const edited = lines.map((line) => (line.id === 'line-2' ? { ...line, quantity: 7 } : line));
        Object.assign(element, { priced: pricedQuote({}, edited) });
        await settle();
        observer.disconnect();

        // The framework writes some texts again though they are the same, which changes nothing.
        const places = changes
            .filter((change) => change.type !== 'characterData' || change.oldValue !== change.target.nodeValue)
            .map(({ target }) => {
                const cell = (target instanceof Element ? target : target.parentElement)?.closest('[data-cell]');
                return `${cell?.closest('tr')?.getAttribute('aria-rowindex')} ${cell?.getAttribute('data-cell')}`;
            });
        const amounts = ['list', 'discount', 'net', 'rebate'];
        const changed = [...amounts.map((cell) => `3 ${cell}`), ...amounts.map((cell) => `502 ${cell}`)];
        expect([...new Set(places)]).toEqual(changed);
    });

    it('say after a removal what the next one said, and are one fewer', async () => {
        const lines = manyLines(500);
        const element = await show({ priced: pricedQuote({}, lines) });
        Object.assign(element, {
            priced: pricedQuote(
                {},
                lines.filter(({ id }) => id !== 'line-3')
            )
        });
        await settle();

        expect(
            findAll(element, '[data-line]')
                .slice(1, 4)
                .map((row) => row.dataset['line'])
        ).toEqual(['line-2', 'line-4', 'line-5']);
        expect(readable(findAll(element, '[data-explain]')[2] ?? null)).toBe('3. Product 4');
        expect(find(element, 'table').getAttribute('aria-rowcount')).toBe('501');
    });
});
