import { describe, expect, test } from 'vitest';
import type { Example } from '../model/cause.ts';
import type { Diagnosis } from '../model/diagnosis.ts';
import type { Evidence } from '../model/evidence.ts';
import { CAUSES } from './index.ts';
import { causeById, linked } from './catalogue.ts';
import { diagnose } from './index.ts';

/** Tests that are made out of each cause's own examples: what must hold, and what must take the verdict away. */

const WITH_EXAMPLES = CAUSES.flatMap((cause) => (cause.examples ? [{ cause, ...cause.examples }] : []));

function run(example: Example): Diagnosis {
  return diagnose({ case: example.case, evidence: example.evidence });
}

function levelOf(diagnosis: Diagnosis, id: string): string {
  return diagnosis.suspects.find(({ cause }) => cause === id)?.level ?? 'missing';
}

function levels(diagnosis: Diagnosis): Record<string, string> {
  return Object.fromEntries(diagnosis.suspects.map(({ cause, level }) => [cause, level]));
}

function cited(
  diagnosis: Diagnosis,
  id: string,
): readonly { evidence: number; line: number; text: string }[] {
  const quotes = diagnosis.suspects
    .find(({ cause }) => cause === id)
    ?.reasons.flatMap(({ quote }) => quote ?? []);
  return quotes ?? [];
}

function withLine(
  evidence: readonly Evidence[],
  at: number,
  line: number,
  text: string | undefined,
): Evidence[] {
  return evidence.map((one, index) => {
    if (index !== at) return one;
    const lines = one.text.split('\n');
    lines.splice(line - 1, 1, ...(text === undefined ? [] : [text]));
    return { ...one, text: lines.join('\n') };
  });
}

/** Another port: the dialled one where the line shows a different one, else a different one. */
function otherPort(text: string, dialled: number): string {
  return text.replaceAll(
    /(?<=[:\s])(?<!\blength )\d{2,5}(?=[\s:]|$)(?! (?:milliseconds|bytes)\b)/g,
    (port) =>
      Number(port) === dialled ? String(dialled + 11) : Number(port) > 1023 ? String(dialled) : port,
  );
}

const V4 = /\b(?!0\.0\.0\.0)(?:\d{1,3}\.){3}\d{1,3}\b/;
const WILDCARD = /0\.0\.0\.0(?=:\d)/;

/** Another address: one of another cited line where there is one, so that the two no longer differ as they must. */
function otherAddress(text: string, others: readonly string[]): string {
  const own = V4.exec(text)?.[0];
  const other = others.flatMap((line) => V4.exec(line)?.[0] ?? []).find((address) => address !== own);
  return text.replace(V4, other ?? '198.51.100.99').replace(WILDCARD, '198.51.100.99');
}

function otherFamily(text: string): string {
  const brackets = /(?:\d{1,3}\.){3}\d{1,3}:\d/.test(text);
  return text.replace(/(?:\d{1,3}\.){3}\d{1,3}/, brackets ? '[2001:db8::99]' : '2001:db8::99');
}

const OTHER_HOST = [
  'ops@db1:~$ ip -br addr',
  'lo               UNKNOWN        127.0.0.1/8 ::1/128',
  'eth0             UP             198.51.100.200/24 fe80::1/64',
  'ops@db1:~$',
].join('\n');

function stamped(text: string, ended: boolean): string {
  const lines = text.split('\n').map((line) => line.replace(/^[^\s@]+@[^\s@]+\$ /, '== $ '));
  const body = lines.filter((line) => !/^[^\s@]+@[^\s@]+\$$/.test(line)).join('\n');
  return `== tcpwhy begin db1 2026-01-02T03:04:05Z\n${body}\n${ended ? '== tcpwhy end\n' : ''}`;
}

