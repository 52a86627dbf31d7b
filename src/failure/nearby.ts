import type { AttemptRecord } from '../model/fact.ts';
import type { Draft } from '../model/parser.ts';
import { bareName } from './bare-names.ts';
import { roleOf } from './endpoint-roles.ts';
import { hostOf, type Mentioned } from './endpoint-parts.ts';
import { findEndpoints } from './endpoints.ts';
import { readMessage } from './message.ts';
import type { Whom } from './whom.ts';
import { structField } from './struct-fields.ts';

/** Whom the lines around a message speak of, where the message itself names nobody. */

/** Lines that are kept to be looked at: strings only, since most are never asked for. */
const MOST_LINES = 12;

// connecting to db1:5432      Trying 10.0.0.5...      jdbc:mysql://db1/app      host: db1      backend = "[::1]:6086"
const SPEAKS_OF_TARGET =
  /\b(?:connect(?:ing|ion|ed)?|contacting|dial(?:ing)?|vncviewer|adb|mstsc|trying|host(?:name)?|address|addr|endpoint|url|uri|broker|backend|upstream|jdbc|request|fetch(?:ing)?|GET|POST|https?|session|server|mount(?:ing)?|remote|link|transport|service index|provided|java|curl|python3?|telnet|nc)\b|\btcp:\/\//i;
/** The same in other languages, whose letters end no word for a pattern. */
const SPEAKS_OF_TARGET_TRANSLATED =
  /verbind|verbund|connexion|connect[eé]|conexi|conect|connessione|połącz|подключ|соедин|bağlan|připoj|verbonden|zugegriffen|not accessible|cannot access|accéder|acceder|доступ|接続|连接|連線|連接|연결|접속/i;
const SPEAKS_OF_LISTENING =
  /\bvia UDP|\b(?:bind|bound|listen(?:ing|s)?|started|serving|running) (?:on|to|at)\b/i;

function isOne({ path }: Mentioned, role: string): boolean {
  return path === undefined && (role === 'target' || role === 'unknown');
}

