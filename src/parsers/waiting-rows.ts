import type { Endpoint } from '../model/fact.ts';
import type { Parser } from '../model/parser.ts';
import { readDottedEndpoint, readEndpoint } from '../listing/written-endpoint.ts';

// │ tcp      │ SYN_SENT  │ 192.0.2.20:49812     │ 203.0.113.61:5044    │ filebeat │
// tcp SYN-SENT 192.0.2.20:49812 -> 203.0.113.61:5044      TCP 192.0.2.20:49812 203.0.113.61:5044 SynSent
const WAITS = /(?:^|[\s|│,("])(?:SYN[_-]SENT|SynSent)(?:[\s|│,:)"]|$)/;
const BETWEEN = /[\s|│,()"=]+|->|→|<->/;

function ends(text: string): readonly Endpoint[] {
  return text.split(BETWEEN).flatMap((word) => {
    const read =
      readEndpoint(word) ?? (/^\d{1,3}(?:\.\d{1,3}){4}$/.test(word) ? readDottedEndpoint(word) : undefined);
    return read && read.address !== '*' && read.port > 0 ? [{ address: read.address, port: read.port }] : [];
  });
}

/**
 * A row of any table of sockets that has the state of a connection without an answer, and two ends: whoever prints it,
 * the own end stands first.
 */
export const waitingRows: Parser = {
  id: 'waiting-rows',
  marks: ['syn_sent', 'syn-sent', 'synsent'],
  line({ text, number }) {
    if (text.length > 400 || !WAITS.test(text)) return undefined;
    const [local, peer, more] = ends(text);
    if (!local || !peer || more) return undefined;
    return [
      {
        record: {
          kind: 'socket',
          transport: 'tcp',
          state: 'syn-sent',
          local,
          peer,
          accepts: [],
          mayAccept: [],
          processes: [],
          count: 1,
        },
        lines: [number],
      },
    ];
  },
};
