/** A place in the app, as Lightning names places. */
export interface PageReference {
    readonly type: string;
    readonly attributes: Readonly<Record<string, string | undefined>>;
    readonly state?: Readonly<Record<string, string | undefined>> | undefined;
}

/** The page that lists the project's components; the platform has none. */
export const COMPONENT_LIST = 'preview__componentList';

/** How the address of each page type is written; `{name}` is an attribute. The first whose attributes are all there is used. */
const ROUTES: readonly { readonly type: string; readonly path: string; readonly defaults?: Record<string, string> }[] =
    [
        {
            type: 'standard__recordPage',
            path: '/lightning/r/{objectApiName}/{recordId}/{actionName}',
            defaults: { actionName: 'view' }
        },
        {
            type: 'standard__recordPage',
            path: '/lightning/r/{recordId}/{actionName}',
            defaults: { actionName: 'view' }
        },
        {
            type: 'standard__recordRelationshipPage',
            path: '/lightning/r/{objectApiName}/{recordId}/related/{relationshipApiName}/{actionName}',
            defaults: { actionName: 'view' }
        },
        {
            type: 'standard__objectPage',
            path: '/lightning/o/{objectApiName}/{actionName}',
            defaults: { actionName: 'home' }
        },
        { type: 'standard__navItemPage', path: '/lightning/n/{apiName}' },
        { type: 'standard__component', path: '/lightning/cmp/{componentName}' },
        { type: COMPONENT_LIST, path: '/lightning/cmp' },
        { type: 'standard__namedPage', path: '/lightning/page/{pageName}' }
    ];

/**
 * The address of a page.
 * @throws Error for a page type or a missing attribute that the preview does not know
 */
export function toUrl(page: PageReference): string {
    if (page.type === 'standard__webPage') {
        return page.attributes['url'] ?? '';
    }
    const candidates = ROUTES.filter(({ type }) => type === page.type);
    for (const { path, defaults } of candidates) {
        const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
        const values = { ...defaults, ...definedOnly(page.attributes) };
        if (names.every((name) => values[name] !== undefined)) {
            const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));
            const query = new URLSearchParams(definedOnly(page.state ?? {})).toString();
            return query === '' ? filled : `${filled}?${query}`;
        }
    }
    const known = [...new Set(ROUTES.map(({ type }) => type)), 'standard__webPage'].join(', ');
    throw new Error(
        candidates.length === 0
            ? `The preview does not implement pages of type "${page.type}"; it implements ${known}.`
            : `A page reference of type "${page.type}" lacks attributes: ${candidates.map(({ path }) => path).join(' or ')}.`
    );
}

/** The page at an address; undefined where the address is none of an app's. */
export function fromUrl(url: string): PageReference | undefined {
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    for (const { type, path } of ROUTES) {
        const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
        const match = new RegExp(`^${path.replace(/\{\w+\}/g, '([^/]+)')}/?$`).exec(pathname);
        // Two record routes have the same form: the shorter one holds an Id first.
        const isId = names[0] !== 'recordId' || /^[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?$/.test(match?.[1] ?? '');
        if (match !== null && isId) {
            const attributes = Object.fromEntries(
                names.map((name, index) => [name, decodeURIComponent(match[index + 1] ?? '')])
            );
            return { type, attributes, state: Object.fromEntries(searchParams) };
        }
    }
    return undefined;
}

type Listener = (page: PageReference | undefined) => void;

const listeners = new Set<Listener>();

/** The page shown now; undefined where the address is unknown. */
export function currentPage(): PageReference | undefined {
    return fromUrl(location.href);
}

/** Calls the listener now and at every navigation; the result stops that. */
export function watchPage(listener: Listener): () => void {
    listeners.add(listener);
    listener(currentPage());
    return () => listeners.delete(listener);
}

/** Goes to a page; other origins open in a new window, as on the platform. */
export function navigate(page: PageReference, replace = false): void {
    const url = new URL(toUrl(page), location.href);
    if (url.origin !== location.origin || fromUrl(url.href) === undefined) {
        window.open(url.href, '_blank', 'noopener');
        return;
    }
    if (replace) {
        history.replaceState(null, '', url);
    } else if (url.href !== location.href) {
        history.pushState(null, '', url);
    }
    announce();
}

function announce(): void {
    const page = currentPage();
    listeners.forEach((listener) => listener(page));
}

function definedOnly(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
    const defined = Object.entries(values).filter(([, value]) => value !== undefined && value !== null);
    return Object.fromEntries(defined) as Record<string, string>;
}

/** Starts following the browser's back and forward buttons. */
export function startRouter(): void {
    window.addEventListener('popstate', announce);
}
