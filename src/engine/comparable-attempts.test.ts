import { describe, expect, test } from 'vitest';
import type { Suspect } from '../model/diagnosis.ts';
import { diagnose } from './index.ts';

function levelOf(cause: string, text: string): Suspect['level'] | undefined {
  return diagnose({ evidence: [{ text, from: 'client' }] }).suspects.find((one) => one.cause === cause)
    ?.level;
}

const FAILS = 'curl: (28) Failed to connect to app1.example.org port 80 after 10002 ms: Timeout was reached';

describe('a success over the family that was asked for', () => {
  test.each([
    ['curl -4 -sI http://app1.example.org/', 'likely'],
    ['curl -sI4 http://app1.example.org/', 'likely'],
    ['curl --ipv4 -sI http://app1.example.org/', 'likely'],
    ['curl -sI http://app1.example.org/', 'confirmed'],
  ])('%s', (command, level) => {
    const text = `$ curl http://app1.example.org/\n${FAILS}\n$ ${command}\nHTTP/1.1 200 OK`;
    expect(levelOf('tcp-ok', text)).toBe(level);
  });

  test('says nothing of a literal of the other family', () => {
    const text =
      '$ curl http://[2001:db8::7]/\ncurl: (28) Failed to connect to 2001:db8::7 port 80 after 10002 ms: Timeout was reached\n$ curl -4 -sI http://app1.example.org/\nHTTP/1.1 200 OK';
    expect(levelOf('tcp-ok', text)).not.toBe('confirmed');
  });
});