// Attempting to open a gRPC connection with: "/csi/csi.sock"      Connecting to unix:///run/app1.sock
const TO_A_SOCKET = /\b(?:connect(?:ing|ion)?|dial(?:ing)?)\b[^/]{0,40}["' :]$/i;

/** The path of a Unix socket that one line says it connects to. */
function pathIn(text: string): Whom | undefined {
  const one = findEndpoints(text).find(
    ({ path, start }) => path !== undefined && TO_A_SOCKET.test(text.slice(Math.max(0, start - 60), start)),
  );
  return one?.path === undefined ? undefined : { path: one.path };
}

/** The end with a port that one line names as a target. */
export function targetIn(text: string): Whom | undefined {
  if (!(SPEAKS_OF_TARGET.test(text) || SPEAKS_OF_TARGET_TRANSLATED.test(text))) return undefined;
  if (SPEAKS_OF_LISTENING.test(text)) return undefined;
  const ends = findEndpoints(text).filter((end) => isOne(end, roleOf(text, end)));
  const best =
    ends.find((end) => end.port !== undefined && roleOf(text, end) === 'target') ??
    ends.find(({ port, usual }) => port !== undefined && usual !== true) ??
    ends[0];
  if (best?.port === undefined) return pathIn(text);
  const { host, address, port } = best;
  return {
    ...(host === undefined ? {} : { host }),
    ...(address === undefined ? {} : { address }),
    port,
  };
}

/** Looking up irc.example.org...      as the words of a dial, without the dots at its end */
function asDial(text: string): string {
  return text
    .replace(/\b(?:looking up|resolving|trying) /i, 'connecting to host ')
    .replace(/[.…\s]{1,8}$/, '');
}

/** The machine that a line names which begins an attempt, without its port: `Connecting to server 192.0.2.5.` */
function dialledIn(text: string): Whom | undefined {
  if (!UNDER_WAY.test(text) || SPEAKS_OF_LISTENING.test(text)) return undefined;
  const end = findEndpoints(text).find((one) => isOne(one, roleOf(text, one)));
  if (end?.address !== undefined || end?.host !== undefined) {
    const { host, address } = end;
    return { ...(host === undefined ? {} : { host }), ...(address === undefined ? {} : { address }) };
  }
  const host = bareName(asDial(text));
  return host === undefined ? undefined : { host };
}

/** A host's line and a port's line beside it: `host: db1` and `port: 5432`. */
function structIn(lines: readonly string[]): Whom | undefined {
  const fields = lines.map(structField);
  for (const [i, field] of fields.entries()) {
    if (field?.port === undefined || field.host !== undefined || field.address !== undefined) continue;
    const beside = [fields[i - 1], fields[i + 1], fields[i - 2], fields[i + 2]];
    const place = beside.find((one) => one && (one.host !== undefined || one.address !== undefined));
    if (place) return { ...place, port: field.port };
  }
  return undefined;
}

// Address: 192.0.2.5      Host Address: 192.0.2.5      (the mails of Nagios and what came after it)
const ADDRESS_LINE =
  /^\s{0,8}(?:host ?|ip[ -]?)?address\s?:\s{1,4}([\d.]{7,15}|[\da-f]{0,4}:[\da-f:.]{2,40})\s*$/i;

/** The address that a notification gives on a line of its own, where nothing says a port. */
function addressIn(lines: readonly string[]): Whom | undefined {
  const found = lines.flatMap((line) => ADDRESS_LINE.exec(line)?.[1] ?? []);
  const [address] = found.length === 1 ? found : [];
  return address === undefined ? undefined : hostOf(address);
}

// (ADDRESS=(PROTOCOL=TCP)(HOST=db1)(PORT=1521))      Data Source=tcp:db1,1433      backend = "[::1]:6086"
// %{database: "app", hostname: "db1", port: 5432}      jdbc:mysql://db1:3306/app      amqp://app@mq1
// vulcand/oxy/forward/http: Round trip: http://192.0.2.5:8000, code: 502, ...      (Traefik, behind what caused it)
const CONFIGURED =
  /\bjdbc:\w|\bRound trip: http|\b(?:postgres(?:ql)?|mysql|mariadb|mongodb(?:\+srv)?|rediss?|amqps?|mssql|sqlserver|ldaps?|mqtts?|nats|kafka|smtps?|imaps?):\/\/\S|\(HOST\s?=|\b(?:data source|server|addr(?:ess)?)\s?=\s?\S|\b(?:host|hostname|address)["']?\s?(?:=>|[:=]).{1,200}\bport["']?\s?(?:=>|[:=])|^\s{0,20}[\w.-]{2,40}\s{0,20}[:=]\s{1,4}["']?(?:[a-z][\w+.-]{1,20}:\/\/(?:[^\s/@"']{1,100}@)?)?[\w.:[\]-]{1,200}:\d{1,5}(?:\/[^\s"']{0,200})?["']?,?\s*$/i;

// es = Elasticsearch("http://db1:9200")      connection = BlockingConnection(ConnectionParameters('db1', 5672))
const CALLED =
  /(?:=|await|return|new)\s?(?:await |new )?[\w.]{1,60}\((?:[\w.]{1,60}\()?\s?["'](?:[a-z][a-z\d+.-]{1,15}:\/\/[^"'\s]{3,200}:\d{2,5}|[\w.-]{1,253}["'],\s?\d{2,5}\b)/;

// + iwr -useb https://www.example.org/setup | iex      (PowerShell repeats the command below its error)
const REPEATED = /^\+ .{0,400}\w:\/\/\w/;

/** A line of settings or a printed struct behind a message: whom the program was told to dial. */
export function configuredIn(text: string): Whom | undefined {
  const isRepeated = REPEATED.test(text);
  if (text.length > 1000 || !(isRepeated || CONFIGURED.test(text) || CALLED.test(text))) return undefined;
  const [found] = findEndpoints(text).filter(
    ({ port, path }) => (port !== undefined || isRepeated) && path === undefined,
  );
  if (!found) return undefined;
  const { host, address, port } = found;
  return {
    ...(host === undefined ? {} : { host }),
    ...(address === undefined ? {} : { address }),
    ...(port === undefined ? {} : { port }),
  };
}

/** The port that a line behind a message gives to the end that it named without one. */
export function portOfSame(text: string, { host, address, port }: Whom): number | undefined {
  if (port !== undefined || (host === undefined && address === undefined) || text.length > 1000)
    return undefined;
  const name = host?.toLowerCase();
  const same = findEndpoints(text).find(
    (end) =>
      end.port !== undefined &&
      (name === undefined ? end.address === address : end.host?.toLowerCase() === name) &&
      isOne(end, roleOf(text, end)),
  );
  return same?.port;
}

// Status: Connection established, waiting for welcome message...      Verbindung hergestellt, ...
const ESTABLISHED =
  /\bconnection (?:was |is |has been )?established\b|\bverbindung (?:wurde )?hergestellt|connexion établie|conexión establecida|connessione stabilita|conexão estabelecida|соединение установлено|połączenie nawiązane|nawiązano połączenie|verbinding gemaakt|verbonden, |spojení navázáno|připojení navázáno|bağlantı kuruldu|连接已?建立|連線已建立|接続を確立しました|연결(?:됨|이? ?수립)/i;
/** A line that begins an attempt, and does not say how it ends. */
export const UNDER_WAY =
  /\b(?:re)?connecting (?:to|with)\b|\b(?:attempting|trying) (?:to connect|connection)\b|\b(?:opening|establishing|making) (?:a |an |the )?(?:new )?(?:tcp |ssl |network )?connection to\b|\b(?:looking up|resolving) \S|\btrying \S|verbinde mit|connexion à|conectando|conectándose|connessione a|подключение к|соединяюсь|соединение с|łączenie z|verbinden met|připojování|bağlanılıyor|正在连接|正在連線|接続して|接続中|연결 중/i;

/** Such a line says itself how it went. */
const ENDED =
  /\b(?:err(?:or|no)?|fail(?:ed|ure)?|exception|time-?out|timed out|refused|reset|success\w*|ok|done)\b/i;

// Caused by:      Error:      Details:      Reason:      (and nothing else: anyhow's chain, a window's text)
const ANNOUNCES =
  /^\s{0,20}(?:caused by|causes?|reason|because|details?|error|errors|error message|message|exception|fehler|erreur|ошибка|错误|エラー)\s?[:：]\s*$/i;

/** The lines that nobody understood, up to here. */
export class Nearby {
  #lines: string[] = [];

  note(text: string): void {
    if (this.#lines.length >= MOST_LINES) this.#lines.shift();
    this.#lines.push(text.length > 1000 ? text.slice(0, 1000) : text);
  }

  /** A copy for later: what is noted behind it does not belong to it. */
  snapshot(): Nearby {
    const copy = new Nearby();
    copy.#lines = [...this.#lines];
    return copy;
  }

  /** The last stage that they tell of is a connection that came about, and not one under way. */
  get hasConnected(): boolean {
    const stage = this.#lines.findLast((line) => ESTABLISHED.test(line) || UNDER_WAY.test(line));
    return stage !== undefined && ESTABLISHED.test(stage);
  }

  /** The line right before announces what stands here: `Caused by:` */
  get isAnnounced(): boolean {
    return ANNOUNCES.test(this.#lines.at(-1) ?? '');
  }

  /** The line right before, where it begins an attempt at somebody whom it names. */
  get step(): string | undefined {
    const line = this.#lines.at(-1);
    if (line === undefined || line.length > 300 || !UNDER_WAY.test(line) || ENDED.test(line))
      return undefined;
    return (targetIn(line) ?? dialledIn(line)) === undefined ? undefined : asDial(line);
  }

  /** Whom they speak of: the nearest line that names a host and a port, or begins an attempt at a host. */
  whom(): Whom | undefined {
    for (let i = this.#lines.length - 1; i >= 0; i--) {
      const line = this.#lines[i] ?? '';
      const found = targetIn(line) ?? dialledIn(line);
      if (found) return found;
    }
    return structIn(this.#lines) ?? addressIn(this.#lines);
  }
}

/** An attempt that its tool's parser read without its target, with whom its own line names. */
export function completedByLine(draft: Draft, text: string): Draft {
  const { record } = draft;
  if (record.kind !== 'attempt' || record.transport === 'unix' || record.path !== undefined) return draft;
  if (record.name !== undefined || record.address !== undefined) return withPortOf(draft, text);
  const whom = readMessage(text, { enveloped: true, alone: false })?.whom;
  if (!whom || whom.path !== undefined) return draft;
  if (record.port !== undefined && whom.port !== undefined && whom.port !== record.port) return draft;
  const { host, address, port = record.port } = whom;
  // A word alone may be a product: "Failed to connect to MySQL: ..."
  if (address === undefined && port === undefined && host?.includes('.') !== true) return draft;
  return { ...draft, record: { ...record, ...endOf(whom) } };
}

/** Whom a message names, as an attempt's fields. */
export function endOf({ host, address, port }: Whom): { name?: string; address?: string; port?: number } {
  return {
    ...(host === undefined ? {} : { name: host }),
    ...(address === undefined ? {} : { address }),
    ...(port === undefined ? {} : { port }),
  };
}

/** A looked-up name without its port, with the one of the URL that the same line asks for. */
function withPortOf(draft: Draft, text: string): Draft {
  const { record } = draft;
  if (record.kind !== 'attempt' || record.port !== undefined || record.name === undefined) return draft;
  const name = record.name.toLowerCase();
  const same = findEndpoints(text).find(
    ({ host, port }) => port !== undefined && host?.toLowerCase() === name,
  );
  return same?.port === undefined ? draft : { ...draft, record: { ...record, port: same.port } };
}

/** An attempt without its port, with the one that the lines before it give to the same end. */
function withPort(draft: Draft, nearby: Nearby): Draft {
  const { record } = draft;
  if (record.kind !== 'attempt' || record.port !== undefined) return draft;
  const whom = nearby.whom();
  if (whom?.port === undefined) return draft;
  const isSame =
    (whom.host !== undefined && whom.host === record.name) ||
    (whom.address !== undefined && whom.address === record.address);
  return isSame ? { ...draft, record: { ...record, port: whom.port, loose: true } } : draft;
}

/** No Unix socket's connect() waits: whoever timed out there has tried again until its own deadline. */
function atSocket(record: AttemptRecord, path: string): AttemptRecord {
  const { errno, ...rest } = record;
  const unix = { ...rest, transport: 'unix', path, loose: true } as const;
  if (errno !== 'ETIMEDOUT') return { ...unix, ...(errno === undefined ? {} : { errno }) };
  return { ...unix, outcome: 'own-deadline', couldBe: ['own-deadline', 'refused', 'other-errno'] };
}

/** An attempt that names nobody, with whom the lines before it speak of. */
export function completed(draft: Draft, nearby: Nearby): Draft {
  const { record } = draft;
  if (record.kind !== 'attempt' || record.transport === 'unix') return draft;
  if (record.path !== undefined) return draft;
  if (record.name !== undefined || record.address !== undefined) return withPort(draft, nearby);
  const whom = nearby.whom();
  if (!whom || (record.port !== undefined && whom.port !== undefined && whom.port !== record.port))
    return draft;
  if (whom.path !== undefined) return { ...draft, record: atSocket(record, whom.path) };
  return { ...draft, record: { ...record, ...endOf(whom), loose: true } };
}

/** Lines behind a failure in which its settings may stand. */
const MOST_BEHIND = 12;

/** An attempt of a tool's own output that names nobody, with whom the settings behind it name. */
export function completedBehind(
  draft: Draft,
  behind: readonly { readonly number: number; readonly text: string }[],
): Draft {
  const { record, lines } = draft;
  if (record.kind !== 'attempt' || record.transport === 'unix' || record.path !== undefined) return draft;
  if (record.name !== undefined || record.address !== undefined || record.port !== undefined) return draft;
  const last = Math.max(...lines);
  for (const { number, text } of behind) {
    const whom = number > last && number - last <= MOST_BEHIND ? configuredIn(text) : undefined;
    if (whom) return { ...draft, record: { ...record, ...endOf(whom), loose: true } };
  }
  return draft;
}
