import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { collect, isRoot } from './host.ts';
import { linkTools } from './terminal.ts';

const MARK = 'TCPWHY_LAB_INSIDE';
/** A folder that every Debian has and that holds nobody's repository. */
const STORE = '/var/local/store';
const KIND = isRoot ? ['-m'] : ['-Um', '--map-current-user', '--keep-caps'];

/** Nothing of the lab is ever on the machine's own file systems: this one goes with the run. */
const MOUNT =
  'mount --make-rprivate / && mount -t tmpfs -o mode=755 lab /var/local && exec setpriv --pdeathsig KILL "$@"';

/** True in the program that `startInside` started. */
export const isInside: boolean = process.env[MARK] === '1';

/** Why there can be no namespaces here and what to do about it; nothing if all is well. */
export function whyNoNamespaces(): string | undefined {
  const { status, error, stderr } = spawnSync('unshare', [...KIND, '-n', '-u', '-p', '--fork', 'true'], {
    encoding: 'utf8',
  });
  if (status === 0) return undefined;
  const said = error?.message ?? stderr.trim();
  return isRoot
    ? `namespaces are not allowed here (${said}); run it where root has CAP_SYS_ADMIN`
    : `user namespaces are not allowed here (${said}); run it as root, or allow them: sudo sysctl -w user.max_user_namespaces=10000`;
}

/** Runs this program once more, in a mount namespace of its own and for an ordinary user in a user namespace too. */
export function startInside(): number {
  const program = [process.execPath, resolve('scripts/run.mjs'), ...process.argv.slice(1)];
  const { status } = spawnSync('unshare', [...KIND, 'bash', '-c', MOUNT, 'bash', ...program], {
    stdio: 'inherit',
    env: { ...process.env, [MARK]: '1' },
  });
  return status ?? 1;
}

// As an ordinary user one is root already where the real sudo would make one root.
const SUDO = `#!/bin/bash
while [[ \${1-} == -* ]]; do shift; done
exec "$@"
`;

/** Prepares what all hosts see as /run/lab: tools under the names by which they are typed, locales. */
export async function prepareStore(locales: readonly string[]): Promise<string> {
  mkdirSync(`${STORE}/locale`, { recursive: true });
  mkdirSync(`${STORE}/bin/sudo`, { recursive: true });
  const script = [
    linkTools(STORE),
    `cat > ${STORE}/bin/sudo/sudo <<'END'\n${SUDO}END`,
    `chmod 755 ${STORE}/bin/sudo/sudo`,
    ...locales.map((name) => `localedef -i ${name} -f UTF-8 ${STORE}/locale/${name}.UTF-8 &`),
    'wait',
  ];
  const { output, status } = await collect(spawn('bash', ['-c', script.join('\n')]), 120);
  if (status !== 0) throw new Error(`the lab's store: ${output}`);
  return STORE;
}
