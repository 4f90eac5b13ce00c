import type { TestProject } from 'vitest/node';
import { startPreview } from './preview';

declare module 'vitest' {
    export interface ProvidedContext {
        /** Where the preview with the demo data listens. */
        readonly demoPreviewUrl: string;
    }
}

/**
 * Starts one preview for all end-to-end tests: loading the demo data takes longer than most of them. Each test file
 * therefore creates the records it works on, and counts on no others but those of the demo that nobody changes.
 */
export default async function startDemoPreview(project: TestProject): Promise<() => Promise<void>> {
    const preview = await startPreview();
    project.provide('demoPreviewUrl', preview.url);
    return preview.stop;
}
