import type { LogEntry } from '../../failure/log-draft.ts';
import { addressOf, portOf } from './where.ts';

// [UFW BLOCK] IN=eth0 OUT= MAC=ae:93:... SRC=10.77.1.2 DST=10.77.2.2 LEN=60 ... PROTO=TCP SPT=33610 DPT=9999 WINDOW=64240 RES=0x00 SYN URGP=0
// filter_IN_public_REJECT: IN=eth0 OUT= ...
const START = /^(.{0,64}?) ?IN=[\w.@-]{0,15} OUT=[\w.@-]{0,15} /;

function fieldsOf(text: string): ReadonlyMap<string, string> {
  const pairs = text.split(' ').map((word): [string, string] => {
    const sign = word.indexOf('=');
    return sign < 0 ? [word, ''] : [word.slice(0, sign), word.slice(sign + 1)];
  });
  return new Map(pairs);
}

/** `in`, `out` or `forward`, as the interfaces show. */
function wayOf(fields: ReadonlyMap<string, string>): string {
  const [into, out] = [fields.get('IN') ?? '', fields.get('OUT') ?? ''];
  return into !== '' && out !== '' ? 'forward' : out === '' ? 'in' : 'out';
}

/**
 * A packet that a rule logged. `detail` is its way, and `syn-ack` where it is an answer. `nothing` for one that opens
 * or answers no TCP connection.
 */
export function readPacketLog(message: string): LogEntry | 'nothing' | undefined {
  if (!message.includes(' PROTO=') || !message.includes(' SRC=')) return undefined;
  const start = START.exec(message);
  if (!start) return undefined;
  const fields = fieldsOf(message.slice((start[1] ?? '').length, 2000));
  const source = addressOf(fields.get('SRC'));
  const address = addressOf(fields.get('DST'));
  // Blotted out, they are nobody's: the port and the way are still told.
  if (!fields.has('SRC') || !fields.has('DST')) return undefined;
  if (fields.get('PROTO') !== 'TCP' || !fields.has('SYN') || fields.has('RST')) return 'nothing';
  // With --log-tcp-sequence a number stands there as well: ACK=0.
  const answer = fields.get('ACK') === '';
  const prefix = (start[1] ?? '').trim();
  return {
    event: 'packet-logged',
    ...(prefix === '' ? {} : { about: prefix }),
    detail: answer ? `${wayOf(fields)} syn-ack` : wayOf(fields),
    ...(source === undefined ? {} : { source }),
    ...(address === undefined ? {} : { address }),
    port: portOf(fields.get(answer ? 'SPT' : 'DPT')),
    interface: [fields.get('IN'), fields.get('OUT')].find((name) => name !== undefined && name !== ''),
  };
}
