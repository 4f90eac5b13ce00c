import type { FieldType, SourceLocation } from '../metadata/schema';

/** One active flow as its file declares it, with every reference still by name. Compiled by `compileFlows`. */
export interface FlowDefinition {
    readonly apiName: string;
    readonly label: string;
    readonly start: FlowStart;
    readonly elements: ReadonlyMap<string, FlowElement>;
    readonly formulas: ReadonlyMap<string, FlowFormula>;
    readonly constants: ReadonlyMap<string, FlowConstant>;
    readonly variables: ReadonlyMap<string, FlowVariable>;
    readonly textTemplates: ReadonlyMap<string, FlowTextTemplate>;
    /** From 1 to 2000: where the flow stands among those of the same object and trigger. */
    readonly triggerOrder?: number;
    readonly location: SourceLocation;
}

/** The data types of flow resources: those of fields, and a whole record. */
export type FlowDataType =
    | 'String'
    | 'Number'
    | 'Currency'
    | 'Boolean'
    | 'Date'
    | 'DateTime'
    | 'Time'
    | 'Picklist'
    | 'Multipicklist'
    | 'SObject';

export type FlowStart = RecordTriggeredStart | ScheduledStart | CalledStart;

export type RecordTrigger = 'RecordBeforeSave' | 'RecordAfterSave' | 'RecordBeforeDelete';

/** Which records a flow starts for. */
export interface EntryConditions {
    readonly filterFormula?: { readonly source: string; readonly location: SourceLocation };
    readonly filters: readonly FlowRecordFilter[];
    /** 'and', 'or', or numbers joined by AND, OR, NOT and parentheses. */
    readonly filterLogic: string;
}

export interface RecordTriggeredStart extends EntryConditions {
    readonly kind: 'record';
    readonly object: string;
    readonly trigger: RecordTrigger;
    readonly onCreate: boolean;
    readonly onUpdate: boolean;
    /** On update: run only if the record met no entry conditions before this save. */
    readonly onlyWhenNewlyMeeting: boolean;
    readonly next?: string;
    readonly scheduledPaths: readonly ScheduledPath[];
    readonly location: SourceLocation;
}

export const offsetUnits = ['Minutes', 'Hours', 'Days', 'Weeks', 'Months'] as const;
export type OffsetUnit = (typeof offsetUnits)[number];

/** A part of an after-save flow that runs later, in a transaction of its own. */
export interface ScheduledPath {
    readonly name: string;
    /** Run as soon as the save is committed, instead of at a time. */
    readonly afterCommit: boolean;
    /** The time source: the trigger itself, or a date or date-time field of the record. */
    readonly field?: string;
    /** Negative: before the time source. */
    readonly offset: number;
    readonly unit: OffsetUnit;
    /** Most interviews in one transaction, from 1 to 200. */
    readonly maxBatchSize: number;
    readonly next?: string;
    readonly location: SourceLocation;
}

/** Runs by the clock: once for each record that meets the conditions, or once where no object is named. */
export interface ScheduledStart extends EntryConditions {
    readonly kind: 'schedule';
    readonly frequency: 'Once' | 'Daily' | 'Weekly';
    /** YYYY-MM-DD; with Weekly its weekday is the one the flow runs on. */
    readonly startDate: string;
    /** HH:mm:ss.SSSZ */
    readonly startTime: string;
    readonly object?: string;
    readonly next?: string;
    readonly location: SourceLocation;
}

/** Runs where another flow calls it. */
export interface CalledStart {
    readonly kind: 'called';
    readonly next?: string;
    readonly location: SourceLocation;
}

/** A record field compared with a value. */
export interface FlowRecordFilter {
    readonly field: string;
    readonly operator: FlowOperator;
    readonly value: FlowValue;
    readonly location: SourceLocation;
}

export const flowOperators = [
    'EqualTo',
    'NotEqualTo',
    'GreaterThan',
    'GreaterThanOrEqualTo',
    'LessThan',
    'LessThanOrEqualTo',
    'IsNull',
    'IsBlank',
    'IsEmpty',
    'IsChanged',
    'Contains',
    'StartsWith',
    'EndsWith',
    'In',
    'NotIn'
] as const;
export type FlowOperator = (typeof flowOperators)[number];

/**
 * A literal; a reference such as `$Record.Name`, `$Record__prior.Name`, `Found.Code__c`, `a_formula`; a text with merge
 * fields such as `Hello {!$Record.Name}`; or a formula in place.
 */
export type FlowValue =
    | { readonly kind: 'literal'; readonly type: FieldType; readonly text: string; readonly location: SourceLocation }
    | { readonly kind: 'reference'; readonly path: string; readonly location: SourceLocation }
    | { readonly kind: 'template'; readonly text: string; readonly location: SourceLocation }
    | {
          readonly kind: 'formula';
          readonly dataType: FlowDataType;
          readonly source: string;
          readonly location: SourceLocation;
      };

export type FlowElement =
    | FlowAssignment
    | FlowDecision
    | FlowLoop
    | FlowCollectionSort
    | FlowCollectionFilter
    | FlowRecordLookup
    | FlowRecordCreate
    | FlowRecordUpdate
    | FlowRecordDelete
    | FlowSubflow
    | FlowCustomError;

interface FlowElementBase {
    readonly name: string;
    readonly next?: string;
    readonly location: SourceLocation;
}

/** An element that reads or writes the database, and so can fail. */
interface FlowDataElementBase extends FlowElementBase {
    /** Where the flow goes on if the element fails; the flow fails where there is none. */
    readonly faultNext?: string;
}

