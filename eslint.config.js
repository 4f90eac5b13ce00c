import { createRequire } from 'node:module';
import sldsPlugin from '@salesforce-ux/eslint-plugin-slds';
import globals from 'globals';
import typescript from 'typescript-eslint';

const lwcConfig = createRequire(import.meta.url)('@salesforce/eslint-config-lwc');

const components = 'force-app/main/default/lwc/**';

/** The platform's own rules for components, read by the TypeScript parser (their TypeScript variant gives false errors). */
const componentRules = lwcConfig.configs.recommended.map((config) => ({
    ...config,
    files: [`${components}/*.ts`],
    languageOptions: {
        ...config.languageOptions,
        parser: typescript.parser,
        parserOptions: { ecmaVersion: 'latest', sourceType: 'module' }
    }
}));

/** Design system rules: what they call a warning is an error here, because nobody reads warnings. */
const designRules = sldsPlugin.configs['flat/recommended'].map((config) => ({
    ...config,
    files: config.files.flatMap((pattern) =>
        /css|html/.test(pattern) ? [`${components}/*.${endingOf(pattern)}`] : []
    ),
    rules: {
        ...Object.fromEntries(Object.keys(config.rules).map((rule) => [rule, 'error'])),
        // A fallback is a literal color or size: both themes of the platform carry the hooks, so none is needed.
        ...(endingOf(config.files[0]) === 'css' ? { '@salesforce-ux/slds/no-slds-var-without-fallback': 'off' } : {})
    }
}));

function endingOf(pattern) {
    return pattern.includes('css') ? 'css' : 'html';
}

export default [
    {
        ignores: [
            '**/node_modules/**',
            'dist/**',
            'coverage/**',
            'test-results/**',
            '.local-org/**',
            `${components}/*.js`
        ]
    },
    ...designRules,
    ...typescript.configs.recommended.map((config) => ({ ...config, files: config.files ?? ['**/*.ts'] })),
    ...componentRules,
    {
        files: ['**/*.ts'],
        languageOptions: { parser: typescript.parser, ecmaVersion: 'latest', sourceType: 'module' },
        linterOptions: { reportUnusedDisableDirectives: 'error' },
        rules: {
            eqeqeq: ['error', 'always'],
            'no-console': 'off',
            'no-var': 'error',
            'prefer-const': 'error',
            'no-else-return': 'error',
            'no-throw-literal': 'error',
            '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
            // A parameter that an interface asks for and nobody needs starts with an underscore.
            '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
            // The compiler proves that a switch over a union is complete; a default would hide a missing case.
            'consistent-return': 'off',
            'default-case': 'off',
            'no-confusing-arrow': 'off',
            'dot-notation': 'off',
            // The compiler resolves imports and knows every name; these rules cannot read TypeScript.
            'no-undef': 'off',
            'no-unused-vars': 'off',
            'no-redeclare': 'off',
            'no-dupe-class-members': 'off',
            'no-use-before-define': 'off',
            'import/named': 'off',
            'import/namespace': 'off',
            'import/default': 'off',
            'import/no-unresolved': 'off'
        }
    },
    {
        // A test emits what a wire adapter would provision.
        files: ['**/__tests__/**/*.ts'],
        rules: { '@lwc/lwc/no-unexpected-wire-adapter-usages': 'off' }
    },
    {
        files: ['scripts/**/*.ts', 'test/**/*.ts', '*.ts'],
        languageOptions: { globals: globals.node }
    },
    {
        // The core is plain arithmetic without the platform: no clock, no input or output, no import from outside itself.
        files: ['force-app/main/default/lwc/programCore/*.ts'],
        rules: {
            'no-restricted-imports': [
                'error',
                { patterns: [{ regex: '^[^.]', message: 'The core imports nothing.' }] }
            ],
            'no-restricted-globals': [
                'error',
                { name: 'window', message: 'The core does not know where it runs.' },
                { name: 'document', message: 'The core does not know where it runs.' },
                { name: 'console', message: 'The core returns; it does not print.' }
            ],
            'no-restricted-properties': [
                'error',
                { object: 'Date', property: 'now', message: 'The core has no clock: take the date as a parameter.' }
            ],
            'no-restricted-syntax': [
                'error',
                {
                    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
                    message: 'The core has no clock: take the date as a parameter.'
                }
            ]
        }
    }
];
