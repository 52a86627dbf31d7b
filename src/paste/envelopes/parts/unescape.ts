/** Takes one layer of backslashes off. */

const NAMED: Readonly<Record<string, string>> = {
  n: '\n',
  r: '',
  t: '\t',
  b: '',
  f: '',
  v: '',
  a: '',
  e: '\u001B',
};
// \u003e      \x1b      \033      \n
const ESCAPE = /\\(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|([0-3][0-7]{2})|([^ux]))/g;
// \xe6\x8b\x92      \346\213\222: the bytes of a letter
const BYTES = /(?<!\\)(?:\\x[89A-Fa-f][0-9A-Fa-f]){2,400}|(?<!\\)(?:\\[23][0-7]{2}){2,400}/g;
// Colours, which were escaped with the rest: ESC[31m
const COLOUR = /\u001B\[[\d;]{0,20}[A-Za-z]/g;

function lettersOf(bytes: string): string {
  const percent = bytes.replace(/\\(?:x([0-9A-Fa-f]{2})|([0-7]{3}))/g, (_, hex?: string, octal?: string) => {
    return `%${hex ?? Number.parseInt(octal ?? '', 8).toString(16)}`;
  });
  try {
    return decodeURIComponent(percent);
  } catch {
    return bytes;
  }
}

/** `\"` as `"`, `\n` as a line feed, `\u003e` as `>`; what is no escape stays as it stands. */
export function unescape(text: string): string {
  if (!text.includes('\\')) return text;
  const plain = text
    .replace(BYTES, lettersOf)
    .replace(ESCAPE, (whole, unicode?: string, hex?: string, octal?: string, sign?: string) => {
      const digits = unicode ?? hex;
      if (digits !== undefined) return String.fromCharCode(Number.parseInt(digits, 16));
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
      if (sign === undefined) return whole;
      if (/["'\\/$`&<>]/.test(sign)) return sign;
      return NAMED[sign] ?? whole;
    });
  return plain.replace(COLOUR, '');
}

/** Where the string that opens at `at` ends: the place of its closing quote, or the text's length. */
export function closingQuote(text: string, at: number): number {
  const quote = text[at];
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === quote) return i;
  }
  return text.length;
}

/** A string that the paste cut: its last word may be half of one, and half an address is another address. */
export function withoutLastWord(text: string): string {
  const end = text.search(/\s\S*$/);
  return end < 0 ? '' : text.slice(0, end);
}
