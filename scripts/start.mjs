// Builds and serves the app, or with --dev starts the development server. Further arguments go to vite.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installPackages, root } from './packages.mjs';

process.chdir(root);
installPackages();

const vite = join(root, 'node_modules/vite/bin/vite.js');
const given = process.argv.slice(2);
const isDev = given.includes('--dev');

if (!isDev) {
  const { status } = spawnSync(process.execPath, [vite, 'build'], { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}

// In this process, so that a signal to it reaches the server.
process.argv = [
  process.execPath,
  vite,
  ...(isDev ? [] : ['preview']),
  ...given.filter((word) => word !== '--dev'),
];
await import(pathToFileURL(vite).href);

// npm passes a signal on to its shell only, which would leave the server behind on its port.
if (process.env['npm_lifecycle_event'] !== undefined) {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, 500).unref();
}
