import type { CommandLine } from '../model/command-line.ts';
import { canonicalIp } from '../model/ip.ts';
import { option } from './options.ts';

/** The option by which each client takes its own address (their manual pages). */
const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  nc: ['-s'],
  ncat: ['-s', '--source'],
  netcat: ['-s'],
  'nc.openbsd': ['-s'],
  'nc.traditional': ['-s'],
  curl: ['--interface'],
  wget: ['--bind-address'],
  ssh: ['-b'],
  telnet: ['-b'],
  mysql: ['--bind-address'],
  mariadb: ['--bind-address'],
};
// socket.create_connection(('db1', 8080), 5, source_address=('10.77.1.50', 0))
const IN_CODE = /\bsource_address\s?=\s?\(\s?['"]([\da-f.:]{2,45})['"]/i;

/** The address that the command tells its client to come from; nothing where that is an interface or a name. */
export function bindOf({ tool, words, text }: CommandLine): string | undefined {
  const names = Object.hasOwn(OPTIONS, tool) ? OPTIONS[tool] : undefined;
  const given = names ? option(words, ...names) : IN_CODE.exec(text.slice(0, 2000))?.[1];
  return given === undefined ? undefined : canonicalIp(given.replace(/^host!/, ''));
}
