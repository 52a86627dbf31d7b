import type { Context, Opened } from '../../envelope.ts';

/** Inner texts with what the envelope told beside them; nothing where all are blank. */
export function opened(texts: readonly string[], context: Context = {}): Opened | undefined {
  const inner = texts.map((text) => text.trim()).filter((text) => text !== '');
  if (inner.length === 0) return undefined;
  return Object.keys(context).length === 0 ? { inner } : { inner, context };
}
