import { compileFlows, type FlowPrograms } from '../flow/compileFlow';
import { compileFormula, type CompiledFormula, type FormulaContext, type FormulaReturnType } from '../formula/index';
import type { ProblemList } from '../metadata/problems';
import type { LinkedProject } from '../metadata/project';
import type { FieldSchema, FieldType, ObjectSchema, SourceLocation, ValidationRuleSchema } from '../metadata/schema';
import { checkFormulaCycles } from './formulaCycles';
import { reportFormulaError } from './formulaErrors';
import { formulaField } from './references';
import { compileRollups, type RollupPlan } from './rollupPlan';
import type { RecordScope } from './scope';

/** One rule, ready to run. */
export interface CompiledRule {
    readonly rule: ValidationRuleSchema;
    readonly formula: CompiledFormula<RecordScope>;
}

/** Everything of a project that runs: compiled once, used for every record. */
export interface CompiledProject {
    /** @throws Error if there is no such formula field. */
    formula(object: string, field: string): CompiledFormula<RecordScope>;
    /** Active validation rules by object. */
    readonly rules: ReadonlyMap<string, readonly CompiledRule[]>;
    /** Default values by object and field. */
    readonly defaults: ReadonlyMap<string, ReadonlyMap<string, CompiledFormula<RecordScope>>>;
    readonly flows: FlowPrograms;
    /** Roll-ups by the object that is summarized. */
    readonly rollups: ReadonlyMap<string, readonly RollupPlan[]>;
}

const returnTypes: Partial<Record<FieldType, FormulaReturnType>> = {
    Number: 'Number',
    Currency: 'Currency',
    Percent: 'Percent',
    Checkbox: 'Checkbox',
    Date: 'Date',
    DateTime: 'DateTime',
    Time: 'Time'
};

/** Compiles every formula, rule, default, flow and roll-up; what does not compile is reported at its place. */
export function compileProject(project: LinkedProject, problems: ProblemList): CompiledProject {
    const compiler = new FormulaCompiler(project, problems);
    const formulas = new Map<string, CompiledFormula<RecordScope>>();
    const rules = new Map<string, CompiledRule[]>();
    const defaults = new Map<string, Map<string, CompiledFormula<RecordScope>>>();
    for (const object of project.schema.objects.values()) {
        for (const field of object.fields.values()) {
            const formula = field.formula && compiler.formulaField(object, field);
            if (formula !== undefined) {
                formulas.set(`${object.apiName}.${field.apiName}`, formula);
            }
        }
        rules.set(object.apiName, compiler.rules(object));
        defaults.set(object.apiName, compiler.defaults(object));
    }
    const formula = (object: string, field: string): CompiledFormula<RecordScope> => {
        const found = formulas.get(`${object}.${field}`);
        if (found === undefined) {
            throw new Error(`${object}.${field} is no formula field.`);
        }
        return found;
    };
    checkFormulaCycles(project.schema, formulas, problems);
    return {
        formula,
        rules,
        defaults,
        flows: compileFlows(
            {
                flows: project.flows,
                schema: project.schema,
                customPermissions: new Set(project.customPermissions.keys()),
                labels: new Map([...project.ui.labels].map(([name, label]) => [name, label.value]))
            },
            problems
        ),
        rollups: compileRollups(project.schema, formulas, problems)
    };
}

class FormulaCompiler {
    private readonly project: LinkedProject;
    private readonly problems: ProblemList;
    private readonly customPermissions: ReadonlySet<string>;

    constructor(project: LinkedProject, problems: ProblemList) {
        this.project = project;
        this.problems = problems;
        this.customPermissions = new Set(project.customPermissions.keys());
    }

    formulaField(object: ObjectSchema, field: FieldSchema): CompiledFormula<RecordScope> | undefined {
        const returnType = field.type === 'Text' ? 'Text' : returnTypes[field.type];
        if (returnType === undefined) {
            this.problems.add(field.location, `A formula cannot have the type ${field.type}.`);
            return undefined;
        }
        return this.compile(object, field.formula!.source, field.formula!.location, {
            what: `formula of ${object.apiName}.${field.apiName}`,
            returnType,
            scale: field.scale,
            blankMode: field.formula!.treatBlanksAs,
            context: 'formulaField'
        });
    }

    rules(object: ObjectSchema): CompiledRule[] {
        const compiled: CompiledRule[] = [];
        for (const rule of object.validationRules) {
            const formula = this.compile(object, rule.formula, rule.formulaLocation, {
                what: `validation rule ${object.apiName}.${rule.name}`,
                returnType: 'Checkbox',
                blankMode: 'BlankAsBlank',
                context: 'validationRule'
            });
            if (formula !== undefined && rule.active) {
                compiled.push({ rule, formula });
            }
        }
        return compiled;
    }

    defaults(object: ObjectSchema): Map<string, CompiledFormula<RecordScope>> {
        const compiled = new Map<string, CompiledFormula<RecordScope>>();
        for (const field of object.fields.values()) {
            if (field.defaultValue !== undefined) {
                const formula = this.compile(object, field.defaultValue, field.defaultValueLocation ?? field.location, {
                    what: `default value of ${object.apiName}.${field.apiName}`,
                    returnType: returnTypes[field.type] ?? 'Text',
                    scale: field.scale,
                    blankMode: 'BlankAsBlank',
                    context: 'defaultValue'
                });
                if (formula !== undefined) {
                    compiled.set(field.apiName, formula);
                }
            }
        }
        return compiled;
    }

    private compile(
        object: ObjectSchema,
        source: string,
        location: SourceLocation,
        options: {
            what: string;
            returnType: FormulaReturnType;
            scale?: number | undefined;
            blankMode: 'BlankAsZero' | 'BlankAsBlank';
            context: FormulaContext;
        }
    ): CompiledFormula<RecordScope> | undefined {
        // A default value is computed before there is a record: it can use the global variables only.
        const onlyGlobals = options.context === 'defaultValue';
        try {
            return compileFormula<RecordScope>(source, {
                ...options,
                resolveField: (path) =>
                    onlyGlobals && !path[0]!.startsWith('$')
                        ? undefined
                        : formulaField(this.project.schema, object, path, this.customPermissions),
                environment: { now: (scope) => scope.runtime.clock.now(), isNew: (scope) => scope.isNew }
            });
        } catch (error) {
            reportFormulaError(error, options.what, location, this.problems);
            return undefined;
        }
    }
}
