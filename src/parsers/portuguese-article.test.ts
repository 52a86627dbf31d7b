import { describe, expect, it } from 'vitest';
import type { Fact } from '../model/fact.ts';
import { ofKind } from '../model/fact.ts';
import { readEvidence } from '../paste/reader.ts';
import { PARSERS } from './registry.ts';

// The outputs of an article on three hosts: columns collapsed to one blank, job control between the lines, a prompt
// with nothing behind it.
const NOBODY_LISTENS = `[root@3d40b542898d /]# netstat -nltp
Active Internet connections (only servers)
Proto Recv-Q Send-Q Local Address Foreign Address State PID/Program name
[root@3d40b542898d /]#`;

const ONE_LISTENS = `[root@3d40b542898d /]# nc -lv 3306 &
[1] 75
Ncat: Version 7.70 ( https://nmap.org/ncat )
Ncat: Listening on 0.0.0.0:3306
[root@3d40b542898d /]# netstat -nltp
Active Internet connections (only servers)
Proto Recv-Q Send-Q Local Address Foreign Address State PID/Program name
tcp 0 0 0.0.0.0:3306 0.0.0.0:* LISTEN 75/nc
[root@3d40b542898d /]# ifconfig | grep inet
inet 172.17.0.2 netmask 255.255.0.0 broadcast 172.17.255.255
inet 127.0.0.1 netmask 255.0.0.0
[root@3d40b542898d /]# nc -vnz 172.17.0.2 3306
Ncat: Version 7.70 ( https://nmap.org/ncat )
Ncat: Connected to 172.17.0.2:3306.
[1]+ Done nc -lv 3306
[root@3d40b542898d /]# nc -lv 5432 &
[1] 82
Ncat: Version 7.70 ( https://nmap.org/ncat )
Ncat: Listening on 0.0.0.0:5432
[root@3d40b542898d /]# nc -vnz 172.17.0.2 3306
Ncat: Version 7.70 ( https://nmap.org/ncat )
Ncat: Connection refused.
[root@3d40b542898d /]#`;

const THREE_LISTEN = `[root@host1 /]# ifconfig
eth0: flags=4163<UP,BROADCAST,RUNNING,MULTICAST> mtu 65535
inet 172.17.0.3 netmask 255.255.0.0 broadcast 172.17.255.255
…
lo: flags=73<UP,LOOPBACK,RUNNING> mtu 65536
inet 127.0.0.1 netmask 255.0.0.0
[root@host1 /]# nc -l 127.0.0.1 3306 &
[root@host1 /]# nc -l 172.17.0.3 5432 &
[root@host1 /]# nc -l 9042 &
[root@host1 /]# netstat -nltp
Active Internet connections (only servers)
Proto Recv-Q Send-Q Local Address Foreign Address State PID/Program name
tcp 0 0 0.0.0.0:9042 0.0.0.0:* LISTEN 77/nc
tcp 0 0 127.0.0.1:3306 0.0.0.0:* LISTEN 71/nc
tcp 0 0 172.17.0.3:5432 0.0.0.0:* LISTEN 74/nc
[root@app /]# nc -vnz 172.17.0.3 3306
Ncat: Version 7.70 ( https://nmap.org/ncat )
Ncat: Connection refused.
[root@app /]# nc -vnz 172.17.0.3 5432
Ncat: Version 7.70 ( https://nmap.org/ncat )
Ncat: Connected to 172.17.0.3:5432.
[root@app /]# nc -vnz 172.17.0.3 9042
Ncat: Version 7.70 ( https://nmap.org/ncat )
Ncat: Connected to 172.17.0.3:9042.
[root@host1 /]# nc -vnz 172.17.0.3 3306
Ncat: Version 7.70 ( https://nmap.org/ncat )
Ncat: Connection refused.
[root@host1 /]# nc -vnz 127.0.0.1 3306
Ncat: Version 7.70 ( https://nmap.org/ncat )
Ncat: Connected to 127.0.0.1:3306.`;

function read(text: string): { facts: readonly Fact[]; unread: readonly unknown[] } {
  return readEvidence(PARSERS, { text }, 0);
}

function attempts(text: string): readonly string[] {
  return ofKind(read(text).facts, 'attempt').map(
    ({ place, address, port, outcome }) => `${place.host ?? '?'}: ${address ?? '?'}:${port ?? 0} ${outcome}`,
  );
}

function listeners(text: string): readonly string[] {
  return ofKind(read(text).facts, 'socket').map(
    ({ place, local, processes }) =>
      `${place.host ?? '?'}: ${local.address}:${local.port} ${processes[0]?.name ?? '?'}`,
  );
}

describe('the outputs of the Portuguese article', () => {
  it('shows a host on which nothing listens', () => {
    const { facts } = read(NOBODY_LISTENS);
    expect(ofKind(facts, 'socket')).toEqual([]);
    expect(ofKind(facts, 'listing')).toMatchObject([{ of: 'socket', states: 'listening', whole: true }]);
  });

  it('shows a listener that ends with its first client', () => {
    expect(listeners(ONE_LISTENS)).toEqual(['3d40b542898d: *:3306 nc']);
    expect(attempts(ONE_LISTENS)).toEqual([
      '3d40b542898d: 172.17.0.2:3306 connected',
      '3d40b542898d: 172.17.0.2:3306 refused',
    ]);
    expect(ofKind(read(ONE_LISTENS).facts, 'address').map(({ address }) => address)).toEqual([
      '172.17.0.2',
      '127.0.0.1',
    ]);
  });

  it('shows which address each listener took, and from where it can be reached', () => {
    expect(listeners(THREE_LISTEN)).toEqual([
      'host1: *:9042 nc',
      'host1: 127.0.0.1:3306 nc',
      'host1: 172.17.0.3:5432 nc',
    ]);
    expect(attempts(THREE_LISTEN)).toEqual([
      'app: 172.17.0.3:3306 refused',
      'app: 172.17.0.3:5432 connected',
      'app: 172.17.0.3:9042 connected',
      'host1: 172.17.0.3:3306 refused',
      'host1: 127.0.0.1:3306 connected',
    ]);
  });

  it.each([NOBODY_LISTENS, ONE_LISTENS, THREE_LISTEN])('leaves no line unread', (text) => {
    expect(read(text).unread).toEqual([]);
  });
});
