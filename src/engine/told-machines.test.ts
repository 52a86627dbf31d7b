import { describe, expect, it } from 'vitest';
import type { Evidence } from '../model/evidence.ts';
import { diagnose } from './index.ts';

/** The machine and the container that a paste was told to be taken on, where its text names none. */

const DIALLED = '192.0.2.5';
const FAILED = `nc: connect to ${DIALLED} port 5432 (tcp) timed out: Operation now in progress`;
const RULES =
  '-P INPUT ACCEPT\n-P FORWARD ACCEPT\n-P OUTPUT ACCEPT\n-A OUTPUT -p tcp -m tcp --dport 5432 -j DROP\n';

type Told = Pick<Evidence, 'machine' | 'container'>;

function dials(told: Told): Evidence {
  const ran = { recipe: 'probe', command: `nc -vz -w 5 ${DIALLED} 5432` };
  return { text: `${FAILED}\n`, from: 'client', ran, ...told };
}

function rules(told: Told, prompt?: string): Evidence {
  const from = 'client';
  if (prompt !== undefined) return { text: `${prompt} iptables -S\n${RULES}`, from, ...told };
  return { text: RULES, from, ran: { recipe: 'filter', command: 'iptables -S' }, ...told };
}

function levels(evidence: readonly Evidence[], answers: Readonly<Record<string, string>> = {}) {
  const { suspects, conflicts, next, refused } = diagnose({ evidence, answers });
  const above = suspects.filter(({ level }) => level === 'confirmed' || level === 'likely');
  return {
    above: above.map(({ cause, level }) => `${cause} ${level}`),
    conflicts: conflicts.map(({ text }) => text),
    questions: next.map(({ question }) => question),
    refused,
  };
}

const CONFIRMED = ['outbound-block confirmed'];

describe('the machine that was told', () => {
  it.each<readonly [string, Told, Told]>([
    ['the same name', { machine: 'app' }, { machine: 'app' }],
    ['a short name and its full one', { machine: 'app' }, { machine: 'APP.example.org' }],
    ['a name and an address', { machine: 'app' }, { machine: '192.0.2.77' }],
    ['two addresses, which one machine may have', { machine: '192.0.2.77' }, { machine: '2001:db8::7' }],
    ['a name on one side alone', { machine: 'app' }, {}],
  ])('lets both speak of one: %s', (_, a, b) => {
    expect(levels([dials(a), rules(b)]).above).toEqual(CONFIRMED);
  });

  it.each<readonly [string, Told, Told]>([
    ['two names', { machine: 'app' }, { machine: 'bastion' }],
    ['two full names', { machine: 'app.a.example' }, { machine: 'app.b.example' }],
  ])('keeps two apart: %s', (_, a, b) => {
    const { above, conflicts } = levels([dials(a), rules(b)]);
    expect(above).toEqual([]);
    expect(conflicts).toHaveLength(1);
  });

  it('is compared with what a prompt shows in another paste', () => {
    expect(levels([dials({ machine: 'app' }), rules({}, 'root@app:~#')]).above).toEqual(CONFIRMED);
    expect(levels([dials({ machine: 'app' }), rules({}, 'root@bastion:~#')]).above).toEqual([]);
    expect(levels([dials({}), rules({ machine: 'bastion' }, 'root@app:~#')]).above).toEqual([
      'outbound-block likely',
    ]);
  });

  it('gives way to a prompt of its own paste, and both are then a conflict', () => {
    const { above, conflicts } = levels([
      dials({ machine: 'app' }),
      rules({ machine: 'app' }, 'root@bastion:~#'),
    ]);
    expect(above).toEqual([]);
    expect(conflicts).toContain('Told to be taken on app, but the text shows bastion');
  });

  it('is not contradicted by a command that it sent to another machine', () => {
    const sent = rules({ machine: 'bastion' }, '$ ssh root@app');
    expect(levels([dials({ machine: 'app' }), sent])).toMatchObject({ above: CONFIRMED, conflicts: [] });
  });

  it('that bears another name than the one dialled is asked for, and a yes settles it', () => {
    const failed = 'nc: connect to db1 (192.0.2.5) port 5432 (tcp) failed: Connection refused';
    const client: Evidence = { text: `ops@app:~$ nc -vz -w 5 db1 5432\n${failed}\n`, from: 'client' };
    const rows =
      'State  Recv-Q Send-Q Local Address:Port Peer Address:Port\nLISTEN 0      244    127.0.0.1:5432     0.0.0.0:*\nLISTEN 0      128    0.0.0.0:22         0.0.0.0:*\n';
    const ran = { recipe: 'listeners', command: 'ss -lnt' };
    const server = (machine: string): Evidence => ({ text: rows, from: 'server', ran, machine });
    expect(levels([client, server('db1')]).above).toEqual(['loopback-only confirmed']);
    expect(levels([client, server('db2')]).above).toEqual(['loopback-only likely']);
    expect(levels([client, server('db2')]).questions).toContain('machine');
    expect(levels([client, server('db2')], { machine: 'yes' }).above).toEqual(['loopback-only confirmed']);
  });

  it('parts the samples of two machines', () => {
    const sample = (machine: string, count: number): Evidence => ({
      text: `#kernel\nTcpExtListenOverflows           ${count}                  0.0\n`,
      from: 'server',
      ran: { recipe: 'counters', command: 'nstat -az' },
      machine,
    });
    const grown = (...evidence: Evidence[]) =>
      diagnose({ evidence }).facts.flatMap((fact) =>
        fact.kind === 'growth' && fact.by > 0 ? [`${fact.name} ${fact.by}`] : [],
      );
    expect(grown(sample('db1', 3), sample('db1.example.org', 9))).toEqual(['TcpExtListenOverflows 6']);
    expect(grown(sample('db1', 3), sample('db2', 9))).toEqual([]);
  });

  it.each(['-f/etc/passwd', '$(id)', 'two words', 'x'.repeat(400), '999.1'])(
    'is refused as %s',
    (machine) => {
      const { above, refused } = levels([dials({}), rules({ machine })]);
      expect(above).toEqual(CONFIRMED);
      expect(refused).toHaveLength(1);
      expect(refused[0]).toMatchObject({
        field: 'machine',
        why: expect.stringMatching(/^Paste 2: .+\.$/) as string,
      });
    },
  );
});

