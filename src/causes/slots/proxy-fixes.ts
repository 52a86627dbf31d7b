import type { Fix, Proof } from '../../model/cause.ts';
import { run, type Command } from '../../model/command.ts';
import { ofKind, type FactOf } from '../../model/fact.ts';
import type { Scene } from '../../model/scene.ts';
import { insideClient } from './dial-fixes.ts';
import { fetchHead, urlOf } from './prove.ts';

/** A proxy that the client's environment names, and how the target is left out of it. */

const VARIABLE = /^(?:https?|all)_proxy$/i;

/** `http://10.0.0.3:3128`, its address and port. */
export function proxyOf({ key, value }: FactOf<'setting'>): { host: string; port: number } | undefined {
  const [, host = '', port = ''] =
    /^(?:[a-z\d]{2,10}:\/\/)?([\w.-]{1,253}|\[[\da-f:.]{2,45}\]):(\d{1,5})\/?$/i.exec(value) ?? [];
  return VARIABLE.test(key) && host !== ''
    ? { host: host.replace(/^\[|\]$/g, ''), port: Number(port) }
    : undefined;
}

/** The list as it is; curl takes the lower-case name first (measured, 7.88). */
function listed(scene: Scene): string | undefined {
  const named = ofKind(scene.facts, 'setting').filter(
    ({ key, place }) => /^no_proxy$/i.test(key) && place.vantage === 'client',
  );
  return (named.find(({ key }) => key === 'no_proxy') ?? named[0])?.value;
}

function url(scene: Scene): string | undefined {
  const { target, port } = scene.meant;
  if (target === undefined || port === undefined) return undefined;
  return urlOf(scene.meant.service === 'https' || port === 443 ? 'https' : 'http', target, port);
}

function fetchWith(scene: Scene, ...before: readonly string[]): Command | undefined {
  const address = url(scene);
  const fetch = address === undefined ? undefined : fetchHead(address);
  if (fetch?.kind !== 'run') return undefined;
  return insideClient(
    scene.meant,
    before.length === 0 ? fetch : { ...fetch, words: ['env', ...before, ...fetch.words] },
  );
}

export const leaveOutOfProxy: Fix = {
  id: 'no-proxy',
  title: 'Leave this target out of the proxy',
  where: 'client',
  root: false,
  platforms: ['linux', 'macos', 'container', 'pod'],
  needs: ['target', 'port'],
  build: (scene) => {
    const { target } = scene.meant;
    if (target === undefined) return undefined;
    const old = listed(scene);
    const list = [old, target].filter((part) => part !== undefined && part !== '').join(',');
    const both = [`no_proxy=${list}`, `NO_PROXY=${list}`];
    const command = fetchWith(scene, ...both);
    return (
      command && {
        command,
        edits: [
          {
            file: 'where the program gets its environment: Environment= of its unit, the container’s settings, /etc/environment, the profile of its user',
            ...(old === undefined ? {} : { from: `no_proxy=${old}` }),
            to: both.join('\n'),
          },
        ],
        notes: [
          'The command tries it for one call, and changes nothing. What goes past the proxy goes past its filter and its log as well; other targets keep it. The old line is the undo.',
          // Measured: curl 7.88, wget 1.21, Python 3.11.
          'Set both names to the same list: curl takes no_proxy before NO_PROXY, wget reads no_proxy alone. Write the target as it stands in the URL: wget and Python take no 10.0.0.0/8, curl does since 7.86.',
          'The program has to be started anew: it reads its environment once. tr "\\0" "\\n" </proc/PID/environ shows what it has.',
        ],
      }
    );
  },
};

export const mendProxy: Fix = {
  id: 'mend-proxy',
  title: 'Put the proxy right, where the target is only to be reached through it',
  where: 'client',
  root: false,
  platforms: ['linux', 'container', 'pod'],
  needs: [],
  build: (scene) => {
    const [proxy] = ofKind(scene.facts, 'setting').flatMap((fact) => proxyOf(fact) ?? []);
    if (proxy === undefined) return undefined;
    const command = insideClient(scene.meant, run('nc', '-vz', '-w', '3', proxy.host, String(proxy.port)));
    return (
      command && {
        command,
        notes: [
          'The command tries the proxy itself, and changes nothing: while it fails, so does every program that obeys the variable. Start it, or correct its address in the variable; it is a case of its own, with the proxy as the target.',
        ],
      }
    );
  },
};

/** With the environment as it then is. */
export function fetchesDirectly(scene: Scene): Proof | undefined {
  const command = fetchWith(scene);
  return (
    command && {
      ...{ where: 'client', tool: 'curl', command, seconds: 10 },
      shows:
        'a line that begins with HTTP/ and no word of the proxy. Run it in the environment of the program that failed.',
    }
  );
}
