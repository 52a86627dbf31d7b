import { describe, expect, it } from 'vitest';
import { errnoNumbers, saidNumbers } from './errno-numbers.ts';

function first(text: string): string | undefined {
  const [said] = errnoNumbers(text);
  return (
    said &&
    [said.means.map(({ errno, outcome }) => errno ?? outcome).join('|'), said.means[0].weak ? 'weak' : '']
      .join(' ')
      .trim()
  );
}

describe('errnoNumbers', () => {
  it.each([
    ['Connection refused (os error 111)', 'ECONNREFUSED'],
    ['tcp connect error: Connection refused (os error 61)', 'ECONNREFUSED'],
    ['tcp connect error: ... (os error 10061)', 'ECONNREFUSED'],
    ['Os { code: 113, kind: HostUnreachable, message: "No route to host" }', 'EHOSTUNREACH'],
    ['socket contains error: errno=110', 'ETIMEDOUT'],
    ['  errno: -111,', 'ECONNREFUSED'],
    ['  errno: -4078,', 'ECONNREFUSED'],
    ['  errno: -4039,', 'ETIMEDOUT'],
    ['  errno: -3008,', 'unresolved'],
    ['{"errno":-110,"code":"ETIMEDOUT"}', 'ETIMEDOUT'],
    ['[Errno 61] ECONNREFUSED', 'ECONNREFUSED'],
    ['[Errno 51] Network is unreachable', 'ENETUNREACH'],
    ['[Errno 65] No route to host', 'EHOSTUNREACH'],
    ['[Errno 146] Connection refused', 'ECONNREFUSED'],
    ['[WinError 10061] x', 'ECONNREFUSED'],
    ['connect() failed (111: Unknown error) while connecting to upstream', 'ECONNREFUSED'],
    [
      'SocketException: OS Error: Connection refused, errno = 111, address = db1, port = 43992',
      'ECONNREFUSED',
    ],
    ['System.Net.Sockets.SocketException (111): Connection refused', 'ECONNREFUSED'],
    ['System.Net.Sockets.SocketException (0xFFFDFFFF, 11001): No such host is known', 'unresolved'],
    ['NSPOSIXErrorDomain Code=61 "Connection refused"', 'ECONNREFUSED'],
    ['_kCFStreamErrorCodeKey=60, _kCFStreamErrorDomainKey=1', 'ETIMEDOUT'],
    ['Exception from HRESULT: 0x8007274D', 'ECONNREFUSED'],
    ['TCP Provider: Error code 0x274C', 'ETIMEDOUT'],
    ["HResult='-2147014835'", 'ECONNREFUSED'],
    ['Protocol specific error code(s): "79", "*", "0".', 'ECONNREFUSED'],
    ['Protocol specific error code(s): "10061", "*", "0".', 'ECONNREFUSED'],
    ['<socketErrno>65</socketErrno>', 'EHOSTUNREACH'],
    ['ERROR: Error: 10061 (ConnectionRefused)', 'ECONNREFUSED'],
    ["Can't connect to MySQL server on '192.0.2.7' (10061)", 'ECONNREFUSED'],
    ['read TCP_CLIENT: Unknown error (code=10060)', 'ETIMEDOUT'],
    ['TCP error code 10061: No connection could be made', 'ECONNREFUSED'],
    ['10061: No connection could be made because the target machine', 'ECONNREFUSED'],
    ["ConnectionRefusedError(10061, 'Hedef makine')", 'ECONNREFUSED'],
    ['Socket Error # 10061', 'ECONNREFUSED'],
    ['cygwin: connect: errno 116', 'ETIMEDOUT'],
    ['E (4711) esp-tls: select() timeout, errno=113', 'ECONNABORTED'],
  ])('reads %s', (text, errno) => {
    expect(first(text)).toBe(errno);
  });

  it.each([
    ["Can't connect to MySQL server on 'db1' (111)", 'ECONNREFUSED weak'],
    ['R=dnslookup T=remote_smtp defer (113): No route to host', 'EHOSTUNREACH weak'],
    [
      '(111)Connection refused: AH00957: HTTP: attempt to connect to 127.0.0.1:8231 failed',
      'ECONNREFUSED weak',
    ],
    ['delayed connect error: 111', 'ECONNREFUSED weak'],
    ['nfs: connect error -111', 'ECONNREFUSED weak'],
    ['mount error(113): could not connect to 192.0.2.7', 'EHOSTUNREACH weak'],
    ['[Errno 13] Permission denied', 'EACCES weak'],
    ['[Errno -2] Name or service not known', 'unresolved weak'],
  ])('reads %s, where more speaks for it', (text, errno) => {
    expect(first(text)).toBe(errno);
  });

  it.each([
    'error code 5',
    'HTTP/1.1 404 Not Found',
    'ERROR 2003 (HY000)',
    '[Errno 14] HTTP Error 404',
    'listening on 192.0.2.1:10061',
    'exit status 128',
    'Error: P1001',
    '2026-01-01 10:06:01.111 error in x.js:111:10',
    '(115)',
  ])('takes nothing from %s', (text) => {
    expect(first(text)).toBeUndefined();
  });
});

describe('saidNumbers', () => {
  it('says it as a wording of the vocabulary', () => {
    expect(saidNumbers('socket contains error: errno=110')).toEqual([
      {
        entry: { says: '', errno: 'ETIMEDOUT', outcome: 'some-timeout' },
        start: 29,
        end: 32,
        holes: {},
        weight: 24,
      },
    ]);
  });
});
