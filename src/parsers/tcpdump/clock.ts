/** The time in front of a packet, in each of tcpdump's styles. */

export type ClockStyle =
  /** -t */
  | 'none'
  /** Seconds since midnight; -tttt adds the date. */
  | 'day'
  /** -tt: seconds since 1970. */
  | 'epoch'
  /** -ttt: since the packet before. */
  | 'delta'
  /** -ttttt: since the first packet. */
  | 'elapsed';

export interface PrintedTime {
  readonly seconds: number;
  /** Seconds since 1970, where the text has the date. */
  readonly time?: number;
  readonly rest: string;
}

// 00:34:27.566373      2026-11-21 06:56:49.754019      00:00:00.000007      06:56:49.754019000
const CLOCK =
  /^ {0,2}(?:(\d{4})-(\d\d)-(\d\d)[ T])?(\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?(?:Z|[+-]\d\d:?\d\d)? /;
// 1795244209.754019
const EPOCH = /^(\d{9,11})\.(\d{6,9}) /;
// 000007 IP      1. 000123 IP      (-ttt of tcpdump 3.9 and 4.0)
const OLD_DELTA = /^(?:(\d{1,6})\. ?)?(\d{6}) (?=IP6? )/;
// "    3  06:56:49.754019 eth0"   (--number)      "   1: 10:22:11.120391       10.1.1.55.52110 > ..."   (Cisco)
const COUNT = /^ {0,6}\d{1,9}(?: {2}(?=[\d ])|: (?=\d\d:\d\d:))/;

function fraction(digits: string | undefined): number {
  return digits === undefined ? 0 : Number(`0.${digits}`);
}

function clockOf(text: string): PrintedTime | undefined {
  const match = CLOCK.exec(text);
  if (!match) return undefined;
  const [all, year, month, day, hours, minutes, seconds, part] = match;
  const ofDay = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  const rest = text.slice(all.length);
  if (year === undefined) return { seconds: ofDay + fraction(part), rest };
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day)) / 1000 + ofDay + fraction(part);
  return { seconds: time, time, rest };
}

/** The time that the line begins with, its packet's number left out. */
export function readClock(line: string): PrintedTime | undefined {
  const text = COUNT.test(line) ? line.replace(COUNT, '') : line;
  const clock = clockOf(text);
  if (clock) return clock;
  const epoch = EPOCH.exec(text);
  if (epoch) {
    const seconds = Number(epoch[1]) + fraction(epoch[2]);
    return { seconds, time: seconds, rest: text.slice(epoch[0].length) };
  }
  const delta = OLD_DELTA.exec(text);
  if (!delta) return undefined;
  return { seconds: Number(delta[1] ?? 0) + fraction(delta[2]), rest: text.slice(delta[0].length) };
}

/** Turns what is printed into one clock for the whole capture. */
export class Clock {
  readonly #style: ClockStyle | undefined;
  #now = 0;
  #first = true;
  /** Starts at nought, and no command says whether it counts from the first packet or from the one before. */
  #unclear = false;

  constructor(style: ClockStyle | undefined) {
    this.#style = style;
  }

  /** Seconds on the capture's own clock; nothing where the style leaves it open. */
  read({ seconds, time }: PrintedTime): number | undefined {
    if (this.#first && time === undefined && this.#style === undefined) this.#unclear = seconds === 0;
    this.#first = false;
    if (this.#unclear) return undefined;
    if (this.#style === 'delta') {
      this.#now += seconds;
      return this.#now;
    }
    // Midnight passed.
    if (time === undefined && this.#now - seconds > 43_200) {
      this.#now = seconds + 86_400 * Math.ceil((this.#now - seconds) / 86_400);
    } else this.#now = seconds;
    return this.#now;
  }
}
