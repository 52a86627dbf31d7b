import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { ESLint } from 'eslint';
import * as prettier from 'prettier';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rulesFor } from '../eslint.config.js';

// A rule that nobody has seen red may not be on at all. Each violation is planted in a small tree of the
// project's shape in a temporary folder, under the project's own configuration, beside its harmless twin.

interface Plant {
  readonly what: string;
  readonly rule: string;
  readonly path: string;
  readonly red: string;
  readonly green: string;
}

const seed = {
  'package.json': '{ "name": "planted", "private": true, "type": "module" }',
  'index.html': '<script type="module" src="/src/app/main.tsx"></script>',
  'src/model/port.ts': 'export const port = 1;',
  'src/services/mysql.ts': 'export const mysql = 1;',
  'src/services/parts/unit.ts': 'export const unit = 1;',
  'src/network/clock/schedule.ts': 'export const schedule = 1;',
  'src/network/filter/chain.ts': 'export const chain = 1;',
  'src/command/dial.ts': 'export const dial = 1;',
  'src/listing/columns.ts': 'export const columns = 1;',
  'src/failure/entry.ts': 'export const entry = 1;',
  'src/failure/vocabulary/errno.ts': 'export const errno = 1;',
  'src/failure/states/reset.ts': 'export const reset = 1;',
  'src/paste/envelope.ts': 'export const envelope = 1;',
  'src/paste/envelopes/syslog.ts': 'export const syslog = 1;',
  'src/parsers/registry.ts': `import { ss } from './ss.ts';\nexport const parsers = [ss];`,
  'src/parsers/ss.ts': `import { column } from './read/column.ts';\nexport const ss = column;`,
  'src/parsers/netstat.ts': 'export const netstat = 1;',
  'src/parsers/read/column.ts': 'export const column = 1;',
  'src/causes/reset.ts': 'export const reset = 1;',
  'src/questions/where.ts': 'export const where = 1;',
  'src/recipes/listen.ts': 'export const listen = 1;',
  'src/shell/posix.ts': 'export const posix = 1;',
  'src/engine/index.ts': `import { parsers } from '../parsers/registry.ts';\nexport const engine = parsers;`,
  'src/engine/weigh.ts': `import { level } from './level.ts';\nexport const weigh = level;`,
  'src/engine/level.ts': 'export const level = 1;',
  'src/share/link.ts': 'export const link = 1;',
  'src/app/main.tsx': `import { engine } from '../engine/index.ts';\nexport const main = engine;`,
};

const wall = (folder: string, forbidden: string, allowed: string): Plant => {
  const source = '../'.repeat(folder.split('/').length);
  return {
    what: `${folder} imports ${forbidden}`,
    rule: 'import-x/no-restricted-paths',
    path: `src/${folder}/planted.ts`,
    red: `export * from '${source}${forbidden}';`,
    green: `export * from '${source}${allowed}';`,
  };
};

const global = (name: string): Plant => ({
  what: `the global ${name} in the engine`,
  rule: 'no-restricted-globals',
  path: 'src/engine/planted.ts',
  red: `export const planted: unknown = ${name};`,
  green: `export const planted = (${name}: number) => ${name};`,
});

