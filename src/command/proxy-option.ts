import type { CommandLine } from '../model/command-line.ts';
import { dial, type Dial } from './dial-shapes.ts';
import { bundled, option } from './options.ts';

/** Which proxy a command is told to take: it is what is dialled, in place of whom the command means. */

// http://user:secret@proxy1:3128/      socks5h://[::1]:1080      10.0.0.3:3128      proxy1
const WRITTEN =
  /^(?:([a-z][a-z\d]{2,9}):\/\/)?(?:[^/@\s]{1,100}@)?(\[[\da-f:.]{2,45}\]|[\w.-]{1,253})(?::(\d{1,5}))?\/?$/i;

/** The proxy as a setting names it; `usual` is the port where none is written. */
export function proxyNamed(text: string | undefined, usual: number): Dial | undefined {
  const [, scheme = '', host, port] = WRITTEN.exec(text?.slice(0, 400) ?? '') ?? [];
  if (host === undefined) return undefined;
  return dial(host, port ?? String(scheme.toLowerCase() === 'https' ? 443 : usual));
}

type Read = (words: readonly string[], isTls: boolean) => Dial | undefined;

// curl(1): without a port 1080 is meant; `-x ""` and --noproxy "*" take none.
const curl: Read = (words) => {
  const given =
    option(words, '-x', '--proxy', '--preproxy', '--socks5-hostname', '--socks5', '--socks4a', '--socks4') ??
    bundled(words, 'x');
  return given === undefined || given === '' ? undefined : proxyNamed(given, 1080);
};

/** A setting among the words: `-e http_proxy=...`, `-c http.proxy=...`, `-o Acquire::http::Proxy=...`. */
function setting(pattern: RegExp, usual: number): Read {
  return (words) => {
    const value = words.map((word) => pattern.exec(word)?.[1]).find((found) => found !== undefined);
    return proxyNamed(value?.replace(/^["']|["']$/g, ''), usual);
  };
}

// java.net, "Networking Properties": http.proxyPort 80, https.proxyPort 443, socksProxyPort 1080
const java: Read = (words, isTls) => {
  const value = (key: string): string | undefined =>
    words.find((word) => word.startsWith(`-D${key}=`))?.slice(key.length + 3);
  const scheme = isTls ? 'https' : 'http';
  const host = value(`${scheme}.proxyHost`);
  if (host !== undefined) return dial(host, value(`${scheme}.proxyPort`) ?? (isTls ? '443' : '80'));
  const socks = value('socksProxyHost');
  return socks === undefined ? undefined : dial(socks, value('socksProxyPort') ?? '1080');
};

// nc(1) of OpenBSD: -x address[:port], 1080 for SOCKS and 3128 for CONNECT; ncat(1): --proxy, 1080 and 3128
const netcat: Read = (words) =>
  proxyNamed(
    option(words, '-x', '--proxy'),
    /^(?:connect|http)$/i.test(option(words, '-X', '--proxy-type') ?? '') ? 3128 : 1080,
  );

// ssh(1): -J [user@]host[:port],... ; the first is dialled
const ssh: Read = (words) => {
  const jump = option(words, '-J') ?? words.find((word) => /^(?:-o)?ProxyJump=/i.test(word))?.split('=')[1];
  return jump === undefined || jump === 'none' ? undefined : proxyNamed(jump.split(',', 1)[0], 22);
};

const longProxy: Read = (words, isTls) =>
  proxyNamed(
    (isTls ? option(words, '--https-proxy') : undefined) ?? option(words, '--proxy'),
    isTls ? 443 : 80,
  );

const READ: Readonly<Record<string, Read>> = {
  curl,
  wget: setting(/^(?:-e|--execute=)?\s?https?_proxy\s?=\s?(\S+)$/i, 80),
  git: setting(/^https?\.proxy=(\S+)$/i, 1080),
  'apt-get': setting(/^(?:-o)?Acquire::https?::Proxy=(\S+)$/i, 80),
  apt: setting(/^(?:-o)?Acquire::https?::Proxy=(\S+)$/i, 80),
  pip: longProxy,
  pip3: longProxy,
  npm: longProxy,
  yarn: longProxy,
  java,
  nc: netcat,
  'nc.openbsd': netcat,
  ncat: (words) => proxyNamed(option(words, '--proxy'), 3128),
  ssh,
  scp: ssh,
  sftp: ssh,
};

/** Programs that obey the variables of the environment (curl(1), wget(1), git-config(1), pip and npm documentation, Go net/http). */
const OBEYS =
  /^(?:curl|wget|git|pip[\d.]{0,5}|python[\d.]{0,5}|npm|yarn|pnpm|apt|apt-get|dnf|yum|go|docker|podman|helm|kubectl|gh|gem|bundle|cargo)$/;
/** curl takes http_proxy in small letters alone (curl(1)); ALL_PROXY it obeys, and few others do. */
const ASSIGNED = /(?:^|[\s;])(https?_proxy|HTTPS?_PROXY|all_proxy|ALL_PROXY)=["']?([^\s"';&|]{1,300})/g;

function assigned({ text, tool }: CommandLine, isTls: boolean): Dial | undefined {
  if (!OBEYS.test(tool)) return undefined;
  const given = new Map(
    [...text.slice(0, 1000).matchAll(ASSIGNED)].map(([, name = '', value]) => [name, value]),
  );
  const scheme = isTls ? 'https' : 'http';
  const names = [`${scheme}_proxy`, ...(tool === 'curl' && !isTls ? [] : [`${scheme}_proxy`.toUpperCase()])];
  const all = tool === 'curl' || tool === 'git' ? ['all_proxy', 'ALL_PROXY'] : [];
  const value = [...names, ...all].map((name) => given.get(name)).find((one) => one !== undefined);
  return proxyNamed(value, 1080);
}

/** --noproxy "*", --no-proxy, -x "": whatever the environment says. */
function takesNone({ words }: CommandLine): boolean {
  return (
    words.includes('--no-proxy') ||
    option(words, '--noproxy') === '*' ||
    option(words, '-x', '--proxy') === ''
  );
}

/** The proxy that the command names, in its options or in front of itself; nothing where it names none. */
export function proxyOf(command: CommandLine): Dial | undefined {
  if (takesNone(command)) return undefined;
  const isTls = command.words.some((word) => /^(?:https|wss):/i.test(word));
  const read = Object.hasOwn(READ, command.tool) ? READ[command.tool] : undefined;
  return read?.(command.words, isTls) ?? assigned(command, isTls);
}
