import type { FieldType, SourceLocation } from '../metadata/schema';

/** One active flow as its file declares it, with every reference still by name. Compiled by `compileFlow`. */
export interface FlowDefinition {
    readonly apiName: string;
    readonly label: string;
    readonly start: RecordTriggeredStart;
    readonly elements: ReadonlyMap<string, FlowElement>;
    readonly formulas: ReadonlyMap<string, FlowFormula>;
    readonly constants: ReadonlyMap<string, FlowConstant>;
    readonly variables: ReadonlyMap<string, FlowVariable>;
    readonly location: SourceLocation;
}

/** The data types of flow resources: those of fields, and a whole record. */
export type FlowDataType = 'String' | 'Number' | 'Currency' | 'Boolean' | 'Date' | 'DateTime' | 'Picklist' | 'SObject';

export interface RecordTriggeredStart {
    readonly object: string;
    readonly trigger: 'RecordBeforeSave';
    readonly onCreate: boolean;
    readonly onUpdate: boolean;
    /** On update: run only if the record met no entry conditions before this save. */
    readonly onlyWhenNewlyMeeting: boolean;
    readonly filterFormula?: { readonly source: string; readonly location: SourceLocation };
    readonly filters: readonly FlowRecordFilter[];
    /** 'and', 'or', or numbers joined by AND, OR, NOT and parentheses. */
    readonly filterLogic: string;
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

export type FlowOperator =
    | 'EqualTo'
    | 'NotEqualTo'
    | 'GreaterThan'
    | 'GreaterThanOrEqualTo'
    | 'LessThan'
    | 'LessThanOrEqualTo'
    | 'IsNull'
    | 'IsBlank'
    | 'IsChanged'
    | 'Contains'
    | 'StartsWith'
    | 'EndsWith';

/** A literal or a reference such as `$Record.Name`, `$Record__prior.Name`, `Found.Code__c`, `a_formula`. */
export type FlowValue =
    | { readonly kind: 'literal'; readonly type: FieldType; readonly text: string; readonly location: SourceLocation }
    | { readonly kind: 'reference'; readonly path: string; readonly location: SourceLocation };

export type FlowElement = FlowAssignment | FlowDecision | FlowRecordLookup | FlowCustomError;

interface FlowElementBase {
    readonly name: string;
    readonly next?: string;
    readonly location: SourceLocation;
}

export interface FlowAssignment extends FlowElementBase {
    readonly kind: 'assignment';
    readonly items: readonly {
        readonly target: string;
        readonly operator: 'Assign' | 'Add' | 'Subtract';
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

/** Finds the first record (by Id order, unless sorted) that meets the filters. */
export interface FlowRecordLookup extends FlowElementBase {
    readonly kind: 'recordLookup';
    readonly object: string;
    readonly filters: readonly FlowRecordFilter[];
    readonly filterLogic: string;
    readonly sort?: { readonly field: string; readonly descending: boolean };
}

export interface FlowCustomError extends FlowElementBase {
    readonly kind: 'customError';
    readonly messages: readonly {
        readonly message: string;
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

export interface FlowVariable {
    readonly name: string;
    readonly dataType: FlowDataType;
    readonly objectType?: string;
    readonly scale?: number;
    readonly initialValue?: FlowValue;
}
