import { logDraft } from '../../failure/log-draft.ts';
import type { Draft } from '../../model/parser.ts';

//             1520.0,
const NUMBER = /^\s{0,60}(\d{1,12}(?:\.\d{1,6})?),?$/;

/** CloudWatch's ErrorPortAllocation of a NAT gateway: how often it found no port. */
export class PortAllocation {
  #isMeant: boolean;
  #most = 0;
  #line = 0;

  constructor(isAsked: boolean) {
    this.#isMeant = isAsked;
  }

  field(key: string, value: string, line: number): void {
    if (key === 'Label' && value === 'ErrorPortAllocation') this.#isMeant = true;
    if (/^(?:Sum|Maximum|Average)$/.test(key)) this.#count(Number(value), line);
  }

  number(text: string, line: number): void {
    const value = NUMBER.exec(text)?.[1];
    if (value !== undefined) this.#count(Number(value), line);
  }

  #count(value: number, line: number): void {
    if (!(value > this.#most)) return;
    this.#most = value;
    this.#line = line;
  }

  end(): readonly Draft[] {
    if (!this.#isMeant || this.#most === 0) return [];
    const detail = `ErrorPortAllocation ${this.#most}`;
    return [logDraft({ event: 'no-nat-port', about: 'The NAT gateway', detail }, [this.#line])];
  }
}
