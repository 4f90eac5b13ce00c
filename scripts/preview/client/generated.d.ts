/** Made at build time from the project's exposed components. */
declare module 'preview/componentRegistry' {
    import type { LightningElement } from 'lwc';

    export const projectComponents: Readonly<
        Record<string, (() => Promise<{ readonly default: new () => LightningElement }>) | undefined>
    >;
}
