import type { CommandLine } from '../model/command-line.ts';
import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { errnoOfName } from '../failure/errno-words.ts';
import { isPrintedSuccess } from '../command/printed-success.ts';
import { Sighting, type Said, type Scene } from '../failure/attempt-under-way.ts';
import { readMessage } from './node/message.ts';

const MOST_ATTEMPTS = 5000;

// node:events:502      events.js:292      node:internal/process/promises:391
const THROWN = /^(?:node:[\w/]{2,60}|(?:events|net|dns|_http_client|internal\/[\w/]{2,60})\.js):\d{1,5}$/;
//       throw er; // Unhandled 'error' event
const SOURCE =
  /^\s{2,}(?:throw er; \/\/ Unhandled|\^|triggerUncaughtException\()|^(?:Thrown at:|Emitted 'error' event )/;
//     at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1611:16)
const FRAME = /^\s{2,}at .{3,300}$/;
// AggregateError [ECONNREFUSED]:
const AGGREGATE = /(?:^|\s)AggregateError(?: \[(E[A-Z]{3,15})\])?:?(?:\s|$)/;
//   address: '10.77.0.2',
const PROPERTY = /^\s{2,}'?(\w{2,30})'?: '?([^',]{1,260})'?,?$/;
const INSIDE = /^\s{2,}(?:'?[\w$-]{1,60}'?|\[[\w().$ ]{1,80}\]): .{0,300}$/;
const CLOSING = /^\s*[}\]]+[,)]{0,2}$/;
//   cause: Error [ERR_SOCKET_CONNECTION_TIMEOUT]: Socket connection timeout      [cause]: SocketError: closed
const CAUSE = /^\s{2,}\[?cause\]?: .{0,3}(?:\w{0,40}Error|Exception)\b/;
const ENDING = /^(?:Node\.js v\d{1,3}\.\d|\(Use `node --trace|\(node:\d{1,8}\) )/;
// TypeError: fetch failed
const WRAPPED = /^(?:\S{1,60}: )?TypeError: fetch failed$/;

const OF_ERROR: ReadonlySet<string> = new Set([
  'errno',
  'code',
  'syscall',
  'address',
  'port',
  'hostname',
  'fatal',
]);

/** What a property of the error adds. */
const PROPERTIES: Readonly<Record<string, (value: string) => Said>> = {
  address: (value) => (value.startsWith('/') ? { path: value } : { address: value }),
  port: (value) => ({ port: value }),
  hostname: (value) => ({ host: value }),
  host: (value) => ({ host: value }),
  remoteAddress: (value) => ({ address: value }),
  remotePort: (value) => ({ port: value }),
  localAddress: (value) => ({ source: value }),
};

/** Who ended an attempt that timed out, by the function that made the error. */
function enderOf(frame: string): Said | undefined {
  // Node tries the next address after 250 ms, and calls this ETIMEDOUT.
  if (frame.includes('internalConnectMultipleTimeout')) return { outcome: 'own-deadline', deadline: 0.25 };
  if (/\bafterConnect(?:Multiple)?\b/.test(frame)) return { outcome: 'kernel-timeout', errno: 'ETIMEDOUT' };
  return undefined;
}

class NodeReader implements BlockReader {
  readonly #scene: Scene;
  readonly #all: Sighting[] = [];
  #current: Sighting | undefined;
  /** Says how the first of several ended; the others say it of themselves where they are printed. */
  #aggregate: Sighting | undefined;
  #depth = 0;
  #seen = false;

  constructor(head: BlockHead, command: CommandLine | undefined) {
    this.#scene = { tool: 'node', head, command };
  }

  read(line: Line): boolean {
    if (line.text.trim() === '') return this.#seen;
    const isRead = this.#error(line) || this.#detail(line) || this.#printed(line);
    if (!isRead && !(this.#seen && CAUSE.test(line.text))) return false;
    if (/[{[]$/.test(line.text)) this.#depth++;
    else if (CLOSING.test(line.text)) this.#depth--;
    this.#seen = true;
    return isRead;
  }

  #add(line: Line, said: Said): Sighting {
    const sighting = new Sighting(this.#scene);
    sighting.add(line, said);
    if (this.#all.length < MOST_ATTEMPTS) this.#all.push(sighting);
    return sighting;
  }

  #error(line: Line): boolean {
    const said = readMessage(line.text);
    for (const one of said) this.#current = this.#add(line, one);
    if (said.length > 0) {
      this.#drop(this.#aggregate);
      if (!/^\s/.test(line.text)) this.#depth = 0;
      return true;
    }
    const aggregate = AGGREGATE.exec(line.text);
    const errno = errnoOfName(aggregate?.[1] ?? '');
    if (errno) {
      if (!/^\s/.test(line.text)) this.#depth = 0;
      const how: Said = errno === 'ETIMEDOUT' ? { outcome: 'some-timeout' } : { errno };
      this.#aggregate = this.#add(line, how);
      this.#current = undefined;
    }
    return aggregate !== null || THROWN.test(line.text) || WRAPPED.test(line.text);
  }

  #drop(aggregate: Sighting | undefined): void {
    if (aggregate) this.#all.splice(this.#all.indexOf(aggregate), 1);
    this.#aggregate = undefined;
  }

  #detail(line: Line): boolean {
    const { text } = line;
    if (SOURCE.test(text) || ENDING.test(text)) return this.#seen;
    // A cause that this parser does not know, the vocabulary may.
    if (CAUSE.test(text)) return false;
    if (FRAME.test(text)) {
      const ender = this.#current?.said.outcome === 'some-timeout' ? enderOf(text) : undefined;
      if (ender) this.#current?.add(line, ender);
      return this.#seen;
    }
    const [, name = '', value = ''] = PROPERTY.exec(text) ?? [];
    // An excerpt may lack the line that opens the object.
    if (this.#depth <= 0 && !(this.#current && OF_ERROR.has(name))) return false;
    const read = Object.hasOwn(PROPERTIES, name) ? PROPERTIES[name] : undefined;
    if (read && this.#current) this.#current.add(line, missing(this.#current.said, read(value)));
    return INSIDE.test(text) || CLOSING.test(text);
  }

  #printed(line: Line): boolean {
    if (!isPrintedSuccess(this.#scene.command, line.text)) return false;
    if (this.#all.length === 0) this.#add(line, { outcome: 'connected' });
    return true;
  }

  end(): readonly Draft[] {
    return this.#all.flatMap((sighting) => sighting.draft() ?? []);
  }
}

/** Only what is not known yet: the message itself is the better witness. */
function missing(known: Said, more: Said): Said {
  return Object.fromEntries(Object.entries(more).filter(([key]) => !(key in known)));
}

/** Node.js: uncaught errors, and messages in logs. */
export const node: Parser = {
  id: 'node',
  marks: [
    ...[
      '^node:',
      '.js:N',
      'fetch failed',
      'aggregateerror',
      'connect e',
      'getaddrinfo e',
      'read e',
      'write e',
    ],
    ...[
      'connection terminated ',
      'timeout of N',
      'reach database server',
      'socket hang up',
      'other side closed',
    ],
    ...[
      'proxying request ',
      'proxy request ',
      'timeout error',
      ':ssl routines:',
      'before secure tls',
      'parse error: ',
    ],
    ...['signed certificate', 'the first certificate', 'certificate has expired', '"syscall":"connect"'],
  ],
  claims: (command) => /^(?:node|nodejs|npm|npx|yarn|pnpm)$/.test(command.tool),
  opens: (text) =>
    THROWN.test(text) || WRAPPED.test(text) || readMessage(text).length > 0 || opensAggregate(text),
  block: (head, command) => new NodeReader(head, command),
};

function opensAggregate(text: string): boolean {
  return errnoOfName(AGGREGATE.exec(text)?.[1] ?? '') !== undefined;
}
