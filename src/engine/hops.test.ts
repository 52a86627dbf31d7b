import { describe, expect, it } from 'vitest';
import type { DiagnoseInput } from '../model/diagnosis.ts';
import type { Evidence, Vantage } from '../model/evidence.ts';
import { diagnose } from './index.ts';

/** Whom a client dials is not always whom it means: the hop that failed is told, and what is said is said of it. */

function from(where: Vantage, ...lines: readonly string[]): Evidence {
  return { from: where, text: `${lines.join('\n')}\n` };
}

function read(input: DiagnoseInput) {
  const { case: known, hop, suspects } = diagnose(input);
  const level = (id: string) => suspects.find(({ cause }) => cause === id)?.level;
  const confirmed = suspects.filter((one) => one.level === 'confirmed').map(({ cause }) => cause);
  return { target: [known.target, known.port], hop, level, confirmed };
}

const TO_PROXY = { from: 'app1', to: '10.0.0.3', port: 3128 };
const CURL = 'ops@app1:~$ curl -sS -m 4';
const REFUSED_7 = "curl: (7) Failed to connect to 10.0.0.3 port 3128 after 0 ms: Couldn't connect to server";
const VERBOSE = [
  '*   Trying 10.0.0.3:3128...',
  '* connect to 10.0.0.3 port 3128 failed: Connection refused',
  "* Failed to connect to 10.0.0.3 port 3128 after 0 ms: Couldn't connect to server",
  '* Closing connection 0',
  REFUSED_7,
];

/** Each speaks of an attempt at db1, port 8080, that failed at the proxy 10.0.0.3:3128. Java, npm, apt: from documentation. */
const AT_PROXY: Readonly<Record<string, readonly string[]>> = {
  'curl -x': [`${CURL} -x http://10.0.0.3:3128 http://db1:8080/`, REFUSED_7],
  'curl -v -x': ['ops@app1:~$ curl -v -x 10.0.0.3:3128 http://db1:8080/', ...VERBOSE],
  'a variable of the environment, with -v': [
    'ops@app1:~$ curl -v http://db1:8080/',
    "* Uses proxy env variable http_proxy == 'http://10.0.0.3:3128'",
    ...VERBOSE,
  ],
  'a variable of the environment, that nothing shows': [`${CURL} http://db1:8080/`, REFUSED_7],
  'a variable in front of the command': [
    'ops@app1:~$ http_proxy=http://10.0.0.3:3128 curl -sS http://db1:8080/',
    REFUSED_7,
  ],
  wget: [
    'ops@app1:~$ wget -t 1 http://db1:8080/',
    '--2026-11-21 04:07:28--  http://db1:8080/',
    'Connecting to 10.0.0.3:3128... failed: Connection refused.',
  ],
  git: [
    'ops@app1:~$ git clone http://db1:8080/x.git',
    "Cloning into 'x'...",
    `fatal: unable to access 'http://db1:8080/x.git/': ${REFUSED_7.slice(10)}`,
  ],
  Java: [
    'ops@app1:~$ java -Dhttp.proxyHost=10.0.0.3 -Dhttp.proxyPort=3128 Fetch http://db1:8080/',
    'Exception in thread "main" java.net.ConnectException: Connection refused',
  ],
  Go: [
    'ops@app1:~$ ./fetch http://db1:8080/',
    'Get "http://db1:8080/": proxyconnect tcp: dial tcp 10.0.0.3:3128: connect: connection refused',
  ],
};

describe.each(Object.entries(AT_PROXY))('a proxy that refuses (%s)', (_, lines) => {
  const attempt = from('client', ...lines);

  it('is the hop, and the target stays the one that was meant', () => {
    const { target, hop } = read({ evidence: [attempt] });
    expect(target).toEqual(['db1', 8080]);
    expect(hop).toEqual(TO_PROXY);
  });

  it('leaves the proxy in the way, and confirms nothing of the target', () => {
    const list = from(
      'server',
      'ops@db1:~$ sudo ss -lntp',
      'State    Recv-Q   Send-Q     Local Address:Port     Peer Address:Port   Process',
      'LISTEN   0        128              0.0.0.0:22            0.0.0.0:*       users:(("sshd",pid=640,fd=3))',
      'ops@db1:~$',
    );
    const { confirmed, level } = read({ evidence: [attempt, list] });
    expect(confirmed).toEqual([]);
    expect(level('proxy-in-the-way')).not.toBe('ruled-out');
    expect(level('not-listening')).toBe('possible');
  });

  it('is what the next commands ask about', () => {
    const { next } = diagnose({ evidence: [attempt] });
    const written = JSON.stringify(next.map(({ title, runs }) => [title, runs]));
    expect(written).toMatch(/3128/);
    expect(written).not.toMatch(/8080|db1/);
  });
});

const PROXY_LISTS = [
  'ops@proxy1:~$ ip -br addr',
  'lo               UNKNOWN        127.0.0.1/8 ::1/128',
  'eth0             UP             10.0.0.3/24 fe80::1/64',
  'ops@proxy1:~$ sudo ss -lntp',
  'State    Recv-Q   Send-Q     Local Address:Port     Peer Address:Port   Process',
  'LISTEN   0        128            127.0.0.1:3128          0.0.0.0:*       users:(("squid",pid=640,fd=3))',
  'ops@proxy1:~$',
];

