import { describe, expect, it } from 'vitest';
import type { Evidence, Vantage } from '../model/evidence.ts';
import { diagnose } from './index.ts';

/** A command was offered for a place, and nobody said where the text was taken. */

const ROWS =
  'State  Recv-Q Send-Q Local Address:Port Peer Address:Port\nLISTEN 0      244    127.0.0.1:5432     0.0.0.0:*\n';

function placeOf(text: string, more: Partial<Evidence> = {}): readonly [Vantage, string] | undefined {
  const ran = { recipe: 'listeners', command: 'ip -br addr; sudo ss -lntp', where: 'server' as const };
  const [fact] = diagnose({ evidence: [{ text, ran, ...more }] }).facts;
  return fact && [fact.place.vantage, fact.place.shownBy];
}

describe('the place for which a command was offered', () => {
  it.each([
    ['its output alone', ROWS],
    ['the same tool behind a prompt', `root@h1:~# ss -lnt\n${ROWS}`],
    ['the command as it was offered', `$ ip -br addr; sudo ss -lntp\n${ROWS}`],
    [
      'it within marks',
      `== tcpwhy begin h1 2026-11-21T04:47:00Z\n== $ sudo ss -lntp\n${ROWS}== tcpwhy end\n`,
    ],
  ])('is told with %s', (_, text) => {
    expect(placeOf(text)).toEqual(['server', 'told']);
  });

  it('is not that of another command', () => {
    const other = 'ops@h1:~$ sysctl net.core.somaxconn\nnet.core.somaxconn = 4096\n';
    expect(placeOf(other)).toEqual(['unknown', 'unknown']);
    expect(placeOf(`${other}ops@h1:~$ ss -lnt\n${ROWS}`)).toEqual(['unknown', 'unknown']);
  });

  it('gives way to a place that was chosen', () => {
    expect(placeOf(ROWS, { from: 'client' })).toEqual(['client', 'told']);
  });

  it('is none where it cannot be one', () => {
    const ran = { recipe: 'x', command: 'ss -lnt', where: 'moon' as Vantage };
    expect(placeOf(ROWS, { ran })).toEqual(['unknown', 'unknown']);
  });
});
