import type { PathRecord } from '../../model/fact.ts';
import { columns } from '../../listing/columns.ts';

const TYPES: Readonly<Record<string, PathRecord['type']>> = {
  s: 'socket',
  '-': 'file',
  d: 'directory',
  l: 'link',
  p: 'other',
  c: 'other',
  b: 'other',
};
// srw-rw----      drwxr-xr-x.      lrwxrwxrwx      srwxrwxrwx+
const MODE = /^([-bcdlps])([-rwxsStT]{9})([.+@]?)$/;

export interface ModeWord {
  readonly type: PathRecord['type'];
  readonly mode: string;
  readonly acl?: true;
}

/** Type and permissions of a mode's ten letters. */
export function readMode(word: string): ModeWord | undefined {
  const match = MODE.exec(word);
  const type = TYPES[match?.[1] ?? ''];
  if (type === undefined) return undefined;
  return { type, mode: match?.[2] ?? '', ...(match?.[3] === '+' ? { acl: true } : {}) };
}

// Nov 21 04:43 /run/app.sock      Nov 21  2023 /run/app.sock      2024-05-06 07:08 /run/app.sock
// 2024-05-06 07:08:09.123456789 +0000 /run/app.sock      21. Nov 04:43 /run/app.sock
const DATE =
  /^(?:\S{1,12} {1,3}\d{1,2} {1,3}(?:\d{1,2}:\d{2}|\d{4})|\d{1,2}\.? \S{1,12} {1,3}(?:\d{1,2}:\d{2}|\d{4})|\d{4}-\d{2}-\d{2} \d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})? [+-]\d{4})?|\S{1,8} \d{1,2}\S? \d{1,2}:\d{2}) (\S.{0,400})$/;

/** What stands behind the date, a link's target apart. */
function nameAndTarget(text: string): { readonly name: string; readonly target?: string } {
  const at = text.indexOf(' -> ');
  return at < 0 ? { name: text } : { name: text.slice(0, at), target: text.slice(at + 4) };
}

// srw-rw---- 1 root redis 0 Nov 21 04:43 /run/app/app.sock
/** A row of `ls -l`; its path is what ls prints, relative to its folder. */
export function readLsRow(text: string): PathRecord | undefined {
  const { words, rest } = columns(text, 5);
  const [first = '', links = '', owner, group, size = ''] = words;
  const mode = readMode(first);
  if (!mode || !/^\d{1,6}$/.test(links) || owner === undefined || group === undefined) return undefined;
  // A device has two numbers: `1, 3`.
  const behind = size.endsWith(',') ? columns(rest, 1).rest : rest;
  const printed = DATE.exec(behind)?.[1];
  if (printed === undefined || !/^\d{1,16}(?:\.\d)?[KMGT]?,?$/.test(size)) return undefined;
  const { name, target } = nameAndTarget(printed.trimEnd());
  return { kind: 'path', path: name, ...mode, owner, group, ...(target === undefined ? {} : { target }) };
}

// drwxr-xr-x root root  /
// lrwxrwxrwx root root  link.sock -> /run/app/app.sock
/** A row of `namei -l`: one part of a path. */
export function readNameiRow(text: string): PathRecord | undefined {
  const { words, rest } = columns(text.trimStart(), 3);
  const [first = '', owner, group] = words;
  const mode = readMode(first);
  if (!mode || owner === undefined || group === undefined || rest === '') return undefined;
  const { name, target } = nameAndTarget(rest);
  return { kind: 'path', path: name, ...mode, owner, group, ...(target === undefined ? {} : { target }) };
}
