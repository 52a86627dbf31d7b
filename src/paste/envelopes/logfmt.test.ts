import { describe, expect, it } from 'vitest';
import { logfmt } from './logfmt.ts';

function open(text: string) {
  for (const envelope of logfmt.envelopes) {
    if (envelope.mark !== undefined && !text.toLowerCase().includes(envelope.mark)) continue;
    const opened = envelope.open(text);
    if (opened) return opened;
  }
  return undefined;
}

const inner = (text: string) => open(text)?.inner;

describe('logfmt', () => {
  it('gives message and error, and what the other fields tell', () => {
    const text = String.raw`level=warn ts=2026-11-21T04:47:00.333Z caller=client.go:419 component=client msg="error sending batch, will retry" status=-1 tenant= error="Post \"http://logs.example.org/push\": dial tcp 192.0.2.5:80: i/o timeout"`;
    expect(open(text)).toEqual({
      inner: [
        'error sending batch, will retry',
        'Post "http://logs.example.org/push": dial tcp 192.0.2.5:80: i/o timeout',
      ],
      context: { time: 1795236420.333, level: 'warn', logger: 'client.go:419' },
    });
  });

  it('joins what went wrong with the end that another field names', () => {
    expect(inner('level=error msg="connection refused" host=db1 port=5432')).toEqual([
      'connection refused',
      'connection refused, addr=db1:5432',
    ]);
  });

  it('reads a message that nobody quoted up to the next key', () => {
    expect(inner('level=error msg=dial tcp 192.0.2.5:5432: i/o timeout attempt=3')).toEqual([
      'dial tcp 192.0.2.5:5432: i/o timeout',
    ]);
  });

  it('keeps the message in front of the pairs', () => {
    expect(inner('2026-11-21T04:47:00Z [ERROR] agent: sync failed: error="connection refused"')).toEqual([
      '2026-11-21T04:47:00Z [ERROR] agent: sync failed:',
      'connection refused',
    ]);
  });

  it('guesses no word that the paste cut', () => {
    expect(inner('level=error msg="dial failed" error="dial tcp 192.0.2.5:54')).toEqual([
      'dial failed',
      'dial tcp',
    ]);
  });

  it('leaves alone what only looks alike', () => {
    for (const text of [
      'type=AVC msg=audit(1795236420.123:456): avc:  denied  { connectto } for  pid=248620 comm=app',
      'IN=eth0 OUT= MAC=aa SRC=192.0.2.1 DST=192.0.2.2 PROTO=TCP SPT=1 DPT=2',
      'SocketException: OS Error: Connection refused, errno = 111, address = localhost, port = 43992',
      'socket contains error: errno=110',
      'net.ipv4.tcp_syncookies = 1',
      'a=b',
    ]) {
      expect(inner(text)).toBeUndefined();
    }
  });

  it('costs no more than its length', () => {
    for (const part of ['a=', 'a="', 'a=b ', 'msg="x" ', ' ', 'x', '=', '"', 'error=x y ', 'a.b/', '\\']) {
      for (const head of ['level=error msg=', 'level=error msg="', '4:47AM ERR x error="']) {
        const text = head + part.repeat(Math.ceil(1_000_000 / part.length));
        const start = performance.now();
        open(text);
        expect(performance.now() - start).toBeLessThan(3000);
      }
    }
  });
});
