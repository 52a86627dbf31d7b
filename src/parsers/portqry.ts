import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { attemptDraft, type SeenAttempt } from '../failure/attempt.ts';

// Querying target system called:
const START = /^Querying target system called:$/;
//  dc01.example.org
const NAME = /^\s{1,4}([\w.:-]{1,253})$/;
// Name resolved to 192.0.2.5
const RESOLVED = /^Name resolved to ([\da-fA-F.:]{3,45})$/;
// TCP port 636 (ldaps service): FILTERED
const PORT = /^TCP port (\d{1,5}) \([^)]{1,60}\): (LISTENING|NOT LISTENING|FILTERED)$/;
// Attempting to resolve name to IP address...      querying...      IP address resolved to dc01.example.org
const NOISE =
  /^(?:Attempting to resolve (?:name to IP address|IP address to a name)\.{3}|querying\.{3}|IP address resolved to \S{1,253}|Failed to resolve IP address to name|UDP port \d{1,5} .{1,80}|portqry\.exe .{1,100}exits with return code 0x\d{8}\.?)$/;

const ENDINGS: Readonly<Record<string, Pick<SeenAttempt, 'outcome' | 'errno'>>> = {
  LISTENING: { outcome: 'connected' },
  'NOT LISTENING': { errno: 'ECONNREFUSED' },
  FILTERED: { outcome: 'own-deadline' },
};

class PortqryReader implements BlockReader {
  readonly #head: BlockHead;
  readonly #drafts: Draft[] = [];
  #host: string | undefined;
  #address: string | undefined;
  #isNameNext = false;

  constructor(head: BlockHead) {
    this.#head = head;
  }

  read(line: Line): boolean {
    const { text } = line;
    if (text === '') return true;
    if (START.test(text)) {
      this.#isNameNext = true;
      this.#address = undefined;
      return true;
    }
    const name = this.#isNameNext ? NAME.exec(text)?.[1] : undefined;
    if (name !== undefined) {
      this.#isNameNext = false;
      this.#host = name;
      return true;
    }
    const address = RESOLVED.exec(text)?.[1];
    this.#address = address ?? this.#address;
    return address !== undefined || this.#port(line) || NOISE.test(text);
  }

  #port(line: Line): boolean {
    const [, port, word = ''] = PORT.exec(line.text) ?? [];
    const ending = ENDINGS[word];
    if (!ending || this.#host === undefined) return false;
    const [host, address] = [this.#host, this.#address];
    if (this.#drafts.length < 4000)
      this.#drafts.push(
        attemptDraft({
          tool: 'portqry',
          line,
          head: this.#head,
          command: undefined,
          host,
          address,
          port,
          ...ending,
        }),
      );
    return true;
  }

  end(): readonly Draft[] {
    return this.#drafts;
  }
}

/** PortQry: who was asked, and how each port answered. */
export const portqry: Parser = {
  id: 'portqry',
  marks: ['querying target system'],
  claims: ({ tool }) => /^portqry(?:\.exe)?$/i.test(tool),
  opens: (line) => START.test(line),
  block: (head) => new PortqryReader(head),
};
