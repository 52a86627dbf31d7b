import type { CommandLine } from '../model/command-line.ts';
import { seconds } from './command-line.ts';
import { devTcpDial, dial, genericDial, namedDial, urlDial, type Dial } from './dial-shapes.ts';
import { windowsDial } from './dial-windows.ts';
import { bundled, option, positionals } from './options.ts';
import { pluginDial } from './plugin-dial.ts';
import { serviceClientDial } from './service-clients.ts';

export type { Dial } from './dial-shapes.ts';

type Read = (words: readonly string[], text: string) => Dial;

function within(found: Dial, deadline: number | undefined): Dial {
  return deadline === undefined ? found : { ...found, deadline };
}

const netcat: Read = (words) => {
  const [host, last] = positionals(words, 'wpsGiqIOPTXxeocgm');
  const unix = words.some((word) => /^-[a-zA-Z]*U/.test(word));
  const limit = seconds(option(words, '-w', '-G') ?? bundled(words, 'w'));
  return unix && host !== undefined ? within({ path: host }, limit) : dial(host, last, limit);
};

const telnet: Read = (words) => {
  const [host, last] = positionals(words, 'lbenX');
  return dial(host, last ?? '23');
};

const CURL_VALUED = new Set(
  (
    '--connect-timeout --max-time --resolve --connect-to --header --data --data-raw --output --user --proxy --cacert ' +
    '--cert --key --interface --unix-socket --request --user-agent --write-out --retry --retry-delay --noproxy --form'
  ).split(' '),
);

/** The URLs of a curl command, and what may be one without its scheme. */
export function curlTargets(words: readonly string[]): readonly string[] {
  return positionals(words, 'moHdXuAebxTFEwKCYc', CURL_VALUED);
}

const curl: Read = (words) => {
  const limit =
    seconds(option(words, '--connect-timeout')) ??
    seconds(option(words, '-m', '--max-time') ?? bundled(words, 'm'));
  const path = option(words, '--unix-socket', '--abstract-unix-socket');
  if (path !== undefined) return within({ path }, limit);
  const targets = curlTargets(words);
  const target = targets.find((word) => word.includes('://')) ?? targets.find((word) => /[.:]/.test(word));
  return within(urlDial(target ?? targets[0]), limit);
};

const WGET_VALUED = new Set(
  (
    '--tries --connect-timeout --read-timeout --dns-timeout --timeout --output-document --output-file --header ' +
    '--user-agent --post-data --body-data --method --user --password --wait --waitretry --limit-rate --bind-address'
  ).split(' '),
);

const wget: Read = (words) => {
  const limit = seconds(option(words, '--connect-timeout') ?? option(words, '--timeout', '-T'));
  const targets = positionals(words, 'OoTtPUew', WGET_VALUED);
  return within(urlDial(targets.find((word) => word.includes('://')) ?? targets[0]), limit);
};

const mysql: Read = (words) => {
  const host = option(words, '-h', '--host');
  const limit = seconds(option(words, '--connect-timeout', '--connect_timeout'));
  const path = option(words, '-S', '--socket');
  if (path?.startsWith('/') === true && host === undefined) return within({ path }, limit);
  return dial(host, option(words, '-P', '--port') ?? (host === undefined ? undefined : '3306'), limit);
};

const psql: Read = (words, text) => {
  const env = /\bPGCONNECT_TIMEOUT=(\d{1,4})\b/.exec(text)?.[1];
  const conninfo = words.find((word) => /^postgres(?:ql)?:\/\/|\bhost(?:addr)?=/.test(word)) ?? '';
  const given = /\bconnect_timeout=(\d{1,4})\b/.exec(conninfo)?.[1] ?? env;
  const limit = seconds(
    given ?? (words[0]?.endsWith('pg_isready') === true ? option(words, '-t') : undefined),
  );
  if (conninfo.includes('://')) return within(urlDial(conninfo, 'postgresql'), limit);
  const host = option(words, '-h', '--host');
  const named = conninfo === '' ? dial(host, option(words, '-p', '--port') ?? '5432') : namedDial(conninfo);
  // Without a host, and with a folder for one, libpq dials a Unix socket.
  if (named.host === undefined || named.host.startsWith('/')) return within({}, limit);
  return within({ port: 5432, ...named }, limit);
};

const redis: Read = (words) => {
  const path = option(words, '-s');
  const limit = seconds(option(words, '-t'));
  if (path !== undefined) return within({ path }, limit);
  const uri = option(words, '-u');
  if (uri !== undefined) return within(urlDial(uri, 'redis'), limit);
  return dial(option(words, '-h') ?? '127.0.0.1', option(words, '-p') ?? '6379', limit);
};

function sshDeadline(words: readonly string[]): number | undefined {
  const found = words.find((word) => /^(?:-o)?ConnectTimeout[= ]\d/i.test(word));
  return seconds(found?.replace(/^\D+/, ''));
}

