import { STATIONS, type Cause, type Exclusions, type Rule, type Side, type Station } from '../model/cause.ts';
import { linked } from './catalogue.ts';

/**
 * Which rivals a proven state excludes, and in which words. The state is enough for the failure and lies where the
 * client dialled, so each rival is out that its rule does not leave; the words follow from where the rival lies.
 */

const BEFORE: Readonly<Record<Station, string>> = {
  name: 'What is proven lies where the name led: no other answer to the name is needed for the failure.',
  client: 'What is proven makes this attempt fail whatever the client’s own limits and settings are.',
  'client-filter':
    'What is proven lies further on: no filter or policy of the client is needed for the failure.',
  path: 'What is proven lies further on: nothing on the way to it has to fail as well.',
  'server-filter':
    'What is proven lies behind the server’s packet filter, which does not have to fail as well.',
  listener: 'What is proven lies behind the listening socket, which does not have to be missing as well.',
  queues: 'What is proven lies behind the listener’s queues, which do not have to be full as well.',
  service: 'What is proven lies behind the service.',
  return: 'What is proven lies behind the way back.',
};

const BEHIND: Readonly<Record<Station, string>> = {
  name: 'The attempt ends before a name is looked up.',
  client: 'The attempt ends before the client’s own socket and limits come into play.',
  'client-filter': 'The attempt ends before it comes to the client’s filter.',
  path: 'The attempt ends before it is on its way.',
  'server-filter': 'The attempt ends before it comes to the server’s packet filter.',
  listener: 'The attempt ends before a listening socket is looked for.',
  queues: 'The attempt ends before it comes to a listener’s queues.',
  service: 'The attempt ends before it comes to the service.',
  return: 'What is proven ends the attempt: no answer has to be lost on its way back.',
};

const ELSEWHERE =
  'What is proven lies on the machine that the client dials: no other machine is needed for it.';
const ENDING =
  'Where the client’s message does not say how the attempt ended, what was seen does; and this does not end one so.';
const HERE = 'What is proven is enough by itself for the failure.';

function sideOf(state: Cause, rival: Cause, ends: Exclusions['ends']): Side {
  if (ends !== undefined && !rival.fails.outcomes.includes(ends)) return 'ending';
  if (rival.station === state.station) return 'here';
  if (rival.elsewhere === true) return 'elsewhere';
  return STATIONS.indexOf(rival.station) < STATIONS.indexOf(state.station) ? 'before' : 'behind';
}

function ownWords(side: Side, rival: Cause): string {
  switch (side) {
    case 'ending':
      return ENDING;
    case 'elsewhere':
      return ELSEWHERE;
    case 'here':
      return HERE;
    case 'before':
      return BEFORE[rival.station];
    case 'behind':
      return BEHIND[rival.station];
  }
}

/** What a rule that fired says of a rival: why it is out, or nothing where the rule leaves it. */
export type Excludes = (rival: Cause) => string | undefined;

export function excludesOf(rule: Rule, state: Cause): Excludes {
  if (rule.bearing !== 'decisive') return () => undefined;
  const { leaves, whyNot, apart = [], ends } = rule;
  return (rival) => {
    if (rival === state || leaves === 'every' || leaves.includes(rival.id)) return undefined;
    const named = apart.find(({ causes }) => causes.includes(rival.id));
    if (named) return named.why;
    if (typeof whyNot === 'string') return whyNot;
    // What brings it about may stand behind it.
    if (linked(state, rival)) return undefined;
    const side = sideOf(state, rival, ends);
    return whyNot?.[side] ?? ownWords(side, rival);
  };
}
