/** Options and arguments of a command's words; the program's name is the first word. */

/** The value of an option, as `-w 5`, `-w5`, `--name 5` or `--name=5`. */
export function option(words: readonly string[], ...names: readonly string[]): string | undefined {
  for (const [index, word] of words.entries()) {
    for (const name of names) {
      if (word === name) return words[index + 1];
      const glued = name.startsWith('--') ? `${name}=` : name;
      if (word.startsWith(glued) && word.length > glued.length) return word.slice(glued.length);
    }
  }
  return undefined;
}

/** `-vzw 3`, `-nvzw3`: a bundle whose last letter takes the value. */
export function bundled(words: readonly string[], letter: string): string | undefined {
  for (const [index, word] of words.entries()) {
    const at = /^-[a-z46]{2,12}\d*$/i.test(word) ? word.indexOf(letter, 2) : -1;
    const value = at < 0 ? undefined : word.slice(at + 1);
    if (value === '') return words[index + 1];
    if (value !== undefined && /^\d+$/.test(value)) return value;
  }
  return undefined;
}

/**
 * The words that are no options. `valued` are the one-letter options that take the next word, `long` the long ones
 * that do so without `=`.
 */
export function positionals(
  words: readonly string[],
  valued: string,
  long: ReadonlySet<string> = new Set(),
): readonly string[] {
  const found: string[] = [];
  for (let i = 1; i < words.length; i++) {
    const word = words[i] ?? '';
    if (/^[\d&]?[<>]/.test(word)) {
      if (/^[\d&]?[<>]+$/.test(word)) i++;
    } else if (!word.startsWith('-') || word === '-') {
      found.push(word);
    } else if (word.startsWith('--') ? long.has(word) : valued.includes(word.at(-1) ?? '')) {
      i++;
    }
  }
  return found;
}
