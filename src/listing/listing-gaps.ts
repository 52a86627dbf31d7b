/** Keeps account of what could not be read in a listing, to tell whether something in it is missing. */

// Words of people who left something out. The reader knows the marks that stand alone on a line.
const LEFT_OUT = /\.{3}|…|truncated|omitted|snip(?:ped)?|shortened|etc\.\B/i;

interface Unread {
  readonly number: number;
  readonly row: boolean;
}

export class ListingGaps {
  /** The last lines that were declined: the reader may offer two of them again as one. */
  #unread: Unread[] = [];
  #any = false;
  #broken = false;

  /** A header or a row was read. `sure`: false where its port was a name: that proves no other port's absence. */
  read(number: number, sure = true): void {
    if (!sure) this.#broken = true;
    // A wrapped row comes back joined, under its first half's number: both halves are read with it.
    this.#unread = this.#unread.filter((line) => line.number < number);
    if (this.#unread.length > 0) this.#broken = true;
    this.#unread = [];
  }

  /** The header of the listing: what stands above it is not part of it. */
  begin(): void {
    this.#unread = [];
    this.#any = false;
    this.#broken = false;
  }

  /** A line was declined. `row`: it looks like a row of this listing. */
  declined(number: number, text: string, row: boolean): void {
    if (LEFT_OUT.test(text)) this.#broken = true;
    this.#unread.push({ number, row });
    if (this.#unread.length > 4) {
      const [oldest, ...rest] = this.#unread;
      this.#unread = rest;
      if (oldest?.row === true) this.#broken = true;
      this.#any = true;
    }
  }

  /** Prose behind the last row ends a listing; a row that could not be read, or a gap between rows, breaks it. */
  get none(): boolean {
    return !this.#broken && this.#unread.every((line) => !line.row);
  }

  /** No line was declined at all: what a listing without a header needs. */
  get nothing(): boolean {
    return this.none && !this.#any && this.#unread.length === 0;
  }
}
