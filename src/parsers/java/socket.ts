import { errnoOfName, errnoOfText } from '../../failure/errno-words.ts';
import type { Said } from '../../failure/attempt-under-way.ts';
import { CONNECT_FAILED } from '../../failure/open-outcomes.ts';

/** What the message of an exception says. */
export type Read = (message: string) => Said | undefined;

// db1/10.0.0.5:5432      /10.0.0.5:8080      db1.internal/<unresolved>:8080      /[fd77:0:0:0:0:0:0:2]:80
const SOCKET_ADDRESS =
  /(?:^|[\s:([])([\w.-]{1,253})?\/(?:\[?([\da-fA-F.:]{2,45}(?:%[\w.-]{1,15})?)\]?|<unresolved>):(\d{1,5})(?!\d)/;
// Connect to db1.internal:8080 [db1.internal/10.0.0.5] failed: Connection refused
const APACHE = /Connect to (?:https?:\/\/)?([\w.-]{1,253}):(\d{1,5}) \[([^\]]{0,600})\] failed: (.{3,100})$/;
// failed to connect to /10.0.0.5 (port 8080) from /10.0.0.7 (port 41234) after 10000ms: isConnected failed: ECONNREFUSED
const ANDROID = /^failed to connect to ([\w.-]{1,253})?\/([\da-fA-F.:]{2,45}) \(port (\d{1,5})\)/;
const ANDROID_WHY = /: \w{3,20} failed: (E[A-Z]{3,15})\b/;
// Failed to connect to db1.internal/10.0.0.5:8080      finishConnect(..) failed: Connection refused: /10.0.0.5:8080

/** The target in Java's spelling of a socket address. */
export function target(message: string): Said {
  const match = ANDROID.exec(message) ?? SOCKET_ADDRESS.exec(message);
  return match ? { host: match[1] ?? match[2], address: match[2], port: match[3] } : {};
}

// Connection refused (Connection refused)      Connection refused: connect      Connection refused: no further information
// connection timed out: db1/10.0.0.5:5432      finishConnect(..) failed: No route to host: /10.0.0.5:80
function plain(message: string): string {
  return message
    .replace(
      /^(?:finishConnect|connect|syscall:\w{1,20}|recvAddress|readAddress|writeAddress)\(\.\.\) failed: /,
      '',
    )
    .replace(/ \([^()]{3,100}\)?$/, '')
    .replace(/: (?:connect|no further information|getsockopt|recv|send|socket write error)$/, '')
    .replace(/: [\w.-]{0,253}\/\S{2,70}:\d{1,5}$/, '')
    .replace(/; For more details see: .{0,200}$/, '')
    .trim();
}

/** java.net.ConnectException and its kin: connect() itself failed. */
export const connecting: Read = (message) => {
  const apache = APACHE.exec(message);
  if (apache) {
    const address = /\/([\da-fA-F.:]{2,45})\]?$/.exec(apache[3] ?? '')?.[1];
    const said = connecting(apache[4] ?? '');
    return said && { ...said, host: apache[1], port: apache[2], address };
  }
  if (/^(?:HTTP )?connect timed out$/i.test(message)) return { outcome: 'own-deadline' };
  const errno = errnoOfText(plain(message)) ?? errnoOfName(ANDROID_WHY.exec(message)?.[1] ?? '');
  if (errno) return { errno, ...target(message) };
  const dialled = target(message);
  if (message !== '' && dialled.address === undefined) return undefined;
  return { outcome: 'failed', couldBe: CONNECT_FAILED, ...dialled };
};

/** java.net.SocketTimeoutException: a deadline of the program's own. */
export const late: Read = (message) => {
  if (/\bread timed out\b|^timeout$|^Read timeout|^Accept timed out$/i.test(message)) {
    return /accept/i.test(message) ? undefined : { outcome: 'silent' };
  }
  const apache = APACHE.exec(message);
  if (apache) return { ...connecting(message), outcome: 'own-deadline' };
  const ms = /after (\d{1,8}) ?ms/.exec(message)?.[1];
  const deadline = ms === undefined ? {} : { deadline: Number(ms) / 1000 };
  if (/connect/i.test(message)) return { outcome: 'own-deadline', ...deadline, ...target(message) };
  return { outcome: 'own-deadline', couldBe: ['own-deadline', 'silent'], ...deadline };
};

/** java.net.SocketException and I/O errors: before or after the handshake, as the text says. */
export const other: Read = (message) => {
  const text = plain(message);
  if (/^(?:Connection reset|Connection reset by peer)$/.test(text))
    return { outcome: 'reset-later', errno: 'ECONNRESET' };
  if (CLOSED.test(text)) return { outcome: 'closed' };
  const errno = errnoOfText(text);
  if (!errno) return undefined;
  return errno === 'EPIPE' || errno === 'ECONNRESET'
    ? { outcome: 'reset-later', errno }
    : { errno, ...target(message) };
};

const CLOSED =
  /^(?:Unexpected end of file from server|HTTP\/1\.1 header parser received no bytes|unexpected end of stream(?: on .{1,300})?|Unexpected end of stream\.?|SSL peer shut down incorrectly|Remote host terminated the handshake|Connection prematurely closed (?:BEFORE|DURING) response|Can not read response from server\. Expected to read \d{1,9} bytes, read 0 bytes .{1,80})$/;

export const closed: Read = (message) => (CLOSED.test(message) ? { outcome: 'closed' } : undefined);

export const unresolved: Read = (message) => {
  const host = /^([\w.-]{1,253})(?:$|: )/.exec(message)?.[1];
  return host === undefined ? undefined : { outcome: 'unresolved', host };
};
