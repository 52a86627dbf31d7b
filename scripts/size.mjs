// What index.html loads before the first input, as a browser gets it; fails above the budget.
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parseSync } from 'vite';

const budget = 110_000;

const staticImports = (/** @type {string} */ code) =>
  parseSync('chunk.js', code).program.body.flatMap((statement) =>
    'source' in statement && statement.source ? [statement.source.value] : [],
  );

const attribute = (/** @type {string} */ tag, /** @type {string} */ name) =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];

/** The scripts that a page names: module scripts and preloads. */
const scriptsOf = (/** @type {string} */ html) =>
  [...html.matchAll(/<(?:script|link)\b[^>]*>/g)].flatMap(([tag]) => {
    const path = tag.startsWith('<script')
      ? attribute(tag, 'src')
      : attribute(tag, 'rel') === 'modulepreload'
        ? attribute(tag, 'href')
        : undefined;
    return path === undefined ? [] : [posix.normalize(path)];
  });

/** Bytes by file, compressed: those of the first load, and those that come later. */
export const measure = (/** @type {string} */ dist) => {
  /** @type {Map<string, number>} */
  const first = new Map();
  const visit = (/** @type {string} */ file) => {
    if (first.has(file)) return;
    const code = readFileSync(join(dist, file));
    first.set(file, gzipSync(code, { level: 9 }).length);
    for (const path of staticImports(String(code))) visit(posix.join(posix.dirname(file), path));
  };
  scriptsOf(readFileSync(join(dist, 'index.html'), 'utf8')).forEach(visit);

  const later = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.js'))
    .map((entry) => relative(dist, join(entry.parentPath, entry.name)))
    .filter((file) => !first.has(file))
    .map(
      (file) => /** @type {const} */ ([file, gzipSync(readFileSync(join(dist, file)), { level: 9 }).length]),
    );
  return { first, later: new Map(later) };
};

const kilobytes = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(9);

if (process.argv[1] === import.meta.filename) {
  const { first, later } = measure(resolve(import.meta.dirname, '../dist'));
  const total = [...first.values()].reduce((sum, bytes) => sum + bytes, 0);
  for (const [file, bytes] of first) console.log(`${kilobytes(bytes)}  first  ${file}`);
  for (const [file, bytes] of later) console.log(`${kilobytes(bytes)}  later  ${file}`);
  console.log(
    `${kilobytes(total)}  of JavaScript, gzip, before the first input; at most${kilobytes(budget)}`,
  );
  // A page that loads nothing was not measured.
  if (first.size === 0 || total > budget) process.exit(1);
}