/** Another connection that was idle for a minute and then answered. */
function outlivesPause(at: string, port: string): string {
  const [a, b] = ['10.0.0.7.54999', `${at}.${port}`];
  return [
    `ops@app1:~$ sudo timeout 99 tcpdump -nn -i any 'tcp port ${port}'`,
    'listening on any, link-type LINUX_SLL2 (Linux cooked v2), snapshot length 262144 bytes',
    `09:20:40.516177 eth0  Out IP ${a} > ${b}: Flags [S], seq 3125934351, win 64240, length 0`,
    `09:20:40.516232 eth0  In  IP ${b} > ${a}: Flags [S.], seq 2088653447, ack 3125934352, win 65160, length 0`,
    `09:20:40.516249 eth0  Out IP ${a} > ${b}: Flags [.], ack 1, win 63, length 0`,
    `09:20:40.516312 eth0  Out IP ${a} > ${b}: Flags [P.], seq 1:7, ack 1, win 63, length 6`,
    `09:20:40.516330 eth0  In  IP ${b} > ${a}: Flags [P.], seq 1:8, ack 7, win 64, length 7`,
    `09:20:40.520662 eth0  Out IP ${a} > ${b}: Flags [.], ack 8, win 63, length 0`,
    `09:21:40.532592 eth0  Out IP ${a} > ${b}: Flags [P.], seq 7:13, ack 8, win 63, length 6`,
    `09:21:40.532633 eth0  In  IP ${b} > ${a}: Flags [P.], seq 8:15, ack 13, win 64, length 7`,
    `09:21:40.532700 eth0  Out IP ${a} > ${b}: Flags [.], ack 15, win 63, length 0`,
    '9 packets captured',
    'ops@app1:~$',
  ].join('\n');
}

/** What speaks against a cause, where a bare connection or answer does not. */
const OPPOSITES: Readonly<Record<string, (at: string, port: string) => string>> = {
  'wrong-service': (at, port) =>
    `ops@app1:~$ mariadb -h ${at} -P ${port} -u app\nWelcome to the MariaDB monitor.  Commands end with ; or \\g.\n`,
  'tcp-ok': (at, port) => `nc: connect to ${at} port ${port} (tcp) failed: Connection refused`,
  // That it answers in one protocol is what a mismatch is made of.
  'protocol-mismatch': (at, port) =>
    `ops@app1:~$ openssl s_client -connect ${at}:${port} </dev/null\nCONNECTED(00000003)\n---\nSSL handshake has read 1444 bytes and written 390 bytes\n`,
  // That new connections work is what a forgotten one is made of.
  'idle-timeout': outlivesPause,
};

