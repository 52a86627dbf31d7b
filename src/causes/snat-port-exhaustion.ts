import type { CauseRules, FactSlot } from '../model/cause.ts';
import { lendMorePorts, seeWhoHoldsPorts } from './slots/nat-fixes.ts';
import { failedAt } from './slots/place.ts';
import { isDialledTalk, staysUnanswered } from './slots/talks.ts';

const silent = failedAt(['kernel-timeout', 'own-deadline'], 'no answer');

const endsAtTheRouter: FactSlot<'conversation'> = {
  slot: 'fact',
  kind: 'conversation',
  from: 'middle',
  is: (talk, scene) => isDialledTalk(talk, scene) && staysUnanswered(talk, scene) && talk.syn?.way === 'in',
  line: (talk) => talk.syn?.line,
  reason: 'The SYN comes to the router and goes no further',
};

/** It grows for other reasons too: two packets that race for one entry. */
const notInserted: FactSlot<'growth'> = {
  slot: 'fact',
  kind: 'growth',
  from: 'middle',
  is: ({ name, by }) => name === 'conntrack.insert_failed' && by > 0,
  reason: ({ by }) => `Meanwhile the router could not enter ${by} new connections into its table`,
};

export const snatPortExhaustion: CauseRules = {
  id: 'snat-port-exhaustion',
  title: 'The NAT has no port left',
  looks: ['attempt', 'conversation', 'growth'],
  rules: [
    { bearing: 'strong', slots: [silent, endsAtTheRouter, notInserted] },
    { bearing: 'weak', slots: [silent, notInserted] },
  ],
  prose: {
    what: 'The NAT on the way has no free port left towards that destination, and drops the SYN.',
    why: 'Towards one address and port a NAT needs a port of its own for each connection. When all are taken, the SYN is dropped without an answer; insert_failed and drop of “conntrack -S” grow together (measured, Linux 6.18), while the table itself has room.',
    todo: 'Count the entries towards that destination on the NAT (conntrack -L -d ADDRESS). Give it more source addresses or a wider range of ports, and let clients keep connections instead of opening one for each request.',
    prevent: 'Watch the NAT’s use of ports for each destination; most clouds have a metric for it.',
  },
  fixes: [lendMorePorts, seeWhoHoldsPorts],
};
