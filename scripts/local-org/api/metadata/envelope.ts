import { XMLBuilder, XMLParser, XMLValidator } from 'fast-xml-parser';
import type { ApiValue } from './results';

/** A SOAP request taken apart. */
export interface SoapRequest {
    readonly sessionId: string | undefined;
    /** The element in the body: `deploy`. */
    readonly operation: string;
    readonly arguments: SoapElement;
}

/** An element's children by name without prefix; each a list, a child without children of its own being its text. */
export type SoapElement = Readonly<Record<string, readonly (SoapElement | string)[]>>;

/** An answer that is a SOAP fault. */
export class SoapFault extends Error {
    /** INVALID_SESSION_ID, … */
    readonly code: string;

    constructor(code: string, message: string) {
        super(message);
        this.code = code;
    }
}

const parser = new XMLParser({
    removeNSPrefix: true,
    ignoreAttributes: true,
    ignoreDeclaration: true,
    parseTagValue: false,
    alwaysCreateTextNode: false,
    isArray: () => true
});

/** @throws SoapFault for what is no SOAP request */
export function readEnvelope(text: string): SoapRequest {
    if (/<!DOCTYPE/i.test(text.slice(0, 4096))) {
        throw new SoapFault('SOAP_PARSER_ERROR', 'A document type declaration is not allowed in a SOAP request.');
    }
    const validity = XMLValidator.validate(text);
    if (validity !== true) {
        const { line, col, msg } = validity.err;
        throw new SoapFault(
            'SOAP_PARSER_ERROR',
            `The request is no well-formed XML: ${msg} (line ${line}, column ${col})`
        );
    }
    const document = parser.parse(text) as SoapElement;
    const envelope = elementOf(document, 'Envelope');
    const body = envelope && elementOf(envelope, 'Body');
    const [operation, ...others] = Object.keys(body ?? {}).filter((name) => name !== '#text');
    if (envelope === undefined || body === undefined || operation === undefined || others.length > 0) {
        throw new SoapFault('SOAP_PARSER_ERROR', 'The request is no SOAP envelope with one operation in its body.');
    }
    const header = elementOf(envelope, 'Header');
    const session = header && elementOf(header, 'SessionHeader');
    return {
        sessionId: session && textOf(session, 'sessionId'),
        operation,
        arguments: elementOf(body, operation) ?? {}
    };
}

/** The first child of a name that has children of its own (or none at all). */
export function elementOf(element: SoapElement, name: string): SoapElement | undefined {
    const [first] = element[name] ?? [];
    return first === '' ? {} : typeof first === 'string' ? undefined : first;
}

export function elementsOf(element: SoapElement, name: string): SoapElement[] {
    return (element[name] ?? []).flatMap((each) => (typeof each === 'string' ? [] : [each]));
}

/** The text of the first child of a name; undefined where there is none or it is empty. */
export function textOf(element: SoapElement, name: string): string | undefined {
    const [first] = element[name] ?? [];
    return typeof first === 'string' && first !== '' ? first : undefined;
}

export function textsOf(element: SoapElement, name: string): string[] {
    return (element[name] ?? []).flatMap((each) => (typeof each === 'string' ? [each] : []));
}

/** @throws SoapFault for anything but true and false */
export function booleanOf(element: SoapElement, name: string, absent: boolean): boolean {
    const text = textOf(element, name)?.trim();
    if (text !== undefined && !['true', 'false', '1', '0'].includes(text)) {
        throw new SoapFault('INVALID_TYPE', `<${name}> is "${text}"; it must be true or false.`);
    }
    return text === undefined ? absent : text === 'true' || text === '1';
}

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@', suppressEmptyNode: true });

/** The answer to an operation; a list is one result after the other. */
export function writeResponse(operation: string, result: ApiValue): string {
    return writeBody({ [`${operation}Response`]: { '@xmlns': namespace, result } });
}

export function writeFault(fault: SoapFault): string {
    return writeBody({
        'soapenv:Fault': { faultcode: `sf:${fault.code}`, faultstring: `${fault.code}: ${fault.message}` }
    });
}

const namespace = 'http://soap.sforce.com/2006/04/metadata';

function writeBody(content: unknown): string {
    const envelope = {
        'soapenv:Envelope': {
            '@xmlns:soapenv': 'http://schemas.xmlsoap.org/soap/envelope/',
            '@xmlns:sf': 'http://soap.sforce.com/2006/04/metadata',
            '@xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
            'soapenv:Body': content
        }
    };
    return `<?xml version="1.0" encoding="UTF-8"?>${builder.build(withoutUndefined(envelope))}`;
}

/** The builder writes undefined as an empty element. */
function withoutUndefined(value: unknown): unknown {
    if (Array.isArray(value)) {
        return value.map(withoutUndefined);
    }
    if (typeof value !== 'object' || value === null) {
        return value;
    }
    return Object.fromEntries(
        Object.entries(value)
            .filter(([, part]) => part !== undefined)
            .map(([name, part]) => [name, withoutUndefined(part)])
    );
}
