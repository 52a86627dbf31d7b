/** Which fields of a structured record hold text that people wrote, and which say whom it is about. */

import type { Context } from '../../envelope.ts';
import type { Member } from './members.ts';
import { contextOf } from './prefix.ts';

/** `error_message`, `errorMessage`, `error.message`, `@message`: the last part, without case and signs. */
function plainKey(key: string): string {
  const last = key.slice(-64).replace(/^.*[./]\b/, '');
  return last.toLowerCase().replace(/[^a-z]/g, '');
}

// The order in which the texts of a record are told: what was said, what went wrong, why, where in the code.
const SAID =
  /^(?:(?:short|full|event|raw|rendered)?message|msg|log|line|(?:text|json)payload|event|rawlog|m|mt|body|x)$/;
const WRONG =
  /(?:err|error|errors|errmsg|exception|failure|errormessage|errormsg|exc|excinfo|strerror|stderr|stdout|output)$/;
const WHY =
  /(?:cause|causes|causedby|reason|detail|details|description|message|msg|status|text|summary|hint)$/;
const WHERE = /(?:stack|trace|stacktrace|backtrace|traceback)$/;

// What stands under such a key is no sentence, though its name ends like one that is.
const NEVER = /^(?:httpstatus|statusmessage|messageid|context|httpmethod)$/;

function rank(member: Member): number {
  const key = plainKey(member.key);
  if (NEVER.test(key)) return -1;
  if (SAID.test(key)) return 0;
  if (WRONG.test(key)) return 1;
  if (WHERE.test(key)) return 3;
  return WHY.test(key) && /[\s:]/.test(member.value.trim()) ? 2 : -1;
}

const EMPTY = /^(?:null|none|nil|<nil>|undefined|true|false|-|\d{1,9})?$/i;
const MOST_TEXTS = 12;
const MOST_OBJECTS = 32;

/** Texts in the order of their use, none twice. */
function textsOf(members: readonly Member[]): string[] {
  const written = members.filter(({ value, quoted }) => quoted && !EMPTY.test(value.trim()));
  const ranked = written.map((member) => ({ member, at: rank(member) })).filter(({ at }) => at >= 0);
  // Health checks and the like: the one sentence of a record stands under a key of their own.
  const chosen =
    ranked.length > 0
      ? ranked
          .sort((a, b) => a.at - b.at || a.member.depth - b.member.depth)
          .map(({ member }) => member.value)
      : written.filter(({ value }) => /\w{2} \w/.test(value)).map(({ value }) => value);
  return [...new Set(chosen.map((text) => text.trim()))].slice(0, MOST_TEXTS);
}

const ERRNO_NAME = /^E[A-Z][A-Z0-9]{2,20}$/;
const HOST = /^(?:\w[\w.-]{0,253}|[0-9A-Fa-f:.]{2,45}|\/[\w./@+-]{1,107})$/;
const PORT = /^\d{1,5}$/;

type Fields = ReadonlyMap<string, string>;

function pick(fields: Fields, names: readonly string[], fits: RegExp): string | undefined {
  for (const name of names) {
    const value = fields.get(name);
    if (value !== undefined && fits.test(value)) return value;
  }
  return undefined;
}

