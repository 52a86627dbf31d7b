import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { undoLast, undoStack } from '../store/undo.ts';
import { Button } from '../ui/button.tsx';

const SHOWN_MS = 15_000;

function isTextField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  );
}

/** Ctrl+Z, where it would not undo typing. */
function useUndoKey(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const undoes =
        event.key === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
      if (!undoes || isTextField(event.target)) return;
      event.preventDefault();
      undoLast();
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, []);
}

/** Says what was taken away and offers it back. It goes by itself; Ctrl+Z works on. */
export function UndoToast() {
  const last = useStore(undoStack, ({ done }) => done.at(-1));
  const [gone, setGone] = useState<number>();
  const [held, setHeld] = useState(false);
  useUndoKey();

  useEffect(() => {
    if (!last || held) return;
    const timer = setTimeout(() => {
      setGone(last.id);
    }, SHOWN_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [last, held]);

  const shown = last && last.id !== gone ? last : undefined;
  return (
    <div
      role="status"
      className="no-print pointer-events-none fixed inset-x-0 bottom-4 z-20 flex justify-center px-4"
      onMouseEnter={() => {
        setHeld(true);
      }}
      onMouseLeave={() => {
        setHeld(false);
      }}
      onFocus={() => {
        setHeld(true);
      }}
      onBlur={() => {
        setHeld(false);
      }}
    >
      {shown && (
        <div
          key={shown.id}
          className="arrives pointer-events-auto flex max-w-full items-center gap-3 rounded-lg border border-control bg-panel py-1.5 pr-1.5 pl-4 text-sm shadow-lg"
        >
          <span className="line-clamp-2 min-w-0">{shown.what}</span>
          <Button
            look="primary"
            onClick={() => {
              undoLast();
            }}
          >
            Undo
          </Button>
          <Button
            look="quiet"
            aria-label="Dismiss"
            onClick={() => {
              setGone(shown.id);
            }}
          >
            ✕
          </Button>
        </div>
      )}
    </div>
  );
}
