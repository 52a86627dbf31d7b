/** How an envelope that stands in front of its message, or around it, is read off a line. */

import type { Context, Opened } from '../../envelope.ts';
import { mayBegin } from './first-characters.ts';
import { readWrittenTime } from './written-time.ts';

type Mutable<T> = { -readonly [key in keyof T]: T[key] };

const TEXTS = ['host', 'program', 'level', 'logger', 'container', 'pod', 'namespace'] as const;

/** What the named groups of a pattern tell, and nothing where a group is empty. */
export function contextOf(groups: Readonly<Record<string, string | undefined>>): Context {
  const context: Mutable<Context> = {};
  for (const name of TEXTS) {
    const text = groups[name]?.trim() ?? '';
    if (text !== '') context[name] = text;
  }
  const { time, pid } = groups;
  if (pid !== undefined) context.pid = Number(pid);
  const seconds = time === undefined ? undefined : readWrittenTime(time);
  if (seconds !== undefined && !Number.isNaN(seconds)) context.time = seconds;
  return context;
}

/**
 * Opens what the pattern matches at the line's beginning. Its named groups are the context's fields; the message
 * is its group `message`, else all that stands behind the match.
 */
export function opens(pattern: RegExp): (text: string) => Opened | undefined {
  const admits = mayBegin(pattern);
  return (text) => {
    const match = admits(text) ? pattern.exec(text) : null;
    if (!match) return undefined;
    const groups = match.groups ?? {};
    return { inner: [groups['message'] ?? text.slice(match[0].length)], context: contextOf(groups) };
  };
}
