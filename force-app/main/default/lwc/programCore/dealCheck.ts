import { DocumentReader, isAbsent } from './check';
import type { Checked } from './check';
import { REGISTRATION_STATUSES, SPECIAL_PRICE_STATUSES } from './deal';
import type { CompetingRegistration, Deal, DealLine, Registration, SpecialPrice } from './deal';
import { formatMoney, LARGEST_AMOUNT, multiplyMoney } from './money';
import { BUSINESS_TYPES } from './program';
import type { Program } from './program';

/** Turns the JSON of a deal into a typed deal of this program, or lists everything that is wrong with it. */
export function checkDeal(document: unknown, program: Program): Checked<Deal> {
    const reader = new DocumentReader();
    const entries = reader.object(
        document,
        '',
        ['quoteDate', 'partner', 'businessType', 'lines'],
        ['program', 'registrations', 'competing', 'specialPrices']
    );
    const deal: Deal = {
        quoteDate: reader.date(entries['quoteDate'], '/quoteDate'),
        partner: readPartner(reader, entries['partner'], program),
        businessType: reader.oneOf(entries['businessType'], '/businessType', BUSINESS_TYPES),
        registrations: reader
            .list(entries['registrations'], '/registrations')
            .map((value, at) => readRegistration(reader, value, `/registrations/${at}`)),
        competing: reader
            .list(entries['competing'], '/competing')
            .map((value, at) => readCompeting(reader, value, `/competing/${at}`)),
        specialPrices: reader
            .list(entries['specialPrices'], '/specialPrices')
            .map((value, at) => readSpecialPrice(reader, value, `/specialPrices/${at}`)),
        lines: reader
            .list(entries['lines'], '/lines')
            .map((value, at) => readLine(reader, value, `/lines/${at}`, program.currency))
    };
    checkLines(reader, deal.lines, program.currency);
    return reader.finish(deal);
}

function readPartner(reader: DocumentReader, value: unknown, program: Program): Deal['partner'] {
    if (isAbsent(value)) {
        return { tier: '', specializations: [] };
    }
    const entries = reader.object(value, '/partner', ['tier'], ['specializations']);
    const codes = program.specializations.map((specialization) => specialization.code);
    return {
        tier: reader.oneOf(
            entries['tier'],
            '/partner/tier',
            program.tiers.map((tier) => tier.code)
        ),
        specializations: reader
            .list(entries['specializations'], '/partner/specializations')
            .map((code, at) => reader.oneOf(code ?? '', `/partner/specializations/${at}`, codes))
    };
}

function readRegistration(reader: DocumentReader, value: unknown, path: string): Registration {
    const status = typeof value === 'object' && value !== null ? (value as { status?: unknown }).status : undefined;
    // What approval pins must be there, or the deal could not be priced.
    const pinned = ['approvedOn', 'expiresOn', 'rate'];
    const entries = reader.object(
        value,
        path,
        status === 'APPROVED' ? ['solution', 'status', ...pinned] : ['solution', 'status'],
        pinned
    );
    const registration = {
        solution: reader.text(entries['solution'], `${path}/solution`),
        status: reader.oneOf(entries['status'], `${path}/status`, REGISTRATION_STATUSES),
        approvedOn: reader.optionalDate(entries['approvedOn'], `${path}/approvedOn`),
        expiresOn: reader.optionalDate(entries['expiresOn'], `${path}/expiresOn`),
        rate: reader.optionalRate(entries['rate'], `${path}/rate`)
    };
    const { approvedOn, expiresOn } = registration;
    if (approvedOn !== null && expiresOn !== null && expiresOn < approvedOn) {
        reader.report(`${path}/expiresOn`, 'the registration expires before it is approved', `${approvedOn} or later`);
    }
    return registration;
}

function readCompeting(reader: DocumentReader, value: unknown, path: string): CompetingRegistration {
    const entries = reader.object(value, path, ['solution', 'discount']);
    return {
        solution: reader.text(entries['solution'], `${path}/solution`),
        discount: reader.rate(entries['discount'], `${path}/discount`)
    };
}

function readSpecialPrice(reader: DocumentReader, value: unknown, path: string): SpecialPrice {
    const entries = reader.object(value, path, ['rate', 'status', 'validUntil'], ['line', 'solution']);
    const request = {
        line: reader.optionalText(entries['line'], `${path}/line`),
        solution: reader.optionalText(entries['solution'], `${path}/solution`),
        rate: reader.rate(entries['rate'], `${path}/rate`),
        status: reader.oneOf(entries['status'], `${path}/status`, SPECIAL_PRICE_STATUSES),
        validUntil: reader.date(entries['validUntil'], `${path}/validUntil`)
    };
    if ((request.line === null) === (request.solution === null)) {
        reader.report(path, 'a special price is for one line or for one solution', 'either "line" or "solution"');
    }
    return request;
}

function readLine(reader: DocumentReader, value: unknown, path: string, currency: string): DealLine {
    const entries = reader.object(value, path, ['id', 'quantity', 'unitPrice'], ['solution', 'floorPrice']);
    return {
        id: reader.text(entries['id'], `${path}/id`),
        solution: reader.optionalText(entries['solution'], `${path}/solution`),
        quantity: reader.quantity(entries['quantity'], `${path}/quantity`),
        unitPrice: reader.money(entries['unitPrice'], `${path}/unitPrice`, currency),
        ...(!isAbsent(entries['floorPrice']) && {
            floorPrice: reader.money(entries['floorPrice'], `${path}/floorPrice`, currency)
        })
    };
}

/** Ids are the lines' names in the result; and the sum of the list amounts must stay exact. */
function checkLines(reader: DocumentReader, lines: readonly DealLine[], currency: string): void {
    const seen = new Map<string, number>();
    let total = 0;
    lines.forEach((line, at) => {
        const first = seen.get(line.id);
        if (line.id !== '' && first !== undefined) {
            reader.report(`/lines/${at}/id`, `"${line.id}" is already that of /lines/${first}`, 'an id of its own');
        }
        seen.set(line.id, first ?? at);
        total = Math.min(LARGEST_AMOUNT + 1, total + listAmountOrTooLarge(line));
        if (total > LARGEST_AMOUNT) {
            reader.report(
                `/lines/${at}/quantity`,
                'the list amounts up to this line are too large',
                `a sum of at most ${formatMoney(LARGEST_AMOUNT, currency)} ${currency}`
            );
            total = 0;
        }
    });
}

function listAmountOrTooLarge(line: DealLine): number {
    // The binary estimate only decides what is far too large; the exact product decides the rest.
    const price = Math.max(line.unitPrice, line.floorPrice ?? 0);
    if ((price / 1_000_000) * line.quantity > 2 * LARGEST_AMOUNT) {
        return LARGEST_AMOUNT + 1;
    }
    return multiplyMoney(price, line.quantity);
}