const ssh: Read = (words) => {
  const target = positionals(words, 'pliFoJLRDEbcWQSmwB')[0];
  if (target?.startsWith('ssh://') === true) return within(urlDial(target), sshDeadline(words));
  return dial(target?.split('@').pop(), option(words, '-p') ?? '22', sshDeadline(words));
};

const scp: Read = (words) => {
  const target = positionals(words, 'PFoJicSl').find((word) => /^[^/]{1,253}:/.test(word));
  const host = target?.split('@').pop()?.split(':', 1)[0];
  return dial(host, option(words, '-P') ?? '22', sshDeadline(words));
};

// UNIX-CONNECT:/run/app/app.sock      TCP4:10.0.0.5:3306,connect-timeout=3
const SOCAT_UNIX = /^(?:unix(?:-connect|-client)?|abstract(?:-connect|-client)?):([^,!]{1,108})/i;

const socat: Read = (words) => {
  const path = words.map((word) => SOCAT_UNIX.exec(word)?.[1]).find((found) => found !== undefined);
  return path === undefined ? genericDial(words) : { path };
};

// app/secret@//db1:1521/ORCL      app/secret@10.0.0.5/ORCL; what has neither port nor service is an alias
const EASY_CONNECT = /@(?:\/\/)?(\[[\da-fA-F:.]{2,45}\]|[\w.-]{1,253})(?::(\d{1,5})(?:\/|$)|\/)/;

const oracle: Read = (words) => {
  const match = words.map((word) => EASY_CONNECT.exec(word.slice(0, 600))).find((found) => found !== null);
  return match ? dial(match[1], match[2] ?? '1521') : {};
};

const mongo: Read = (words) => {
  const url = words.find((word) => word.startsWith('mongodb://'));
  if (url !== undefined) return urlDial(url, 'mongodb');
  const host = option(words, '--host', '-h');
  return host === undefined ? genericDial(words) : dial(host, option(words, '--port') ?? '27017');
};

// db1      registry.example.org:5000/team/app:1.2      localhost/app      (a first part without a dot is a user of the hub)
const REGISTRY = /^(localhost|[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}|[\w.-]{1,253}(?=:\d))(?::(\d{1,5}))?(?:\/|$)/;

function registryDial(image: string | undefined): Dial {
  const [, host, given] = REGISTRY.exec(image?.slice(0, 400) ?? '') ?? [];
  return host === undefined ? {} : dial(host, given ?? '443');
}

/** docker swarm join --token T 10.0.0.5:2377, docker login HOST, docker pull HOST/IMAGE; others are asked for the daemon's. */
const docker: Read = (words) => {
  const verb = words[1] ?? '';
  if (verb === 'swarm' && words[2] === 'join') {
    const long = new Set([
      '--token',
      '--advertise-addr',
      '--listen-addr',
      '--data-path-addr',
      '--availability',
    ]);
    const [host, given] =
      /^(.{1,253}?)(?::(\d{1,5}))?$/.exec(positionals(words.slice(2), '', long)[0] ?? '')?.slice(1) ?? [];
    return dial(host, given ?? '2377');
  }
  if (verb === 'login')
    return registryDial(positionals(words.slice(1), 'up', new Set(['--username', '--password']))[0]);
  if (verb === 'pull' || verb === 'push')
    return registryDial(
      positionals(words.slice(1), '', new Set(['--platform'])).find((word) => word.includes('/')),
    );
  return genericDial(words);
};

// iperf3 -c db1 -p 5202
const iperf: Read = (words) => dial(option(words, '-c', '--client'), option(words, '-p', '--port') ?? '5201');

const TOOLS: Readonly<Record<string, Read>> = {
  nc: netcat,
  ncat: netcat,
  netcat,
  'nc.openbsd': netcat,
  'nc.traditional': netcat,
  telnet,
  curl,
  wget,
  mysql,
  mariadb: mysql,
  mysqladmin: mysql,
  'mariadb-admin': mysql,
  mysqldump: mysql,
  'mariadb-dump': mysql,
  psql,
  pg_isready: psql,
  pg_dump: psql,
  'redis-cli': redis,
  'valkey-cli': redis,
  mongosh: mongo,
  mongo,
  socat,
  sqlplus: oracle,
  ssh,
  scp,
  sftp: scp,
  docker,
  podman: docker,
  iperf3: iperf,
};

/** PowerShell's commands are written in any case. */
function readOf(tool: string): Read | undefined {
  const name = Object.hasOwn(TOOLS, tool) ? tool : tool.toLowerCase();
  return Object.hasOwn(TOOLS, name) ? TOOLS[name] : undefined;
}

/** Whom the command dials. Nothing is guessed: what the words do not say stays unset. */
export function dialOf(command: CommandLine): Dial {
  const known = readOf(command.tool);
  const found = known
    ? known(command.words, command.text)
    : (windowsDial(command.tool, command.words, command.text) ??
      devTcpDial(command.words, command.text) ??
      pluginDial(command.words) ??
      serviceClientDial(command.words) ??
      genericDial(command.words));
  return found.deadline === undefined ? within(found, command.timeout) : found;
}
