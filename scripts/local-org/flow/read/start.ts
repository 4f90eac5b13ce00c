import type { ElementReader } from '../../metadata/xml';
import {
    offsetUnits,
    type CalledStart,
    type FlowStart,
    type RecordTriggeredStart,
    type ScheduledPath,
    type ScheduledStart
} from '../definition';
import { canvas, connector, readFilters } from './values';

const triggers = ['RecordBeforeSave', 'RecordAfterSave', 'RecordBeforeDelete', 'Scheduled', 'None'] as const;

/** Reads `<start>`: by which event, for which records and at which element the flow begins. */
export function readStart(root: ElementReader): FlowStart | undefined {
    const reader = root.child('start');
    const reference = root.text('startElementReference');
    if (reader === undefined) {
        return { kind: 'called', ...(reference !== undefined && { next: reference }), location: root.location };
    }
    const trigger = reader.choice('triggerType', triggers);
    if (trigger === undefined && reader.has('triggerType')) {
        return undefined;
    }
    const start = readKind(reader, trigger ?? 'None');
    reader.noEffect(...canvas).finish();
    return start;
}

function readKind(reader: ElementReader, trigger: (typeof triggers)[number]): FlowStart {
    switch (trigger) {
        case 'None':
            return readCalled(reader);
        case 'Scheduled':
            return readScheduled(reader);
        default:
            return readRecordTriggered(reader, trigger);
    }
}

function readCalled(reader: ElementReader): CalledStart {
    return { kind: 'called', ...connector(reader, 'connector', 'next'), location: reader.location };
}

function readEntry(reader: ElementReader): Pick<RecordTriggeredStart, 'filterFormula' | 'filters' | 'filterLogic'> {
    const formula = reader.child('filterFormula');
    return {
        ...(formula !== undefined && { filterFormula: { source: formula.element.text, location: formula.location } }),
        ...readFilters(reader)
    };
}

function readRecordTriggered(
    reader: ElementReader,
    trigger: 'RecordBeforeSave' | 'RecordAfterSave' | 'RecordBeforeDelete'
): RecordTriggeredStart {
    const deleting = trigger === 'RecordBeforeDelete';
    const allowed = deleting ? (['Delete'] as const) : (['Create', 'Update', 'CreateAndUpdate'] as const);
    const type = reader.choice<'Create' | 'Update' | 'CreateAndUpdate' | 'Delete'>('recordTriggerType', allowed);
    if (type === undefined && !reader.has('recordTriggerType') && !deleting) {
        reader.problem('A record-triggered flow needs a <recordTriggerType>.');
    }
    // The local org has no other user to run them.
    reader.choice('flowRunAsUser', ['TriggeringUser']);
    const start = {
        kind: 'record' as const,
        object: reader.requiredText('object'),
        trigger,
        onCreate: !deleting && type !== 'Update',
        onUpdate: !deleting && type !== 'Create',
        onlyWhenNewlyMeeting: reader.boolean('doesRequireRecordChangedToMeetCriteria') ?? false,
        ...readEntry(reader),
        ...connector(reader, 'connector', 'next'),
        scheduledPaths: reader.children('scheduledPaths').map(readScheduledPath),
        location: reader.location
    };
    if (trigger !== 'RecordAfterSave' && start.scheduledPaths.length > 0) {
        reader.problem('Only a flow that runs after the save has scheduled paths.', 'scheduledPaths');
    }
    return start;
}

function readScheduledPath(reader: ElementReader): ScheduledPath {
    const afterCommit = reader.choice('pathType', ['AsyncAfterCommit']) !== undefined;
    const source = reader.choice('timeSource', ['RecordTriggerEvent', 'RecordField']);
    const field = reader.text('recordField');
    const maxBatchSize = reader.integer('maxBatchSize') ?? 200;
    if (maxBatchSize < 1 || maxBatchSize > 200) {
        reader.problem('<maxBatchSize> must be from 1 to 200.', 'maxBatchSize');
    }
    if (source === 'RecordField' && field === undefined) {
        reader.problem('A path by a record field needs a <recordField>.');
    }
    const path = {
        name: reader.text('name') ?? 'Run_Asynchronously',
        afterCommit,
        ...(source === 'RecordField' && field !== undefined && { field }),
        offset: reader.integer('offsetNumber') ?? 0,
        unit: reader.choice('offsetUnit', offsetUnits) ?? ('Minutes' as const),
        maxBatchSize,
        ...connector(reader, 'connector', 'next'),
        location: reader.location
    };
    reader.noEffect('label', 'description').finish();
    return path;
}

function readScheduled(reader: ElementReader): ScheduledStart {
    const schedule = reader.child('schedule');
    if (schedule === undefined) {
        reader.problem('A schedule-triggered flow needs a <schedule>.');
    }
    reader.choice('flowRunAsUser', ['DefaultWorkflowUser']);
    const object = reader.text('object');
    const startDate = schedule?.requiredText('startDate') ?? '';
    const startTime = schedule?.requiredText('startTime') ?? '';
    if (schedule !== undefined && !/^\d{4}-\d\d-\d\d$/.test(startDate)) {
        schedule.problem('<startDate> must be a date (YYYY-MM-DD).', 'startDate');
    }
    if (schedule !== undefined && !/^\d\d:\d\d:\d\d(?:\.\d{3})?Z$/.test(startTime)) {
        schedule.problem('<startTime> must be a time of day (HH:mm:ss.SSSZ).', 'startTime');
    }
    const start = {
        kind: 'schedule' as const,
        frequency: schedule?.choice('frequency', ['Once', 'Daily', 'Weekly']) ?? ('Once' as const),
        startDate,
        startTime,
        ...(object !== undefined && { object }),
        ...readEntry(reader),
        ...connector(reader, 'connector', 'next'),
        location: reader.location
    };
    schedule?.finish();
    if (object === undefined && (start.filters.length > 0 || start.filterFormula !== undefined)) {
        reader.problem('Conditions on records need an <object>.');
    }
    return start;
}