const plants: readonly Plant[] = [
  ...Object.keys(seed)
    .filter((path) => /^src\/(?!model\/).*\.tsx?$/.test(path))
    .map((path) => wall('model', path.replace('src/', ''), 'model/port.ts')),
  wall('services', 'network/clock/schedule.ts', 'model/port.ts'),
  wall('services', 'services/mysql.ts', 'services/parts/unit.ts'),
  wall('services/parts', 'services/mysql.ts', 'model/port.ts'),
  wall('network/clock', 'services/mysql.ts', 'model/port.ts'),
  wall('network/clock', 'command/dial.ts', 'network/clock/schedule.ts'),
  wall('network/clock', 'network/filter/chain.ts', 'model/port.ts'),
  wall('network/filter', 'network/clock/schedule.ts', 'network/filter/chain.ts'),
  wall('network/packets', 'network/filter/chain.ts', 'model/port.ts'),
  wall('network/queues', 'network/clock/schedule.ts', 'model/port.ts'),
  wall('command', 'listing/columns.ts', 'services/mysql.ts'),
  wall('command', 'failure/entry.ts', 'network/clock/schedule.ts'),
  wall('listing', 'failure/entry.ts', 'command/dial.ts'),
  wall('listing', 'paste/envelope.ts', 'services/mysql.ts'),
  wall('failure', 'paste/envelope.ts', 'listing/columns.ts'),
  wall('failure', 'parsers/ss.ts', 'failure/vocabulary/errno.ts'),
  wall('failure/vocabulary', 'failure/vocabulary/errno.ts', 'failure/entry.ts'),
  wall('failure/vocabulary', 'paste/envelope.ts', 'command/dial.ts'),
  wall('failure/states', 'failure/states/reset.ts', 'failure/entry.ts'),
  wall('paste', 'parsers/ss.ts', 'failure/entry.ts'),
  wall('paste', 'engine/level.ts', 'command/dial.ts'),
  wall('paste/envelopes', 'paste/envelopes/syslog.ts', 'paste/envelope.ts'),
  wall('paste/envelopes', 'parsers/ss.ts', 'failure/entry.ts'),
  wall('parsers', 'shell/posix.ts', 'paste/envelope.ts'),
  wall('parsers', 'causes/reset.ts', 'failure/entry.ts'),
  wall('parsers', 'engine/level.ts', 'listing/columns.ts'),
  wall('parsers', 'parsers/ss.ts', 'parsers/read/column.ts'),
  wall('parsers', 'parsers/registry.ts', 'command/dial.ts'),
  wall('parsers/read', 'parsers/ss.ts', 'listing/columns.ts'),
  wall('causes', 'causes/reset.ts', 'services/mysql.ts'),
  wall('causes', 'parsers/ss.ts', 'network/filter/chain.ts'),
  wall('questions', 'questions/where.ts', 'model/port.ts'),
  wall('questions', 'recipes/listen.ts', 'model/port.ts'),
  wall('recipes', 'recipes/listen.ts', 'services/mysql.ts'),
  wall('recipes', 'shell/posix.ts', 'model/port.ts'),
  wall('shell', 'recipes/listen.ts', 'model/port.ts'),
  wall('engine', 'share/link.ts', 'shell/posix.ts'),
  wall('engine', 'app/main.tsx', 'causes/reset.ts'),
  wall('share', 'app/main.tsx', 'engine/index.ts'),
  ...['window', 'document', 'navigator', 'localStorage', 'fetch', 'crypto', 'performance'].map(global),
  ...['setTimeout', 'process', 'console'].map(global),
  {
    what: 'the global object in the engine',
    rule: 'no-restricted-globals',
    path: 'src/engine/planted.ts',
    red: 'export const planted: unknown = globalThis;',
    green: `export const planted = 'globalThis';`,
  },
  {
    what: 'a cycle',
    rule: 'import-x/no-cycle',
    path: 'src/engine/level.ts',
    red: `import { weigh } from './weigh.ts';\nexport const level: number = weigh;`,
    green: seed['src/engine/level.ts'],
  },
  {
    what: 'React in the model',
    rule: 'no-restricted-imports',
    path: 'src/model/planted.ts',
    red: `import { useState } from 'react';\nexport const planted = useState;`,
    green: `import { port } from './port.ts';\nexport const planted = port;`,
  },
  {
    what: "one of Node's modules in the engine",
    rule: 'no-restricted-imports',
    path: 'src/engine/planted.ts',
    red: `export { readFileSync } from 'node:fs';`,
    green: `export { level } from './level.ts';`,
  },
  {
    what: 'a package loaded late in the engine',
    rule: 'no-restricted-syntax',
    path: 'src/engine/planted.ts',
    red: `export const planted = () => import('zustand');`,
    green: `export const planted = () => import('./level.ts');`,
  },
  {
    what: 'an import without its extension',
    rule: 'import-x/extensions',
    path: 'src/engine/planted.ts',
    red: `export { level } from './level';`,
    green: `export { level } from './level.ts';`,
  },
  {
    what: 'the clock in the engine',
    rule: 'no-restricted-properties',
    path: 'src/engine/planted.ts',
    red: 'export const planted = Date.now();',
    green: `export const planted = Date.parse('2020-01-01T00:00:00Z');`,
  },
  {
    what: 'the clock by a new Date in the engine',
    rule: 'no-restricted-syntax',
    path: 'src/engine/planted.ts',
    red: 'export const planted = new Date();',
    green: 'export const planted = new Date(0);',
  },
  {
    what: 'chance in the engine',
    rule: 'no-restricted-properties',
    path: 'src/engine/planted.ts',
    red: 'export const planted = Math.random();',
    green: 'export const planted = Math.sqrt(2);',
  },
  {
    what: 'a pattern that backtracks for ever',
    rule: 'regexp/no-super-linear-backtracking',
    path: 'src/paste/planted.ts',
    red: 'export const planted = /^a*b?a*$/;',
    green: 'export const planted = /^a+$/;',
  },
  {
    what: 'a pattern that starts over at every character',
    rule: 'regexp/no-super-linear-move',
    path: 'src/paste/planted.ts',
    red: 'export const planted = /a+b/;',
    green: 'export const planted = /^a+b/;',
  },
  {
    what: 'a default export',
    rule: 'import-x/no-default-export',
    path: 'src/model/planted.ts',
    red: 'export default 1;',
    green: 'export const planted = 1;',
  },
  {
    what: 'markup made of text, in the page',
    rule: 'no-restricted-syntax',
    path: 'src/app/planted.tsx',
    red: 'export const planted = (at: HTMLElement) => {\n  at.innerHTML = at.id;\n};',
    green: 'export const planted = (at: HTMLElement) => {\n  at.textContent = at.id;\n};',
  },
  {
    what: 'markup made of text, in JSX',
    rule: 'no-restricted-syntax',
    path: 'src/app/planted.tsx',
    red: 'export const planted = <p dangerouslySetInnerHTML={{ __html: "" }} />;',
    green: 'export const planted = <p title="" />;',
  },
  {
    what: 'a hook behind a condition',
    rule: 'react-hooks/rules-of-hooks',
    path: 'src/app/planted.tsx',
    red: `import { useId } from 'react';\nexport const Planted = ({ on }: { on: boolean }) => (on ? useId() : '');`,
    green: `import { useId } from 'react';\nexport const Planted = () => useId();`,
  },
  {
    what: 'a promise that nobody waits for',
    rule: '@typescript-eslint/no-floating-promises',
    path: 'src/engine/planted.ts',
    red: 'export const planted = (work: () => Promise<void>) => {\n  work();\n};',
    green: 'export const planted = async (work: () => Promise<void>) => {\n  await work();\n};',
  },
  {
    what: 'a file that does more than one thing',
    rule: 'max-lines',
    path: 'src/engine/planted.ts',
    red: Array.from({ length: 301 }, (_, n) => `export const line${n} = ${n};`).join('\n'),
    green: Array.from({ length: 300 }, (_, n) => `export const line${n} = ${n};`).join('\n'),
  },
];

