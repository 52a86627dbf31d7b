import { acceptTarget } from '../../model/accept-target.ts';
import type { Case } from '../../model/case.ts';

export type Typed =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'paste'; readonly case: Partial<Case> }
  | { readonly kind: 'target'; readonly case: Partial<Case> }
  | { readonly kind: 'refused'; readonly why: string };

const ERRNO = /^E[A-Z]{3,}$/;
const HOST_PORT = /^\S{1,300}(?: \d{1,5})?$/;

/** `host port`, as nc takes it, as `host:port`. */
function joined(words: string): string {
  const [host = '', port] = words.split(' ');
  if (port === undefined) return host;
  return host.includes(':') && !host.startsWith('[') ? `[${host}]:${port}` : `${host}:${port}`;
}

/** One word, or `host port`, is somebody typing a target; anything more is something pasted. */
export function typedTarget(text: string): Typed {
  const word = text.trim();
  if (word === '') return { kind: 'nothing' };
  if (!HOST_PORT.test(word) || ERRNO.test(word)) return { kind: 'paste', case: {} };
  const accepted = acceptTarget(joined(word));
  if (!accepted.ok) return { kind: 'refused', why: accepted.why };
  const { target, port } = accepted.value;
  return { kind: 'target', case: { target, ...(port !== undefined && { port }) } };
}
