import type { CommandLine } from '../../model/command-line.ts';
import type { BlockHead, BlockReader, Draft, Line } from '../../model/parser.ts';
import { succeeded } from '../../model/outcome.ts';
import { attemptDraft } from '../../failure/attempt.ts';
import { echoedWords } from '../../command/echoed-outcome.ts';
import { isBanner } from '../../failure/service-banners.ts';

// Ncat: 0 bytes sent, 72 bytes received in 5.11 seconds.      (glued to an answer without a line end)
const GLUED = /Ncat: \d{1,12} bytes sent, .{5,60}$/;
// What follows an answer: Content-Type: text/html      <html>      {"status":"UP"}      221 Goodbye.      $6
// Invalid SSH identification string.      Protocol mismatch.      (sshd, of what it was sent)
const MORE =
  /^(?:[A-Za-z][\w-]{1,40}: \S|\s{0,8}[<{[]|\d{3}[ -]\S|[*$%:]\d{1,6}$|Invalid SSH identification|Protocol mismatch)/;

type ReadAlone = (line: Line, head: BlockHead) => readonly Draft[] | undefined;

/** nc's own lines, and behind them what the service sent. */
export class NetcatReader implements BlockReader {
  readonly #readAlone: ReadAlone;
  readonly #head: BlockHead;
  readonly #command: CommandLine | undefined;
  readonly #drafts: Draft[] = [];
  readonly #words: ReturnType<typeof echoedWords>;
  #answered = false;

  constructor(readAlone: ReadAlone, head: BlockHead, command: CommandLine | undefined) {
    this.#readAlone = readAlone;
    this.#head = head;
    this.#command = command;
    this.#words = command && echoedWords(command);
  }

  read(line: Line): boolean {
    if (line.text.trim() === '') return this.#answered;
    const own = this.#readAlone(line, this.#head);
    if (own) {
      this.#answered &&= own.length === 0;
      if (this.#ends(line, own)) return true;
      if (this.#drafts.length < 5000) this.#drafts.push(...own);
      return true;
    }
    if (this.#echoed(line)) return true;
    const text = line.text.replace(GLUED, '');
    if (this.#answered) return isBanner(text) || MORE.test(text);
    return isBanner(text) && this.#answer({ ...line, text });
  }

  /** Ncat: Connected to 10.0.0.5:5432.      Ncat: Connection reset by peer.      (one attempt, and how it ended) */
  #ends(line: Line, [own]: readonly Draft[]): boolean {
    const { record, lines } = this.#drafts.at(-1) ?? {};
    if (own?.record.kind !== 'attempt' || own.record.outcome !== 'reset-connecting') return false;
    if (record?.kind !== 'attempt' || !succeeded(record.outcome)) return false;
    const { errno } = own.record;
    this.#drafts.splice(-1, 1, {
      record: { ...record, outcome: 'reset-later', ...(errno === undefined ? {} : { errno }) },
      lines: [line.number, ...(lines ?? [])],
    });
    return true;
  }

  /** What the typed line prints of each try: `nc -z db1 5432 && echo ok || echo fail`. */
  #echoed(line: Line): boolean {
    const command = this.#command;
    const words = this.#words;
    if (!command || !words) return false;
    const text = line.text.trim();
    const isGood = text.startsWith(words.well);
    if (!isGood && !text.startsWith(words.badly)) return false;
    const outcome = isGood ? 'connected' : 'failed';
    if (this.#drafts.length < 5000)
      this.#drafts.push(attemptDraft({ tool: 'nc', line, head: this.#head, command, outcome }));
    return true;
  }

  /** With -v it said before that it is connected: then it is the same attempt. */
  #answer(line: Line): boolean {
    this.#answered = true;
    const { record, lines } = this.#drafts.at(-1) ?? {};
    const reply = line.text.slice(0, 200);
    if (record?.kind === 'attempt' && record.outcome === 'connected') {
      this.#drafts.splice(-1, 1, {
        record: { ...record, outcome: 'replied', reply },
        lines: [line.number, ...(lines ?? [])],
      });
      return true;
    }
    const command = this.#command;
    const tool = command?.tool === 'ncat' ? 'ncat' : 'nc';
    this.#drafts.push(attemptDraft({ tool, outcome: 'replied', reply, line, head: this.#head, command }));
    return true;
  }

  end(): readonly Draft[] {
    return this.#drafts;
  }
}