function endpoint(host: string, port: string | undefined): string {
  if (port === undefined || host.startsWith('/')) return host;
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

/** The one that writes a log puts its own name into these. */
function isRecord(fields: Fields): boolean {
  return fields.has('level') || fields.has('pid') || fields.has('severity') || fields.has('lvl');
}

// {"errno":-111,"code":"ECONNREFUSED","syscall":"connect","address":"192.0.2.5","port":5432}
function fromErrno(fields: Fields): string | undefined {
  const code = pick(fields, ['code', 'errno'], ERRNO_NAME);
  if (code === undefined) return undefined;
  const syscall = pick(fields, ['syscall'], /^[a-z]{4,16}$/);
  const port = pick(fields, ['port', 'remoteport'], PORT);
  const named = isRecord(fields) && port === undefined && syscall !== 'getaddrinfo';
  const host = pick(
    fields,
    ['address', 'remoteaddress', 'remoteaddr', 'path', ...(named ? [] : ['hostname', 'host'])],
    HOST,
  );
  const at = host === undefined ? undefined : endpoint(host, port);
  return [syscall, code, at].filter((part) => part !== undefined).join(' ');
}

// Names that a record gives to the end that was dialled, never to its own or to a client's.
const FAR = [
  ...['addr', 'address', 'endpoint', 'target', 'upstream', 'upstreamaddr', 'upstreamhost', 'broker'],
  ...[
    'hostandport',
    'serveraddr',
    'serveraddress',
    'url',
    'uri',
    'dsn',
    'dest',
    'destination',
    'dst',
    'backend',
  ],
];
const WITH_PORT = /^(?:[a-z][a-z\d+.-]{1,20}:\/\/)?[^\s/]{1,253}:\d{1,5}(?:\/\S{0,300})?$/i;
const FAR_HOSTS = ['dbhost', 'remotehost', 'serverhost', 'targethost', 'host', 'server', 'hostname'];
const FAR_PORTS = ['dbport', 'remoteport', 'serverport', 'targetport', 'port'];

// Whose addresses stand there is not the end that was dialled.
const NEAR =
  /proxy|client|listen|local|source|src|referr?er|origin$|self|advertis|public|external|redirect|callback|doc|help|link/;
const URL_WITH_PORT = /^[a-z][a-z\d+.-]{1,20}:\/\/[^\s/]{1,253}:\d{1,5}(?:\/\S{0,300})?$/i;

/** originService=https://192.0.2.5:8443: the one URL with a port, under whatever name, is the end that was dialled. */
function onlyUrl(fields: Fields): string | undefined {
  const urls = [...fields].filter(([key, value]) => !NEAR.test(key) && URL_WITH_PORT.test(value));
  const [first] = new Set(urls.map(([, value]) => value));
  return urls.every(([, value]) => value === first) ? first : undefined;
}

function farEnd(fields: Fields): string | undefined {
  const url = pick(fields, FAR, WITH_PORT) ?? onlyUrl(fields);
  if (url !== undefined) return url;
  const host = fields.has('pid') ? pick(fields, FAR_HOSTS.slice(0, 5), HOST) : pick(fields, FAR_HOSTS, HOST);
  const port = pick(fields, FAR_PORTS, PORT);
  return host === undefined || port === undefined ? undefined : endpoint(host, port);
}

const NAMES_PORT = /:\d{1,5}\b|\bport\b|', \d{1,5}\)/i;

/** What went wrong and whom it is about, in one line, where the record says them in fields apart. */
function composed(objects: readonly Fields[], texts: readonly string[]): string[] {
  const lines = objects.map(fromErrno).filter((line) => line !== undefined);
  const fresh = lines.filter((line) => !texts.some((text) => text.includes(line)));
  if (fresh.length > 0 || lines.length > 0) return [...new Set(fresh)].slice(0, MOST_TEXTS);
  const far = objects.map(farEnd).find((end) => end !== undefined);
  if (far === undefined || texts.some((text) => NAMES_PORT.test(text))) return [];
  const short = texts.filter((text) => !text.includes('\n') && text.length <= 300).slice(0, 3);
  return short.length === 0 ? [] : [`${short.join(': ')}, addr=${far}`];
}

function objectsOf(members: readonly Member[]): Fields[] {
  const objects = new Map<number, Map<string, string>>();
  for (const { object, key, value } of members) {
    const fields = objects.get(object) ?? new Map<string, string>();
    const name = plainKey(key);
    if (!fields.has(name)) fields.set(name, value);
    objects.set(object, fields);
  }
  return [...objects.values()].slice(0, MOST_OBJECTS);
}

const CONTEXT: Readonly<Record<keyof Context, readonly string[]>> = {
  time: ['time', 'timestamp', 'ts', 'realtimetimestamp', 'date', 'datetime', 'eventtime'],
  host: ['hostname', 'host'],
  program: ['syslogidentifier', 'program', 'app', 'comm'],
  pid: ['pid'],
  level: ['level', 'severity', 'lvl', 'loglevel', 'levelname', 'l', 's'],
  logger: ['logger', 'loggername', 'caller', 'name'],
  container: ['containername', 'container'],
  pod: ['podname', 'pod'],
  namespace: ['namespacename', 'namespace'],
};
const MANY_DIGITS = /^\d{13,19}$/;

/** Milliseconds, microseconds or nanoseconds as seconds: their sizes tell them apart for a thousand years. */
function inSeconds(time: string): string {
  if (!MANY_DIGITS.test(time)) return time;
  const count = Number(time);
  if (count < 1e14) return String(count / 1e3);
  return String(count < 1e17 ? count / 1e6 : Math.round(count / 1e6) / 1e3);
}

const IN_CONTEXT = /^[\w .:@/+-]{1,128}$/;

function contextFrom(objects: readonly Fields[], far: string | undefined): Context {
  const groups: Record<string, string> = {};
  for (const [field, names] of Object.entries(CONTEXT)) {
    const fits = field === 'pid' ? /^\d{1,10}$/ : IN_CONTEXT;
    const value = objects.map((fields) => pick(fields, names, fits)).find((found) => found !== undefined);
    if (value !== undefined && !(field === 'host' && far?.startsWith(value) === true))
      groups[field] = field === 'time' ? inSeconds(value) : value;
  }
  return contextOf(groups);
}

export interface RecordTexts {
  readonly texts: readonly string[];
  readonly context: Context;
}

/** `before` is the text in front of the record, which may be the message itself. */
export function readRecord(members: readonly Member[], before = ''): RecordTexts {
  const objects = objectsOf(members);
  const own = textsOf(members);
  const texts = before === '' ? own : [before, ...own];
  const far = objects.map(farEnd).find((end) => end !== undefined);
  const lines = composed(objects, texts);
  if (own.length === 0 && lines.length === 0) return { texts: [], context: {} };
  return { texts: [...texts, ...lines], context: contextFrom(objects, far) };
}
