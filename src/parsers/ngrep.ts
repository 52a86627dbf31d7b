import type { BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { readEndpoint } from '../listing/written-endpoint.ts';
import { CapturedSegments } from './parts/captured-segments.ts';

// T 192.0.2.25:41222 -> 203.0.113.25:25 [S]      T 2024/01/02 03:04:05.123456 192.0.2.25:41222 -> 203.0.113.25:25 [AP] #4
const PACKET =
  /^T (?:\d{4}\/\d\d\/\d\d )?(?:\+?(\d{1,2}:\d\d:\d\d\.\d{6}|\d{1,9}\.\d{6}) )?(\S{3,60}) -> (\S{3,60})(?: \[([SAPFRU]{1,6})\])?(?: #\d{1,9})?$/;
// interface: eth0 (192.0.2.0/255.255.255.0)      filter: ( port 25 ) and (ip || ip6)      ####      #exit      1 received, 0 matched
const NOISE =
  /^(?:interface: \S{1,40}(?: \(.{3,80}\))?|filter: .{1,200}|match: .{1,200}|#{1,400}(?:exit)?|exit|\d{1,9} received, \d{1,9} (?:dropped|matched))$/;

function secondsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const [hours, minutes, seconds] = text.split(':');
  return seconds === undefined ? undefined : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

class NgrepReader implements BlockReader {
  readonly #segments = new CapturedSegments('relative');
  #inPayload = false;

  read({ text, number }: Line): boolean {
    const [, time, source = '', destination = '', letters] = PACKET.exec(text) ?? [];
    const [from, to] = [readEndpoint(source), readEndpoint(destination)];
    if (!from || !to) {
      if (NOISE.test(text)) this.#inPayload = false;
      return NOISE.test(text) || (this.#inPayload && /^\s{2}/.test(text));
    }
    this.#inPayload = true;
    if (letters !== undefined)
      this.#segments.add(
        {
          from: { address: from.address, port: from.port },
          to: { address: to.address, port: to.port },
          flags: letters.replaceAll('A', '.').replace(/^\.([SPFR].*)$/, '$1.'),
          clock: secondsOf(time),
        },
        number,
      );
    return true;
  }

  end(): readonly Draft[] {
    return this.#segments.end();
  }
}

/** ngrep: who sent whom what, with the flags where they are shown. */
export const ngrep: Parser = {
  id: 'ngrep',
  marks: ['^t N', ' -> '],
  claims: ({ tool }) => tool === 'ngrep',
  opens: (line) => PACKET.test(line) && readEndpoint(PACKET.exec(line)?.[2] ?? '') !== undefined,
  block: () => new NgrepReader(),
};
