import { describe, expect, it } from 'vitest';
import { json } from './json.ts';

function open(text: string) {
  for (const envelope of json.envelopes) {
    if (envelope.mark !== undefined && !text.toLowerCase().includes(envelope.mark)) continue;
    const opened = envelope.open(text);
    if (opened) return opened;
  }
  return undefined;
}

const inner = (text: string) => open(text)?.inner;

/** Milliseconds, the best of three: a machine may be busy. */
function timeOf(run: () => unknown): number {
  const times = [0, 1, 2].map(() => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.min(...times);
}

describe('what a record says', () => {
  it('gives the message, the error, then the stack', () => {
    const text = String.raw`{"level":50,"time":1795236420123,"pid":23575,"hostname":"app1","err":{"type":"Error","message":"connect ECONNREFUSED 192.0.2.5:5432","stack":"Error: connect ECONNREFUSED 192.0.2.5:5432\n    at TCPConnectWrap.afterConnect","errno":-111,"code":"ECONNREFUSED","syscall":"connect","address":"192.0.2.5","port":5432},"msg":"query failed"}`;
    expect(open(text)).toEqual({
      inner: [
        'query failed',
        'connect ECONNREFUSED 192.0.2.5:5432',
        'Error: connect ECONNREFUSED 192.0.2.5:5432\n    at TCPConnectWrap.afterConnect',
      ],
      context: { time: 1795236420.123, host: 'app1', pid: 23575, level: '50' },
    });
  });

  it('composes a line from the fields of a connection, and only from those that are there', () => {
    const error = '"errno":-111,"code":"ECONNREFUSED","syscall":"connect"';
    expect(inner(`{"err":{${error},"address":"192.0.2.5","port":5432}}`)).toEqual([
      'connect ECONNREFUSED 192.0.2.5:5432',
    ]);
    expect(inner(`{"err":{${error},"address":"2001:db8::5","port":5432}}`)).toEqual([
      'connect ECONNREFUSED [2001:db8::5]:5432',
    ]);
    expect(inner(`{"err":{${error}}}`)).toEqual(['connect ECONNREFUSED']);
    expect(inner('{"err":{"code":"ECONNRESET"}}')).toEqual(['ECONNRESET']);
    expect(
      inner('{"err":{"code":"ENOTFOUND","syscall":"getaddrinfo","hostname":"db1.example.org"}}'),
    ).toEqual(['getaddrinfo ENOTFOUND db1.example.org']);
    expect(inner('{"err":{"code":"ENOENT","syscall":"connect","address":"/run/app.sock"}}')).toEqual([
      'connect ENOENT /run/app.sock',
    ]);
  });

  it("does not take the logging machine's name for the target's", () => {
    expect(inner('{"level":50,"pid":7,"hostname":"app1","code":"ECONNREFUSED","msg":"no"}')).toEqual([
      'no',
      'ECONNREFUSED',
    ]);
    expect(
      inner('{"level":"error","pid":7,"hostname":"app1","port":3000,"msg":"connection refused"}'),
    ).toEqual(['connection refused']);
  });

  it('joins what went wrong with the end that another field names', () => {
    expect(
      inner('{"level":"error","msg":"dial failed","addr":"db1:5432","error":"connection refused"}'),
    ).toEqual(['dial failed', 'connection refused', 'dial failed: connection refused, addr=db1:5432']);
    expect(inner('{"message":"connection refused","remote_addr":"192.0.2.77:4711"}')).toEqual([
      'connection refused',
    ]);
  });

  it('reads nested objects, arrays and strings of JSON in JSON', () => {
    expect(inner('{"jsonPayload":{"fields":{"error":"dial tcp 192.0.2.5:5432: i/o timeout"}}}')).toEqual([
      'dial tcp 192.0.2.5:5432: i/o timeout',
    ]);
    expect(inner('[{"errors":["first failure","second failure"]}]')).toEqual([
      'first failure',
      'second failure',
    ]);
    const once = JSON.stringify({ log: JSON.stringify({ msg: 'connection refused' }) });
    expect(inner(once)).toEqual(['{"msg":"connection refused"}']);
    expect(inner('{"msg":"connection refused"}')).toEqual(['connection refused']);
  });

  it('keeps what stands in front of it and behind it', () => {
    expect(inner('error: dial failed {"error":"connection refused"} at main.go:12')).toEqual([
      'error: dial failed',
      'connection refused',
      'at main.go:12',
    ]);
  });

  it('reads what Python, Ruby and Node print of their objects', () => {
    expect(inner("{'error': ConnectionRefusedError(111, 'Connection refused'), 'try': 1}")).toEqual([
      'Connection refused',
    ]);
    expect(inner('{:error=>"Connection refused - connect(2)"}')).toEqual(['Connection refused - connect(2)']);
    expect(
      inner("{ errno: -111, code: 'ECONNREFUSED', syscall: 'connect', address: '192.0.2.5', port: 5432 }"),
    ).toEqual(['connect ECONNREFUSED 192.0.2.5:5432']);
  });

  it('leaves listings alone', () => {
    for (const text of [
      '{"status":"UP"}',
      '[{"Protocol":"tcp","TargetPort":80,"PublishedPort":8080,"PublishMode":"ingress"}]',
      '[{"ip":"192.0.2.3"}]',
      '{',
      '[',
      '{"',
      '{"message":null,"error":true}',
      'Flags [S], seq 2871530914, win 64240, options [mss 1460,sackOK]',
    ]) {
      expect(inner(text)).toBeUndefined();
    }
  });
});

describe('a record that the paste cut', () => {
  const whole =
    '{"level":"error","msg":"dial failed","err":{"code":"ECONNREFUSED","address":"192.0.2.5","port":54321}}';

  it('is read as far as it goes, and half a number or a half word is none', () => {
    expect(inner(whole.slice(0, -3))).toEqual(['dial failed', 'ECONNREFUSED 192.0.2.5']);
    expect(inner('{"message":"connect ECONNREFUSED 192.0.2.5:54')).toEqual(['connect ECONNREFUSED']);
    expect(inner('refused","port":54},"error":"connection refused"}')).toEqual(['connection refused']);
  });

  it('never throws, wherever it is cut, and invents no address', () => {
    for (let end = 0; end <= whole.length; end++) {
      const found = inner(whole.slice(0, end))?.join(' ') ?? '';
      for (const port of found.match(/:\d+/g) ?? []) expect(port).toBe(':54321');
    }
  });
});

describe('hostile input', () => {
  const bracket = (open: string, times: number) => open.repeat(times);

  it('is nested a million deep, and costs no more than its length', () => {
    for (const part of ['{"a":', '[', '{"msg":"x","b":', '["', '{"a":[', "{'", String.raw`{\"a\":`]) {
      const short = bracket(part, 20_000);
      const long = bracket(part, 160_000);
      const base = Math.max(
        timeOf(() => inner(short)),
        2,
      );
      expect(timeOf(() => inner(long))).toBeLessThan(base * 40);
    }
  });

  it('has a million members, quotes or backslashes', () => {
    for (const part of [
      '"a":"b",',
      '"',
      '\\',
      '\\"',
      '\\u',
      '"error":"x",',
      '"code":"ECONNREFUSED",',
      ':',
      ',',
    ]) {
      const text = `{"msg":"x",${part.repeat(Math.ceil(1_000_000 / part.length))}`;
      expect(inner(text)?.length ?? 0).toBeLessThanOrEqual(60);
      expect(timeOf(() => inner(text))).toBeLessThan(3000);
    }
  });

  it('keeps what is read behind a nest that is too deep', () => {
    const text = `{"a":${'['.repeat(100)}"deep"${']'.repeat(100)},"msg":"connection refused"}`;
    expect(inner(text)).toEqual(['connection refused']);
  });
});
