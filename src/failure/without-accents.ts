/** Consoles and logs lose accents: a wording that reads whatever stands for them, a letter without or a broken one. */
export function withoutAccents(says: string | readonly string[]): readonly string[] {
  return (typeof says === 'string' ? [says] : says).map((text) =>
    text.replaceAll(/[\u00C0-\u024F]+/g, '{word}'),
  );
}