describe('the container that was told', () => {
  it('has a way out of its own', () => {
    expect(levels([dials({ container: 'web' }), rules({ container: 'web' })]).above).toEqual(CONFIRMED);
    expect(levels([dials({ container: 'web' }), rules({})]).above).toEqual([]);
    expect(levels([dials({ container: 'web' }), rules({ container: 'db' })]).above).toEqual([]);
  });

  it('is the one that a wrapper names in another paste', () => {
    const inside = rules({}, 'root@app:~# docker exec web');
    expect(levels([dials({ container: 'web' }), inside]).above).toEqual(CONFIRMED);
    expect(levels([dials({ container: 'db' }), inside]).above).toEqual([]);
  });

  it('is left where the text shows a command go into it: what stands beside ran outside', () => {
    const both: Evidence = {
      text: `root@app:~# docker exec web nc -vz -w 5 ${DIALLED} 5432\n${FAILED}\nroot@app:~# iptables -S\n${RULES}`,
      from: 'client',
      container: 'web',
    };
    expect(levels([both]).above).toEqual([]);
  });

  it('may bear a host name of its own, which is no other machine', () => {
    const told = { machine: 'app', container: 'web' };
    expect(levels([dials(told), rules(told, 'root@3f2a1b9c0d1e:/#')])).toMatchObject({
      above: CONFIRMED,
      conflicts: [],
    });
  });

  it('that is called as its host is not the host', () => {
    expect(levels([dials({ machine: 'app', container: 'app' }), rules({ machine: 'app' })]).above).toEqual(
      [],
    );
  });

  it('gives way to a wrapper of its own paste, and both are then a conflict', () => {
    const other = rules({ container: 'web' }, 'root@app:~# docker exec db');
    const { above, conflicts } = levels([dials({ container: 'web' }), other]);
    expect(above).toEqual([]);
    expect(conflicts).toEqual(['Told to be taken in web, but the command ran in db']);
  });

  it('is refused where it cannot be one', () => {
    const { refused } = levels([dials({}), rules({ container: '--help' })]);
    expect(refused.map(({ field }) => field)).toEqual(['container']);
  });
});

describe('a bridge’s address, which every host has alike', () => {
  const attempt: Evidence = {
    text: 'root@3f2a1b9c0d1e:/# nc -vz -w 5 172.17.0.1 5432\nnc: connect to 172.17.0.1 port 5432 (tcp) failed: Connection refused\n',
    from: 'client',
  };
  const host = (from: 'unknown' | 'server', rest: string): Evidence => ({
    text: `root@h2:~# ip -br addr\nlo               UNKNOWN        127.0.0.1/8 ::1/128\neth0             UP             192.0.2.9/24\ndocker0          UP             172.17.0.1/16\nroot@h2:~# ${rest}root@h2:~# `,
    from,
  });
  const rows =
    'ss -lnt\nState  Recv-Q Send-Q Local Address:Port Peer Address:Port\nLISTEN 0      244    127.0.0.1:5432     0.0.0.0:*\nLISTEN 0      128    0.0.0.0:22         0.0.0.0:*\n';

  it('does not show which host it is', () => {
    expect(levels([attempt, host('unknown', rows)]).above).toEqual(['loopback-only likely']);
    expect(levels([attempt, host('server', rows)]).above).toEqual(['loopback-only confirmed']);
  });
});
