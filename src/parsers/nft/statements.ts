import type { RuleMatch, Verdict } from '../../model/ruleset.ts';
import { lends, redirectTo, rewriteTo } from '../../network/filter/rewrite.ts';
import { match, never, rejectAnswer, unknownMatch } from '../../network/filter/words.ts';
import { unquoted, type Cursor } from './tokens.ts';
import { readPlainVerdict } from './verdict.ts';

/** What a rule does. nft(8), "Statements". */
export interface Statement {
  readonly verdict?: Verdict;
  /** A statement that holds only sometimes: a limit. */
  readonly match?: RuleMatch;
  readonly packets?: number;
}

/** Reads what stands behind the statement's word; `start` is where that stands. */
type Reader = (cursor: Cursor, start: number) => Statement;

const plain: Reader = (cursor, start) => {
  const word = cursor.text(start);
  const verdict = readPlainVerdict(word === 'jump' || word === 'goto' ? [word, cursor.next()] : [word]);
  return verdict === undefined ? {} : { verdict };
};

function toStatement(cursor: Cursor): void {
  while (!cursor.done && !isStatement(cursor.peek())) cursor.skip(1);
}

const unjudged: Reader = (cursor, start) => {
  toStatement(cursor);
  return { verdict: { kind: 'unknown', text: cursor.text(start) } };
};

const silent: Reader = (cursor) => {
  toStatement(cursor);
  return {};
};

// counter packets 16 bytes 944      counter name "web"      counter
const counter: Reader = (cursor) => {
  if (cursor.peek() === 'name') cursor.skip(2);
  if (cursor.peek() !== 'packets') return {};
  const packets = Number(cursor.peek(1));
  cursor.skip(4);
  return { packets };
};

const LOG_OPTIONS = ['prefix', 'level', 'group', 'snaplen', 'queue-threshold'];

// log prefix "x y " level info      log flags tcp sequence,options      log group 3
const log: Reader = (cursor) => {
  for (;;) {
    if (LOG_OPTIONS.includes(cursor.peek())) cursor.skip(2);
    else if (cursor.peek() === 'flags') {
      cursor.skip(2);
      while (['sequence', 'options', ','].includes(cursor.peek())) cursor.skip(1);
    } else return {};
  }
};

// limit rate over 10 mbytes/second burst 5 packets      limit name "x"
const limit: Reader = (cursor, start) => {
  const words = ['rate', 'over', 'burst', 'packets', 'bytes', 'kbytes', 'mbytes'];
  if (cursor.peek() === 'name') cursor.skip(2);
  while (words.includes(cursor.peek()) || /^\d+(?:\/\w+)?$|^[km]?bytes\/\w+$/.test(cursor.peek()))
    cursor.skip(1);
  return { match: unknownMatch(cursor.text(start)) };
};

// quota over 25 mbytes used 0 bytes      quota name "x"
const quota: Reader = (cursor, start) => {
  const words = ['over', 'until', 'used', 'bytes', 'kbytes', 'mbytes'];
  if (cursor.peek() === 'name') cursor.skip(2);
  while (words.includes(cursor.peek()) || /^\d+$/.test(cursor.peek())) cursor.skip(1);
  return { match: unknownMatch(cursor.text(start)) };
};

/** In a table for both families such a statement makes the rule one for its own (nft(8), "Reject statement"). */
function forFamily(word: string): Pick<Statement, 'match'> {
  const family =
    word === 'icmp' || word === 'ip' ? '4' : word === 'icmpv6' || word === 'ip6' ? '6' : undefined;
  return family === undefined ? {} : { match: match('family', [family], word) };
}

// reject      reject with icmp type host-prohibited      reject with icmpx admin-prohibited      reject with tcp reset
const reject: Reader = (cursor, start) => {
  if (!cursor.take('with')) return { verdict: { kind: 'reject', answer: 'port-unreachable' } };
  const kind = cursor.next();
  cursor.take('type');
  const name = cursor.next();
  const answer = kind === 'tcp' ? 'tcp-reset' : rejectAnswer(name);
  return {
    ...forFamily(kind),
    verdict:
      answer === undefined ? { kind: 'unknown', text: cursor.text(start) } : { kind: 'reject', answer },
  };
};

