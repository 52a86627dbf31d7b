import type { CauseRules, Exclusion } from '../model/cause.ts';
import { BEFORE_THE_SERVER, BEHIND_THE_FILTER, CLIENT_SIDE, OTHER_MACHINES } from './slots/filter-rivals.ts';
import { filterAccepts } from './slots/filter.ts';
import { rejects } from './slots/rejects.ts';

const EXCLUDES: readonly Exclusion[] = [
  {
    causes: [...BEHIND_THE_FILTER, ...OTHER_MACHINES],
    why: 'This rule answers the SYN on the way, so no machine behind it ever sees it.',
  },
  {
    causes: [...BEFORE_THE_SERVER, 'firewall-reject', 'firewall-drop', 'source-blocked'].filter(
      (id) => id !== 'middlebox-reset',
    ),
    why: 'The RST that the client saw is the one that this rule sends: nothing else is needed for it.',
  },
  { causes: CLIENT_SIDE, why: 'The answer comes from the device on the way.' },
];

const CLIENT = {
  from: 'client',
  text: 'ops@app1:~$ nc -vz -w 3 192.0.2.5 5432\nnc: connect to 192.0.2.5 port 5432 (tcp) failed: Connection refused\n',
} as const;

function evidence(port: number): string {
  return [
    'ops@gw1:~$ sudo iptables -S',
    '-P INPUT ACCEPT',
    '-P FORWARD ACCEPT',
    '-P OUTPUT ACCEPT',
    `-A FORWARD -p tcp -m tcp --dport ${port} -j REJECT --reject-with tcp-reset`,
    'ops@gw1:~$',
  ].join('\n');
}

export const middleboxReset: CauseRules = {
  id: 'middlebox-reset',
  title: 'A device on the path forges the RST',
  looks: ['attempt', 'filter', 'address'],
  rules: [
    ...rejects('middle', 'forged', false, EXCLUDES),
    { bearing: 'against', slots: [filterAccepts('middle')] },
  ],
  prose: {
    what: 'A device between client and server answers in the server’s name with a RST that the server never sent.',
    why: 'To the client the RST looks like the server’s own refusal. Its TTL can differ from that of the server’s other packets; the same TTL proves nothing.',
    todo: 'Take the rule to whoever runs that device, with the two captures: the RST at the client, and its absence at the server.',
    prevent: 'Keep the rules of devices on the way where the teams that depend on them can read them.',
  },
  verdict: (scene) =>
    `A device on the way answers the SYN to ${scene.dialled.join(' or ')}, port ${scene.case.port ?? ''}, with a RST.`,
  examples: {
    matches: {
      case: { target: '192.0.2.5', port: 5432 },
      evidence: [CLIENT, { from: 'middle', text: evidence(5432) }],
    },
    differs: {
      case: { target: '192.0.2.5', port: 5432 },
      evidence: [CLIENT, { from: 'middle', text: evidence(5433) }],
    },
  },
};
