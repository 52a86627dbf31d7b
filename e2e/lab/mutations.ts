import { diagnose, suspectsOf } from '../../src/engine/index.ts';
import type { Case } from '../../src/model/case.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import { FAULT_IDS } from './faults.ts';
import { isAside, readFixtures, readRecorded, readTruth } from './fixtures.ts';

/**
 * Recorded evidence, changed as people and attackers change it: what is then confirmed must still be true. Each kind of
 * change is a row of `KINDS`; which set, which paste and which line it changes comes out of a seed.
 */

/** Evenly spread numbers from 0 up to 1, the same for the same seed. */
export type Random = () => number;

/** Mulberry32. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** What was recorded of one fault: its pastes by name, and which of them its truth puts together. */
interface Recorded {
  readonly id: string;
  readonly truth: ReadonlySet<string>;
  readonly told: Partial<Case>;
  readonly pastes: ReadonlyMap<string, Evidence>;
  readonly sets: readonly (readonly string[])[];
}

function recordedOf(id: string): Recorded {
  const truth = readTruth(id);
  const pastes = readFixtures(id)
    .recordings.filter(({ file }) => !isAside(file))
    .map(({ file, where }): [string, Evidence] => [file, { text: readRecorded(id, file), from: where }]);
  const all = pastes.map(([file]) => file);
  return {
    id,
    truth: new Set([truth.cause, ...truth.also_ok]),
    told: truth.case,
    pastes: new Map(pastes),
    sets: [...truth.evidence_sets.map(({ pastes: files }) => files), all],
  };
}

let everything: readonly Recorded[] | undefined;

function everyFault(): readonly Recorded[] {
  everything ??= FAULT_IDS.map(recordedOf);
  return everything;
}