export const assignmentOperators = [
    'Assign',
    'Add',
    'Subtract',
    'AddItem',
    'AddAtStart',
    'AssignCount',
    'RemoveFirst',
    'RemoveBeforeFirst',
    'RemoveAfterFirst',
    'RemoveAll',
    'RemoveUncommon',
    'RemovePosition'
] as const;
export type AssignmentOperator = (typeof assignmentOperators)[number];

export interface FlowAssignment extends FlowElementBase {
    readonly kind: 'assignment';
    readonly items: readonly {
        readonly target: string;
        readonly operator: AssignmentOperator;
        readonly value: FlowValue;
        readonly location: SourceLocation;
    }[];
}

/** The first rule that holds decides the next element; `next` is the default outcome. */
export interface FlowDecision extends FlowElementBase {
    readonly kind: 'decision';
    readonly rules: readonly FlowRule[];
}

export interface FlowRule {
    readonly name: string;
    readonly conditions: readonly FlowCondition[];
    readonly logic: string;
    readonly onlyWhenNewlyMeeting: boolean;
    readonly next?: string;
    readonly location: SourceLocation;
}

export interface FlowCondition {
    readonly left: string;
    readonly operator: FlowOperator;
    readonly right?: FlowValue;
    readonly location: SourceLocation;
}

/** Goes through a collection; `next` is where it goes after the last item. */
export interface FlowLoop extends FlowElementBase {
    readonly kind: 'loop';
    readonly collection: string;
    readonly descending: boolean;
    /** The variable that holds the current item; without it the loop's own name does. */
    readonly itemVariable?: string;
    readonly nextValue?: string;
}

/** Sorts a collection in place and, with a limit, keeps its first items. */
export interface FlowCollectionSort extends FlowElementBase {
    readonly kind: 'collectionSort';
    readonly collection: string;
    readonly options: readonly {
        /** Absent where the items are no records. */
        readonly field?: string;
        readonly descending: boolean;
        readonly blanksFirst: boolean;
        readonly location: SourceLocation;
    }[];
    readonly limit?: number;
}

/** A new collection, under the element's own name, of the items that meet the conditions. */
export interface FlowCollectionFilter extends FlowElementBase {
    readonly kind: 'collectionFilter';
    readonly collection: string;
    /** The variable that the conditions know the item by. */
    readonly itemVariable: string;
    readonly conditions: readonly FlowCondition[];
    readonly logic: string;
    readonly formula?: { readonly source: string; readonly location: SourceLocation };
}

/** Finds records that meet the filters: the first (by Id order, unless sorted) or all. */
export interface FlowRecordLookup extends FlowDataElementBase {
    readonly kind: 'recordLookup';
    readonly object: string;
    readonly filters: readonly FlowRecordFilter[];
    readonly filterLogic: string;
    readonly sort?: { readonly field: string; readonly descending: boolean };
    readonly first: boolean;
    readonly limit?: FlowValue;
    /** The record (or collection) variable that takes what is found; without it the element's own name does. */
    readonly outputReference?: string;
    /** Variables that take fields of the one record found. */
    readonly outputAssignments: readonly FlowOutput[];
    /** Whether a variable of `outputReference` or `outputAssignments` is cleared where nothing is found. */
    readonly blankIfNotFound: boolean;
}

/** A field (or a subflow's output variable) and the variable of this flow that takes its value. */
export interface FlowOutput {
    readonly from: string;
    readonly target: string;
    readonly location: SourceLocation;
}

/** A field (or a subflow's input variable) and the value it is given. */
export interface FlowInput {
    readonly field: string;
    readonly value: FlowValue;
    readonly location: SourceLocation;
}

/** Creates a record from values, or the record or collection that `inputReference` names. */
export interface FlowRecordCreate extends FlowDataElementBase {
    readonly kind: 'recordCreate';
    readonly object?: string;
    readonly inputs: readonly FlowInput[];
    readonly inputReference?: string;
    /** The variable that takes the new record's Id; without it the element's own name does. */
    readonly idTarget?: string;
}

/** Updates the record or collection that `inputReference` names, or the records that meet the filters. */
export interface FlowRecordUpdate extends FlowDataElementBase {
    readonly kind: 'recordUpdate';
    readonly object?: string;
    readonly filters: readonly FlowRecordFilter[];
    readonly filterLogic: string;
    readonly inputs: readonly FlowInput[];
    readonly inputReference?: string;
}

/** Deletes the record or collection that `inputReference` names, or the records that meet the filters. */
export interface FlowRecordDelete extends FlowDataElementBase {
    readonly kind: 'recordDelete';
    readonly object?: string;
    readonly filters: readonly FlowRecordFilter[];
    readonly filterLogic: string;
    readonly inputReference?: string;
}

/** Runs another flow to its end. */
export interface FlowSubflow extends FlowElementBase {
    readonly kind: 'subflow';
    readonly flowName: string;
    readonly inputs: readonly FlowInput[];
    readonly outputs: readonly FlowOutput[];
}

/** Refuses the record that triggered the flow. */
export interface FlowCustomError extends FlowElementBase {
    readonly kind: 'customError';
    readonly messages: readonly {
        readonly message: FlowValue;
        readonly field?: string;
        readonly location: SourceLocation;
    }[];
}

export interface FlowFormula {
    readonly name: string;
    readonly dataType: FlowDataType;
    readonly scale?: number;
    readonly source: string;
    readonly location: SourceLocation;
}

export interface FlowConstant {
    readonly name: string;
    readonly value: FlowValue;
}

export interface FlowTextTemplate {
    readonly name: string;
    readonly value: FlowValue;
}

export interface FlowVariable {
    readonly name: string;
    readonly dataType: FlowDataType;
    readonly isCollection: boolean;
    readonly isInput: boolean;
    readonly isOutput: boolean;
    readonly objectType?: string;
    readonly scale?: number;
    readonly initialValue?: FlowValue;
    readonly location: SourceLocation;
}
