import { expect, test } from 'vitest';
import { diagnose } from './index.ts';

/** SYNs that are dropped for their timestamps: tcp_tw_recycle, which Linux 4.12 removed. */

const CLIENT = {
  from: 'client',
  text: 'ops@app1:~$ nc -vz -w 5 192.0.2.5 5432\nnc: connect to 192.0.2.5 port 5432 (tcp) timed out: Operation now in progress\nops@app1:~$',
} as const;

function onServer(...lines: readonly string[]): string | undefined {
  const { suspects } = diagnose({
    case: { target: '192.0.2.5', port: 5432 },
    evidence: [CLIENT, { from: 'server', text: [...lines, 'ops@db1:~$'].join('\n') }],
  });
  return suspects.find(({ cause }) => cause === 'timestamp-nat-drop')?.level;
}

test.each(['6.1.0-37-amd64', '4.12.14-122.37-default', '5.4.17'])('Linux %s rules it out', (release) => {
  expect(onServer('ops@db1:~$ uname -r', release)).toBe('ruled-out');
});

test.each(['3.10.0-1160.el7.x86_64', '4.4.0-210-generic'])('Linux %s does not', (release) => {
  expect(onServer('ops@db1:~$ uname -r', release)).toBe('possible');
});

const SETTING = ['ops@db1:~$ sysctl net.ipv4.tcp_tw_recycle', 'net.ipv4.tcp_tw_recycle = 1'];

function counted(value: number): readonly string[] {
  return [
    'ops@db1:~$ nstat -asz TcpExtPAWSPassive',
    '#kernel',
    `TcpExtPAWSPassive               ${value}                  0.0`,
  ];
}

test('with the setting on and its counter growing it is likely; with either alone it is not', () => {
  expect(onServer(...SETTING, ...counted(3), ...counted(9))).toBe('likely');
  expect(onServer(...SETTING)).toBe('possible');
  expect(onServer(...counted(3), ...counted(9))).toBe('possible');
});
