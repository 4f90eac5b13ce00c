import type { SaveError } from '../../org';

/** An element that failed, in a way that a fault path can handle. */
export class FlowFault extends Error {
    constructor(message: string) {
        super(message);
        this.name = 'FlowFault';
    }
}

const actions = { lookup: 'look up', create: 'create', update: 'update', delete: 'delete' } as const;

/** What `$Flow.FaultMessage` says of a failed element. */
export function faultMessage(action: keyof typeof actions, errors: readonly SaveError[]): string {
    // Many records are often refused for one reason.
    const details = [...new Set(errors.map(({ statusCode, message }) => `${statusCode}: ${message}`))].join(', ');
    return (
        `This error occurred when the flow tried to ${actions[action]} records: ${details}. ` +
        'You can look up ExceptionCode values in the SOAP API Developer Guide.'
    );
}

/** The error of a record whose save a failed flow has stopped, as the APIs show it. */
export function flowError(flowLabel: string, detail: string): SaveError {
    return { statusCode: 'CANNOT_EXECUTE_FLOW_TRIGGER', message: failureText(flowLabel, detail), fields: [] };
}

export function failureText(flowLabel: string, detail: string): string {
    return (
        `We can't save this record because the “${flowLabel}” process failed. ` +
        `Give your Salesforce admin these details. ${detail} Error ID: ${errorId(flowLabel, detail)}`
    );
}

let errors = 0;

/** Two numbers that tell this failure from others, and one that is the same for all of its kind. */
function errorId(flowLabel: string, detail: string): string {
    errors += 1;
    let kind = 0;
    for (const character of flowLabel + detail) {
        kind = (Math.imul(kind, 31) + character.codePointAt(0)!) | 0;
    }
    return `${process.pid}-${errors} (${kind})`;
}
