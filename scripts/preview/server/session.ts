import type { OrgProject } from '../../local-org/metadata/project';
import type { OrgUser } from '../../local-org/org';
import type { PreviewSession } from '../client/session';
import type { PageModel } from '../model/pageModel';
import { translator } from '../model/translation';
import { FRENCH_BASE_LABELS } from './baseLabels';
import type { LanguageCode } from './internationalization';
import { LANGUAGES, internationalization } from './internationalization';
import { shellTexts } from './texts';

export interface SessionInput {
    readonly project: OrgProject;
    readonly users: readonly OrgUser[];
    readonly user: OrgUser;
    readonly language: LanguageCode;
    readonly currency: string;
    /** The browser's User-Agent header, from which the platform tells the form factor. */
    readonly userAgent: string;
    readonly customPermissions: readonly string[];
    readonly isAdministrator: boolean;
    readonly model: PageModel;
}

/** What the page is told about who uses it, and how. Access tokens are not in it. */
export function previewSession(input: SessionInput): PreviewSession {
    const translate = translator(input.project.schema, input.language);
    const labels = [...input.project.ui.labels.values()].map(({ apiName, value }) => [
        apiName,
        translate(`$label.${apiName}`, value)
    ]);
    return {
        apiVersion: input.project.schema.apiVersion,
        language: input.language,
        languages: LANGUAGES.map(({ code, label }) => ({ code, label })),
        user: publicUser(input.user),
        users: input.users.map(publicUser),
        formFactor: formFactor(input.userAgent),
        internationalization: internationalization(input.language, input.currency),
        labels: Object.fromEntries(labels) as Record<string, string>,
        baseLabels: input.language === 'fr' ? FRENCH_BASE_LABELS : {},
        texts: shellTexts(input.language),
        customPermissions: input.customPermissions,
        isAdministrator: input.isAdministrator,
        model: input.model
    };
}

function publicUser({ id, name, username, persona }: OrgUser): PreviewSession['user'] {
    return { id, name, username, persona };
}

function formFactor(userAgent: string): PreviewSession['formFactor'] {
    if (/iPad|Tablet/.test(userAgent)) {
        return 'Medium';
    }
    return /Mobile|iPhone|Android/.test(userAgent) ? 'Small' : 'Large';
}
