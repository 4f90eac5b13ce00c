import { today } from 'c/clock';
import type { Program } from 'c/programCore';
import {
    PROGRAM_QUERY,
    PROGRAM_VERSIONS_QUERY,
    programVariables,
    toPrograms,
    toVersions,
    type ProgramVersion
} from 'c/programData';
import { NOTHING_YET, takeAnswer, type WireAnswer } from 'c/wireAnswer';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import { api, LightningElement, wire } from 'lwc';
import { toGuide, type Guide } from './guide';
import { labels } from './labels';

/** On a program's page: its rules in plain words, its tiers side by side, where each number comes from, its versions. */
export default class ProgramGuide extends LightningElement {
    @api recordId?: string;

    readonly labels = labels;

    programVariables?: Record<string, unknown> | undefined;
    versionVariables?: Record<string, unknown> | undefined;
    guide?: Guide;

    private program: WireAnswer<Program> = NOTHING_YET;
    private versions: WireAnswer<readonly ProgramVersion[]> = NOTHING_YET;

    override connectedCallback(): void {
        this.programVariables = this.recordId === undefined ? undefined : programVariables([this.recordId]);
    }

    @wire(graphql, { query: '$programQuery', variables: '$programVariables', operationName: 'ProgramRules' })
    receiveProgram(result: GraphQLResult): void {
        this.program = takeAnswer(this.program, result, (data) => programOf(data, this.recordId));
        this.versionVariables = this.program.value && { vendor: this.program.value.vendor };
        this.show();
    }

    @wire(graphql, { query: '$versionsQuery', variables: '$versionVariables', operationName: 'ProgramVersions' })
    receiveVersions(result: GraphQLResult): void {
        this.versions = takeAnswer(this.versions, result, toVersions);
        this.show();
    }

    private show(): void {
        const { value: program } = this.program;
        if (program !== undefined) {
            this.guide = toGuide(this.recordId ?? '', program, this.versions.value ?? [], today());
        }
    }

    get isLoading(): boolean {
        return this.guide === undefined;
    }

    get errors(): readonly string[] {
        return this.program.errors;
    }

    get versionErrors(): readonly string[] {
        return this.versions.errors;
    }

    /** A wire waits while its query is undefined. */
    get programQuery(): unknown {
        return this.programVariables && PROGRAM_QUERY;
    }

    get versionsQuery(): unknown {
        return this.versionVariables && PROGRAM_VERSIONS_QUERY;
    }

    get hasErrors(): boolean {
        return this.errors.length > 0;
    }

    get hasVersionErrors(): boolean {
        return this.versionErrors.length > 0;
    }

    get stateClass(): string {
        return this.guide?.isInForce ? 'state state_in-force' : 'state';
    }
}

function programOf(data: unknown, id = ''): Program {
    const program = toPrograms(data).get(id);
    if (program === undefined) {
        throw new Error(labels.programNotFound);
    }
    return program;
}
