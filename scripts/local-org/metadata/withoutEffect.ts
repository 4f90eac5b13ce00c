import type { XmlElement } from './xml';

/**
 * Metadata that changes no record and no page of the local org, by file suffix, with the reason. It is listed when the
 * org starts. Apex triggers are not here: they would change what a save does, so a project with triggers is refused.
 */
const REASONS: Readonly<Record<string, string>> = {
    asset: 'asset files are served to pages, not stored',
    brandingSet: 'pages have the standard theme',
    cls: 'no Apex runs here',
    component: 'Visualforce is not shown',
    corsWhitelistOrigin: 'the org answers this machine alone',
    cspTrustedSite: 'the org answers this machine alone',
    dashboard: 'reports and dashboards are not run',
    dashboardFolder: 'reports and dashboards are not run',
    digitalExperience: 'sites are not served',
    digitalExperienceConfig: 'sites are not served',
    experiencePropertyTypeBundle: 'sites are not served',
    lightningExperienceTheme: 'pages have the standard theme',
    messageChannel: 'channels are known to the pages that use them',
    network: 'sites are not served',
    page: 'Visualforce is not shown',
    pathAssistant: 'a path is guidance only',
    prompt: 'walkthroughs are not shown',
    quickAction: 'quick actions are not shown on record pages',
    remoteSite: 'no Apex runs here',
    report: 'reports and dashboards are not run',
    reportFolder: 'reports and dashboards are not run',
    reportType: 'reports and dashboards are not run',
    resource: 'static resources are served to pages, not stored',
    site: 'sites are not served',
    testSuite: 'no Apex runs here'
};

/**
 * Why a file has no effect, by its suffix and the names of the folders above it; undefined for those that have. Aura
 * bundles are known by their folder: an Aura application has the suffix of a Lightning app.
 */
export function reasonWithoutEffect(suffix: string, folders: readonly string[]): string | undefined {
    return folders.includes('aura') ? 'Aura components are not shown' : REASONS[suffix];
}

/** Why one file of a type that is otherwise honoured has no effect; undefined where it has. */
export function reasonWithoutEffectOf(root: XmlElement): string | undefined {
    const processType = root.children.find(({ name }) => name === 'processType')?.text.trim();
    return root.name === 'Flow' && processType === 'Flow' ? 'flows with screens are not shown' : undefined;
}
