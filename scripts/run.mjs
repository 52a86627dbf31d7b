// Runs a TypeScript module: `node scripts/run.mjs <module> [arguments]`. Node 20 cannot by itself, vite can.
import { resolve } from 'node:path';
import { runnerImport } from 'vite';

const [module, ...rest] = process.argv.slice(2);
if (module === undefined) throw new Error('usage: node scripts/run.mjs <module> [arguments]');
const path = resolve(module);
process.argv.splice(1, process.argv.length, path, ...rest);
await runnerImport(path, { configFile: false });
