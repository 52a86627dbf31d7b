/** Wordings with typed holes, as patterns: the small language of `Entry.says` (see entry.ts). */

/** What stands in a hole; all of them are bounded, and none can match nothing but `text`. */
const QUOTE = String.raw`["'\u0060\u00B4\u2018\u2019\u201C\u201D\u201E\u00AB\u00BB]`;
const TOKEN = String.raw`[^\s"'\u0060\u2018\u2019\u201C\u201D<>(){},;]{1,280}`;
const HOST = String.raw`${QUOTE}?${TOKEN}${QUOTE}?(?: ?\([\da-fA-F:.%]{2,60}\))?`;
const AT = String.raw`${QUOTE}?(?:[\w+.-]{1,20}:/{2,3})?[^\s"'\u0060\u2018\u2019\u201C\u201D<>(){},;]{0,280}${QUOTE}?(?::\d{1,5})?`;
const TIME = String.raw`\d{1,10}(?:[.,]\d{1,9})?(?:\s?(?:ms|msecs?|millis(?:econds?)?|milliseconds?|s|secs?|seconds?|m|mins?|minutes?|us|\u00B5s)\b)?`;
const NUMBER = String.raw`[+-]?\d(?:[\d.,]{0,20}\d)?`;

const HOLES: Readonly<Record<string, string>> = {
  host: HOST,
  at: AT,
  source: AT,
  client: AT,
  resolver: AT,
  proxy: AT,
  port: String.raw`\d{1,5}`,
  address: String.raw`\[?[\da-fA-F:.%]{2,60}\]?`,
  path: String.raw`${QUOTE}?(?:http\+)?(?:unix:/{0,2})?(?:[/@]|%2F)[^\s"'\u0060:,;()]{1,200}${QUOTE}?`,
  why: String.raw`\S.{0,300}?`,
  reply: String.raw`\S.{0,200}?`,
  took: TIME,
  'took-ms': NUMBER,
  limit: TIME,
  'limit-ms': NUMBER,
  about: String.raw`${QUOTE}?[^\s"'\u0060,;()]{1,120}${QUOTE}?`,
  n: NUMBER,
  word: String.raw`[^\s,;]{1,80}`,
  text: String.raw`.{0,120}?`,
};

/** Literal pieces outside every optional part; for alternatives, those of each. */
export interface Pieces {
  readonly plain: readonly string[];
  readonly groups: readonly (readonly (readonly string[])[])[];
}

export interface Wording {
  readonly pattern: RegExp;
  /** The hole of each group, in order. */
  readonly holes: readonly string[];
  /** Letters that are given: the longer, the more exact. */
  readonly weight: number;
}

const IS_QUOTE = new RegExp(QUOTE);

function literal(character: string): string {
  if (/\s/.test(character)) return String.raw`\s{1,8}`;
  if (IS_QUOTE.test(character)) return QUOTE;
  return character.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}

const TO_THE_END: Readonly<Record<string, string>> = {
  why: String.raw`\S.{0,300}`,
  reply: String.raw`\S.{0,200}`,
  text: '.{0,120}',
};

type Token =
  | { readonly kind: 'letter'; readonly text: string }
  | { readonly kind: 'hole'; readonly name: string }
  | { readonly kind: 'opens' | 'closes'; readonly what: 'group' | 'optional' }
  | { readonly kind: 'or' };

/** The signs of a wording, one by one. Throws on what the small language does not know: tables are tested. */
function tokensOf(says: string): readonly Token[] {
  const tokens: Token[] = [];
  const open: ('group' | 'optional' | 'literal-group' | 'literal-optional')[] = [];
  for (let at = 0; at < says.length; at++) {
    const sign = says[at] ?? '';
    const top = open.at(-1);
    if ('([{'.includes(sign) && says[at + 1] === sign) {
      at++;
      tokens.push({ kind: 'letter', text: sign });
      if (sign !== '{') open.push(sign === '(' ? 'literal-group' : 'literal-optional');
    } else if (sign === '{') {
      const end = says.indexOf('}', at);
      const name = says.slice(at + 1, end);
      if (end < 0 || HOLES[name] === undefined) throw new Error(`no such hole: {${name}} in ${says}`);
      tokens.push({ kind: 'hole', name });
      at = end;
    } else if (sign === '(' || sign === '[') {
      const what = sign === '(' ? 'group' : 'optional';
      tokens.push({ kind: 'opens', what });
      open.push(what);
    } else if (sign === '|' && top === 'group') {
      tokens.push({ kind: 'or' });
    } else if ((sign === ')' && top?.endsWith('group')) || (sign === ']' && top?.endsWith('optional'))) {
      open.pop();
      if (top === 'group' || top === 'optional') tokens.push({ kind: 'closes', what: top });
      else tokens.push({ kind: 'letter', text: sign });
    } else {
      tokens.push({ kind: 'letter', text: sign });
    }
  }
  if (open.includes('group') || open.includes('optional')) throw new Error(`not closed: ${says}`);
  return tokens;
}

