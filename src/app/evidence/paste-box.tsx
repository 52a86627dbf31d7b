import {
  useId,
  useRef,
  useState,
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { VANTAGES, type Vantage } from '../../model/evidence.ts';
import { Button } from '../ui/button.tsx';
import { HeldText } from './held-text.tsx';
import { FROM_NAMES } from '../wording.ts';

/** A text box slows down with every line in it; longer texts are held beside it. */
const HELD_FROM = 100_000;

interface Props {
  readonly label: string;
  readonly placeholder: string;
  /** What the choice of the place shows until somebody chooses; without it the place is not asked for. */
  readonly from?: Vantage;
  readonly large?: boolean;
  readonly note?: ReactNode;
  /** Why the text was not taken, said by the owner. */
  readonly complaint?: string;
  /** What stands in it, with the place chosen for it, whenever either changes. */
  readonly onDraft?: (text: string, from: Vantage | undefined) => void;
  /** `from`: only what was chosen. A preset that nobody looked at was not told. */
  readonly onRead: (text: string, from: Vantage | undefined) => void;
}

/** The box that takes anything: typed, pasted, dropped or chosen as a file. */
export function PasteBox({
  label,
  placeholder,
  from: preset,
  large = false,
  note,
  complaint: refusal = '',
  onDraft,
  onRead,
}: Props) {
  const [text, setText] = useState('');
  const [held, setHeld] = useState<string>();
  const [from, setFrom] = useState<Vantage>();
  const [own, setComplaint] = useState('');
  const complaint = own === '' ? refusal : own;
  const [over, setOver] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const id = useId();

  const take = (added: string) => {
    setComplaint('');
    // What is held already stays as well: a second file is added to the first.
    const before = held ?? text;
    const whole = before === '' ? added : `${before}\n${added}`;
    if (whole.length > HELD_FROM) setHeld(whole);
    else setText(whole);
    onDraft?.(whole, from);
  };
  const takeFiles = async (files: readonly File[]) => {
    if (files.length === 0) return;
    try {
      take((await Promise.all(files.map((file) => file.text()))).join('\n'));
    } catch {
      setComplaint('That could not be read as a file. Open it elsewhere, and paste its text.');
    }
  };
  const read = () => {
    const whole = held ?? text;
    if (whole.trim() === '') {
      setComplaint('There is nothing in the box yet. Paste the output first.');
      area.current?.focus();
      return;
    }
    setComplaint('');
    if (!large) setText('');
    setHeld(undefined);
    // The next text is another one, and may be from elsewhere.
    setFrom(undefined);
    onRead(whole, from);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    read();
  };
  const onPaste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text/plain');
    if (pasted.length <= HELD_FROM) return;
    event.preventDefault();
    take(pasted);
  };
  const onDrop = (event: DragEvent) => {
    setOver(false);
    const files = [...event.dataTransfer.files];
    if (files.length === 0) return;
    event.preventDefault();
    void takeFiles(files);
  };

  return (
    <div className="no-print">
      <label htmlFor={id} className={large ? 'sr-only' : 'mb-1.5 block text-sm font-medium'}>
        {label}
      </label>
      <div
        className={`overflow-hidden border border-control bg-panel focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-act ${large ? 'rounded-xl shadow-sm' : 'rounded-md'} ${over ? 'outline-2 outline-act outline-dashed' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => {
          setOver(false);
        }}
        onDrop={onDrop}
      >
        {held === undefined ? (
          <textarea
            ref={area}
            id={id}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setComplaint('');
              onDraft?.(event.target.value, from);
            }}
            onKeyDown={onKeyDown}
            onPaste={onPaste}
            placeholder={placeholder}
            aria-describedby={`${id}c`}
            aria-invalid={complaint !== ''}
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            autoCorrect="off"
            wrap="soft"
            className={`block w-full resize-y bg-transparent font-mono text-[16px] focus:outline-none sm:text-sm ${large ? 'min-h-36 px-4 py-3.5' : 'min-h-24 px-3 py-2.5'}`}
          />
        ) : (
          <HeldText
            text={held}
            onDrop={() => {
              setHeld(undefined);
              onDraft?.('', from);
            }}
          />
        )}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line px-3 py-2 text-sm text-ink-2">
          {preset !== undefined && (
            <label className="flex items-center gap-1.5">
              <span>Taken from</span>
              <select
                value={from ?? preset}
                onChange={(event) => {
                  const chosen = VANTAGES.find((vantage) => vantage === event.target.value);
                  setFrom(chosen);
                  onDraft?.(held ?? text, chosen);
                }}
                className="min-h-7 rounded-md border border-control bg-panel px-1.5 py-1 text-ink"
              >
                {VANTAGES.map((vantage) => (
                  <option key={vantage} value={vantage}>
                    {FROM_NAMES[vantage]}
                  </option>
                ))}
              </select>
            </label>
          )}
          {note !== undefined && <span>{note}</span>}
          <label className="relative inline-flex min-h-6 cursor-pointer items-center rounded-sm underline decoration-edge underline-offset-2 focus-within:outline-2 focus-within:outline-act hover:text-ink">
            Open a file
            <input
              type="file"
              multiple
              className="absolute inset-0 cursor-pointer opacity-0"
              onChange={(event) => {
                void takeFiles([...(event.target.files ?? [])]);
                event.target.value = '';
              }}
            />
          </label>
          <span className="ml-auto flex items-center gap-3">
            <kbd className="hidden font-sans text-xs text-ink-3 md:inline">Ctrl Enter</kbd>
            <Button look="primary" onClick={read}>
              Read it
            </Button>
          </span>
        </div>
      </div>
      <p id={`${id}c`} role="status" className={complaint === '' ? 'sr-only' : 'mt-1.5 text-sm text-guilty'}>
        {complaint}
      </p>
    </div>
  );
}
