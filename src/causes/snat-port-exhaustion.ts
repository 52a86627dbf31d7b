import type { CauseRules, FactSlot } from '../model/cause.ts';
import { sameIp } from '../model/ip.ts';
import { ofKind } from '../model/fact.ts';
import { everyPortHeld, lendingOf, lendsFewPorts, portsOf } from './slots/lent-ports.ts';
import { lendMorePorts, seeWhoHoldsPorts } from './slots/nat-fixes.ts';
import { failedAt } from './slots/place.ts';
import { clientAddress } from './slots/reply-filter.ts';
import { isDialledTalk, neverAnswered, staysUnanswered } from './slots/talks.ts';
import { noNatPortReported } from './slots/reported-queues.ts';

const silent = failedAt(['kernel-timeout', 'own-deadline'], 'no answer');

const endsAtTheRouter: FactSlot<'conversation'> = {
  slot: 'fact',
  kind: 'conversation',
  from: 'middle',
  is: (talk, scene) => isDialledTalk(talk, scene) && staysUnanswered(talk, scene) && talk.syn?.way === 'in',
  line: (talk) => talk.syn?.line,
  reason: 'The SYN comes to the router and goes no further',
};

const clientsEndsThere: FactSlot<'conversation'> = {
  ...endsAtTheRouter,
  is: (talk, scene, filled) =>
    endsAtTheRouter.is(talk, scene, filled) && sameIp(talk.client.address, clientAddress(scene) ?? ''),
};

/** It grows for other reasons too: two packets that race for one entry. */
const notInserted: FactSlot<'growth'> = {
  slot: 'fact',
  kind: 'growth',
  from: 'middle',
  is: ({ name, by }) => name === 'conntrack.insert_failed' && by > 0,
  reason: ({ by }) => `Meanwhile the router could not enter ${by} new connections into its table`,
};

const CLIENT = {
  from: 'client',
  text: 'ops@app1:~$ nc -vz -w 3 192.0.2.5 8080\nnc: connect to 192.0.2.5 port 8080 (tcp) timed out: Operation now in progress\n',
} as const;

function statistics(failed: number): string {
  return `ops@router1:~$ sudo conntrack -S\ncpu=0   \tfound=0 invalid=0 insert=0 insert_failed=${failed} drop=${failed} early_drop=0 error=0 search_restart=0 clash_resolve=0 chaintoolong=0 `;
}

function flow(from: number, lent: number): string {
  return `tcp      6 431979 ESTABLISHED src=198.51.100.9 dst=192.0.2.5 sport=${from} dport=8080 src=192.0.2.5 dst=192.0.2.1 sport=8080 dport=${lent} [ASSURED] mark=0 use=1`;
}

function router(last: number): string {
  return [
    'ops@router1:~$ sudo iptables -t nat -S',
    '-P PREROUTING ACCEPT',
    '-P INPUT ACCEPT',
    '-P OUTPUT ACCEPT',
    '-P POSTROUTING ACCEPT',
    `-A POSTROUTING -o eth1 -p tcp -j SNAT --to-source 192.0.2.1:40000-${last}`,
    'ops@router1:~$ sudo conntrack -L -p tcp --dport 8080',
    flow(58842, 40000),
    flow(58860, 40001),
    'conntrack v1.4.7 (conntrack-tools): 2 flow entries have been shown.',
    statistics(11),
    statistics(14),
    "ops@router1:~$ sudo timeout 8 tcpdump -nn -i any 'tcp port 8080'",
    'listening on any, link-type LINUX_SLL2 (Linux cooked v2), snapshot length 262144 bytes',
    '08:07:01.282958 eth0  In  IP 198.51.100.77.55184 > 192.0.2.5.8080: Flags [S], seq 337649862, win 64240, options [mss 1460], length 0',
    '',
    '1 packet captured',
    '1 packet received by filter',
    '0 packets dropped by kernel',
    'ops@router1:~$',
  ].join('\n');
}

export const snatPortExhaustion: CauseRules = {
  id: 'snat-port-exhaustion',
  title: 'The NAT has no port left',
  looks: ['attempt', 'conversation', 'growth', 'filter', 'flow', 'log'],
  rules: [
    noNatPortReported,
    {
      bearing: 'decisive',
      slots: [neverAnswered, lendsFewPorts, everyPortHeld, notInserted, clientsEndsThere],
      leaves: [],
      whyNot:
        'Every port that the router may lend towards this address and port is held: a SYN that gets none clashes with one of them when it is to leave, and is dropped there (nf_conntrack_confirm). It comes to this machine and nothing leaves it, whatever lies behind.',
    },
    { bearing: 'strong', slots: [silent, endsAtTheRouter, notInserted] },
    { bearing: 'weak', slots: [silent, notInserted] },
  ],
  prose: {
    what: 'The NAT on the way has no free port left towards that destination, and drops the SYN.',
    why: 'Towards one address and port a NAT needs a port of its own for each connection. When all are taken, the SYN is dropped without an answer; insert_failed and drop of “conntrack -S” grow together (measured, Linux 6.18), while the table itself has room. Other destinations go on working.',
    todo: 'Count the entries towards that destination on the NAT (conntrack -L -d ADDRESS -p tcp --dport PORT) and compare with the range of its rule. Give the rule more ports or more addresses, and let clients keep connections instead of opening one for each request. A cloud’s NAT has a limit for each machine or for each destination, and a metric for it.',
    prevent: 'Watch the NAT’s use of ports for each destination; most clouds have a metric for it.',
  },
  verdict: (scene, cited) => {
    const [filter] = ofKind(cited, 'filter');
    const lent = filter && lendingOf(filter, scene)?.lent;
    return `The router’s NAT has ${lent ? portsOf(lent) : 'no'} ports to lend towards ${scene.dialled.join(' or ')}, port ${scene.case.port ?? ''}, and all are held: it drops the SYN.`;
  },
  fixes: [lendMorePorts, seeWhoHoldsPorts],
  examples: {
    matches: {
      case: { target: '192.0.2.5', port: 8080, client: '198.51.100.77' },
      evidence: [CLIENT, { from: 'middle', text: router(40001) }],
    },
    differs: {
      case: { target: '192.0.2.5', port: 8080, client: '198.51.100.77' },
      evidence: [CLIENT, { from: 'middle', text: router(40002) }],
    },
  },
};
