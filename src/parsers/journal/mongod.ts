import type { LogEntry } from '../../failure/log-draft.ts';
import { errnoOfText } from '../../failure/errno-words.ts';
import { addressOf } from './where.ts';

// {"t":{"$date":"2023-08-22T09:19:01.998+02:00"},"s":"I",  "c":"NETWORK",  "id":23015,   "ctx":"listener","msg":"Listening on","attr":{"address":"127.0.0.1"}}
const SHAPE = /^\{"t":\{"\$date":"([^"]{10,40})"\},"s":"[A-Z]\d?", {0,4}"c":"/;

export interface MongodLine {
  readonly stamp: string;
  /** Nothing: a line that says nothing of a socket. */
  readonly entry?: LogEntry;
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    return asObject(JSON.parse(text));
  } catch {
    // A line that was cut.
    return {};
  }
}

function entryOf(message: unknown, attributes: Readonly<Record<string, unknown>>): LogEntry | undefined {
  const { address, port, error } = attributes;
  if (message === 'Listening on' && typeof address === 'string') {
    if (address.startsWith('/')) return { event: 'listens', about: 'mongodb', path: address.slice(0, 120) };
    const literal = addressOf(address);
    return literal === undefined ? undefined : { event: 'listens', about: 'mongodb', address: literal };
  }
  if (message === 'Waiting for connections' && typeof port === 'number' && port > 0 && port <= 65535) {
    return { event: 'accepts', about: 'mongodb', port };
  }
  const failed = message === 'Failed to set up listener' || message === 'Error setting up listener';
  const words = typeof error === 'string' ? error : asObject(error)['errmsg'];
  if (!failed || typeof words !== 'string') return undefined;
  const detail = errnoOfText(words.replace(/^SocketException: /, ''));
  return detail && { event: 'bind-failed', about: 'mongodb', detail };
}

/** A line of mongod 4.4 and later. */
export function readMongodLine(text: string): MongodLine | undefined {
  const stamp = SHAPE.exec(text)?.[1];
  if (stamp === undefined) return undefined;
  const { msg, attr } = parsed(text);
  const entry = entryOf(msg, asObject(attr));
  return entry ? { stamp, entry } : { stamp };
}