function pick<T>(random: Random, list: readonly T[]): T {
  const one = list[Math.floor(random() * list.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
}

type Pastes = readonly Evidence[];

interface Drawn {
  readonly fault: Recorded;
  readonly pastes: Pastes;
  readonly random: Random;
}

/** Changed pastes, with what may be confirmed of them; undefined where this set has nothing to change so. */
interface Changed {
  readonly pastes: Pastes;
  /** Confirmed is nothing else. */
  readonly mayConfirm: ReadonlySet<string>;
  /**
   * The true cause may be ruled out: the pastes then speak of two faults, or a listing lost the very row that spoke for it,
   * which looks like one that never had it.
   */
  readonly mayLose?: true;
}

function confirmed(told: Partial<Case>, evidence: Pastes): readonly string[] {
  return suspectsOf({ case: told, evidence }).flatMap(({ cause, level }) =>
    level === 'confirmed' ? [cause] : [],
  );
}

/** One of the pastes put in place of itself. */
function replaced(pastes: Pastes, at: number, change: (text: string) => string): Pastes {
  return pastes.map((paste, i) => (i === at ? { ...paste, text: change(paste.text) } : paste));
}

function indexOf({ pastes, random }: Drawn): number {
  return Math.floor(random() * pastes.length);
}

/** As before, or less. */
function noMore(drawn: Drawn, pastes: Pastes): Changed {
  const before = confirmed(drawn.fault.told, drawn.pastes);
  return { pastes, mayConfirm: new Set(before), mayLose: true };
}

/** It shows its machine dial: a command's own words, or a capture of its packets. */
function isAttempt({ text }: Evidence): boolean {
  return /Flags \[|refused|timed out|unreachable|reset|No route|succeeded|Connected to|resolve|closed/i.test(
    text,
  );
}

/** What a name server says, it says to everybody. */
function asksNames({ text }: Evidence): boolean {
  return /\$ (?:dig|host|nslookup|getent|resolvectl)\b/.test(text);
}

/** Hosts of the lab's prompts, ends and router. */
const PROMPT = /^(\w+@)(?:app1|db1|gw1)(?=:)/gm;

const HOSTILE = [
  '-f/etc/passwd',
  '$(id)',
  "a';id;'",
  '--help',
  '../../x',
  '`id`',
  'x'.repeat(400),
  '\u202Edb1',
];

/** Wordings of nginx 1.22, HAProxy 2.6, Envoy 1.28 and the kubelet 1.28, of another failure than the fault's. */
const MIDDLE_LOGS = [
  '2026/11/21 07:31:30 [error] 700#700: *1 connect() failed (111: Connection refused) while connecting to upstream, client: 192.0.2.77, server: _, request: "GET / HTTP/1.1", upstream: "http://10.88.0.9:9000/", host: "shop"\n',
  '2026/11/21 07:31:30 [error] 700#700: *1 upstream timed out (110: Connection timed out) while connecting to upstream, client: 192.0.2.77, server: _, request: "GET / HTTP/1.1", upstream: "http://10.88.0.9:9000/", host: "shop"\n',
  'Nov 21 07:31:30 lb1 haproxy[700]: Server web/srv1 is DOWN, reason: Layer4 connection problem, info: "Connection refused", check duration: 0ms. 0 active and 0 backup servers left.\n',
  '[2026-11-21T07:31:30.000Z] "GET / HTTP/1.1" 503 UF,URX upstream_reset_before_response_started{remote_connection_failure,delayed_connect_error:_111} - "-" 0 152 3 - "-" "curl/7.88.1" "6f1c" "shop" "10.88.0.9:9000" outbound|9000||shop - 10.96.3.4:9000 10.88.0.1:43210 - default\n',
  'Nov 21 07:31:30 node1 kubelet[700]: Readiness probe failed: Get "http://10.88.0.9:9000/healthz": dial tcp 10.88.0.9:9000: connect: connection refused\n',
] as const;

/** A paste of the client's side that comes from another machine says nothing of the one that failed. */
function ofAnotherClient(
  { fault, pastes, random }: Drawn,
  change: (paste: Evidence) => Evidence,
): Changed | undefined {
  const clients = pastes.map((one) => one.from === 'client' && one.text.search(PROMPT) === 0);
  const named = pastes.some((one, i) => clients[i] === true && isAttempt(one));
  const others = pastes.flatMap((one, i) =>
    clients[i] === true && !isAttempt(one) && !asksNames(one) ? [i] : [],
  );
  if (!named || others.length === 0) return undefined;
  const at = pick(random, others);
  const without = pastes.filter((_, i) => i !== at);
  // That all is well is no state of the client.
  const well = [...fault.truth].filter((cause) => cause === 'tcp-ok');
  return {
    pastes: pastes.map((one, i) => (i === at ? change(one) : one)),
    mayConfirm: new Set([...confirmed(fault.told, without), ...well]),
  };
}

const KINDS: Readonly<Record<string, (drawn: Drawn) => Changed | undefined>> = {
  'another client': (drawn) =>
    ofAnotherClient(drawn, (one) => ({ ...one, text: one.text.replaceAll(PROMPT, '$1bastion1') })),
  // The same without a prompt that names it: it was told which machine it is.
  'told of another client': (drawn) => {
    const changed = ofAnotherClient(drawn, (one) => ({
      ...one,
      text: one.text.replaceAll(/^\w+@\w+:\S*(?=[$#])/gm, ''),
      machine: 'bastion1',
    }));
    return changed && { ...changed, mayLose: true };
  },
  // A program in the middle is the client of its own attempt, at its own upstream.
  'a middle program in front': (drawn) => {
    const log: Evidence = {
      text: pick(drawn.random, MIDDLE_LOGS),
      from: pick(drawn.random, ['middle', 'unknown']),
    };
    return { pastes: [log, ...drawn.pastes], mayConfirm: drawn.fault.truth, mayLose: true };
  },
  'another server': (drawn) => {
    const own = drawn.pastes.flatMap((one, i) => (one.from === 'server' ? [i] : []));
    if (own.length < 2) return undefined;
    const pastes = replaced(drawn.pastes, pick(drawn.random, own), (text) =>
      text.replaceAll(PROMPT, '$1db2'),
    );
    // Its own test of the dialled address is then another machine's attempt.
    return { pastes, mayConfirm: drawn.fault.truth, mayLose: true };
  },
  'another fault behind it': (drawn) => {
    const other = pick(drawn.random, everyFault());
    const at = indexOf(drawn);
    // Rules and listings are left out: they would be a second state of one machine, which nothing tells from the first.
    const of = [...other.pastes.values()].filter(
      ({ from, text }) =>
        from === drawn.pastes[at]?.from && !/\b(?:iptables|nft|ufw|firewall|ss -|netstat|lsof)/.test(text),
    );
    if (of.length === 0) return undefined;
    const more = pick(drawn.random, of).text;
    const pastes = replaced(drawn.pastes, at, (text) => `${text.trimEnd()}\n${more}`);
    // Behind a failure, a success is the later one.
    const healed = /succeeded|Connected to|200 OK/.test(more) ? ['tcp-ok'] : [];
    return { pastes, mayConfirm: new Set([...drawn.fault.truth, ...other.truth, ...healed]), mayLose: true };
  },
  // Of a listing without an end the contract takes the paste's own: only what a client's tool printed is cut.
  'tail cut': (drawn) => {
    const own = drawn.pastes.flatMap((one, i) => (one.from === 'client' && isAttempt(one) ? [i] : []));
    if (own.length === 0) return undefined;
    const pastes = replaced(drawn.pastes, pick(drawn.random, own), (text) => {
      const lines = text.split('\n');
      return lines.slice(0, Math.floor(drawn.random() * lines.length)).join('\n');
    });
    const { mayConfirm } = noMore(drawn, pastes);
    // A success whose delay was cut off is one.
    const well = pastes.some(({ text }) => /succeeded|^ok\b|Connected to/m.test(text)) ? ['tcp-ok'] : [];
    return { pastes, mayConfirm: new Set([...mayConfirm, ...well]), mayLose: true };
  },
  'line removed': (drawn) => {
    const at = indexOf(drawn);
    const pastes = replaced(drawn.pastes, at, (text) => {
      const lines = text.split('\n');
      const gone = Math.floor(drawn.random() * lines.length);
      return lines.filter((_, i) => i !== gone).join('\n');
    });
    return noMore(drawn, pastes);
  },
  'prompt removed': (drawn) => {
    const pastes = replaced(drawn.pastes, indexOf(drawn), (text) => text.replace(/^\w+@\w+:[^\n]*\n/, ''));
    return noMore(drawn, pastes);
  },
  'a proxy named': (drawn) => {
    const proxy: Evidence = {
      text: 'ops@app1:~$ env | grep -i _proxy\nhttp_proxy=http://10.77.3.9:3128\nops@app1:~$ ',
      from: 'client',
    };
    return { pastes: [proxy, ...drawn.pastes], mayConfirm: drawn.fault.truth };
  },
  'an error behind a success': (drawn) => {
    const at = drawn.pastes.findIndex(({ text }) => /^ops@\w+:\S* (?:curl|wget) [\s\S]*\b200 OK/.test(text));
    if (at < 0) return undefined;
    const line = pick(drawn.random, [
      'curl: (56) Recv failure: Connection reset by peer',
      'curl: (18) transfer closed with 100 bytes remaining to read',
      'curl: (28) Operation timed out after 5001 milliseconds with 100 out of 2000 bytes received',
    ]);
    const pastes = replaced(drawn.pastes, at, (text) => `${text.trimEnd()}\n${line}\n`);
    return {
      pastes,
      mayConfirm: new Set([...drawn.fault.truth].filter((cause) => cause !== 'tcp-ok')),
      mayLose: true,
    };
  },
  'a hostile value': (drawn) => {
    const value = pick(drawn.random, HOSTILE);
    const target = drawn.fault.told.target ?? '10.77.2.2';
    const pastes = drawn.pastes.map((one) => ({ ...one, text: one.text.replaceAll(target, value) }));
    return { pastes, mayConfirm: drawn.fault.truth, mayLose: true };
  },
};

/** A hostile value that came into a command where a tool or a shell would act on it. */
function leaks(evidence: Pastes): string | undefined {
  const { next, verdict } = diagnose({ evidence });
  const commands = next.flatMap(({ runs }) => runs.map(({ command }) => command));
  const fixes = verdict?.fixes.flatMap(({ run }) => [run.command, run.changes?.undo ?? '']) ?? [];
  const proofs = verdict?.proof.map(({ command }) => command) ?? [];
  const option = [...fixes, ...proofs].find((command) => /(?:^|[\s'])-f\/etc/.test(command));
  return option ?? commands.find((command) => /\s-f\/etc|(?<!')\$\(id\)|(?<!')`id`|';id;/.test(command));
}

export interface Outcome {
  readonly tried: number;
  /** One sentence each. */
  readonly wrong: readonly string[];
}

/** Tries so many changes; the seed tells which. */
export function tryMutations(count: number, seed: number): Outcome {
  const random = seeded(seed);
  const kinds = Object.entries(KINDS);
  const wrong: string[] = [];
  let tried = 0;
  for (let i = 0; tried < count && i < count * 20; i++) {
    const fault = pick(random, everyFault());
    const files = pick(random, fault.sets);
    const pastes = files.flatMap((file) => fault.pastes.get(file) ?? []);
    const [kind, change] = pick(random, kinds);
    if (pastes.length === 0) continue;
    const changed = change({ fault, pastes, random });
    if (!changed) continue;
    tried++;
    const fail = judge(fault, changed, kind);
    if (fail !== undefined) wrong.push(`${kind}: ${fault.id} [${files.join(' + ')}] ${fail}`);
  }
  return { tried, wrong };
}

function judge(fault: Recorded, { pastes, mayConfirm, mayLose }: Changed, kind: string): string | undefined {
  const suspects = suspectsOf({ case: fault.told, evidence: pastes });
  const isWrong = suspects.find(({ cause, level }) => level === 'confirmed' && !mayConfirm.has(cause));
  if (isWrong) return `confirms ${isWrong.cause}`;
  const lost = suspects.find(({ cause, level }) => level === 'ruled-out' && fault.truth.has(cause));
  if (mayLose !== true && lost && fault.truth.size === 1) return `rules ${lost.cause} out`;
  const leak = kind === 'a hostile value' ? leaks(pastes) : undefined;
  return leak === undefined ? undefined : `leads to ${leak}`;
}
