import type { Fault, Recording } from './fault.ts';
import { REFUSED_RIVALS } from './honest.ts';
import { untilListens } from './host.ts';
import type { Lab } from './network.ts';
import { onServer } from './prompt.ts';
import { startHttp } from './services/http.ts';
import { startSsh } from './services/ssh.ts';
import { names, open, settled } from './way.ts';

export const PORT = 8080;

/** A program that asks for an IPv6 socket and says no more: the sysctl bindv6only then decides whether IPv4 gets in. */
export async function startV6Only(lab: Lab): Promise<void> {
  await lab.server.shell('echo 1 > /proc/sys/net/ipv6/bindv6only');
  const program = `import http.server, socket
server = http.server.ThreadingHTTPServer
server.address_family = socket.AF_INET6
server(('::', ${PORT}), http.server.SimpleHTTPRequestHandler).serve_forever()`;
  const service = await lab.server.start(['/usr/bin/python3', '-c', program], { user: 'ops' });
  await untilListens(lab.server, PORT, service);
}

/** Listings of two families of tools, and one that cannot tell `[::]` from `*`. */
const LISTINGS: readonly Recording[] = [
  onServer('ss', 'sudo ss -lntp', { check: true }),
  onServer('ss', 'ss -ltn', { name: 'ss-ltn' }),
  onServer('net-tools', 'sudo netstat -nltp', { name: 'netstat' }),
  onServer('lsof', 'sudo lsof -nP -iTCP -sTCP:LISTEN'),
  onServer('ip', 'ip -br addr', { name: 'ip-br-addr' }),
];

interface OtherFamily {
  readonly id: string;
  readonly variantOf?: string;
  readonly staysLikely?: string;
  /** What the client dials; a name is looked up as well. */
  readonly target: string;
  /** Left out where `make` starts the service. */
  readonly bind?: string;
  readonly oneMachine?: boolean;
  readonly how: string;
  readonly recordings: readonly Recording[];
  /** A listing that settles it with the client's error. */
  readonly listings: readonly string[];
  make?(lab: Lab): Promise<unknown>;
}

/** The service listens in one family, and the client dials the other. */
export function otherFamily(one: OtherFamily): Fault {
  const { id, target, bind, how, variantOf, staysLikely, oneMachine } = one;
  const named = !/[:\d]$/.test(target);
  return {
    id,
    cause: 'address-family-mismatch',
    ...(variantOf === undefined ? {} : { variantOf }),
    ...(staysLikely === undefined ? {} : { staysLikely }),
    ...(oneMachine === undefined ? {} : { oneMachine }),
    case: { target, port: PORT, service: 'http' },
    symptom: 'refused',
    how,
    packages: ['dropbear-bin'],
    start: async (lab) => {
      if (bind !== undefined) await startHttp(lab.server, bind, PORT);
      await startSsh(lab.server);
      await one.make?.(lab);
    },
    recordings: [...one.recordings, ...(named ? names(target) : []), ...LISTINGS],
    evidenceSets: [
      ...open(
        'possible',
        REFUSED_RIVALS.filter((rival) => oneMachine !== true || rival !== 'loopback-only'),
        ['client.nc-openbsd.txt'],
      ),
      ...settled(
        'address-family-mismatch',
        ...one.listings.map((listing) => ['client.nc-openbsd.txt', `server.${listing}.txt`]),
      ),
    ],
  };
}