const misnamed = [
  'src/model/BadName.ts',
  'src/model/snake_case.ts',
  'src/model/utils.ts',
  'src/model/types.ts',
];
const vocabulary = ['src/failure/vocabulary/index.ts', 'src/failure/vocabulary/registry.ts'];
const wellNamed = ['src/model/command-line.ts', 'src/model/ip4.ts'];

const tree = mkdtempSync(join(tmpdir(), 'tcpwhy-lint-'));
const root = resolve(import.meta.dirname, '..');
const eslint = new ESLint({ cwd: tree, overrideConfigFile: true, overrideConfig: rulesFor(tree) });

const write = (path: string, content: string) => {
  mkdirSync(dirname(join(tree, path)), { recursive: true });
  writeFileSync(join(tree, path), content);
};

const rulesBroken = async (path: string, code: string) => {
  const [result] = await eslint.lintText(code, { filePath: join(tree, path) });
  return [...new Set(result?.messages.map(({ ruleId, message }) => ruleId ?? message))];
};

beforeAll(() => {
  for (const project of ['base', 'core', 'test', 'app', 'node', 'e2e']) {
    const file = `tsconfig.${project}.json`;
    cpSync(join(root, file), join(tree, file));
  }
  for (const file of ['tsconfig.json', 'knip.json', '.prettierrc.json'])
    cpSync(join(root, file), join(tree, file));
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
  for (const [path, content] of Object.entries(seed)) write(path, content);
  for (const { path, green } of plants) write(path, green);
  for (const path of [...misnamed, ...wellNamed, ...vocabulary, 'src/parsers/planted.test.ts'])
    write(path, 'export const planted = 1;');
});

afterAll(() => {
  rmSync(tree, { recursive: true });
});

