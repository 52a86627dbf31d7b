// `npm run registries` writes the list of every folder with one thing a file; `-- --check` only compares.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as prettier from 'prettier';

const lists = [
  { folder: 'services', list: 'SERVICES', type: 'Service', from: '../model/service.ts' },
  { folder: 'failure/vocabulary', list: 'FAMILIES', type: 'Family', from: '../entry.ts' },
  { folder: 'failure/states', list: 'STATES', type: 'Family', from: '../entry.ts' },
  { folder: 'paste/envelopes', list: 'ENVELOPES', type: 'EnvelopeFamily', from: '../envelope.ts' },
  { folder: 'parsers', list: 'PARSERS', type: 'Parser', from: '../model/parser.ts' },
  { folder: 'causes', list: 'CAUSE_RULES', type: 'CauseRules', from: '../model/cause.ts' },
  { folder: 'questions', list: 'QUESTIONS', type: 'Question', from: '../model/question.ts' },
  { folder: 'recipes', list: 'RECIPES', type: 'Recipe', from: '../model/recipe.ts' },
];

const camelCase = (/** @type {string} */ stem) =>
  stem.replace(/-(.)/g, (_, /** @type {string} */ first) => first.toUpperCase());

/** The things of a folder, each under the name of its file. */
const entriesOf = (/** @type {string} */ folder) =>
  readdirSync(folder)
    .filter((file) => /(?<!\.test)\.ts$/.test(file) && !/^(?:index|registry)\.ts$/.test(file))
    .map((file) => file.replace(/\.ts$/, ''))
    .sort()
    .map((stem) => {
      const name = camelCase(stem);
      const code = readFileSync(join(folder, `${stem}.ts`), 'utf8');
      if (!new RegExp(`^export const ${name}\\b`, 'm').test(code))
        throw new Error(`${join(folder, stem)}.ts exports no ${name}`);
      return { stem, name };
    });

/** What each registry of the tree at `root` has to contain, by its path. */
export const registries = async (/** @type {string} */ root) => {
  const existing = lists.filter(({ folder }) => existsSync(join(root, 'src', folder)));
  const written = existing.map(async ({ folder, list, type, from }) => {
    const path = join('src', folder, 'registry.ts');
    const entries = entriesOf(join(root, 'src', folder));
    const code = [
      '// Written by `npm run registries`.',
      `import type { ${type} } from '${from}';`,
      ...entries.map(({ stem, name }) => `import { ${name} } from './${stem}.ts';`),
      '',
      `export const ${list}: readonly ${type}[] = [${entries.map(({ name }) => name).join(', ')}];`,
    ].join('\n');
    const filepath = join(root, path);
    const content = await prettier.format(code, { ...(await prettier.resolveConfig(filepath)), filepath });
    return { path, content };
  });
  return Promise.all(written);
};

/** What stands there now. */
export const committed = (/** @type {string} */ root, /** @type {string} */ path) =>
  existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined;

if (process.argv[1] === import.meta.filename) {
  const root = resolve(import.meta.dirname, '..');
  const outdated = (await registries(root)).filter(({ path, content }) => committed(root, path) !== content);
  const check = process.argv.includes('--check');
  for (const { path, content } of outdated) {
    console.log(`${path} ${check ? 'is not what npm run registries writes' : 'written'}`);
    if (!check) writeFileSync(join(root, path), content);
  }
  if (check && outdated.length > 0) process.exit(1);
}
