import type { PageModel } from '../model/pageModel';

/** A person one can sign in as. */
export interface SessionUser {
    readonly id: string;
    readonly name: string;
    readonly username: string;
    readonly persona: string;
}

/** What the server tells the page before any module runs: who is signed in, in which language, and what the org shows. */
export interface PreviewSession {
    readonly apiVersion: string;
    /** A language code of the platform, such as `en_US` or `fr`. */
    readonly language: string;
    readonly languages: readonly { readonly code: string; readonly label: string }[];
    readonly user: SessionUser;
    readonly users: readonly SessionUser[];
    readonly formFactor: 'Large' | 'Medium' | 'Small';
    readonly internationalization: Readonly<Record<string, string | number | boolean>>;
    /** The project's custom labels by name, in the session's language. */
    readonly labels: Readonly<Record<string, string>>;
    /** The base components' own labels where the session's language is not English. */
    readonly baseLabels: Readonly<Record<string, string>>;
    /** The shell's own texts in the session's language. */
    readonly texts: Readonly<Record<string, string>>;
    readonly customPermissions: readonly string[];
    /** Whether the user may move the org's clock. */
    readonly isAdministrator: boolean;
    readonly model: PageModel;
}

declare global {
    var previewSession: PreviewSession;
}

/** The running session. */
export const session: PreviewSession = globalThis.previewSession;

/**
 * A text of the shell in the session's language, with `{0}`, `{1}` … replaced.
 * @throws Error when there is no such text
 */
export function text(key: string, ...values: readonly (string | number)[]): string {
    const template = session.texts[key];
    if (template === undefined) {
        throw new Error(`The shell has no text "${key}".`);
    }
    return template.replace(/\{(\d+)\}/g, (_, index: string) => String(values[Number(index)] ?? ''));
}