// dnat to 172.17.0.2:80      dnat ip to 10.0.0.1:80      dnat ip to tcp dport map { 80 : 10.0.0.1 }
const dnat: Reader = (cursor, start) => {
  const family = forFamily(cursor.peek());
  while (['ip', 'ip6', 'inet'].includes(cursor.peek())) cursor.skip(1);
  if (!cursor.take('to')) return unjudged(cursor, start);
  const destination = cursor.next();
  const more = cursor.peek();
  if (more !== '' && !isStatement(more) && !['random', 'fully-random', 'persistent'].includes(more)) {
    return unjudged(cursor, start);
  }
  return { ...family, verdict: rewriteTo(destination) };
};

// redirect to :80      redirect
const redirect: Reader = (cursor) => ({
  verdict: redirectTo(cursor.take('to') ? cursor.next().replace(/^:/, '') : undefined),
});

// snat to 10.0.0.1      masquerade fully-random
const source: Reader = (cursor) => {
  while (['ip', 'ip6', 'inet', 'to'].includes(cursor.peek())) cursor.skip(1);
  const to = cursor.peek();
  toStatement(cursor);
  return { verdict: lends(to) };
};

// add @seen { ip saddr timeout 1m }      update @flood { ip saddr limit rate over 10/second }      meter x { ... }
const dynamic: Reader = (cursor, start) => {
  while (!cursor.done && cursor.peek() !== '{') cursor.skip(1);
  const body = cursor.braced();
  const sometimes = ['limit', 'quota', 'count'].some((word) => body.includes(word));
  return sometimes ? { match: unknownMatch(cursor.text(start)) } : {};
};

// xt match "recent"      xt match comment      xt target "TCPMSS"      (nft without iptables' own names for them)
const xt: Reader = (cursor, start) => {
  const kind = cursor.next();
  const name = unquoted(cursor.next());
  if (kind === 'target') return { verdict: { kind: 'unknown', text: cursor.text(start) } };
  if (name === 'comment') return {};
  // Conditions on another protocol's packets.
  if (name === 'icmp' || name === 'icmp6' || name === 'udp') return { match: never(cursor.text(start)) };
  return { match: unknownMatch(cursor.text(start)) };
};

const READERS: ReadonlyMap<string, Reader> = new Map(
  Object.entries<Reader>({
    accept: plain,
    drop: plain,
    return: plain,
    continue: plain,
    jump: plain,
    goto: plain,
    counter,
    log,
    limit,
    quota,
    reject,
    dnat,
    redirect,
    snat: source,
    masquerade: source,
    notrack: () => ({ verdict: { kind: 'notrack' } }),
    queue: unjudged,
    tproxy: unjudged,
    synproxy: unjudged,
    fwd: unjudged,
    dup: silent,
    flow: silent,
    comment: (cursor) => {
      cursor.skip(1);
      return {};
    },
    add: dynamic,
    update: dynamic,
    delete: dynamic,
    set: dynamic,
    meter: dynamic,
    xt,
    // tcp dport 22 # xt_recent counter packets 0 bytes 0      (nft that was built without iptables' names)
    '#': (cursor, start) => {
      toStatement(cursor);
      return { match: unknownMatch(cursor.text(start)) };
    },
  }),
);

/** A word with which a statement begins. */
export function startsStatement(token: string): boolean {
  return READERS.has(token);
}

/** The same within a condition: there `set` assigns. */
export function isStatement(token: string): boolean {
  return token !== 'set' && READERS.has(token);
}

/** Reads one statement; the cursor is at its word. */
export function readStatement(cursor: Cursor): Statement {
  const start = cursor.at;
  const reader = READERS.get(cursor.next());
  return reader === undefined ? {} : reader(cursor, start);
}
