import { useEffect, useState } from 'react';
import { Button } from './button.tsx';
import { copyText } from './copy-text.ts';

const SHOWN_MS = 2000;

interface Props {
  readonly text: string;
  readonly label?: string;
  /** What is copied, for those who do not see the box around the button. */
  readonly what: string;
  readonly look?: 'plain' | 'term';
}

export function CopyButton({ text, label = 'Copy', what, look = 'term' }: Props) {
  const [result, setResult] = useState<'copied' | 'refused'>();

  useEffect(() => {
    if (result === undefined) return;
    const timer = setTimeout(() => {
      setResult(undefined);
    }, SHOWN_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [result]);

  const copy = async () => {
    setResult((await copyText(text)) ? 'copied' : 'refused');
  };
  const words = { copied: 'Copied', refused: 'Select and copy' };

  return (
    <>
      <Button
        look={look}
        // As wide as the longest of its words, so that nothing moves.
        className="no-print min-w-20"
        aria-label={result ? undefined : `${label} ${what}`}
        onClick={() => {
          void copy();
        }}
      >
        {result ? words[result] : label}
      </Button>
      <span role="status" className="sr-only">
        {result === 'copied' ? `Copied ${what}` : ''}
      </span>
    </>
  );
}
