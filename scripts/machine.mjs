// What the tests need of the machine besides packages: a browser, and the shells that read our commands.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { systemChromium } from './chromium.mjs';

const shells = {
  shellcheck: 'shellcheck',
  bash: 'bash',
  dash: 'dash',
  zsh: 'zsh',
  ksh93: 'ksh',
  mksh: 'mksh',
  yash: 'yash',
  busybox: 'busybox',
};

const isRoot = process.getuid?.() === 0;

const onPath = (/** @type {string} */ command) =>
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, command)));

const aptInstall = (/** @type {string[]} */ packages) => {
  const apt = ['-o', 'DPkg::Lock::Timeout=400'];
  const options = /** @type {const} */ ({
    stdio: 'inherit',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  console.log(`Installing ${packages.join(', ')} (apt-get)`);
  spawnSync('apt-get', [...apt, '-q', 'update'], options);
  spawnSync('apt-get', [...apt, '-q', 'install', '-y', '--no-install-recommends', ...packages], options);
};

/** Tests skip the shells that are missing; on a machine of ours they should not be. */
export const ensureShells = () => {
  const missing = Object.entries(shells).filter(([command]) => !onPath(command));
  if (missing.length > 0 && isRoot && onPath('apt-get')) aptInstall(missing.map(([, name]) => name));
};

/** Playwright's own browser, once it has been downloaded. */
const ownChromium = async () => {
  const { chromium } = await import('@playwright/test');
  return existsSync(chromium.executablePath());
};

const hasBrowser = async () => systemChromium() !== undefined || (await ownChromium());

/** Finds a Chromium or installs one; says what to type where it cannot. */
export const ensureBrowser = async (/** @type {NodeJS.ProcessEnv} */ env) => {
  if (await hasBrowser()) return true;
  if (isRoot && onPath('apt-get')) aptInstall(['chromium']);
  if (await hasBrowser()) return true;
  console.log('Downloading a Chromium (playwright install chromium)');
  const cli = join(import.meta.dirname, '../node_modules/@playwright/test/cli.js');
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'inherit', env });
  if (await hasBrowser()) return true;
  console.error(
    'No Chromium was found: type "sudo apt-get install chromium", or set CHROMIUM_PATH to one, and run npm test again.',
  );
  return false;
};
