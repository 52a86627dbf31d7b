import { canonicalIp } from '../../model/ip.ts';
import type { Line } from '../../model/parser.ts';
import { errnoOfText } from '../../failure/errno-words.ts';
import type { Said, Sighting } from '../../failure/attempt-under-way.ts';
import * as shape from './shapes.ts';

interface Try {
  readonly sighting: Sighting;
  readonly address: string;
}

// A RST right behind the handshake ends curl's connect() as well.
const RESET: Said = { outcome: 'reset-connecting', couldBe: ['reset-connecting', 'reset-later'] };

function sameAddress(a: string, b: string): boolean {
  return a === b || (canonicalIp(a) ?? a) === canonicalIp(b);
}

/** The addresses that one transfer tried, in order. */
export class Tries {
  readonly #create: () => Sighting;
  readonly #tries: Try[] = [];

  constructor(create: () => Sighting) {
    this.#create = create;
  }

  get isEmpty(): boolean {
    return this.#tries.length === 0;
  }

  /** The last one, or the last one to this address. */
  last(address?: string): Sighting | undefined {
    return this.#tries.findLast((one) => address === undefined || sameAddress(one.address, address))
      ?.sighting;
  }

  read(line: Line): 'begun' | 'read' | undefined {
    const trying = shape.TRYING.exec(line.text);
    if (trying) {
      this.#begin(line, trying);
      return 'begun';
    }
    const failed = shape.TRY_FAILED.exec(line.text);
    if (failed) return this.#failed(line, failed);
    const late = shape.MOVE_ON.exec(line.text);
    if (!late) return undefined;
    const [, family, ms] = late;
    for (const { sighting, address } of this.#pending()) {
      if (family !== undefined && family !== (address.includes(':') ? 'ipv6' : 'ipv4')) continue;
      sighting.add(line, { outcome: 'own-deadline', took: Number(ms) / 1000 });
    }
    return 'read';
  }

  #begin(line: Line, [, v6, v4, path, port, how = '']: RegExpExecArray): void {
    const address = v6 ?? v4 ?? path ?? '';
    const sighting = this.#create();
    sighting.add(line, path === undefined ? { address, port } : { path });
    this.#tries.push({ sighting, address });
    const errno = errnoOfText(how);
    if (how === 'connected') sighting.add(line, { outcome: 'connected' });
    else if (errno) sighting.add(line, { errno });
  }

  #failed(line: Line, [, address = '', port, source, text = '']: RegExpExecArray): 'read' | undefined {
    const errno = errnoOfText(text);
    if (!errno) return undefined;
    const known = this.#pending().find((one) => sameAddress(one.address, address));
    const sighting = known?.sighting ?? this.#create();
    const target = address.startsWith('/') ? { path: address } : { address, port, source };
    sighting.add(line, { errno, ...target, ...(errno === 'ECONNRESET' ? RESET : {}) });
    if (!known) this.#tries.push({ sighting, address });
    return 'read';
  }

  /** Those whose end is still to come, or known only vaguely. */
  #pending(): readonly Try[] {
    return this.#tries.filter(
      ({ sighting }) => sighting.said.outcome === 'failed' || sighting.draft() === undefined,
    );
  }

  /** A message that speaks of all of them: it is no further attempt, but it may tell of what is pending. */
  summary(line: Line, said: Said): void {
    const pending = this.#pending();
    const alone = this.#tries.length === 1;
    for (const one of this.#tries) {
      const { sighting } = one;
      const took = alone ? (sighting.said.took ?? said.took) : undefined;
      sighting.add(line, pending.includes(one) ? { ...said, took } : { host: said.host, took });
    }
  }
}
