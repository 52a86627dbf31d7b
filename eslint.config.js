import js from '@eslint/js';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import * as regexp from 'eslint-plugin-regexp';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { fileNames } from './scripts/file-names.js';
import { zones } from './scripts/walls.js';

const outsideApp = ['src/**/*.ts'];
const tests = ['**/*.test.{ts,tsx}'];

const impureGlobals = [
  ...['window', 'self', 'document', 'navigator', 'location', 'history', 'console', 'process', 'Buffer'],
  ...['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'fetch', 'XMLHttpRequest', 'WebSocket'],
  ...['EventSource', 'Worker', 'crypto', 'performance', 'setTimeout', 'setInterval', 'setImmediate'],
  ...['queueMicrotask', 'requestAnimationFrame', 'requestIdleCallback', 'globalThis'],
];
const pure = 'the layers under src/app see no clock, chance, storage, network or page';

const noRawHtml = {
  selector:
    ':matches(MemberExpression[property.name=/^(inner|outer)HTML$/], CallExpression[callee.property.name=/^(insertAdjacentHTML|setHTMLUnsafe)$/], JSXAttribute[name.name="dangerouslySetInnerHTML"], Property[key.name="dangerouslySetInnerHTML"])',
  message: 'pasted text must never become markup',
};
const noClock = {
  selector:
    ':matches(NewExpression[callee.name="Date"][arguments.length=0], CallExpression[callee.name="Date"])',
  message: pure,
};
const noForeignImport = {
  selector: 'ImportExpression:not([source.value=/^\\./])',
  message: 'the layers under src/app need no package',
};

/** The rules for a tree at `root`; scripts/lint.test.ts plants violations in a small tree of its own. */
export const rulesFor = (/** @type {string} */ root) =>
  defineConfig(
    globalIgnores(['dist', 'coverage', 'test-results', 'playwright-report']),
    { linterOptions: { reportUnusedDisableDirectives: 'error' } },
    js.configs.recommended,
    tseslint.configs.strictTypeChecked,
    regexp.configs['flat/recommended'],
    {
      plugins: { 'import-x': importX, tcpwhy: { rules: { 'file-names': fileNames } } },
      languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
      settings: {
        'import-x/extensions': ['.ts', '.tsx'],
        'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.tsx'] })],
      },
      rules: {
        'tcpwhy/file-names': 'error',
        'import-x/no-default-export': 'error',
        'no-restricted-syntax': ['error', noRawHtml],
        // Terminal output is full of them, and cleaning it means naming them.
        'no-control-regex': 'off',
        // A class that spells both cases out, or a range by its ends, says what the format says.
        'regexp/use-ignore-case': 'off',
        'regexp/no-obscure-range': 'off',
        'regexp/no-super-linear-backtracking': 'error',
        'regexp/no-super-linear-move': 'error',
        '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
        '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      },
    },
    {
      files: ['src/**/*.{ts,tsx}'],
      rules: {
        'import-x/no-cycle': 'error',
        'import-x/no-restricted-paths': ['error', { basePath: root, zones }],
        'import-x/extensions': ['error', 'always', { ignorePackages: true }],
        '@typescript-eslint/switch-exhaustiveness-check': [
          'error',
          { considerDefaultExhaustiveForUnions: true },
        ],
      },
    },
    {
      files: ['src/**/*.{ts,tsx}'],
      ignores: tests,
      rules: { 'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }] },
    },
    {
      files: outsideApp,
      ignores: ['src/app/**', ...tests],
      rules: {
        'no-restricted-globals': ['error', ...impureGlobals.map((name) => ({ name, message: pure }))],
        'no-restricted-properties': [
          'error',
          { object: 'Date', property: 'now', message: pure },
          { object: 'Math', property: 'random', message: pure },
        ],
        'no-restricted-syntax': ['error', noRawHtml, noClock, noForeignImport],
        'no-restricted-imports': [
          'error',
          { patterns: [{ regex: '^[^.]', message: 'the layers under src/app need no package' }] },
        ],
      },
    },
    { files: ['src/app/**/*.{ts,tsx}'], ...reactHooks.configs.flat.recommended },
    { files: ['*.config.{js,ts}'], rules: { 'import-x/no-default-export': 'off' } },
    {
      files: ['**/*.{js,mjs}'],
      languageOptions: { globals: { process: 'readonly', console: 'readonly', setInterval: 'readonly' } },
      // It does not see a cast that is written as a comment.
      rules: { '@typescript-eslint/no-unsafe-assignment': 'off' },
    },
  );

export default rulesFor(import.meta.dirname);
