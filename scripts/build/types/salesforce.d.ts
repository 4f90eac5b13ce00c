/**
 * Declarations for the platform's scoped modules and for the `lightning/*` modules that @salesforce/lightning-types
 * does not describe. Only what the components use; from the modules' reference pages.
 */
/// <reference types="@salesforce/lightning-types" />

declare module '@salesforce/label/*' {
    const label: string;
    export default label;
}

declare module '@salesforce/customPermission/*' {
    /** true for those who hold the permission, undefined for the others. */
    const isHeld: true | undefined;
    export default isHeld;
}

declare module '@salesforce/user/Id' {
    /** The user's Id. */
    const id: string;
    export default id;
}

declare module '@salesforce/i18n/locale' {
    /** The user's locale, such as `fr-FR`. */
    const locale: string;
    export default locale;
}

declare module '@salesforce/i18n/lang' {
    /** The user's language, such as `fr`. */
    const lang: string;
    export default lang;
}

declare module '@salesforce/i18n/timeZone' {
    /** The user's time zone, such as `Europe/Paris`. */
    const timeZone: string;
    export default timeZone;
}

declare module 'lightning/graphql' {
    import type { WireAdapterConstructor } from 'lwc';

    /** A parsed document; opaque. */
    export type GraphQLDocument = unknown;

    export interface GraphQLRequest {
        readonly query: GraphQLDocument | undefined;
        readonly variables?: Readonly<Record<string, unknown>> | undefined;
        readonly operationName?: string;
    }

    export interface GraphQLError {
        readonly message: string;
        readonly path?: readonly (string | number)[];
        readonly locations?: readonly { readonly line: number; readonly column: number }[];
        readonly extensions?: Readonly<Record<string, unknown>>;
    }

    /** What the wire provisions: before the first answer both are undefined. */
    export interface GraphQLResult<Data = unknown> {
        readonly data?: Data | undefined;
        readonly errors?: readonly GraphQLError[] | undefined;
        readonly refresh?: () => Promise<void>;
    }

    export function gql(parts: TemplateStringsArray, ...values: unknown[]): GraphQLDocument;
    export const graphql: WireAdapterConstructor;
    export function executeMutation(
        request: GraphQLRequest
    ): Promise<{ readonly data?: unknown; readonly errors?: readonly GraphQLError[] }>;
}

declare module 'lightning/platformShowToastEvent' {
    export interface ToastOptions {
        readonly title: string;
        readonly message?: string;
        readonly variant?: 'info' | 'success' | 'warning' | 'error';
        readonly mode?: 'dismissible' | 'pester' | 'sticky';
        readonly messageData?: readonly (string | { readonly url: string; readonly label: string })[];
    }

    export class ShowToastEvent extends CustomEvent<ToastOptions> {
        constructor(options: ToastOptions);
    }
}

declare module 'lightning/navigation' {
    import type { LightningElement } from 'lwc';

    export interface PageReference {
        readonly type: string;
        readonly attributes: Readonly<Record<string, string>>;
        readonly state?: Readonly<Record<string, string>>;
    }

    const navigate: unique symbol;
    const generateUrl: unique symbol;

    interface Navigation {
        (Class: typeof LightningElement): new () => LightningElement & Navigating;
        readonly Navigate: typeof navigate;
        readonly GenerateUrl: typeof generateUrl;
    }

    interface Navigating {
        [navigate](page: PageReference, replace?: boolean): void;
        [generateUrl](page: PageReference): Promise<string>;
    }

    export const NavigationMixin: Navigation;
}

declare module '@salesforce/customPermission/*' {
    /** true where the user holds the permission, otherwise undefined. */
    const holds: true | undefined;
    export default holds;
}

declare module 'lightning/uiRecordApi' {
    export interface RecordInput {
        readonly fields: Readonly<Record<string, unknown>>;
    }

    export function createRecord(input: {
        readonly apiName: string;
        readonly fields: Readonly<Record<string, unknown>>;
    }): Promise<unknown>;
    export function updateRecord(input: RecordInput): Promise<unknown>;
}

declare module 'lightning/uiObjectInfoApi' {
    import type { WireAdapterConstructor } from 'lwc';

    export interface ObjectInfoResult {
        readonly data?:
            | {
                  readonly fields: Readonly<Record<string, { readonly apiName: string; readonly label: string }>>;
                  /** Whether the user may create records of the object. */
                  readonly createable?: boolean;
              }
            | undefined;
        readonly error?: unknown;
    }

    export const getObjectInfo: WireAdapterConstructor;
}
