import type { SocketRecord } from '../model/fact.ts';
import type { Draft } from '../model/parser.ts';

/** Connections that are kept one by one; the rest is counted by its two ends. */
const ONE_BY_ONE = 2000;
const MOST = 5000;

interface Counted {
  readonly record: SocketRecord;
  readonly lines: number[];
  /** Rows like it behind the first. */
  more: number;
}

/** The end that dialled has a port of chance, nearly always the higher one: of many connections it says nothing. */
function withoutChance(record: SocketRecord): SocketRecord {
  const { local, peer } = record;
  if (peer === undefined) return record;
  return local.port < peer.port
    ? { ...record, peer: { ...peer, port: 0 } }
    : { ...record, local: { ...local, port: 0 } };
}

/** The rows of a socket listing, bounded: every listener, and connections by the thousand as counts. */
export class SocketRows {
  readonly #listeners: Draft[] = [];
  readonly #connections: Draft[] = [];
  readonly #counted = new Map<string, Counted>();
  #complete = true;

  add(record: SocketRecord, line: number): void {
    if (record.state === 'listen') this.#keep(this.#listeners, { record, lines: [line] }, MOST);
    else if (this.#connections.length < ONE_BY_ONE) this.#connections.push({ record, lines: [line] });
    else this.#count(withoutChance(record), line);
  }

  #keep(drafts: Draft[], draft: Draft, most: number): void {
    if (drafts.length < most) drafts.push(draft);
    else this.#complete = false;
  }

  #count(record: SocketRecord, line: number): void {
    const { state, local, peer } = record;
    const key = `${state} ${local.address} ${local.port} ${peer?.address ?? ''} ${peer?.port ?? ''}`;
    const seen = this.#counted.get(key);
    if (seen) seen.more++;
    else if (this.#counted.size < MOST) this.#counted.set(key, { record, lines: [line], more: 0 });
    else this.#complete = false;
  }

  /** False where rows were given up. */
  get complete(): boolean {
    return this.#complete;
  }

  /** Listeners first. */
  get drafts(): readonly Draft[] {
    const counted = [...this.#counted.values()].map(({ record, lines, more }) => ({
      record: { ...record, count: record.count + more },
      lines,
    }));
    return [...this.#listeners, ...this.#connections, ...counted];
  }

  get firstLine(): number | undefined {
    return (this.#listeners[0] ?? this.#connections[0])?.lines[0];
  }
}
