const loading = new Map<string, Promise<void>>();

/** Loads a script of a static resource once for the whole page. Rejects where there is no such file. */
export function loadScript(_component: object, url: string): Promise<void> {
    return once(url, () => {
        const script = document.createElement('script');
        script.src = url;
        return script;
    });
}

/** Loads a style sheet of a static resource once for the whole page. Rejects where there is no such file. */
export function loadStyle(_component: object, url: string): Promise<void> {
    return once(url, () => {
        const link = document.createElement('link');
        link.rel = 'stylesheet';
        link.href = url;
        return link;
    });
}

function once(url: string, create: () => HTMLElement): Promise<void> {
    const present = loading.get(url);
    if (present !== undefined) {
        return present;
    }
    const loaded = new Promise<void>((resolve, reject) => {
        const element = create();
        element.addEventListener('load', () => resolve());
        element.addEventListener('error', () => {
            loading.delete(url);
            reject(new Error(`${url} could not be loaded.`));
        });
        document.head.append(element);
    });
    loading.set(url, loaded);
    return loaded;
}
