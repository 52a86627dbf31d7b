import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Case } from '../model/case.ts';
import type { Evidence } from '../model/evidence.ts';
import { diagnose } from './index.ts';

/** What looks like the proof of a silent drop, and is none. */

const FAULTS = new URL('../../e2e/lab/faults/', import.meta.url);
const CASE: Partial<Case> = { target: '10.77.2.2', port: 8080 };

function recorded(file: string, fault = 'path-filter-nft'): Evidence {
  const [where] = file.split('.', 1);
  const from = where === 'client' || where === 'server' || where === 'middle' ? where : 'unknown';
  return { from, text: readFileSync(new URL(`${fault}/recorded/${file}.txt`, FAULTS), 'utf8') };
}

function levels(
  evidence: readonly Evidence[],
  known: Partial<Case> = CASE,
): (cause: string) => string | undefined {
  const { suspects } = diagnose({ case: known, evidence });
  return (cause) => suspects.find((suspect) => suspect.cause === cause)?.level;
}

function confirmed(evidence: readonly Evidence[], known: Partial<Case> = CASE): readonly string[] {
  return diagnose({ case: known, evidence })
    .suspects.filter(({ level }) => level === 'confirmed')
    .map(({ cause }) => cause);
}

const altered = ({ text, from }: Evidence, change: (text: string) => string): Evidence => ({
  ...(from === undefined ? {} : { from }),
  text: change(text),
});

/** Two attempts that fail, one of them between two at another port that both captures show. */
const BOTH_ENDS = ['client.nc-openbsd', 'client.nc-between', 'client.tcpdump-all', 'server.tcpdump-all'].map(
  (file) => recorded(file),
);

test('a SYN that leaves and does not arrive, while another port answers by the same way', () => {
  expect(confirmed(BOTH_ENDS)).toEqual(['path-filter']);
});

test('without the attempts around it, the server’s capture may have run at another time', () => {
  const pastes = [
    'client.nc-openbsd',
    'client.nc-captured',
    'client.tcpdump',
    'server.tcpdump',
    'client.nc-other-port',
  ];
  const level = levels(pastes.map((file) => recorded(file)));
  expect(level('path-filter')).toBe('likely');
});

test('where nothing else passes, a blackhole route on a router looks the same', () => {
  const pastes = ['client.nc-openbsd', 'client.nc-between', 'client.tcpdump-all', 'server.tcpdump-all'];
  const evidence = pastes.map((file) => recorded(file, 'path-filter-nothing-passes'));
  expect(confirmed(evidence)).toEqual([]);
  const blackhole = levels(evidence);
  expect(blackhole('no-route')).not.toBe('ruled-out');
});

test('a capture whose filter takes no IPv6, or on one interface, says nothing of a SYN that it lacks', () => {
  const narrow = BOTH_ENDS.map((one) =>
    one.from === 'server'
      ? altered(one, (text) => text.replace("'tcp'", "'tcp[tcpflags] & tcp-syn != 0'"))
      : one,
  );
  const v6 = [
    'client.nc-between',
    'client.nc-captured',
    'client.tcpdump',
    'server.tcpdump',
    'client.nc-other-port',
  ].map((file) =>
    altered(recorded(file, 'path-filter-v6'), (text) =>
      file.startsWith('server') ? text.replace('tcp port 8080', 'tcp[tcpflags] & tcp-syn != 0') : text,
    ),
  );
  expect(confirmed(narrow)).not.toContain('firewall-drop');
  const level = levels(v6, { target: 'fd77:2::2', port: 8080 });
  expect(level('path-filter')).toBe('possible');
  const oneInterface = ['client.nc-captured', 'client.tcpdump', 'server.tcpdump'].map((file) =>
    altered(recorded(file), (text) =>
      file.startsWith('server')
        ? text.replace('-i any', '-i eth1').replace('listening on any', 'listening on eth1')
        : text,
    ),
  );
  expect(levels(oneInterface)('path-filter')).toBe('possible');
});

test('old counters that are high and do not grow confirm and exclude nothing', () => {
  const high =
    'ops@db1:~$ nstat -az\n#kernel\nTcpExtListenOverflows           8812               0.0\nTcpExtIPReversePathFilter       991                0.0\nops@db1:~$\n';
  const evidence = [recorded('client.nc-openbsd'), { from: 'server', text: high } as const];
  expect(confirmed(evidence)).toEqual([]);
  expect(levels(evidence)('accept-queue-overflow')).toBe('possible');
});

test('a bare success of nc -z confirms nothing against a timeout that was told', () => {
  const text =
    'ops@app1:~$ nc -vz -w 3 10.77.2.2 8080\nConnection to 10.77.2.2 8080 port [tcp/http-alt] succeeded!\n';
  expect(confirmed([{ from: 'client', text }], { ...CASE, symptom: 'hang' })).toEqual([]);
});

test('a packet that -i any shows on two devices is sent once', () => {
  const twice = altered(recorded('server.tcpdump', 'firewall-drop-rule'), (text) =>
    text
      .split('\n')
      .flatMap((line) =>
        / eth0 {2}In /.test(line)
          ? [line.replace('eth0  In', 'ens3  In'), line.replace('eth0  In', 'br0   In')]
          : [line],
      )
      .join('\n')
      .replace('3 packets captured', '6 packets captured')
      .replace('3 packets received', '6 packets received'),
  );
  const known = { target: '10.77.2.2', port: 22 };
  const evidence = [recorded('client.nc-captured', 'firewall-drop-rule'), twice];
  expect(confirmed(evidence, known)).toEqual([]);
  expect(levels(evidence, known)('firewall-drop')).toBe('possible');
});

test('a capture of `host SERVER` hides a router’s ICMP: its silence excludes no rejecting filter', () => {
  const evidence = ['client.nc-captured', 'client.tcpdump', 'server.tcpdump'].map((file) =>
    altered(recorded(file), (text) => text.replace('tcp port 8080 or icmp or icmp6', 'host 10.77.2.2')),
  );
  expect(confirmed(evidence)).toEqual([]);
});
