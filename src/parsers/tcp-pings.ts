import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { attemptDraft, type SeenAttempt } from '../failure/attempt.ts';
import { HEADS, NOISE, PROBES, type ProbeEnding, type Whom } from './tcp-pings/shapes.ts';

const MOST = 4000;

const ENDINGS: Readonly<Record<ProbeEnding, Pick<SeenAttempt, 'outcome' | 'errno'>>> = {
  open: { outcome: 'connected' },
  silent: { outcome: 'own-deadline' },
  refused: { errno: 'ECONNREFUSED' },
  unreachable: { errno: 'EHOSTUNREACH' },
};

class TcpPingReader implements BlockReader {
  readonly #head: BlockHead;
  readonly #drafts: Draft[] = [];
  #whom: Whom = {};

  constructor(head: BlockHead) {
    this.#head = head;
  }

  read(line: Line): boolean {
    const { text } = line;
    if (text.trim() === '') return true;
    for (const pattern of HEADS) {
      const groups = pattern.exec(text)?.groups;
      if (groups) {
        this.#whom = { ...this.#whom, ...present(groups) };
        return true;
      }
    }
    for (const [pattern, ending] of PROBES) {
      const match = pattern.exec(text);
      if (match) {
        this.#add(line, { ...this.#whom, ...present(match.groups ?? {}) }, ending);
        return true;
      }
    }
    return NOISE.test(text);
  }

  #add(line: Line, whom: Whom, ending: ProbeEnding): void {
    this.#whom = { ...this.#whom, ...whom };
    const { host, address, port } = whom;
    if (this.#drafts.length >= MOST || (host === undefined && address === undefined)) return;
    this.#drafts.push(
      attemptDraft({
        tool: 'tcping',
        line,
        head: this.#head,
        command: undefined,
        host,
        address,
        port,
        ...ENDINGS[ending],
      }),
    );
  }

  end(): readonly Draft[] {
    return this.#drafts;
  }
}

function present(groups: Readonly<Record<string, string | undefined>>): Whom {
  return Object.fromEntries(Object.entries(groups).filter(([, value]) => value !== undefined));
}

/** A line that says whom it is about, in words that no other tool has. */
function opens(line: string): boolean {
  return (
    HEADS.some((pattern) => pattern.test(line)) ||
    PROBES.some(([pattern]) => {
      const groups = pattern.exec(line)?.groups;
      return groups !== undefined && (groups['host'] ?? groups['address']) !== undefined;
    })
  );
}

/** The tools that ping by connecting: tcping in its kinds, paping, PsPing, tcpping, httping. */
export const tcpPings: Parser = {
  id: 'tcp-pings',
  marks: [
    'probing ',
    'connecting to ',
    'tcp connect to ',
    'reply from ',
    'no reply from ',
    'ping tcp://',
    'seq N: ',
    'connected to ',
    'ping N',
    'ping ',
  ],
  claims: ({ tool }) => /^(?:tcping6?|paping|psping(?:64)?|tcpping|httping)(?:\.exe)?$/i.test(tool),
  opens,
  block: (head) => new TcpPingReader(head),
};
