/** Reads the marks that this program's own commands print around their output. */

import { STAMP_BEGIN, STAMP_COMMAND, STAMP_END } from '../model/stamp.ts';

export type Stamp =
  | { readonly kind: 'begin'; readonly host?: string; readonly time?: number }
  | { readonly kind: 'command'; readonly command: string }
  | { readonly kind: 'end' };

const HOST = /^[\w.-]{1,64}$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

function readBegin(rest: string): Stamp {
  const [host = '', written = ''] = rest.trim().split(' ');
  const time = TIME.test(written) ? Date.parse(written) / 1000 : Number.NaN;
  return {
    kind: 'begin',
    ...(HOST.test(host) ? { host } : {}),
    ...(Number.isNaN(time) ? {} : { time }),
  };
}

/** The mark on a cleaned line, or nothing. */
export function readStamp(line: string): Stamp | undefined {
  if (!line.startsWith('== ')) return undefined;
  if (line === STAMP_END) return { kind: 'end' };
  if (line.startsWith(STAMP_BEGIN)) return readBegin(line.slice(STAMP_BEGIN.length));
  const command = line.startsWith(STAMP_COMMAND) ? line.slice(STAMP_COMMAND.length).trim() : '';
  return command === '' ? undefined : { kind: 'command', command };
}

/** True for the text of a stamped command itself, which a terminal echoes before the marks come. */
export function printsStamps(command: string): boolean {
  return command.includes(STAMP_BEGIN);
}
