import type { EndedBy } from '../../network/clock/endings.ts';
import { seconds } from './seconds.ts';

function kernelText(ended: Extract<EndedBy, { by: 'kernel' }>): string {
  const which = ended.linear === 0 ? 'before Linux 6.5, or without linear timeouts' : 'Linux 6.5 and later';
  return `The kernel gave up: tcp_syn_retries=${ended.retries} ends after ${seconds(ended.nominal)} (${which}). tcpdump shows only SYNs, and ss shows SYN-SENT while it lasts.`;
}

/** What can have ended an attempt, and how to see whether it was that. */
export function endingText(ended: EndedBy): string {
  switch (ended.by) {
    case 'kernel':
      return kernelText(ended);
    case 'deadline':
      return 'The client’s own deadline. Nothing is known but that no answer came within that time: run it again with a longer one.';
    case 'node-attempt':
      return 'Node.js cuts the attempt to one of several addresses after 250 ms and calls that ETIMEDOUT; no kernel gives up so early.';
    case 'answer-at-once':
      return 'Somebody answered within a round trip: the server, a filter or a router; or the client’s own kernel did not send at all.';
    case 'late-icmp':
      return 'An ICMP error that came late: the sender limits how many it sends (a REJECT rule, or a router), or it came while connect() held the socket, as it does on a path without delay. A RST is never late so.';
    case 'answer-to-retransmission':
      return `An answer to the SYN that left after ${seconds(ended.after)}: those before it, or the answers to them, were lost.`;
    case 'neighbour':
      return 'Nobody answered ARP or ND: three requests, a second apart. The machine is off, or the address is not on that link. A reject is not so slow.';
  }
}
