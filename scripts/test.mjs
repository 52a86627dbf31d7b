// Every check of the project, one after the other; each runs even if one before it failed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser, ensureShells } from './machine.mjs';
import { installPackages, root, writableHome } from './packages.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

process.chdir(root);
installPackages();
ensureShells();
const env = writableHome();
const browser = await ensureBrowser(env);

const results = 'test-results';
rmSync(results, { recursive: true, force: true });
mkdirSync(results);

const readReport = (/** @type {string} */ name) => {
  const path = join(results, name);
  return existsSync(path) ? /** @type {unknown} */ (JSON.parse(readFileSync(path, 'utf8'))) : undefined;
};

/** @returns {Counts | undefined} */
const vitestCounts = () => {
  const report =
    /** @type {{ numPassedTests: number, numPendingTests: number, numTodoTests: number, testResults: { status: string, assertionResults: { status: string }[] }[] } | undefined} */ (
      readReport('vitest.json')
    );
  if (report === undefined) return undefined;
  // A file that cannot be loaded fails without a test in it.
  const failed = report.testResults.map(({ status, assertionResults }) => {
    const tests = assertionResults.filter((test) => test.status === 'failed').length;
    return status === 'failed' ? Math.max(tests, 1) : tests;
  });
  return {
    passed: report.numPassedTests,
    failed: failed.reduce((sum, count) => sum + count, 0),
    skipped: report.numPendingTests + report.numTodoTests,
  };
};

/** @returns {Counts | undefined} */
const playwrightCounts = () => {
  const report =
    /** @type {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number } } | undefined} */ (
      readReport('playwright.json')
    );
  if (report === undefined) return undefined;
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected, failed: unexpected + flaky, skipped };
};

const vitest = ['vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json'];
vitest.push(`--outputFile.json=${join(results, 'vitest.json')}`);

/** @type {{ title: string, script: string[], counts?: () => Counts | undefined, needsBrowser?: boolean }[]} */
const stages = [
  { title: 'Types', script: ['typescript/bin/tsc', '-b'] },
  { title: 'Lint', script: ['eslint/bin/eslint.js', '.'] },
  { title: 'Formatting', script: ['prettier/bin/prettier.cjs', '--check', '.'] },
  { title: 'Dead code', script: ['knip/bin/knip.js', '--no-progress'] },
  {
    title: browser ? 'Units and components' : 'Units',
    script: browser ? vitest : [...vitest, '--project', 'unit'],
    counts: vitestCounts,
  },
  { title: 'Build', script: ['vite/bin/vite.js', 'build'] },
  { title: 'Size', script: ['../scripts/size.mjs'] },
  {
    title: 'End to end',
    script: ['@playwright/test/cli.js', 'test'],
    counts: playwrightCounts,
    needsBrowser: true,
  },
];

/** @returns {Counts} */
const run = (/** @type {(typeof stages)[number]} */ { title, script, counts, needsBrowser = false }) => {
  console.log(`\n=== ${title} ===`);
  if (needsBrowser && !browser) {
    console.log('Not run: there is no Chromium.');
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const [module = '', ...rest] = script;
  const path = join(root, 'node_modules', module);
  const { status } = spawnSync(process.execPath, [path, ...rest], { stdio: 'inherit', env });
  const counted = counts?.() ?? { passed: status === 0 ? 1 : 0, failed: 0, skipped: 0 };
  // A tool may fail without one of its tests having failed.
  return status === 0 ? counted : { ...counted, failed: Math.max(counted.failed, 1) };
};

const rows = stages.map((stage) => ({ title: stage.title, ...run(stage) }));
const sum = (/** @type {'passed' | 'failed' | 'skipped'} */ key) =>
  rows.reduce((total, row) => total + row[key], 0);
const total = { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
// For .ci/run.
writeFileSync(join(results, 'summary.txt'), `${total.passed} ${total.failed}\n`);

console.log('\n=== Summary ===');
for (const { title, passed, failed, skipped } of [...rows, { title: 'Total', ...total }]) {
  console.log(`${title.padEnd(21)} ${passed} passed, ${failed} failed, ${skipped} skipped`);
}
if (!browser)
  console.log('Without a Chromium neither components nor the page were tested; see above what to type.');
if (total.failed > 0 || !browser) process.exit(1);
