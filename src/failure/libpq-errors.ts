import { errnoOfText, isResolverText } from './errno-words.ts';
import { isMentioned } from './mention.ts';
import type { Said } from './attempt-under-way.ts';

// libpq's own deadline, in the languages that were measured.
const EXPIRED = new Set([
  'timeout expired',
  'Timeout abgelaufen',
  'le délai est dépassé',
  'tiempo de espera agotado',
  'timeout scaduto',
  'тайм-аут',
  'タイムアウト期間が過ぎました',
  '超时满',
]);
const CLOSED = new Set([
  'server closed the connection unexpectedly',
  'SSL SYSCALL error: EOF detected',
  'Server beendete die Verbindung unerwartet',
  'la connexion au serveur a été coupée de façon inattendue',
  'el servidor ha cerrado la conexión inesperadamente',
  'il server ha chiuso la connessione inaspettatamente',
  'сервер неожиданно закрыл соединение',
  'サーバーとの接続が想定外にクローズされました',
  '服务器意外地关闭了联接',
]);
// could not receive data from server: Connection reset by peer
const LATER = /^(?:could not (?:receive data from|send data to) server|SSL SYSCALL error): (.{3,100})$/;
// FATAL:  password authentication failed      received invalid response to SSL negotiation: 2
const ANSWERED =
  /^(?:(?:FATAL|CATASTRÓFICO|ВАЖНО|致命的错误)\s{0,2}[:：]|received invalid response to |server does not support SSL|SSL error: |expected authentication request from server|fe_sendauth: )/;

/** What libpq says behind the target. */
function ending(text: string): Said | undefined {
  const why = text.trim();
  // Its limit is on the whole login, not on connect() alone.
  if (EXPIRED.has(why)) return { outcome: 'own-deadline', couldBe: ['own-deadline', 'silent'] };
  // It prints the same for a RST.
  if (CLOSED.has(why)) return { outcome: 'closed', couldBe: ['closed', 'reset-later'] };
  const later = LATER.exec(why)?.[1];
  const errno = errnoOfText(later ?? why);
  if (errno) return later === undefined ? { errno } : { outcome: 'reset-later', errno };
  return ANSWERED.test(why) ? { outcome: 'replied', reply: why } : undefined;
}

type Shape = readonly [pattern: RegExp, read: (match: RegExpExecArray) => Said | undefined];

const SHAPES: readonly Shape[] = [
  // connection to server at "db1.internal" (10.77.0.2), port 3306 failed: Connection refused
  // Verbindung zum Server auf »db1.internal« (10.77.0.2), Port 3306 fehlgeschlagen: Verbindungsaufbau abgelehnt
  // la connexion au serveur sur « db1.internal » (10.77.0.2), port 3306 a échoué : Connexion refusée
  // falló la conexión al servidor en «db1.internal» (10.77.0.2), puerto 3306: Conexión rehusada
  // "db1.internal"(10.77.0.2)、ポート3306のサーバーへの接続に失敗しました: 接続を拒否されました
  // 连接到"db1.internal" (10.77.0.2)上的服务器，端口3306失败：拒绝连接
  [
    /["»«] ?([^"»«\s/]{1,253}) ?["«»] ?(?:\(([\da-fA-F.:%]{2,60})\))?[^\d"»«():]{2,20}(\d{1,5})[^\d"»«():：]{0,24} ?[:：] ?(\S.{1,300})$/,
    ([, host, address, port, text = '']) => {
      const said = ending(text);
      return said && { ...said, host, address, port };
    },
  ],
  // connection to server on socket "/var/run/postgresql/.s.PGSQL.5432" failed: No such file or directory
  [
    /["»«] ?(\/[^"»«\s]{1,200}) ?["«»][^\d"»«():：]{0,40}[:：] ?(\S.{1,300})$/,
    ([, path, text = '']) => {
      const said = ending(text);
      return said && { ...said, path };
    },
  ],
  // could not translate host name "db9.internal" to address: Name or service not known
  [
    /["»«] ?([\w.-]{1,253}) ?["«»].{1,60}?[:：] ?(\S.{2,100})$/,
    ([, host, text = '']) => (isResolverText(text) ? { outcome: 'unresolved', host } : undefined),
  ],
  // could not connect to server: Connection refused                     (up to 13; host and port on the next lines)
  [/(?:^\s*|[\]:)] )could not connect to server: (.{3,300})$/, ([, text = '']) => ending(text)],
];

/** One of these stands in each of the shapes, and in no other tool's. */
export const LIBPQ_MARKS: readonly string[] = [
  'connect to server',
  'connection to server',
  'zum Server auf',
  'connexion au serveur',
  'conexión al servidor',
  'подключиться к серверу',
  'connessione al server',
  'サーバーへの接続',
  '上的服务器',
  'translate host name',
  'konnte Hostnamen',
  "traduire le nom d'hôte",
  'traducir el nombre',
  'преобразовать имя',
  'conversione del nome host',
  'ホスト名"',
  '主机名 "',
];
export const LIBPQ_MARK = new RegExp(LIBPQ_MARKS.join('|'));

/** What a message of PostgreSQL's client library says, wherever it stands in the text. */
export function readLibpq(text: string): Said | undefined {
  if (!LIBPQ_MARK.test(text)) return undefined;
  for (const [pattern, read] of SHAPES) {
    const match = pattern.exec(text);
    const said = match && !isMentioned(match) ? read(match) : undefined;
    if (said) return said;
  }
  return undefined;
}

//         Is the server running on host "localhost" (127.0.0.1) and accepting
const HOST =
  /Is the server running on host "([^"\s]{1,253})"(?: \(([\da-fA-F.:%]{2,60})\))? and accepting(?:\s+TCP\/IP connections on port (\d{1,5})\?)?$/;
//         TCP/IP connections on port 5432?
const PORT = /^\s*TCP\/IP connections on port (\d{1,5})\?$/;
//         connections on Unix domain socket "/tmp/.s.PGSQL.5432"?
const PATH = /connections on Unix domain socket "(\/[^"\s]{1,200})"\?$/;
//         Is the server running locally and accepting connections on that socket?
const HINT = /^(?:\t|\s{4,8})\S|^Is the server running |^(?:или|或者)/;

/** The lines behind such a message: the target, or `{}` for a hint that says nothing. */
export function readLibpqHint(line: string): Said | undefined {
  const host = HOST.exec(line);
  if (host) return { host: host[1], address: host[2], port: host[3] };
  const port = PORT.exec(line)?.[1];
  if (port !== undefined) return { port };
  const path = PATH.exec(line)?.[1];
  if (path !== undefined) return { path };
  return HINT.test(line) ? {} : undefined;
}
