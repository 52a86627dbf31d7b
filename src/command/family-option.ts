import type { CommandLine } from '../model/command-line.ts';
import type { Family } from '../model/ip.ts';

const NC = 'vznukldtUNhDCr';
const SSH = 'vnNTtqfgCAaXxYkKGMsy';

/**
 * Clients that take -4 and -6, with the options that take no value and may stand before it in one word (their manual pages:
 * curl, wget, nc, ncat, ssh, telnet, git-fetch, rsync, nmap, ping). `-w4` and `-p6` are a time and a port.
 */
const CLIENTS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ nc: NC, ncat: NC, netcat: NC, 'nc.openbsd': NC },
    ...{ ssh: SSH, scp: SSH, sftp: SSH },
    curl: 'vsSkLiIfgjnNqaGOJRl',
    wget: 'vqcNdbSxrkKpHEL',
    telnet: 'ad8EfFKrLx',
    ping: 'bdDfLnOqRUvV',
    git: '',
    rsync: '',
    nmap: '',
  }),
);
const FOUR: ReadonlySet<string> = new Set(['--ipv4', '--inet4-only']);
const SIX: ReadonlySet<string> = new Set(['--ipv6', '--inet6-only']);
// -4      -4v      -vz4
const SHORT = /^-([a-zA-Z]{0,4})([46])[a-zA-Z]{0,4}$/;

function familyOfWord(word: string, flags: string): Family | undefined {
  if (FOUR.has(word)) return 4;
  if (SIX.has(word)) return 6;
  const [, before = '', digit] = SHORT.exec(word) ?? [];
  if (digit === undefined || Array.from(before).some((letter) => !flags.includes(letter))) return undefined;
  return digit === '4' ? 4 : 6;
}

/** The family of addresses that the command asks for. */
export function familyAskedFor({ tool, words }: CommandLine): Family | undefined {
  const flags = CLIENTS.get(tool);
  if (flags === undefined) return undefined;
  return words.map((word) => familyOfWord(word, flags)).find((family) => family !== undefined);
}
