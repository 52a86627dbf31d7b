import type { Proof } from '../../model/cause.ts';
import { run } from '../../model/command.ts';
import type { Scene } from '../../model/scene.ts';
import { insideClient } from './dial-fixes.ts';
import { urlOf } from './prove.ts';

/** Where one open port shows nothing: it was open now and then, or always. */

const MANY = 'for i in 1 2 3 4 5 6 7 8 9 10 11 12; do nc -vz -w 1 "$1" "$2"; sleep 1; done';

/** With one SYN each: a loss of one in ten packets fails two of twelve, and an address that moves some in a row. */
export function connectsEachTime(scene: Scene): Proof | undefined {
  const { target, port, clientPlatform = 'linux' } = scene.case;
  // macOS: nc(1) takes -w for something else.
  const isOther = clientPlatform === 'windows' || clientPlatform === 'macos';
  if (target === undefined || port === undefined || isOther) return undefined;
  const command = insideClient(scene.case, {
    kind: 'script',
    program: 'sh',
    body: MANY,
    arguments: [target, String(port)],
  });
  return (
    command && {
      ...{ where: 'client', tool: 'nc', command, seconds: 24 },
      shows: '“succeeded!” twelve times. One of them alone shows nothing: some came through before, too.',
    }
  );
}

/** Seconds: tcp_mtu_probing needs some seven to find the size (measured). */
const PATIENT = 20;

/** The large answer itself: ICMP of that size goes on failing where the MSS was lowered. */
export function answersAtLength(scene: Scene): Proof | undefined {
  const { port, target, clientPlatform } = scene.case;
  const [dialled] = scene.dialled;
  if (port === undefined || target === undefined || dialled === undefined || clientPlatform === 'windows')
    return undefined;
  const scheme = { http: 'http', https: 'https', nginx: 'http', apache: 'http' }[scene.service?.id ?? ''];
  const ask =
    scheme === undefined
      ? run('ss', '-tin', 'dst', dialled)
      : run(
          ...['curl', '-sS', '-o', '/dev/null', '-m', String(PATIENT), '--noproxy', '*'],
          ...['-w', '%{http_code} %{size_download}\\n', urlOf(scheme, target, port)],
        );
  const command = insideClient(scene.case, ask);
  const shows =
    scheme === undefined
      ? 'bytes_received grow, while the request that hung is made again. An open port shows nothing: it was open before.'
      : 'a status, and more than 1500 bytes: put the path of the request that hung behind the port. A small answer came before, too.';
  return (
    command && {
      ...{ where: 'client', tool: scheme === undefined ? 'ss' : 'curl', command, seconds: PATIENT },
      shows,
    }
  );
}
