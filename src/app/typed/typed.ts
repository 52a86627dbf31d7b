import { typedTarget, type Typed } from './typed-target.ts';

const loadReader = () => import('../../engine/typed-line.ts');

/** Not in the first load; it comes when idle, before it is asked for. */
export function preloadTyped(): void {
  loadReader().catch(() => undefined);
}

/** What stands in the box: a target, a command, a few words, or something pasted. */
export async function readTyped(text: string): Promise<Typed> {
  const line = text.trim();
  if (line === '' || line.includes('\n')) return typedTarget(text);
  const reader = await loadReader().catch(() => undefined);
  const typed = reader?.readTypedLine(line);
  if (!typed) return typedTarget(text);
  return { kind: typed.isEvidence ? 'paste' : 'target', case: typed.case };
}
