import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const lwcFolder = fileURLToPath(new URL('./force-app/main/default/lwc/', import.meta.url));

/** Tests of everything that runs in Node: the core, the local org, the metadata, parity and end to end. Component tests run in Jest. */
export default defineConfig({
    resolve: { alias: [{ find: /^c\/(\w+)$/, replacement: `${lwcFolder}$1/$1.ts` }] },
    test: {
        environment: 'node',
        include: ['force-app/main/default/lwc/programCore/__tests__/**/*.test.ts', 'scripts/**/__tests__/**/*.test.ts', 'test/**/*.test.ts'],
        reporters: ['default']
    }
});
