// tcp dport { 22, 80-90 } ct state new log prefix "a { b" counter packets 0 bytes 0 accept # handle 4
const TOKEN = /"[^"]*"?|[{},;]|[^\s{},;"]+/g;

export function tokensOf(text: string): readonly string[] {
  return text.match(TOKEN) ?? [];
}

export function unquoted(token: string): string {
  return token.startsWith('"')
    ? token.slice(1, token.endsWith('"') && token.length > 1 ? -1 : undefined)
    : token;
}

/** Open braces minus closed ones. */
export function depthOf(tokens: readonly string[]): number {
  let depth = 0;
  for (const token of tokens) depth += token === '{' ? 1 : token === '}' ? -1 : 0;
  return depth;
}

/** Walks over tokens. Behind the last one there are empty ones. */
export class Cursor {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  get at(): number {
    return this.#at;
  }

  get done(): boolean {
    return this.#at >= this.#tokens.length;
  }

  peek(offset: number = 0): string {
    return this.#tokens[this.#at + offset] ?? '';
  }

  next(): string {
    return this.#tokens[this.#at++] ?? '';
  }

  skip(count: number): void {
    this.#at += count;
  }

  /** Takes the token if it is this one. */
  take(token: string): boolean {
    if (this.peek() !== token) return false;
    this.#at++;
    return true;
  }

  text(from: number): string {
    let text = '';
    for (let i = from; i < this.#at; i++) {
      const token = this.#tokens[i] ?? '';
      text += token === ',' || i === from ? token : ` ${token}`;
    }
    return text;
  }

  /** What stands in braces, without them; the cursor is at the opening one. */
  braced(): readonly string[] {
    const start = this.#at + 1;
    let depth = 0;
    do {
      const token = this.next();
      depth += token === '{' ? 1 : token === '}' ? -1 : 0;
    } while (depth > 0 && !this.done);
    return this.#tokens.slice(start, depth === 0 ? this.#at - 1 : this.#at);
  }
}
