/** The one HTML document of the app. The session's script runs before the modules, which read it while they load. */
export function htmlPage(options: {
    readonly language: string;
    readonly title: string;
    readonly styleSheet: string;
    readonly scripts: readonly string[];
}): string {
    return `<!doctype html>
<html lang="${options.language}" class="slds-theme_cosmos">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(options.title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${options.styleSheet}">
<style>
body { background: var(--slds-g-color-surface-container-2); font-size: var(--slds-g-font-scale-base, 0.8125rem); }
</style>
<script src="/preview/session.js"></script>
${options.scripts.map((script) => `<script type="module" src="/assets/${script}"></script>`).join('\n')}
</head>
<body class="slds-scope"></body>
</html>
`;
}

/** Text as HTML content. */
export function escapeHtml(text: string): string {
    const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
    return text.replace(/[&<>"]/g, (character) => escapes[character] ?? character);
}

/** A script that sets the session. `</script>` cannot occur in it: it is served as a file of its own. */
export function sessionScript(session: unknown): string {
    return `globalThis.previewSession = ${JSON.stringify(session)};\n`;
}
