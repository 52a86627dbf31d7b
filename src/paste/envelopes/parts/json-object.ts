/** A line that is one JSON object, as a logger prints it. */

/** The object, or nothing where the line is none. */
export function jsonObject(text: string): ReadonlyMap<string, unknown> | undefined {
  if (!text.startsWith('{') || !text.endsWith('}')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : undefined;
  } catch {
    return undefined;
  }
}

/** The text under a key, or nothing where no text is. */
export function textUnder(object: ReadonlyMap<string, unknown>, key: string): string | undefined {
  const value = object.get(key);
  return typeof value === 'string' ? value : undefined;
}
