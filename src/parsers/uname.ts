import type { CommandLine } from '../model/command-line.ts';
import type { BlockReader, Draft, Line, Parser } from '../model/parser.ts';

// 6.18.44-amd64      5.14.0-427.el9.x86_64
const RELEASE = /^\d{1,2}\.\d{1,3}(?:\.\d{1,5})?[\w.+~-]{0,80}$/;
// Linux db1 6.1.0-37-amd64 #1 SMP PREEMPT_DYNAMIC Debian 6.1.140-1 (2025-05-22) x86_64 GNU/Linux
const ALL = /^Linux [\w.-]{1,253} (\d{1,2}\.\d{1,3}\.\d{1,5}[\w.+~-]{0,80}) #\d/;
// Linux version 6.1.0-37-amd64 (debian-kernel@lists.debian.org) (gcc-12 ...) #1 SMP ...
const VERSION = /^(?:\[\s{0,8}\d{1,6}\.\d{6}\] )?Linux version (\d{1,2}\.\d{1,3}\.\d{1,5}[\w.+~-]{0,80}) \(/;

function isUname({ tool, words }: CommandLine): boolean {
  return tool === 'uname' || (tool === 'cat' && words[1] === '/proc/version');
}

class UnameReader implements BlockReader {
  readonly #drafts: Draft[] = [];
  readonly #bare: boolean;

  constructor(command: CommandLine | undefined) {
    this.#bare = command?.tool === 'uname';
  }

  read({ text, number }: Line): boolean {
    const bare = this.#bare ? RELEASE.exec(text)?.[0] : undefined;
    const value = ALL.exec(text)?.[1] ?? VERSION.exec(text)?.[1] ?? bare;
    if (value === undefined) return false;
    if (this.#drafts.length < 100) {
      this.#drafts.push({ record: { kind: 'setting', key: 'kernel.osrelease', value }, lines: [number] });
    }
    return true;
  }

  end(): readonly Draft[] {
    return this.#drafts;
  }
}

/** uname -r, uname -a and /proc/version: the running kernel, under sysctl's name for it. */
export const uname: Parser = {
  id: 'uname',
  marks: ['^linux '],
  claims: isUname,
  opens: (line) => ALL.test(line) || VERSION.test(line),
  block: (_head, command) => new UnameReader(command),
};
