import type { Verdict } from '../../model/ruleset.ts';
import { lends, redirectTo, rewriteTo } from '../../network/filter/rewrite.ts';
import { rejectAnswer } from '../../network/filter/words.ts';

/** What a target does to a SYN. iptables-extensions(8), "Target extensions". */

// They change or note something and let the packet go on.
const CONTINUES = new Set(
  (
    'AUDIT CHECKSUM CLASSIFY CLUSTERIP CONNMARK CONNSECMARK CT DSCP ECN HL HMARK IDLETIMER LED LOG MARK NFLOG RATEEST ' +
    'SECMARK SET TCPMSS TCPOPTSTRIP TEE TOS TRACE TTL ULOG'
  ).split(' '),
);
// They end the packet's way through the chain, in a way that is not judged here.
const UNKNOWN = new Set(
  'DELUDE ECHO MIRROR NETMAP NFQUEUE QUEUE STEAL SYNPROXY TARPIT TPROXY XOR'.split(' '),
);
// Of a nat table: the source changes, and the SYN goes on.
const ACCEPTS = new Set(['ACCEPT', 'MASQUERADE', 'SAME']);

export interface Target {
  readonly name: string;
  readonly goto: boolean;
  /** Its own options: `reject-with`, `to-destination` ... */
  readonly options: ReadonlyMap<string, string>;
}

function rejectWith(name: string | undefined): Verdict {
  // Its default: iptables-extensions(8), REJECT.
  const answer = rejectAnswer(name ?? 'port-unreachable');
  return answer === undefined
    ? { kind: 'unknown', text: `REJECT ${name ?? ''}` }
    : { kind: 'reject', answer };
}

export function verdictOf({ name, goto, options }: Target): Verdict {
  if (goto) return { kind: 'goto', chain: name };
  if (ACCEPTS.has(name)) return { kind: 'accept' };
  // `to:` of iptables -L is read as a destination.
  if (name === 'SNAT') return lends(options.get('to-source') ?? options.get('to-destination') ?? '');
  if (name === 'DROP') return { kind: 'drop' };
  if (name === 'RETURN') return { kind: 'return' };
  if (name === 'REJECT') return rejectWith(options.get('reject-with'));
  if (name === 'DNAT') return rewriteTo(options.get('to-destination') ?? '');
  if (name === 'REDIRECT') return redirectTo(options.get('to-ports'));
  if (name === 'NOTRACK' || (name === 'CT' && options.has('notrack'))) return { kind: 'notrack' };
  if (name === '' || CONTINUES.has(name)) return { kind: 'continue' };
  return UNKNOWN.has(name) ? { kind: 'unknown', text: name } : { kind: 'jump', chain: name };
}
