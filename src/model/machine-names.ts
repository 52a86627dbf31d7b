/** Names of machines, asked whether another one is the same as some of them, as `isSameName` says. */
export class MachineNames {
  readonly #names: ReadonlySet<string>;
  /** How many full names begin with the label. */
  readonly #full = new Map<string, number>();

  /** As `machineName` gives them. */
  constructor(names: Iterable<string>) {
    this.#names = new Set(names);
    for (const name of this.#names) {
      const label = name.split('.', 1)[0] ?? '';
      if (label !== name) this.#full.set(label, (this.#full.get(label) ?? 0) + 1);
    }
  }

  /** How many of them are the same. */
  #alike(name: string): number {
    const label = name.split('.', 1)[0] ?? '';
    const others = label === name ? (this.#full.get(name) ?? 0) : Number(this.#names.has(label));
    return Number(this.#names.has(name)) + others;
  }

  has(name: string): boolean {
    return this.#alike(name) > 0;
  }

  hasAnother(name: string): boolean {
    return this.#names.size > this.#alike(name);
  }

  get size(): number {
    return this.#names.size;
  }
}
