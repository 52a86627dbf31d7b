import { useId, type ReactNode } from 'react';

/** A section of a screen that computes, with its heading. */
export function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="mt-8">
      <h2 id={id} className="mb-2 text-base font-semibold">
        {title}
      </h2>
      {children}
    </section>
  );
}

/** A table that may be wider than the screen: it scrolls by itself, with the keyboard too. */
export function WideTable({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div
      role="group"
      aria-label={label}
      tabIndex={0}
      className="max-h-[70vh] overflow-auto rounded-md border border-line bg-panel"
    >
      <table className="w-full border-collapse text-left text-sm">{children}</table>
    </div>
  );
}

export const TH =
  'sticky top-0 border-b border-line bg-sunk px-2.5 py-1.5 text-xs font-medium text-ink-2 whitespace-nowrap';
export const TD = 'border-b border-line px-2.5 py-1.5 align-top';