describe.each(WITH_EXAMPLES)('$cause.id', ({ cause, matches, differs }) => {
  const base = run(matches);
  const lines = cited(base, cause.id);
  const confirms = (evidence: readonly Evidence[]): boolean =>
    levelOf(run({ ...matches, evidence }), cause.id) === 'confirmed';

  test('its example confirms it, quotes lines, and settles every rival that is still open', () => {
    expect(levelOf(base, cause.id)).toBe('confirmed');
    expect(lines.length).toBeGreaterThan(0);
    expect(base.next).toEqual([]);
    const settled =
      base.suspects.find((suspect) => suspect.cause === cause.id)?.settles?.map((one) => one.cause) ?? [];
    for (const { cause: id, level } of base.suspects) {
      const rival = causeById(id);
      if (id === cause.id || level === 'ruled-out' || (rival && linked(cause, rival))) continue;
      expect(settled, id).toContain(id);
    }
  });

  test('its counter-example does not', () => {
    expect(levelOf(run(differs), cause.id)).not.toBe('confirmed');
  });

  test('the order of the pastes changes nothing', () => {
    expect(levels(run({ ...matches, evidence: [...matches.evidence].reverse() }))).toEqual(levels(base));
  });

  test.each(lines)('without line $line of paste $evidence: $text', ({ evidence, line }) => {
    expect(confirms(withLine(matches.evidence, evidence, line, undefined))).toBe(false);
  });

  const changes = [
    { what: 'port', change: (text: string) => otherPort(text, matches.case.port ?? 0) },
    {
      what: 'address',
      change: (text: string) =>
        otherAddress(text, [...lines.map((line) => line.text), matches.case.target ?? '']),
    },
    { what: 'family', change: otherFamily },
  ].flatMap(({ what, change }) =>
    lines
      .map((quote) => ({ what, ...quote, changed: change(quote.text) }))
      .filter(({ text, changed }) => changed !== text),
  );
  test.each(changes)(
    'with another $what in line $line of paste $evidence: $changed',
    ({ evidence, line, changed }) => {
      expect(confirms(withLine(matches.evidence, evidence, line, changed))).toBe(false);
    },
  );

  // An attempt of unknown place counts as the client's (contract), so only other pastes lose their weight.
  // A connection whose own end is the dialled address proves its machine, whatever was told of the paste.
  const provesItself = (index: number): boolean =>
    base.facts.some(
      (fact) =>
        fact.kind === 'socket' &&
        fact.state === 'syn-recv' &&
        fact.local.address === matches.case.target &&
        fact.at[0]?.evidence === index,
    );
  const placed = matches.evidence
    .map((one, index) => ({ one, index }))
    .filter(({ one, index }) => one.from === 'server' && !provesItself(index));
  test.each(placed)('with the place of paste $index unknown', ({ index }) => {
    const evidence = matches.evidence.map((one, i): Evidence =>
      i === index ? { ...one, from: 'unknown' } : one,
    );
    expect(confirms(evidence)).toBe(false);
  });

  test.each(placed)('with paste $index between stamps, and with its end cut off', ({ index, one }) => {
    const wrap = (ended: boolean): Evidence[] =>
      matches.evidence.map((other, i) => (i === index ? { ...one, text: stamped(one.text, ended) } : other));
    expect(confirms(wrap(true))).toBe(true);
    expect(confirms(wrap(false))).toBe(false);
  });

  test.each(placed)('with paste $index from a machine that shows other addresses', ({ index, one }) => {
    const evidence = matches.evidence.map((other, i) =>
      i === index ? { ...one, text: `${OTHER_HOST}\n${one.text}` } : other,
    );
    expect(confirms(evidence)).toBe(false);
  });

  // A Unix socket's opposite is a connection to that very path: no TCP attempt speaks against it. An MTU hole's is a
  // large answer: these are small, and pass it. Where packets are lost by chance some attempts get through. What connects
  // past a proxy is a contrast to what fails at it.
  const opposed = [matches].filter(
    ({ case: { target } }) =>
      target !== undefined && !['mtu-blackhole', 'packet-loss', 'proxy-in-the-way'].includes(cause.id),
  );
  test.each(opposed)('with the opposite outcome', () => {
    const { target = '', port = 0 } = matches.case;
    // A name can have several addresses: a success at another one is no opposite.
    const failed = base.facts.find((fact) => fact.kind === 'attempt' && fact.address !== undefined);
    const where = failed?.kind === 'attempt' && target === 'localhost' ? failed.address : target;
    // What fails after the handshake has no opposite but an answer.
    const later = failed?.kind === 'attempt' && ['silent', 'reset-later', 'closed'].includes(failed.outcome);
    const at = where ?? target;
    const usual = later
      ? `ops@app1:~$ curl -sS -i http://${at}:${String(port)}/\nHTTP/1.1 200 OK\nContent-Length: 0\n`
      : `Connection to ${at} ${String(port)} port [tcp/*] succeeded!`;
    const text = OPPOSITES[cause.id]?.(at, String(port)) ?? usual;
    expect(confirms([...matches.evidence, { from: 'client', text }])).toBe(false);
  });
});

/**
 * A Unix socket, the machine's own loopback, a name without an address, another machine: the lines of one say nothing
 * of the others.
 */
function alike(a: Example, b: Example): boolean {
  const kind = ({ case: { target }, evidence }: Example): string => {
    if (target === undefined || target === 'localhost') return target === undefined ? 'unix' : 'own';
    return evidence.some(({ text }) => text.includes('getaddrinfo for host')) ? 'name' : 'other';
  };
  return kind(a) === kind(b);
}

