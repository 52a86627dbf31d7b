import { markedText } from './marked-text.ts';

/** Text from outside, as text: left to right, with what would be invisible made visible. */
export function RawText({ text }: { readonly text: string }) {
  return (
    <bdi dir="ltr">
      {markedText(text.replace(/\r$/, '')).map((part, index) =>
        part.hidden ? (
          // The parts of a text never change places.
          <span key={index} className="rounded-sm bg-sunk px-0.5 text-[0.85em] text-ink-3">
            {part.text}
          </span>
        ) : (
          part.text
        ),
      )}
    </bdi>
  );
}
