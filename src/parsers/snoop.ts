import type { BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { portOf } from '../listing/port-names.ts';
import { CapturedSegments } from './parts/captured-segments.ts';
import { readHost } from './parts/packet-ends.ts';

//    192.0.2.77 -> 198.51.100.3 TCP D=1521 S=40112 Syn Seq=2201920 Len=0 Win=49640 Options=<mss 1460,nop,wscale 0>
//   1   0.00000   192.0.2.77 -> 198.51.100.3 TCP D=22 S=40112 Rst Ack=2201921 Win=0
const PACKET =
  /^\s{0,6}(?:\d{1,9}\s+)?(?:(\d{1,9}\.\d{1,6}|\d{1,2}:\d\d:\d\d(?:\.\d{1,6})?)\s+)?([\w.:-]{1,253}) -> ([\w.:-]{1,253})\s+TCP D=([\w-]{1,40}) S=([\w-]{1,40}) (.{3,300})$/;
// Using device net0 (promiscuous mode)
const NOISE = /^Using device \S{1,40}(?: \(.{1,40}\))?$|^\d{1,9}\s*$/;

function secondsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const [hours, minutes, seconds] = text.split(':');
  return seconds === undefined ? Number(text) : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

function flagsOf(text: string): string {
  const letters = ['Syn S', 'Fin F', 'Rst R', 'Push P', 'Ack= .'];
  return letters
    .flatMap((pair) => {
      const [word = '', letter = ''] = pair.split(' ');
      return text.includes(word) ? [letter] : [];
    })
    .join('');
}

function numberOf(pattern: RegExp, text: string): number | undefined {
  const found = pattern.exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
}

class SnoopReader implements BlockReader {
  readonly #segments = new CapturedSegments('absolute');

  read({ text, number }: Line): boolean {
    const [, time, source = '', destination = '', dport = '', sport = '', rest = ''] =
      PACKET.exec(text) ?? [];
    if (rest === '') return NOISE.test(text);
    const [fromPort, toPort] = [portOf(sport), portOf(dport)];
    if (fromPort === undefined || toPort === undefined) return false;
    const [from, to] = [readHost(source, fromPort), readHost(destination, toPort)];
    if (!from || !to) return false;
    this.#segments.add(
      {
        from,
        to,
        flags: flagsOf(rest),
        clock: secondsOf(time),
        seq: numberOf(/\bSeq=(\d{1,10})/, rest),
        ack: numberOf(/\bAck=(\d{1,10})/, rest),
        length: numberOf(/\bLen=(\d{1,6})/, rest),
        window: numberOf(/\bWin=(\d{1,6})/, rest),
      },
      number,
    );
    return true;
  }

  end(): readonly Draft[] {
    return this.#segments.end();
  }
}

/** Solaris' snoop, one line a packet. */
export const snoop: Parser = {
  id: 'snoop',
  marks: [' tcp d=', 'using device '],
  claims: ({ tool }) => tool === 'snoop',
  opens: (line) => PACKET.test(line),
  block: () => new SnoopReader(),
};
