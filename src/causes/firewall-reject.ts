import type { CauseRules, Rule } from '../model/cause.ts';
import { listensThere, refusedAtAddress } from './slots/listener.ts';

/** A listener takes the address, and still the client is refused: somebody refuses on its behalf. */
const refusedThoughListening: Rule = { bearing: 'strong', slots: [refusedAtAddress, listensThere] };

/** A router or a host with no way there would do as well, so the errno alone is no more than a hint. */
const prohibited: Rule = {
  bearing: 'weak',
  slots: [
    {
      slot: 'failure',
      is: (attempt) =>
        attempt.outcome === 'host-unreachable' && (attempt.took === undefined || attempt.took < 2),
      reason: '“No route to host” is more often a filter’s REJECT than a missing route',
    },
  ],
};

export const firewallReject: CauseRules = {
  id: 'firewall-reject',
  title: 'A packet filter rejects the SYN',
  fails: { errnos: ['EACCES', 'ENOPROTOOPT'] },
  looks: ['attempt', 'socket', 'listing'],
  rules: [refusedThoughListening, prohibited],
};
