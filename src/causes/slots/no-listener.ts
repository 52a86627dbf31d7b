import type { Exclusions } from '../../model/cause.ts';
import { HEALTHY } from './healthy.ts';

/**
 * What it excludes that no listening socket takes the dialled address and port. With no such socket the kernel answers
 * the SYN with a RST by itself (RFC 9293, 3.10.7.1). Some clients' messages hide the errno (MariaDB's 115, curl's 7):
 * what is seen tells which one it was.
 */
export const NO_LISTENER = {
  leaves: HEALTHY,
  ends: 'refused',
  whyNot: {
    before:
      'No socket is bound to that address and port, so the server’s kernel sends the RST itself: the refusal needs no filter and no forger. Should one be there as well, the proof after the fix will show it.',
    behind: 'A queue and a service belong to a listening socket, and none takes that address.',
    here: 'The machine’s own sockets explain the refusal: no container and no forward in front of them is needed for it.',
    elsewhere:
      'The listing is from the machine that the client dials, and what it shows is enough for the refusal there: no other machine is needed to explain it.',
    ending:
      'The client’s message does not say how the attempt ended. What is seen on the server makes it a refusal, and this makes none.',
  },
} as const satisfies Exclusions;
