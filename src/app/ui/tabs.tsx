import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';

export interface Tab {
  readonly id: string;
  readonly label: string;
  readonly panel: ReactNode;
}

function target(key: string, at: number, count: number): number | undefined {
  if (key === 'ArrowRight') return (at + 1) % count;
  if (key === 'ArrowLeft') return (at + count - 1) % count;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return undefined;
}

/** Tabs with roving focus: one tab stop, arrows move. A single tab is shown without the list. */
export function Tabs({ tabs, label }: { readonly tabs: readonly Tab[]; readonly label: string }) {
  const [chosen, setChosen] = useState<string>();
  const list = useRef<HTMLDivElement>(null);
  const base = useId();
  const at = Math.max(
    0,
    tabs.findIndex(({ id }) => id === chosen),
  );
  const current = tabs[at];
  if (!current) return null;
  if (tabs.length === 1) return current.panel;

  const move = (event: KeyboardEvent) => {
    const next = target(event.key, at, tabs.length);
    if (next === undefined) return;
    event.preventDefault();
    setChosen(tabs[next]?.id);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus();
  };

  return (
    <div>
      <div ref={list} role="tablist" aria-label={label} className="flex flex-wrap gap-x-1" onKeyDown={move}>
        {tabs.map(({ id, label: text }, index) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`${base}t${index}`}
            aria-selected={index === at}
            aria-controls={`${base}p`}
            tabIndex={index === at ? 0 : -1}
            className="min-h-8 border-b-2 border-transparent px-2.5 py-1.5 font-mono text-sm text-ink-2 hover:text-ink aria-selected:border-act aria-selected:font-medium aria-selected:text-ink"
            onClick={() => {
              setChosen(id);
            }}
          >
            {text}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${base}p`} aria-labelledby={`${base}t${at}`} key={current.id}>
        {current.panel}
      </div>
    </div>
  );
}
