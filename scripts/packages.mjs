// Plain Node: this runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { homedir, tmpdir, userInfo } from 'node:os';
import { dirname, join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '..');

/** @typedef {{ packages: Record<string, { version?: string, optional?: boolean } | undefined> }} Lockfile */

const readLockfile = (/** @type {string} */ path) => {
  const lockfile = /** @type {Lockfile} */ (JSON.parse(readFileSync(join(root, path), 'utf8')));
  return lockfile.packages;
};

/** Whether node_modules holds what the lockfile says; an optional package may be for another platform. */
const isCurrent = () => {
  const record = 'node_modules/.package-lock.json';
  if (!existsSync(join(root, record))) return false;
  const installed = readLockfile(record);
  return Object.entries(readLockfile('package-lock.json')).every(([path, wanted]) => {
    if (path === '' || wanted === undefined) return true;
    const found = installed[path];
    return found === undefined ? wanted.optional === true : found.version === wanted.version;
  });
};

/** @returns {boolean} */
const isWritable = (/** @type {string} */ path) => {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    const parent = dirname(path);
    return !existsSync(path) && parent !== path && isWritable(parent);
  }
};

/** A home that cannot be written must stop neither npm's cache nor a browser's. */
export const writableHome = () => {
  const spare = join(tmpdir(), `tcpwhy-${userInfo().uid}`);
  const env = { ...process.env };
  if (!isWritable(env['npm_config_cache'] ?? join(homedir(), '.npm')))
    env['npm_config_cache'] = join(spare, 'npm');
  if (!isWritable(env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache')))
    env['XDG_CACHE_HOME'] = join(spare, 'cache');
  if (!isWritable(env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config')))
    env['XDG_CONFIG_HOME'] = join(spare, 'config');
  return env;
};

export const installPackages = () => {
  if (isCurrent()) return;
  console.log('Installing the packages of package-lock.json (npm ci)');
  // npm says where it is, so that the same one is used; without it, the one on the path.
  const npm = process.env['npm_execpath'] ?? '';
  const [command, ...first] = /npm-cli\.[cm]?js$/.test(npm) ? [process.execPath, npm] : ['npm'];
  const arguments_ = [...first, 'ci', '--include=dev', '--no-audit', '--no-fund'];
  const { status } = spawnSync(command, arguments_, {
    cwd: root,
    env: writableHome(),
    stdio: 'inherit',
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (status !== 0) {
    console.error('The packages could not be installed; see what npm says above.');
    process.exit(1);
  }
};
