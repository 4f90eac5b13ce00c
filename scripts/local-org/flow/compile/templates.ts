import { Decimal } from 'decimal.js';
import type { FieldType, SourceLocation } from '../../metadata/schema';
import type { FieldValue } from '../../values';
import { valueType, type FlowScope } from '../data';
import { report } from './context';
import type { FlowReferences, FlowResource } from './references';

const mergeField = /\{!\s*([^{}]+?)\s*\}/g;

/** A text with merge fields such as `{!$Record.Name}`. Blank ones leave nothing behind. */
export function compileTemplate(references: FlowReferences, text: string, location: SourceLocation): FlowResource {
    const parts: (string | ((scope: FlowScope) => string))[] = [];
    let end = 0;
    for (const match of text.matchAll(mergeField)) {
        parts.push(text.slice(end, match.index));
        end = match.index + match[0].length;
        const resource = references.resolve(match[1]!, location);
        if (resource?.type.kind === 'value' && !resource.type.collection) {
            const { type } = resource.type;
            parts.push((scope) => mergedText(scope, type, resource.read(scope) as FieldValue));
        } else if (resource !== undefined) {
            report(references.context, location, `${match[0]} is no single value and cannot stand in a text.`);
        }
    }
    parts.push(text.slice(end));
    return {
        type: valueType('Text'),
        read: (scope) => parts.map((part) => (typeof part === 'string' ? part : part(scope))).join('') || null
    };
}

/**
 * A value as the platform writes it into a text: numbers plainly, dates and times in the user's locale and the org's
 * time zone (`1/28/2025, 3:19 PM`, as flow error emails show it).
 */
function mergedText(scope: FlowScope, type: FieldType, value: FieldValue): string {
    if (value === null) {
        return '';
    }
    if (Decimal.isDecimal(value)) {
        return value.toFixed();
    }
    switch (type) {
        case 'Date':
            return formatter(scope, 'date').format(Date.parse(`${String(value)}T00:00:00Z`));
        case 'DateTime':
            // Intl separates the time from AM and PM by a narrow space that the platform does not use.
            return formatter(scope, 'dateTime')
                .format(Date.parse(String(value)))
                .replaceAll('\u202f', ' ');
        default:
            return String(value);
    }
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(scope: FlowScope, kind: 'date' | 'dateTime'): Intl.DateTimeFormat {
    const user = scope.runtime.store.read('User', scope.userId);
    const locale = String(user?.['LocaleSidKey'] ?? 'en_US').replaceAll('_', '-');
    const key = `${locale} ${kind}`;
    let known = formatters.get(key);
    if (known === undefined) {
        const date = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
        const clock = { hour: 'numeric', minute: '2-digit' } as const;
        known = new Intl.DateTimeFormat(locale, { ...date, ...(kind === 'dateTime' && clock), timeZone: 'UTC' });
        formatters.set(key, known);
    }
    return known;
}
