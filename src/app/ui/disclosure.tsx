import type { ReactNode } from 'react';

interface Props {
  readonly summary: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
  readonly open?: boolean;
}

export function Disclosure({ summary, children, className = '', open = false }: Props) {
  return (
    <details className={`text-sm text-ink-2 ${className}`} open={open}>
      <summary className="min-h-6 rounded-sm py-0.5 hover:text-ink">{summary}</summary>
      {children}
    </details>
  );
}
