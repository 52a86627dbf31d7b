import type { CommandLine } from '../model/command-line.ts';
import type { Family } from '../model/ip.ts';

/** Clients that take -4 and -6 (their manual pages: curl, wget, nc, ncat, ssh, telnet, git-fetch). */
const CLIENTS: ReadonlySet<string> = new Set(
  'curl wget nc ncat netcat nc.openbsd ssh scp sftp telnet git rsync'.split(' '),
);
const FOUR: ReadonlySet<string> = new Set(['--ipv4', '--inet4-only']);
const SIX: ReadonlySet<string> = new Set(['--ipv6', '--inet6-only']);
// -4      -4v      -vz4
const SHORT = /^-[a-zA-Z]{0,4}([46])[a-zA-Z]{0,4}$/;

function familyOfWord(word: string): Family | undefined {
  if (FOUR.has(word)) return 4;
  if (SIX.has(word)) return 6;
  const digit = SHORT.exec(word)?.[1];
  if (digit === undefined) return undefined;
  return digit === '4' ? 4 : 6;
}

/** The family of addresses that the command asks for. */
export function familyAskedFor({ tool, words }: CommandLine): Family | undefined {
  return CLIENTS.has(tool) ? words.map(familyOfWord).find((family) => family !== undefined) : undefined;
}
