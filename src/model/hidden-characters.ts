/**
 * Characters that have no place in any field: they are invisible, look like another character, or mean something to
 * a terminal or a shell. Nothing is folded to what was probably meant: the user is told, and types it.
 */

interface Hidden {
  readonly is: RegExp;
  readonly name: string;
  readonly instead: string;
}

const REMOVE = 'remove it';

/** The first class that fits names the character. */
const CLASSES: readonly Hidden[] = [
  { is: /[\n\v\f\r\x85\u2028\u2029]/, name: 'a line break', instead: 'give one line' },
  { is: /\t/, name: 'a tab', instead: REMOVE },
  { is: /\p{Cc}/u, name: 'a control character', instead: REMOVE },
  { is: /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/, name: 'a text direction mark', instead: REMOVE },
  { is: /\p{Cs}/u, name: 'half of a character', instead: 'copy the text again' },
  { is: /(?! )\p{Zs}/u, name: 'a space that is not the plain one', instead: REMOVE },
  {
    is: /[\u2018-\u201F]/,
    name: 'a typographic quotation mark',
    instead: 'remove it, or type the plain one',
  },
  { is: /[\u2010-\u2015\u2212\uFE58\uFE63]/, name: 'a typographic dash', instead: 'type a plain -' },
  { is: /[\uFF00-\uFFEF]/, name: 'a fullwidth or halfwidth form', instead: 'type the plain character' },
  { is: /[\p{Cf}\p{Default_Ignorable_Code_Point}]/u, name: 'an invisible character', instead: REMOVE },
  { is: /\p{C}/u, name: 'a character that cannot be printed', instead: REMOVE },
];

/** `U+2013` */
function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** What is hidden in a text, and what to do about it; nothing where every character is what it seems. */
export function findHidden(text: string): { readonly what: string; readonly instead: string } | undefined {
  let index = 0;
  for (const character of text) {
    index += 1;
    if (character >= ' ' && character <= '~') continue;
    const found = CLASSES.find(({ is }) => is.test(character));
    if (found) {
      const what = `${found.name} (${codePointName(character)}, character ${index})`;
      return { what, instead: found.instead };
    }
  }
  return undefined;
}
