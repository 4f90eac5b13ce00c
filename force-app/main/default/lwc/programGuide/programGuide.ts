import { today } from 'c/clock';
import { errorMessages } from 'c/errorReduction';
import type { Program } from 'c/programCore';
import {
    PROGRAM_QUERY,
    PROGRAM_VERSIONS_QUERY,
    programVariables,
    toPrograms,
    toVersions,
    type ProgramVersion
} from 'c/programData';
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
    isLoading = true;
    guide?: Guide;
    errors: readonly string[] = [];
    versionErrors: readonly string[] = [];

    private program?: Program;
    private versions: readonly ProgramVersion[] = [];

    override connectedCallback(): void {
        this.programVariables = this.recordId === undefined ? undefined : programVariables([this.recordId]);
    }

    @wire(graphql, { query: '$programQuery', variables: '$programVariables', operationName: 'ProgramRules' })
    receiveProgram({ data, errors }: GraphQLResult): void {
        if (errors?.length) {
            this.fail(errors);
        } else if (data) {
            this.attempt(() => {
                const program = toPrograms(data).get(this.recordId ?? '');
                if (program === undefined) {
                    throw new Error(labels.programNotFound);
                }
                this.program = program;
                this.versionVariables = { vendor: program.vendor };
                this.show();
            });
        }
    }

    @wire(graphql, { query: '$versionsQuery', variables: '$versionVariables', operationName: 'ProgramVersions' })
    receiveVersions({ data, errors }: GraphQLResult): void {
        if (errors?.length) {
            this.versionErrors = errorMessages(errors);
        } else if (data) {
            this.attempt(() => {
                this.versions = toVersions(data);
                this.show();
            });
        }
    }

    private show(): void {
        if (this.program !== undefined) {
            this.guide = toGuide(this.recordId ?? '', this.program, this.versions, today());
            this.isLoading = false;
        }
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

    private attempt(action: () => void): void {
        try {
            this.errors = [];
            action();
        } catch (error) {
            this.fail(error);
        }
    }

    private fail(error: unknown): void {
        this.errors = errorMessages(error);
        this.isLoading = false;
    }
}