/** Pairs of which the first stands alone beside the lines of the second, and why that is right. */
const STANDS_BESIDE: readonly (readonly [string, string])[] = [
  // One more listing without the port is what a listener that comes and goes shows.
  ['flapping-listener', 'not-listening'],
  // Attempts that got through in turn: a state that stops them all is not what ended the others.
  ['packet-loss', 'return-path-lost'],
  ['packet-loss', 'reverse-path-filter'],
  ['packet-loss', 'conntrack-full'],
  ['packet-loss', 'snat-port-exhaustion'],
  // The captures show what became of this very connection; the answer in another protocol is another one's.
  ['packet-loss', 'protocol-mismatch'],
  ['mtu-blackhole', 'protocol-mismatch'],
  // A stopped process sends no bytes back, and bytes came.
  ['wrong-service', 'unresponsive-service'],
  // What connects past the proxy is a contrast to what fails at it.
  ['proxy-in-the-way', 'tcp-ok'],
  // The capture shows the client's address, and the rule is for another one.
  ['duplicate-address', 'source-blocked'],
  // An ICMP error that comes late is silence to a client that gives up before it (measured, Linux 6.18).
  ['firewall-reject', 'firewall-drop'],
  // The capture shows the answer reach the client.
  ['client-timeout-too-short', 'return-path-lost'],
  // What connects comes from another source address.
  ['source-address-unavailable', 'tcp-ok'],
];

/** The second example at the address and port of the first. */
function movedTo(first: Example, second: Example): Example {
  const move = (text: string): string =>
    text
      .replaceAll(String(second.case.port), String(first.case.port))
      .replaceAll(second.case.target ?? '', first.case.target ?? '');
  return {
    case: { ...second.case, ...first.case },
    evidence: second.evidence.map((one) => ({ ...one, text: move(one.text) })),
  };
}

describe('pairs of causes that can end an attempt alike', () => {
  const pairs = WITH_EXAMPLES.flatMap((a) =>
    WITH_EXAMPLES.filter(
      (b) =>
        a !== b &&
        alike(a.matches, b.matches) &&
        !linked(a.cause, b.cause) &&
        b.cause.fails.outcomes.some((outcome) => a.cause.fails.outcomes.includes(outcome)),
    ).map((b) => ({
      first: a.cause.id,
      second: b.cause.id,
      a,
      b,
    })),
  );
  test.each(pairs)('$first with the lines of $second', ({ a, b }) => {
    const { case: known, evidence: added } = movedTo(a.matches, b.matches);
    const confirmed = run({ case: known, evidence: [...a.matches.evidence, ...added] })
      .suspects.filter(({ level }) => level === 'confirmed')
      .map(({ cause }) => cause);
    expect(confirmed.filter((id) => id !== a.cause.id && id !== b.cause.id)).toEqual([]);
    // Moved to the other's address and port, the lines may prove nothing any more.
    const proven = levelOf(run({ case: known, evidence: added }), b.cause.id) === 'confirmed';
    const beside = STANDS_BESIDE.some(([first, second]) => first === a.cause.id && second === b.cause.id);
    if (proven && !beside) expect(confirmed).not.toEqual([a.cause.id]);
  });

  test('most lines prove their cause at the other address too, so that the pairs say something', () => {
    const proven = pairs.filter(({ a, b }) => {
      return levelOf(run(movedTo(a.matches, b.matches)), b.cause.id) === 'confirmed';
    });
    expect(proven.length / pairs.length).toBeGreaterThan(0.5);
  });
});

describe('an example on its own', () => {
  test.each(WITH_EXAMPLES)('$cause.id leaves no other verdict standing', ({ cause, matches }) => {
    const others = run(matches).suspects.filter(
      ({ level, cause: id }) => level === 'confirmed' && id !== cause.id,
    );
    expect(others.filter(({ cause: id }) => !linked(cause, causeById(id) ?? cause))).toEqual([]);
  });
});
