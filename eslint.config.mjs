import eslint from '@eslint/js';
import playwright from 'eslint-plugin-playwright';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const NODE_GLOBALS = Object.fromEntries(
  [
    'module',
    'require',
    'process',
    'console',
    'URL',
    'fetch',
    'Buffer',
    'AbortSignal',
    'setTimeout',
    'clearTimeout',
  ].map((name) => [name, 'readonly']),
);

/** Spreading a literal saves lines, but hides its contents. */
const PACKING = {
  selector:
    'SpreadElement > :matches(ObjectExpression, ArrayExpression, TSAsExpression > ArrayExpression)',
  message: 'Write the properties or elements directly, without a literal around them.',
};

const noEnvironment = {
  'no-restricted-properties': [
    'error',
    {
      object: 'process',
      property: 'env',
      message: 'Settings are parsed once, in auth-server/src/env.ts: use them from there.',
    },
  ],
};

export default tseslint.config(
  {
    ignores: [
      '**/lib/**',
      '!src/lib/**',
      'build*/',
      '.docusaurus/',
      '.data/',
      '.cache/',
      '**/__fixtures__/',
    ],
  },
  eslint.configs.recommended,
  tseslint.configs.strict,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-invalid-void-type': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', PACKING],
      'max-lines': ['error', { max: 280, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['auth-server/src/**/*.ts'],
    ignores: ['auth-server/src/env.ts', '**/*.test.ts'],
    rules: noEnvironment,
  },
  {
    files: ['src/**/*.{ts,tsx}', 'packages/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  {
    files: ['packages/*/src/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          name: 'react',
          importNames: ['use', 'useActionState', 'useEffectEvent', 'useOptimistic'],
          message: 'Sites may use React 18, which lacks it.',
        },
      ],
    },
  },
  {
    files: ['src/**/*.tsx', 'packages/*/src/**/*.tsx'],
    ignores: ['packages/docusaurus-theme/src/client/form/Form.tsx'],
    rules: {
      'no-restricted-syntax': [
        'error',
        PACKING,
        ...[
          'JSXOpeningElement[name.name="form"]',
          'CallExpression[callee.name="createElement"][arguments.0.value="form"]',
          'JSXAttribute[name.name=/^form(Method|Action)$/]',
        ].map((selector) => ({
          selector,
          message: 'Use the theme’s client/form/Form: its fields never get into a URL.',
        })),
      ],
    },
  },
  {
    ...playwright.configs['flat/recommended'],
    files: ['e2e/**/*.ts'],
    rules: {
      ...playwright.configs['flat/recommended'].rules,
      'playwright/expect-expect': ['warn', { assertFunctionPatterns: ['^expect[A-Z]'] }],
    },
  },
  {
    files: ['**/*.mjs', '**/*.cjs', '**/*.js'],
    languageOptions: { globals: NODE_GLOBALS },
    rules: { 'no-console': 'off' },
  },
  {
    files: ['scripts/**', 'auth-server/src/cli/**', 'packages/docusaurus-plugin/src/verify/cli.ts'],
    rules: { 'no-console': 'off' },
  },
);
