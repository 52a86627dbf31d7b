import type { CauseIndex } from '../engine.ts';

export type Part = string | { readonly id: string; readonly title: string };

const ID = /\b[a-z-]+\b/g;

/** The catalogue's sentences name other causes by id; each becomes a link with its title. */
export function withCauseLinks(text: string, causes: CauseIndex): readonly Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const { 0: id, index } of text.matchAll(ID)) {
    const cause = causes.get(id);
    if (!cause) continue;
    parts.push(text.slice(from, index), { id, title: cause.title });
    from = index + id.length;
  }
  return [...parts, text.slice(from)];
}
