/** The marks that this program's own commands print around their output (the protocol: `model/stamp.ts`). */

export type Stamp =
  | { readonly kind: 'begin'; readonly host: string; readonly time?: number }
  | { readonly kind: 'command'; readonly command: string }
  | { readonly kind: 'end' };

const BEGIN = /^== tcpwhy begin ([\w.-]{1,64})(?: (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ))?$/;
const COMMAND = /^== \$ (.+)$/;
const END = /^== tcpwhy end$/;

/** The mark on a cleaned line, or nothing. */
export function readStamp(line: string): Stamp | undefined {
  if (!line.startsWith('== ')) return undefined;
  if (END.test(line)) return { kind: 'end' };
  const begin = BEGIN.exec(line);
  if (begin) {
    const time = begin[2] === undefined ? Number.NaN : Date.parse(begin[2]) / 1000;
    return { kind: 'begin', host: begin[1] ?? '', ...(Number.isNaN(time) ? {} : { time }) };
  }
  const command = COMMAND.exec(line);
  return command ? { kind: 'command', command: command[1] ?? '' } : undefined;
}
