import type { ElementReader } from '../../metadata/xml';
import type { FlowRecordCreate, FlowRecordDelete, FlowRecordLookup, FlowRecordUpdate } from '../definition';
import { connector, readFilters, readInputs, readOutputs, readValue } from './values';

function connectors(reader: ElementReader): { readonly next?: string; readonly faultNext?: string } {
    return { ...connector(reader, 'connector', 'next'), ...connector(reader, 'faultConnector', 'faultNext') };
}

/** A child's text as a property that is absent where the child is. */
function optional<Key extends string>(
    reader: ElementReader,
    name: string,
    key: Key
): { readonly [Name in Key]?: string } {
    const text = reader.text(name);
    return (text === undefined ? {} : { [key]: text }) as { readonly [Name in Key]?: string };
}

export function readRecordLookup(reader: ElementReader): FlowRecordLookup {
    const sortField = reader.text('sortField');
    const sortOrder = reader.choice('sortOrder', ['Asc', 'Desc']);
    const limit = readValue(reader, 'limit');
    const outputReference = reader.text('outputReference');
    const outputAssignments = readOutputs(reader, 'field');
    const lookup = {
        kind: 'recordLookup' as const,
        name: reader.requiredText('name'),
        object: reader.requiredText('object'),
        ...readFilters(reader),
        ...(sortField !== undefined && { sort: { field: sortField, descending: sortOrder === 'Desc' } }),
        // What fills single variables, or a variable of one record, needs one record.
        first: reader.boolean('getFirstRecordOnly') ?? outputAssignments.length > 0,
        ...(limit !== undefined && { limit }),
        ...(outputReference !== undefined && { outputReference }),
        outputAssignments,
        blankIfNotFound: reader.boolean('assignNullValuesIfNoRecordsFound') ?? false,
        ...connectors(reader),
        location: reader.location
    };
    // Every field of a found record can be read, whichever the flow asks for; and where no variable takes what is found,
    // the element's own name always does.
    reader.noEffect('queriedFields', 'storeOutputAutomatically');
    return lookup;
}

export function readRecordCreate(reader: ElementReader): FlowRecordCreate {
    if (reader.boolean('doesUpsert') === true) {
        reader.problem('Creating or updating by matching records is not supported by the local org.', 'doesUpsert');
    }
    reader.noEffect('storeOutputAutomatically');
    return {
        kind: 'recordCreate',
        name: reader.requiredText('name'),
        ...optional(reader, 'object', 'object'),
        inputs: readInputs(reader, 'field'),
        ...optional(reader, 'inputReference', 'inputReference'),
        ...optional(reader, 'assignRecordIdToReference', 'idTarget'),
        ...connectors(reader),
        location: reader.location
    };
}

export function readRecordUpdate(reader: ElementReader): FlowRecordUpdate {
    return {
        kind: 'recordUpdate',
        name: reader.requiredText('name'),
        ...optional(reader, 'object', 'object'),
        ...readFilters(reader),
        inputs: readInputs(reader, 'field'),
        ...optional(reader, 'inputReference', 'inputReference'),
        ...connectors(reader),
        location: reader.location
    };
}

export function readRecordDelete(reader: ElementReader): FlowRecordDelete {
    return {
        kind: 'recordDelete',
        name: reader.requiredText('name'),
        ...optional(reader, 'object', 'object'),
        ...readFilters(reader),
        ...optional(reader, 'inputReference', 'inputReference'),
        ...connectors(reader),
        location: reader.location
    };
}
