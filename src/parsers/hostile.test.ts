import { describe, expect, it } from 'vitest';
import { readEvidence } from '../paste/reader.ts';
import { PARSERS } from './registry.ts';

/** One line of each shape that a parser looks at closely, behind its command where it needs one. */
const SEEDS: readonly string[] = [
  '$ nc -w 2 10.77.2.2 3309\n5.5.5-10.11.19-MariaDB-0+deb12u1 mysql_native_password',
  '$ echo hello | nc -w2 10.77.2.2 8080\nHTTP/1.1 400 Bad Request',
  'ESTAB 0 0 10.77.2.2:redis 10.77.1.2:41676 users:(("redis-server",pid=1,fd=7))',
  'TCP:   69 (estab 7, closed 48, orphaned 7, timewait 1)',
  'mariadbd 15915 root   19u  unix 0x0000000092faba60      0t0 3243980 /run/app/app.sock type=STREAM (LISTEN)',
  '00000002  00000000 00000000 00000000 0000004b 00000000 00000000 00000000 00000000 00000000 00000000',
  'Host: 10.77.2.2 (db1.internal)\tPorts: 3306/closed/tcp//mysql///, 8080/open/tcp//http-proxy///',
  '15  main    5432 down   postgres /var/lib/postgresql/15/main /var/log/postgresql/postgresql-15-main.log',
  '$ echo $http_proxy\nhttp://ops:secret@10.77.3.2:3128',
  '10.77.1.2:43194 [21/Nov/2026:07:29:04.480] web app/app1 0/0/-1/-1/5002 503 217 - - sH-- 1/1/0/0/3 0/0 "GET / HTTP/1.1"',
  'Error: write EPROTO 80ACCA69C07F0000:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../a/b.c:350:',
  "-e:1:in `connect': SSL_connect returned=1 errno=0 peeraddr=10.77.2.2:22 state=error: wrong version number (OpenSSL::SSL::SSLError)",
  'PHP Warning:  file_get_contents(https://10.77.2.2:8080/): Failed to open stream: operation failed in x.php on line 1',
  'Get "https://10.77.2.2:22/": tls: first record does not look like a TLS handshake',
  "requests.exceptions.ConnectionError: ('Connection aborted.', BadStatusLine('SSH-2.0-OpenSSH_9.2p1'))",
  '12:13:16.486431 ce:43:0b:c8:7a:f9 > ea:0e:d6:90:60:68, IPv4, length 74: 10.77.1.2.60296 > 10.77.2.2.8080: tcp 0',
  '12:13:16.486429 eth0  In  ifindex 2 ce:43:0b:c8:7a:f9 10.77.1.2.60296 > 10.77.2.2.8080: tcp 0',
  '$ curl -m 2 -x http://10.77.2.2:9999 http://10.77.9.9/\ncurl: (28) Connection timed out after 2001 milliseconds',
  'Resolving www.db9.internal (www.db9.internal)... setitimer(ITIMER_REAL, {it_value={tv_sec=2, tv_usec=0}}, NULL) = 0',
  'fatal: http://10.77.2.2:8080/x/info/refs not valid: is this a git repository?',
  'User  \nUSER     COMMAND    PID   FD PROTO  LOCAL ADDRESS         FOREIGN ADDRESS\nwww      nginx      812   6  tcp4   *:80                  *:*',
  'Windows IP Configuration\nEthernet adapter Ethernet:\n   IPv4 Address. . . . . . . . . . . : 10.77.1.2(Preferred)',
  'Internet:\ndefault            192.168.1.1        UGScg                 en0',
  '  UNIT LOAD ACTIVE SUB DESCRIPTION\n● nginx.service            loaded failed failed  A high performance web server',
  '07:29:04.099999 IP 10.77.1.2 > 10.77.2.9: GREv0, length 64: IP 10.88.0.2.40000 > 10.77.0.2.8080: Flags [S], length 0',
  '07:29:05.099999 IP (tos 0x0, ttl 64, id 8, offset 0, flags [DF], proto TCP (6), length 64, options (NOP,EOL), bad cksum 0 (->2307)!)',
  '  * unable to connect to epmd (port 4369) on db1: econnrefused (connection refused)',
];

const MILLION = 1_000_000;

function facts(text: string): number {
  return readEvidence(PARSERS, { text }, 0).facts.length;
}

function seconds(text: string): number {
  const start = performance.now();
  readEvidence(PARSERS, { text }, 0);
  return (performance.now() - start) / 1000;
}

describe.each(SEEDS)('%s', (seed) => {
  const half = Math.floor((seed.length + seed.lastIndexOf('\n')) / 2);

  it('stays quick when a line of it is a megabyte long', () => {
    for (const fill of [' ', 'a', ':', '1', '.', '/', '\u202E']) {
      const text = seed.slice(0, half) + fill.repeat(MILLION) + seed.slice(half);
      expect(seconds(text)).toBeLessThan(2);
    }
  });

  it('never throws on what does not belong there', () => {
    for (const odd of ['\0', '\u202E', '\u200F', '\uD800', '\u001B[31m', '\r', '\t', '%', '\\', '"']) {
      const parts = seed.split(' ');
      expect(() => facts(parts.join(` ${odd}`))).not.toThrow();
      expect(() => facts(seed.replaceAll(/(?=.)/gs, odd))).not.toThrow();
    }
    for (let end = 0; end < seed.length; end += 3) expect(() => facts(seed.slice(0, end))).not.toThrow();
  });
});

it('takes very many lines of every shape, one block after the other', () => {
  const lines = SEEDS.flatMap((seed) => seed.split('\n').slice(-1));
  const text = Array.from({ length: 8000 }, (_, i) => lines[i % lines.length] ?? '').join('\n');
  expect(facts(text)).toBeLessThanOrEqual(8000);
}, 30_000);