describe('eslint turns red for', () => {
  test.each(plants)('$what: $rule', { timeout: 60_000 }, async ({ rule, path, red, green }) => {
    expect(await rulesBroken(path, green)).toEqual([]);
    expect(await rulesBroken(path, red)).toEqual([rule]);
  });

  test.each(misnamed)('a file named %s', async (path) => {
    expect(await rulesBroken(path, 'export const planted = 1;')).toEqual(['tcpwhy/file-names']);
  });

  test('nothing in a test that reads files and compares two parsers', async () => {
    const code = `export { readFileSync } from 'node:fs';\nexport { ss } from './ss.ts';`;
    expect(await rulesBroken('src/parsers/planted.test.ts', code)).toEqual([]);
  });

  test.each(vocabulary)('nothing in the list %s', async (path) => {
    expect(await rulesBroken(path, `export { errno } from './errno.ts';`)).toEqual([]);
  });

  test.each(wellNamed)('nothing in a file named %s', async (path) => {
    expect(await rulesBroken(path, 'export const planted = 1;')).toEqual([]);
  });
});

describe('the compiler turns red for', () => {
  const errors = (project: string, path: string, code: string) => {
    const file = join(tree, path);
    const config = ts.getParsedCommandLineOfConfigFile(
      join(tree, project),
      {},
      {
        ...ts.sys,
        onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
          throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
        },
      },
    );
    if (config === undefined) throw new Error(`no ${project}`);
    const host = ts.createCompilerHost(config.options);
    const read = host.readFile.bind(host);
    host.readFile = (name) => (resolve(name) === file ? code : read(name));
    const program = ts.createProgram([file], config.options, host);
    return ts.getPreEmitDiagnostics(program).map(({ code: number }) => number);
  };

  test.each([
    ['the DOM in the engine', 'src/engine/planted.ts', 'export const planted = document.title;', 2584],
    ['Node in the engine', 'src/engine/planted.ts', 'export const planted = process.pid;', 2591],
    ['a wrong type', 'src/engine/planted.ts', `export const planted: number = 'one';`, 2322],
    [
      'an index out of bounds',
      'src/engine/planted.ts',
      'export const planted = (a: number[]): number => a[0];',
      2322,
    ],
    ['syntax that cannot be erased', 'src/engine/planted.ts', 'export enum Planted {}', 1294],
  ])('%s', (_what, path, red, number) => {
    expect(errors('tsconfig.core.json', path, 'export const planted = 1;')).toEqual([]);
    expect(errors('tsconfig.core.json', path, red)).toEqual([number]);
  });

  test('nothing of the DOM in the page', () => {
    expect(
      errors('tsconfig.app.json', 'src/app/planted.tsx', 'export const planted = document.title;'),
    ).toEqual([]);
  });
});

describe('prettier turns red for', () => {
  test('a line of another style', async () => {
    const filepath = join(tree, 'src/engine/planted.ts');
    const options = await prettier.resolveConfig(filepath);
    expect(await prettier.check(`export const planted = 'one';\n`, { ...options, filepath })).toBe(true);
    expect(await prettier.check(`export const planted = "one"\n`, { ...options, filepath })).toBe(false);
  });
});

describe('knip turns red for', () => {
  const knip = (files: Record<string, string>) => {
    const dead = mkdtempSync(join(tmpdir(), 'tcpwhy-knip-'));
    try {
      cpSync(join(root, 'knip.json'), join(dead, 'knip.json'));
      for (const [path, content] of Object.entries(files)) {
        mkdirSync(dirname(join(dead, path)), { recursive: true });
        writeFileSync(join(dead, path), content);
      }
      const bin = join(root, 'node_modules/knip/bin/knip.js');
      const arguments_ = [bin, '--directory', dead, '--reporter', 'json', '--no-exit-code'];
      const output = execFileSync(process.execPath, arguments_, { encoding: 'utf8' });
      const { issues } = JSON.parse(output) as {
        issues: Partial<Record<'exports' | 'files', { name: string }[]>>[];
      };
      return issues.flatMap(({ exports = [], files: unused = [] }) =>
        [...exports, ...unused].map(({ name }) => name),
      );
    } finally {
      rmSync(dead, { recursive: true });
    }
  };
  const live = {
    'package.json': readFileSync(join(root, 'package.json'), 'utf8').replace(
      /"(?:d|devD)ependencies"[^}]*\},/g,
      '',
    ),
    'src/model/port.ts': 'export const port = 1;',
    'src/engine/index.ts': `export { port } from '../model/port.ts';`,
  };

  test('an export and a file that nothing uses', { timeout: 60_000 }, () => {
    expect(knip(live)).toEqual([]);
    expect(knip({ ...live, 'src/model/port.ts': 'export const port = 1;\nexport const dead = 2;' })).toEqual([
      'dead',
    ]);
    expect(knip({ ...live, 'src/model/dead.ts': 'export const dead = 2;' })).toEqual(['src/model/dead.ts']);
  });
});
