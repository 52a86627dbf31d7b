import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRoot } from './host.ts';

const LIST = readFileSync(join(import.meta.dirname, 'packages.txt'), 'utf8')
  .trim()
  .split('\n');

/** Those of packages.txt that are not installed; all of them where there is no dpkg. */
export function missingPackages(): readonly string[] {
  const asked = spawnSync('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n', ...LIST], {
    encoding: 'utf8',
  });
  const installed = new Set(asked.stdout.split('\n').filter((line) => line.endsWith(' installed')));
  return LIST.filter((name) => !installed.has(`${name} installed`));
}

/** Installs them as root; otherwise says what to type. What is still missing costs the tests that need it. */
export function installPackages(names: readonly string[]): void {
  if (names.length === 0) return;
  const install = ['install', '-y', '-q', '--no-install-recommends', ...names];
  if (!isRoot) {
    console.log(`Not installed: ${names.join(' ')}. Type: sudo apt-get ${install.join(' ')}`);
    return;
  }
  const apt = (words: readonly string[]): void => {
    spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=400', ...words], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  };
  console.log(`Installing ${names.join(' ')}`);
  apt(['update', '-q']);
  apt(install);
}