const OPEN = '([{';
const ENDS_PIECE = /[([{)\]|]/g;

/**
 * What every match holds: all plain pieces, and those of one alternative of each group. The whole vocabulary is cut up
 * before the first line is read, so this looks at signs only, and not at each letter.
 */
export function piecesOf(says: string): Pieces {
  const plain: string[] = [];
  const groups: string[][][] = [];
  // The signs that close what is open; those of doubled ones are letters.
  const open: string[] = [];
  let depth = 0;
  let group: string[][] | undefined;
  let start = 0;
  // Branches of the last group whose letters reach to its end, and where it ended: what follows there goes on with them.
  let reaching: string[][] = [];
  let ended = -1;
  const end = (at: number, next: number): void => {
    const piece = at > start ? says.slice(start, at) : '';
    const follows = start === ended;
    start = next;
    if (piece === '') return;
    if (depth === 1) group?.at(-1)?.push(piece);
    if (depth !== 0) return;
    plain.push(piece);
    if (follows) for (const branch of reaching) branch.push(`${branch.pop() ?? ''}${piece}`);
  };
  const endBranch = (at: number): void => {
    const branch = depth === 1 && at > start ? group?.at(-1) : undefined;
    end(at, at + 1);
    if (branch) reaching.push(branch);
  };
  ENDS_PIECE.lastIndex = 0;
  for (let match = ENDS_PIECE.exec(says); match; match = ENDS_PIECE.exec(says)) {
    const at = match.index;
    const [sign] = match;
    const top = open.at(-1);
    if (OPEN.includes(sign)) {
      if (says[at + 1] === sign) {
        end(at + 1, at + 2);
        if (sign !== '{') open.push(sign === '(' ? '))' : ']]');
        ENDS_PIECE.lastIndex = at + 2;
      } else if (sign === '{') {
        const close = says.indexOf('}', at);
        end(at, close + 1);
        ENDS_PIECE.lastIndex = close < 0 ? says.length : close + 1;
      } else {
        end(at, at + 1);
        open.push(sign === '(' ? ')' : ']');
        depth++;
        if (depth === 1) {
          group = sign === '(' ? [[]] : undefined;
          reaching = [];
        }
      }
    } else if (sign === '|') {
      if (top !== ')') continue;
      endBranch(at);
      if (depth === 1) group?.push([]);
    } else if (top === sign + sign) {
      open.pop();
    } else if (top === sign) {
      endBranch(at);
      open.pop();
      depth--;
      if (depth > 0) continue;
      ended = group ? at + 1 : -1;
      if (group) groups.push(group);
    }
  }
  end(says.length, says.length);
  return { plain, groups };
}

function patternOf(token: Token, isLast: boolean): string {
  switch (token.kind) {
    case 'letter':
      return literal(token.text);
    case 'hole':
      // What stands last goes on to the end.
      return `(${(isLast && TO_THE_END[token.name]) || (HOLES[token.name] ?? '')})`;
    case 'opens':
      return '(?:';
    case 'closes':
      return token.what === 'optional' ? ')?' : ')';
    case 'or':
      return '|';
  }
}

/** Letters that every match gives: of alternatives the shortest, and none of what may be missing. */
function weightOf(tokens: readonly Token[]): number {
  const levels: { ends: number[]; own: number; optional: boolean }[] = [
    { ends: [], own: 0, optional: false },
  ];
  for (const token of tokens) {
    const level = levels.at(-1);
    if (!level) break;
    if (token.kind === 'letter' && token.text.trim() !== '') level.own++;
    else if (token.kind === 'opens') levels.push({ ends: [], own: 0, optional: token.what === 'optional' });
    else if (token.kind === 'or') {
      level.ends.push(level.own);
      level.own = 0;
    } else if (token.kind === 'closes') {
      levels.pop();
      const outer = levels.at(-1);
      if (outer && !level.optional) outer.own += Math.min(...level.ends, level.own);
    }
  }
  return levels[0]?.own ?? 0;
}

/** Throws where the wording is not written as `Entry.says` wants it. */
export function compileWording(says: string): Wording {
  const tokens = tokensOf(says);
  const [first = '', last = ''] = [says[0], says.at(-1)];
  const before = /[a-z\d]/i.test(first) ? String.raw`(?<![a-zA-Z\d])` : '';
  const after = /[a-z\d]/i.test(last) ? String.raw`(?![a-zA-Z\d])` : '';
  return {
    pattern: new RegExp(
      before + tokens.map((token, i) => patternOf(token, i === tokens.length - 1)).join('') + after,
      'i',
    ),
    holes: tokens.flatMap((token) => (token.kind === 'hole' ? [token.name] : [])),
    weight: weightOf(tokens),
  };
}
