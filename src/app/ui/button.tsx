import type { ComponentProps } from 'react';

type Look = 'plain' | 'primary' | 'quiet' | 'term';

const BASE =
  'inline-flex min-h-7 items-center justify-center gap-2 rounded-md border text-sm leading-tight transition-colors';

const LOOKS: Readonly<Record<Look, string>> = {
  plain: 'border-edge bg-panel px-3 py-1.5 hover:border-control hover:bg-sunk',
  primary: 'border-act bg-act px-3 py-1.5 font-medium text-act-ink hover:opacity-90',
  quiet: 'border-transparent px-2 py-1 text-ink-2 hover:bg-sunk hover:text-ink',
  term: 'border-term-line bg-white/10 px-3 py-1 text-xs text-term-ink hover:bg-white/20',
};

export function Button({
  look = 'plain',
  className = '',
  ...rest
}: ComponentProps<'button'> & { readonly look?: Look }) {
  return <button type="button" className={`${BASE} ${LOOKS[look]} ${className}`} {...rest} />;
}