describe('the machine of the proxy', () => {
  it.each(['server', 'middle', 'unknown'] as const)(
    'is the server of its hop where it shows so (told: %s)',
    (told) => {
      const attempt = from('client', ...(AT_PROXY['curl -v -x'] ?? []));
      expect(read({ evidence: [attempt, from(told, ...PROXY_LISTS)] }).confirmed).toEqual(['loopback-only']);
    },
  );

  it('says nothing of a refusal by the target', () => {
    const attempt = from(
      'client',
      'ops@app1:~$ nc -vz -w 3 10.0.0.5 3128',
      'nc: connect to 10.0.0.5 port 3128 (tcp) failed: Connection refused',
    );
    const { confirmed, hop } = read({ evidence: [attempt, from('server', ...PROXY_LISTS)] });
    expect(hop).toBeUndefined();
    expect(confirmed).toEqual([]);
  });

  it('is an ordinary target where it was told to be the one', () => {
    const attempt = from('client', ...(AT_PROXY['curl -v -x'] ?? []));
    const input = { case: { target: '10.0.0.3', port: 3128 }, evidence: [attempt] };
    expect(read(input).hop).toBeUndefined();
    expect(read({ ...input, evidence: [attempt, from('server', ...PROXY_LISTS)] }).confirmed).toEqual([
      'loopback-only',
    ]);
  });
});

describe('a proxy that was reached', () => {
  const BEYOND = { from: '10.0.0.3', to: 'db1', port: 8080 };

  it('hands the failure on to the hop behind it', () => {
    const squid = from(
      'client',
      `${CURL} -i -x 10.0.0.3:3128 http://db1:8080/`,
      'HTTP/1.1 503 Service Unavailable',
      'X-Squid-Error: ERR_CONNECT_FAIL 111',
      'Via: 1.1 proxy1 (squid/5.7)',
    );
    const { confirmed, hop, level } = read({ evidence: [squid] });
    expect(hop).toEqual(BEYOND);
    expect(confirmed).toEqual([]);
    expect(level('tcp-ok')).toBe('ruled-out');
    expect(level('proxy-in-the-way')).not.toBe('ruled-out');
  });

  it('asks the client no more: its routes and filters are on another hop', () => {
    const attempt = from(
      'client',
      'ops@app1:~$ curl -sS -x 10.0.0.3:3128 https://10.0.0.5:8080/',
      'curl: (56) CONNECT tunnel failed, response 503',
      'ops@app1:~$ sudo iptables -S',
      '-P INPUT ACCEPT',
      '-P FORWARD ACCEPT',
      '-P OUTPUT ACCEPT',
      '-A OUTPUT -p tcp -m tcp --dport 8080 -j REJECT --reject-with tcp-reset',
    );
    const { confirmed, hop, level } = read({ evidence: [attempt] });
    expect(hop).toEqual({ ...BEYOND, to: '10.0.0.5' });
    expect(confirmed).toEqual([]);
    expect(level('outbound-block')).toBe('possible');
  });

  it.each(['403', '407'])('is where it ends where the proxy itself says no (%s)', (status) => {
    const denied = from(
      'client',
      `${CURL} -x 10.0.0.3:3128 https://db1:8080/`,
      `curl: (56) CONNECT tunnel failed, response ${status}`,
    );
    const { confirmed, hop, level } = read({ evidence: [denied] });
    expect(hop).toEqual(TO_PROXY);
    expect(confirmed).toEqual([]);
    expect(level('proxy-in-the-way')).not.toBe('ruled-out');
  });

  it('is no hop that failed where nothing tells on which side of it a connection broke', () => {
    const broken = from(
      'client',
      `${CURL} -x 10.0.0.3:3128 http://db1:8080/`,
      'curl: (56) Recv failure: Connection reset by peer',
    );
    expect(read({ evidence: [broken] })).toMatchObject({
      target: ['db1', 8080],
      hop: undefined,
      confirmed: [],
    });
  });
});

it('takes the name of a proxy that does not resolve for the proxy’s', () => {
  const lines = [`${CURL} http://db1:8080/`, 'curl: (5) Could not resolve proxy: gate.example.org'];
  const dig = ['ops@app1:~$ getent ahosts gate.example.org; echo "rc=$?"', 'rc=2', 'ops@app1:~$'];
  const { confirmed, hop, level, target } = read({ evidence: [from('client', ...lines, ...dig)] });
  expect(target).toEqual(['db1', 8080]);
  expect(hop).toEqual({ from: 'app1', to: 'gate.example.org' });
  expect(confirmed).toEqual([]);
  expect(level('proxy-in-the-way')).not.toBe('ruled-out');
});

describe('where commands are typed', () => {
  const AT = {
    from: 'client',
    text: ['ops@app1:~$ curl -v -x 10.0.0.3:3128 http://db1:8080/', ...VERBOSE].join('\n'),
  } as const;

  it('names the proxy in the place of the server', () => {
    const runs = diagnose({ evidence: [AT] }).next.flatMap((step) => step.runs);
    const onServer = runs.filter(({ where }) => where === 'server');
    expect(onServer.length).toBeGreaterThan(0);
    expect(new Set(onServer.map(({ typedAt }) => typedAt))).toEqual(new Set(['on the proxy, 10.0.0.3']));
  });

  it('says nothing of it where the client dials its target', () => {
    const text =
      'ops@app1:~$ nc -vz -w 5 192.0.2.5 8080\nnc: connect to 192.0.2.5 port 8080 (tcp) failed: Connection refused';
    const runs = diagnose({ evidence: [{ text }] }).next.flatMap((step) => step.runs);
    expect(runs.every(({ typedAt }) => typedAt === undefined)).toBe(true);
  });
});
