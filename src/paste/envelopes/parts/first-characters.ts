/**
 * The characters that a text may begin with where an anchored pattern matches it: most lines are turned away by
 * their first one, which costs a tenth of asking the pattern.
 */

const ASCII = 128;

/** What a part of a pattern may begin with, and whether it may be empty. */
interface Beginning {
  readonly characters: Uint8Array;
  readonly empty: boolean;
  readonly end: number;
}

const QUANTIFIER = /^(?:[*?]|\{0,?\d*\})\??/;
const REPEATED = /^(?:\+|\{\d+(?:,\d*)?\})\??/;
const GROUP = /^\((?:\?(?:<([=!])|([=!])|:|<\w+>))?/;
const ATOM = /^(?:\[(?:[^\]\\]|\\.)*\]|\\[pP]\{[^}]*\}|\\u[\dA-Fa-f]{4}|\\x[\dA-Fa-f]{2}|\\.|[^\\])/s;

const known = new Map<string, Uint8Array>();

/** Which ASCII characters an atom takes: the engine itself is asked. */
function charactersOf(atom: string, flags: string): Uint8Array {
  const key = `${flags}/${atom}`;
  let characters = known.get(key);
  if (!characters) {
    const pattern = new RegExp(`^${atom}`, flags);
    characters = Uint8Array.from({ length: ASCII }, (_, code) =>
      Number(pattern.test(String.fromCharCode(code))),
    );
    known.set(key, characters);
  }
  return characters;
}

function add(to: Uint8Array, from: Uint8Array): void {
  for (let code = 0; code < ASCII; code++) if (from[code] === 1) to[code] = 1;
}

class Reader {
  private readonly source: string;
  private readonly flags: string;

  constructor(pattern: RegExp) {
    this.source = pattern.source;
    this.flags = pattern.flags.replace(/[gy]/g, '');
  }

  /** Alternatives up to the bracket that closes them, or the pattern's end. */
  alternatives(start: number): Beginning {
    const characters = new Uint8Array(ASCII);
    let empty = false;
    for (let at = start; ;) {
      const one = this.sequence(at);
      add(characters, one.characters);
      empty ||= one.empty;
      if (this.source[one.end] !== '|') return { characters, empty, end: one.end };
      at = one.end + 1;
    }
  }

  private sequence(start: number): Beginning {
    const characters = new Uint8Array(ASCII);
    let empty = true;
    let at = start;
    while (at < this.source.length && this.source[at] !== '|' && this.source[at] !== ')') {
      const one = this.quantified(at);
      if (empty) add(characters, one.characters);
      empty &&= one.empty;
      at = one.end;
    }
    return { characters, empty, end: at };
  }

  private quantified(start: number): Beginning {
    const one = this.source[start] === '(' ? this.group(start) : this.atom(start);
    const rest = this.source.slice(one.end, one.end + 12);
    const optional = QUANTIFIER.exec(rest)?.[0].length;
    if (optional !== undefined) return { ...one, empty: true, end: one.end + optional };
    return { ...one, end: one.end + (REPEATED.exec(rest)?.[0].length ?? 0) };
  }

  private group(start: number): Beginning {
    const head = GROUP.exec(this.source.slice(start, start + 40));
    const inner = this.alternatives(start + (head?.[0].length ?? 1));
    const end = inner.end + 1;
    const looks = head?.[1] ?? head?.[2];
    return looks === undefined ? { ...inner, end } : { characters: new Uint8Array(ASCII), empty: true, end };
  }

  private atom(start: number): Beginning {
    const atom = ATOM.exec(this.source.slice(start, start + 400))?.[0] ?? '';
    const end = start + atom.length;
    if (atom === '^' || atom === '$' || atom === String.raw`\b`)
      return { characters: new Uint8Array(ASCII), empty: true, end };
    return { characters: charactersOf(atom, this.flags), empty: false, end };
  }
}

/** Says whether a text may match by its first character alone. Always yes beyond ASCII, and where all may begin. */
export function mayBegin(pattern: RegExp): (text: string) => boolean {
  let characters: Uint8Array | undefined;
  return (text) => {
    characters ??= firstCharacters(pattern);
    const code = text.charCodeAt(0);
    return code >= ASCII || characters[code] === 1 || Number.isNaN(code);
  };
}

function firstCharacters(pattern: RegExp): Uint8Array {
  const all = new Uint8Array(ASCII).fill(1);
  if (!pattern.source.startsWith('^')) return all;
  const { characters, empty } = new Reader(pattern).alternatives(0);
  return empty ? all : characters;
}
