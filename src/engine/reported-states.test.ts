import { describe, expect, it } from 'vitest';
import { LOG_EVENTS } from '../model/log-events.ts';
import { diagnose, interpret } from './index.ts';
import { STATES } from '../failure/states/registry.ts';

const HOLES: Readonly<Record<string, string>> = {
  host: 'db1',
  at: '192.0.2.5:8080',
  port: '8080',
  address: '192.0.2.5',
  path: '/run/app.sock',
  why: 'Connection refused',
  source: '198.51.100.7',
  client: '198.51.100.7',
  about: 'web',
  n: '12',
  word: '52:54:00:77:02:02',
  text: 'one',
};

const TWICE: ReadonlyMap<string, string> = new Map([
  ['(', '\u0001'],
  ['[', '\u0002'],
  ['{', '\u0003'],
]);

/** One line that the wording stands for: the first alternatives, without its optional parts, its holes filled. */
function spoken(says: string): string {
  return says
    .replaceAll(/([([{])\1/g, (_, sign: string) => TWICE.get(sign) ?? '')
    .replaceAll(/\{([a-z-]+)\}/g, (_, name: string) => HOLES[name] ?? '?')
    .replaceAll(/\[[^[\]]{1,40}\]/g, '')
    .replaceAll(/\(([^()|]{1,60})\|[^()]{1,120}\)/g, (_, first: string) => first)
    .replaceAll('\u0001', '(')
    .replaceAll('\u0002', '[')
    .replaceAll('\u0003', '{');
}

/** What the engine reads from the line, between others that it does not know. */
function events(line: string): readonly string[] {
  const { facts } = interpret(`one two three\n${line}\nfour five six`);
  return facts.flatMap((fact) => (fact.kind === 'log' ? [fact.event] : []));
}

describe.each(STATES)('$id', ({ source, entries }) => {
  const states = entries.flatMap((entry) =>
    entry.event === undefined ? [] : [{ ...entry, event: entry.event }],
  );
  // A logged packet says more than its words.
  const lines = states
    .filter(({ event }) => event !== 'packet-logged')
    .flatMap(({ says, event }) => [says].flat().map((each): [string, string] => [spoken(each), event]));

  it('says where it is from, and what it reports', () => {
    expect(source).not.toBe('');
    for (const { event } of states) expect(LOG_EVENTS).toContain(event);
  });

  it.skipIf(lines.length === 0).each(lines)('%s', (line, event) => {
    expect(events(line)).toContain(event);
    expect(events(`May  6 07:08:09 db1 app[31]: ${line}`)).toContain(event);
  });
});

describe('prose and source code that name a state report none', () => {
  it.each([
    'If you see "nf_conntrack: table full" in dmesg, raise nf_conntrack_max.',
    "if (err.code === 'EMFILE') retry();",
    'This error usually means that there are too many open files on the server.',
    'log.Printf("listen tcp %s: bind: address already in use", addr)',
    'You may get "Too many connections" when max_connections is reached.',
    '// no healthy upstream: Envoy answers with 503',
  ])('%s', (line) => {
    expect(events(line)).toEqual([]);
  });
});

/** A state, as one would paste it, and the cause that it speaks for. */
const ALONE: readonly (readonly [cause: string, lines: readonly string[]])[] = [
  [
    'accept-queue-overflow',
    [
      'State    Recv-Q   Send-Q     Local Address:Port     Peer Address:Port   Process',
      'LISTEN   129      128              0.0.0.0:8080          0.0.0.0:*       users:(("java",pid=812,fd=21))',
    ],
  ],
  [
    'accept-queue-overflow',
    [
      'Proto Recv-Q Send-Q Local Address           Foreign Address         State       PID/Program name',
      'tcp       51      0 0.0.0.0:8080            0.0.0.0:*               LISTEN      812/java',
    ],
  ],
  [
    'accept-queue-overflow',
    ['*** uWSGI listen queue of socket "127.0.0.1:3031" (fd: 3) full !!! (101/100) ***'],
  ],
  [
    'conntrack-full',
    ['Feb 26 14:44:36 db1 kernel: [775494.39] nf_conntrack: table full,', 'dropping packet'],
  ],
  [
    'conntrack-full',
    ['net.netfilter.nf_conntrack_count = 262144', 'net.netfilter.nf_conntrack_max = 262144'],
  ],
  ['fd-exhaustion', ['2024/05/06 07:08:09 [crit] 31#31: accept4() failed (24: Too many open files)']],
  [
    'fd-exhaustion',
    ['java.io.IOException: Too many open files', '\tat sun.nio.ch.Net.accept(Native Method)'],
  ],
  ['fd-exhaustion', ['accept: ファイルを開きすぎです']],
  ['port-exhaustion', ['  28140 TIME_WAIT', '    130 ESTABLISHED']],
  ['port-exhaustion', ['TCP:   30123 (estab 200, closed 29800, orphaned 0, timewait 29790)']],
  ['reverse-path-filter', ['IPv4: martian source 192.0.2.5 from 198.51.100.9, on dev eth1']],
  ['neighbour-table-full', ['neighbour: arp_cache: neighbor table overflow!']],
  [
    'duplicate-address',
    ['IPv6: eth0: IPv6 duplicate address 2001:db8::5 used by 52:54:00:77:02:02 detected!'],
  ],
  [
    'duplicate-address',
    [
      'ARPING 192.0.2.5 from 0.0.0.0 eth0',
      'Unicast reply from 192.0.2.5 [52:54:00:77:02:02]  0.579ms',
      'Sent 1 probes (1 broadcast(s))',
      'Received 1 response(s)',
    ],
  ],
  [
    'local-policy-denied',
    [
      'type=AVC msg=audit(1716982089.123:456): avc:  denied  { name_connect } for  pid=31 comm="app" dest=8080 tclass=tcp_socket permissive=0',
    ],
  ],
  ['unresponsive-service', ['TIME_WAIT 36', 'CLOSE_WAIT 684', 'ESTABLISHED 152']],
  ['source-blocked', ['May  6 07:08:09 db1 sshd[620]: error: beginning MaxStartups throttling']],
  ['no-ready-endpoints', ['NAME   ENDPOINTS   AGE', 'gate   <none>      14m']],
  [
    'container-port-unpublished',
    [
      'CONTAINER ID   IMAGE     COMMAND                  CREATED       STATUS       PORTS      NAMES',
      '0123456789ab   redis:7   "docker-entrypoint.s…"   2 hours ago   Up 2 hours   6379/tcp   cache',
    ],
  ],
  [
    'flapping-listener',
    [
      'NAME               READY   STATUS             RESTARTS      AGE',
      'gate-7f89c-abcde   0/1     CrashLoopBackOff   12 (2m ago)   3d',
    ],
  ],
  ['loopback-only', ['Starting development server at http://127.0.0.1:8000/']],
  [
    'not-listening',
    ['2024/05/06 07:08:09 [emerg] 812#812: bind() to 0.0.0.0:80 failed (98: Address already in use)'],
  ],
  ['not-listening', ['Caused by: java.net.BindException: Address already in use (Bind failed)']],
  ['snat-port-exhaustion', ['    "Label": "ErrorPortAllocation",', '            "Sum": 1520.0,']],
];

describe('a state without an attempt orders its cause first, and does no more', () => {
  it.each(ALONE)('%s', (cause, lines) => {
    const { suspects } = diagnose({ evidence: [{ text: `${lines.join('\n')}\n` }] });
    expect(suspects[0]?.cause).toBe(cause);
    expect(suspects[0]?.reasons.some(({ quote }) => quote !== undefined)).toBe(true);
    for (const { level } of suspects) expect(level).toBe('possible');
  });
});
