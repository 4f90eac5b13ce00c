import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const lwcFolder = fileURLToPath(new URL('./force-app/main/default/lwc/', import.meta.url));

/** The tests that run in Node. Component tests run in Jest (see jest.config.js). */
// TypeScript first: `npm run build` leaves the emitted JavaScript beside it.
const resolve = {
    extensions: ['.ts', '.js', '.mjs', '.json'],
    alias: [{ find: /^c\/(\w+)$/, replacement: `${lwcFolder}$1/$1.ts` }]
};

export default defineConfig({
    test: {
        // By default one processor is left idle, on a machine of two that is half of it.
        maxWorkers: '100%',
        projects: [
            {
                resolve,
                test: {
                    name: 'core',
                    include: ['force-app/main/default/lwc/programCore/__tests__/**/*.test.ts'],
                    testTimeout: 30_000
                }
            },
            {
                resolve,
                test: {
                    name: 'scripts',
                    include: ['scripts/**/__tests__/**/*.test.ts'],
                    testTimeout: 60_000,
                    hookTimeout: 60_000
                }
            },
            {
                resolve,
                test: {
                    name: 'org',
                    include: ['test/{conformance,metadata,parity,org}/**/*.test.ts'],
                    testTimeout: 120_000,
                    hookTimeout: 120_000
                }
            },
            {
                resolve,
                test: {
                    name: 'e2e',
                    globalSetup: ['test/e2e/demoPreview.ts'],
                    include: ['test/e2e/**/*.test.ts'],
                    testTimeout: 120_000,
                    hookTimeout: 240_000,
                    fileParallelism: false
                }
            }
        ]
    }
});
