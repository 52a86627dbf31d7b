import { describe, expect, it } from 'vitest';
import { errnoOfText } from '../failure/errno-words.ts';
import strerror from '../failure/strerror.json' with { type: 'json' };
import { ofKind } from '../model/fact.ts';
import { readEvidence } from '../paste/reader.ts';
import { PARSERS } from './registry.ts';

/** errnos that a connect() on TCP ends with, and that bash therefore prints behind /dev/tcp. */
const OF_CONNECT = ['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EACCES', 'EADDRNOTAVAIL', 'EINVAL'];

const texts = Object.entries(strerror).flatMap(([errno, list]) => list.map((text) => [errno, text] as const));

/** Two errnos may share their words in a language. */
function meanings(text: string): readonly string[] {
  return texts.filter(([, other]) => other.toLowerCase() === text.toLowerCase()).map(([errno]) => errno);
}

describe('the words of every measured language', () => {
  it.each(texts)('%s: %s', (_, text) => {
    expect(meanings(text)).toContain(errnoOfText(text));
  });

  it.each(texts.filter(([errno]) => OF_CONNECT.includes(errno)))('bash prints %s as: %s', (errno, text) => {
    const paste = `ops@app1:~$ bash -c '</dev/tcp/192.0.2.5/8080'\nbash: connect: ${text}`;
    const [attempt] = ofKind(readEvidence(PARSERS, { text: paste }, 0).facts, 'attempt');
    expect(attempt).toMatchObject({ errno, address: '192.0.2.5', port: 8080 });
  });
});
