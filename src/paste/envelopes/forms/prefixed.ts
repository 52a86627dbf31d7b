import type { Context, Envelope, Opened } from '../../envelope.ts';
import { readTime } from './time.ts';

export interface Prefix extends Omit<Envelope, 'open'> {
  /**
   * Anchored at the line's begin; what it does not match is the message. Its groups are named as the fields of
   * `Context`.
   */
  readonly pattern: RegExp;
}

const WORDS = ['host', 'program', 'level', 'logger', 'container', 'pod', 'namespace'] as const;

export function contextOf(groups: Readonly<Record<string, string | undefined>>): Context {
  const context: { -readonly [field in keyof Context]: Context[field] } = {};
  const time = groups['time'] === undefined ? undefined : readTime(groups['time'].trim());
  if (time !== undefined) context.time = time;
  if (groups['pid'] !== undefined) context.pid = Number(groups['pid']);
  for (const word of WORDS) {
    const value = groups[word]?.trim();
    if (value !== undefined && value !== '') context[word] = value;
  }
  return context;
}

/** Inner texts with what the envelope told beside them; nothing where all are blank. */
export function opened(texts: readonly string[], context: Context = {}): Opened | undefined {
  const inner = texts.map((text) => text.trim()).filter((text) => text !== '');
  if (inner.length === 0) return undefined;
  return Object.keys(context).length === 0 ? { inner } : { inner, context };
}

/** An envelope that stands in front of its message only. */
export function prefixed({ pattern, ...rest }: Prefix): Envelope {
  return {
    ...rest,
    open(text) {
      const match = pattern.exec(text);
      return match ? opened([text.slice(match[0].length)], contextOf(match.groups ?? {})) : undefined;
    },
  };
}
