import type { Fault } from './fault.ts';
import { CLIENT, CLIENT_V6, SERVER, SERVER_V6, type Lab } from './network.ts';
import { startHttp } from './services/http.ts';
import { fewProbes, open, ownWay, routersWay, SEEN_THERE, settled } from './way.ts';

/** Faults on the way: no route, or nobody at the address. Every one of them is dialled as HTTP on port 8080. */

export const PORT = 8080;

/** What may lie behind an "unreachable" of which nothing else is known. */
const RIVALS = ['no-route', 'firewall-reject', 'outbound-block'];

interface OnTheWay {
  readonly id: string;
  readonly cause: 'host-down' | 'no-route';
  readonly variantOf?: string | undefined;
  readonly staysLikely?: string;
  readonly how: string;
  readonly address?: string;
  /** Which machine's commands show it. */
  readonly shownBy: 'client' | 'middle';
  readonly symptom?: Fault['symptom'];
  /** Left out where a packet filter could make the same. */
  readonly rivals?: readonly string[];
  /** Sets of pastes that must leave this cause alone. */
  readonly settledBy?: readonly (readonly string[])[];
  /** The server is up, and somebody looks there. */
  readonly server?: boolean;
  make(lab: Lab): Promise<unknown>;
}

export function onTheWay(one: OnTheWay): Fault {
  const address = one.address ?? SERVER;
  const six = address.includes(':');
  const there = one.server ?? (address === SERVER || address === SERVER_V6);
  const { shownBy, settledBy = [] } = one;
  return {
    id: one.id,
    cause: one.cause,
    ...(one.variantOf === undefined ? {} : { variantOf: one.variantOf }),
    ...(one.staysLikely === undefined ? {} : { staysLikely: one.staysLikely }),
    case: {
      ...{ target: address, port: PORT, service: 'http', client: six ? CLIENT_V6 : CLIENT },
      ...(there ? { server: address } : {}),
    },
    symptom: one.symptom ?? 'unreachable',
    how: one.how,
    start: async (lab) => {
      await startHttp(lab.server, six ? '::' : '0.0.0.0', PORT);
      await Promise.all(
        [lab.client, lab.router].map((host) =>
          host.shell('echo "0 2147483647" > /proc/sys/net/ipv4/ping_group_range'),
        ),
      );
      await one.make(lab);
    },
    recordings: [
      ...fewProbes(address, PORT),
      ...ownWay(address),
      ...(shownBy === 'middle' ? routersWay(address) : []),
      ...(there ? SEEN_THERE : []),
    ],
    evidenceSets: [
      ...open(
        'likely',
        one.rivals ?? RIVALS,
        ['client.nc-openbsd.txt'],
        ['client.curl.txt'],
        ['client.wget.txt'],
      ),
      ...settled(one.cause, ...settledBy),
    ],
  };
}

const TELLS = [
  ['client.nc-openbsd.txt', 'client.ip-route-get.txt'],
  ['client.python.txt', 'client.ip-route-get.txt'],
];

/** A route of the client's own that lets nothing pass. */
export function ownRoute(
  kind: string,
  script: string,
  extras: Partial<OnTheWay> & Pick<OnTheWay, 'how'>,
): Fault {
  return onTheWay({
    id: `no-route-${kind}`,
    cause: 'no-route',
    variantOf: 'no-route-none',
    shownBy: 'client',
    settledBy: TELLS,
    make: (lab) => lab.client.shell(script),
    ...extras,
  });
}

/** A route of the router's. */
export function routersRoute(
  kind: string,
  script: string,
  extras: Partial<OnTheWay> & Pick<OnTheWay, 'how'>,
): Fault {
  return onTheWay({
    id: `no-route-router-${kind}`,
    cause: 'no-route',
    variantOf: 'no-route-router-none',
    shownBy: 'middle',
    settledBy: [['client.nc-openbsd.txt', 'middle.ip-route-get.txt']],
    make: (lab) => lab.router.shell(script),
    ...extras,
  });
}
