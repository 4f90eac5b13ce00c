import { createRequire } from 'node:module';

const { jestConfig } = createRequire(import.meta.url)('@salesforce/sfdx-lwc-jest/config.js');

/** Component tests: the platform's own Jest preset on the TypeScript sources. The core's tests run in vitest. */
export default {
    ...jestConfig,
    // An accessibility check of a whole page takes seconds where the machine is busy.
    testTimeout: 30_000,
    roots: ['<rootDir>/force-app', '<rootDir>/test/mocks'],
    testMatch: ['**/lwc/**/__tests__/**/*.test.ts'],
    moduleNameMapper: {
        // jsdom lays nothing out and cannot read container queries: no styles here, the browser tests have them.
        '\\.css(\\?.*)?$': '<rootDir>/node_modules/@lwc/jest-resolver/resources/emptyStyleMock.js',
        '^lightning/graphql$': '<rootDir>/test/mocks/graphql.ts',
        '^lightning/navigation$': '<rootDir>/test/mocks/navigation.ts'
    },
    setupFilesAfterEnv: [...jestConfig.setupFilesAfterEnv, '<rootDir>/test/mocks/setup.ts'],
    testPathIgnorePatterns: ['/node_modules/', '/lwc/programCore/'],
    collectCoverageFrom: ['force-app/main/default/lwc/*/*.ts', '!**/programCore/**', '!**/*.d.ts']
};
