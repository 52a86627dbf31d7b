import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { collect, isRoot } from './host.ts';
import { spawn } from 'node:child_process';
import { linkTools } from './terminal.ts';

const INSIDE = 'TCPWHY_LAB_INSIDE';
const STORE = '/mnt/store';

/** Where nothing else is mounted: a memory file system that goes with the run. */
const MOUNT =
  'mount --make-rprivate / && mount -t tmpfs -o mode=755 lab /mnt && exec setpriv --pdeathsig KILL "$@"';

/**
 * The lab runs in a mount namespace of its own, and as an ordinary user in a user namespace as well. The first call
 * starts this program again inside and returns its exit status; inside, it returns nothing.
 */
export function enterNamespaces(): number | undefined {
  if (process.env[INSIDE] === '1') return undefined;
  const kind = isRoot ? ['-m'] : ['-Um', '--map-current-user', '--keep-caps'];
  const possible = spawnSync('unshare', [...kind, '-n', '-u', '-p', '--fork', 'true'], { encoding: 'utf8' });
  if (possible.status !== 0) {
    console.error(
      isRoot
        ? 'The lab needs the right to make namespaces: run it on a machine or in a container with CAP_SYS_ADMIN.'
        : 'The lab needs user namespaces: allow them with `sudo sysctl -w kernel.unprivileged_userns_clone=1 user.max_user_namespaces=10000`, or run it as root.',
    );
    console.error(possible.stderr.trim());
    return 1;
  }
  const [node, ...rest] = [process.execPath, resolve('scripts/run.mjs'), ...process.argv.slice(1)];
  const again = spawnSync('unshare', [...kind, 'bash', '-c', MOUNT, 'bash', node, ...rest], {
    stdio: 'inherit',
    env: { ...process.env, [INSIDE]: '1' },
  });
  return again.status ?? 1;
}

/** Prepares what all hosts share: tools under the names they are typed by, locales. */
export async function prepareStore(locales: readonly string[]): Promise<string> {
  mkdirSync(`${STORE}/locale`, { recursive: true });
  mkdirSync(`${STORE}/bin/sudo`, { recursive: true });
  const compile = locales.map((name) => `localedef -i ${name} -f UTF-8 ${STORE}/locale/${name}.UTF-8 &`);
  const script = `${linkTools(STORE)}
cat > ${STORE}/bin/sudo/sudo <<'END'
#!/bin/bash
while [[ \${1-} == -* ]]; do shift; done
exec "$@"
END
chmod 755 ${STORE}/bin/sudo/sudo
${compile.join('\n')}
wait`;
  const { output, status } = await collect(spawn('bash', ['-c', script]), 120);
  if (status !== 0) throw new Error(`the lab's store: ${output}`);
  return STORE;
}
