import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { measure } from './size.mjs';

test('counts what the page loads and all that it imports, but not what is imported later', () => {
  const dist = mkdtempSync(join(tmpdir(), 'tcpwhy-size-'));
  try {
    mkdirSync(join(dist, 'assets'));
    const files = {
      'index.html': `<script type="module" crossorigin src="./assets/entry.js"></script>
        <link rel="modulepreload" crossorigin href="./assets/preloaded.js"><link rel="icon" href="icon.svg">`,
      'assets/entry.js': `import"./direct.js";const late=()=>import("./late.js");late();`,
      'assets/direct.js': `export*from"./indirect.js";`,
      'assets/indirect.js': 'export const one=1;',
      'assets/preloaded.js': 'export const two=2;',
      'assets/late.js': 'export const three=3;',
    };
    for (const [path, content] of Object.entries(files)) writeFileSync(join(dist, path), content);

    const { first, later } = measure(dist);

    expect([...first.keys()].sort()).toEqual(
      ['direct', 'entry', 'indirect', 'preloaded'].map((name) => `assets/${name}.js`),
    );
    expect([...later.keys()]).toEqual(['assets/late.js']);
  } finally {
    rmSync(dist, { recursive: true });
  }
});
