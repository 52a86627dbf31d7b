import type { CommandLine } from '../model/command-line.ts';
import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { dialOf } from '../command/dial.ts';
import { urlDial } from '../command/dial-shapes.ts';
import { isMention } from '../failure/mention.ts';
import { isPrintedSuccess } from '../command/printed-success.ts';
import { Sighting, type Said, type Scene } from '../failure/attempt-under-way.ts';
import { errnoOfText } from '../failure/errno-words.ts';
import { logDraft } from '../failure/log-draft.ts';
import { readException, type Frame } from './python/message.ts';

const MOST_ATTEMPTS = 5000;

// Traceback (most recent call last):
const TRACEBACK = /Traceback \(most recent call last\):$/;
//   File "/usr/lib/python3.11/socket.py", line 851, in create_connection
const FILE = /^\s{1,8}File "[^"]{1,300}", line \d{1,7}(?:, in (.{1,120}))?$/;
const LINKS =
  /^(?:During handling of the above exception, another exception occurred:|The above exception was the direct cause of the following exception:)$/;
// ConnectionRefusedError: [Errno 111] Connection refused
// pymongo.errors.ServerSelectionTimeoutError: localhost:27017: [Errno 111] Connection refused
const EXCEPTION = /^((?:[A-Za-z_]\w{0,60}\.){0,8})([A-Za-z_]\w{1,80})(?:: (.{0,2000}))?$/;
// ERROR app: requests.exceptions.ConnectionError: HTTPConnectionPool(host='db1', port=80): Max retries exceeded ...
const LOGGED =
  /(?:^|[\s:>(|])(?:[A-Za-z_]\w{0,60}\.){1,8}(\w{1,60}(?:Error|Exception|Timeout)): (.{3,2000})$/;
// ... without its module
const LOGGED_BARE =
  /(?:^|[\s:>(|])(?:[a-z_]\w{0,60}\.){0,8}((?:Connection|Timeout|Connect|NewConnection|MaxRetry|ConnectTimeout|ReadTimeout|ServerSelectionTimeout|Operational|Interface|ClientConnector|Protocol|OS|URL|BrokenPipe|ConnectionRefused|ConnectionReset)Error|ConnectTimeout|ReadTimeout|AutoReconnect|NetworkTimeout|gaierror|socket\.(?:error|timeout)): (.{3,2000})$/;
const NAMES = /(?:Error|Exception|imeout|AutoReconnect|gaierror|socket\.error): /;
// WARNING: Retrying (Retry(total=4, ...)) after connection broken by 'NewConnectionError('<...>: Failed to ...')': /simple/x/
const RETRYING = / after connection broken by ['"](\w{5,40})\((.{3,600})\)['"]: \/\S{0,300}$/;
// TCP Connection attempt failed: ConnectionRefusedError(111, 'Connection refused'); dest=(..., ('10.0.0.5', 5672))
const PIKA =
  /\bTCP Connection attempt failed: (\w{5,40}\(.{0,100}?\)); dest=.{5,150}\('([\da-fA-F.:]{2,45})', (\d{1,5})\D.{0,20}$/;
// ERROR: Unable to download webpage: <urlopen error [Errno 101] Network is unreachable> (caused by URLError(...))
const URLOPEN = /<urlopen error (?:\[Errno -?\d{1,5}\] [\w' ]{3,80}|timed out)>/;
// consumer: Cannot connect to amqp://guest:**@127.0.0.1:5672//: [Errno 111] Connection refused.
const BROKER =
  /\bCannot connect to ([a-z]{3,10}:\/\/\S{3,300}): (\[Errno -?\d{1,5}\] [A-Z][\w ]{3,60}|Error -?\d{1,5} connecting to .{3,300}?)\.{0,2}$/;
// One of these stands in each of the four.
const ELSEWHERE =
  /<urlopen error |Cannot connect to | after connection broken by | Connection attempt failed: /;
// Trying again in 2.00 seconds... (1/100)
const AGAIN = /^Trying again in \d{1,5}\.\d\d seconds\.\.\./;
// 4 TimeoutError('timed out') 3.003s      (3, TimeoutError('timed out'))
const PROBE =
  /^\(?\d{1,6}[,:)]? {1,3}(\w{1,40}(?:Error|timeout|gaierror)\(.{0,250}?\))\)?(?: {1,3}(\d{1,6}\.\d{1,6}) ?s)?$/;
// 1 connected 0.000s
const PROBE_OK = /^\(?\d{1,6}[,:)]? {1,3}(?:connected|open|ok)\)?(?: {1,3}(\d{1,6}\.\d{1,6}) ?s)?$/;

const IN_CONNECT =
  /\bconnect\(|\bcreate_connection\b|^_?(?:sock_)?connect(?:_tcp|_sock)?$|^_?new_conn$|\bopen_connection\b/;
//     client.connect(('192.0.2.5', 5000))      (a script that writes out whom it dials)
const DIALS =
  /\bconnect(?:_ex)?\(\(\s?["']([\w.:-]{1,253})["'],\s?(\d{1,5})\s?\)|\bcreate_connection\(\(\s?["']([\w.:-]{1,253})["'],\s?(\d{1,5})\s?\)/;
const IN_BIND = /\.bind\(/;
const IN_READ =
  /\brecv(?:_into)?\(|\bread(?:into|line)?\(|^(?:readinto|read|readline|_read_status|getresponse|do_handshake)$/;

function frameOf(text: string): Frame {
  if (IN_CONNECT.test(text)) return 'connect';
  return IN_READ.test(text) ? 'read' : undefined;
}

class PythonReader implements BlockReader {
  readonly #scene: Scene;
  /** A one-liner that does nothing but connect to a Unix socket: its errors are connect()'s. */
  readonly #dialsPath: boolean;
  readonly #all: Sighting[] = [];
  /** The attempts of the chain of exceptions under way. */
  #chain: readonly Sighting[] = [];
  #inTrace = false;
  #linked = false;
  #frame: Frame;
  /** A server's bind() is among the frames. */
  #binds = false;
  /** Whom the last frame's own code dials. */
  #dials: { readonly host?: string | undefined; readonly port?: string | undefined } = {};
  readonly #states: Draft[] = [];
  #seen = false;

  constructor(head: BlockHead, command: CommandLine | undefined) {
    this.#scene = { tool: 'python', head, command };
    this.#dialsPath = command !== undefined && dialOf(command).path !== undefined;
  }

  read(raw: Line): boolean {
    if (raw.text.trim() === '') return this.#seen;
    // Exception groups draw a bar in front.
    const line = { number: raw.number, text: raw.text.replace(/^\s{0,12}\| /, '') };
    if (this.#seen && AGAIN.test(line.text)) return true;
    const taken = this.#trace(line) || this.#exception(line) || this.#probe(line) || this.#printed(line);
    if (taken) this.#seen = true;
    return taken;
  }

  #trace(line: Line): boolean {
    const { text } = line;
    if (TRACEBACK.test(text)) {
      if (!this.#linked) this.#chain = [];
      if (!this.#linked) this.#frame = this.#dialsPath ? 'connect' : undefined;
      this.#linked = false;
      this.#binds = false;
      this.#dials = {};
      this.#inTrace = true;
      return true;
    }
    if (LINKS.test(text)) {
      this.#linked = this.#seen;
      return this.#seen;
    }
    const file = FILE.exec(text);
    if (file) {
      this.#inTrace = true;
      if (this.#chain.length === 0) this.#frame = frameOf(file[1] ?? '') ?? this.#frame;
      return true;
    }
    if (!this.#inTrace || !/^\s/.test(text)) return false;
    if (IN_BIND.test(text)) this.#binds = true;
    const dialled = DIALS.exec(text);
    if (dialled) this.#dials = { host: dialled[1] ?? dialled[3], port: dialled[2] ?? dialled[4] };
    if (this.#chain.length === 0) this.#frame = frameOf(text.trim()) ?? this.#frame;
    return true;
  }

  #exception(line: Line): boolean {
    const [, module = '', name = '', message = ''] = EXCEPTION.exec(line.text) ?? [];
    if (this.#inTrace && name !== '') {
      this.#inTrace = false;
      const said = readException(name, message, this.#frame).map((one) =>
        one.host === undefined && one.port === undefined && this.#dials.host !== undefined
          ? { ...one, ...this.#dials, loose: true as const }
          : one,
      );
      this.#add(line, said);
      if (said.length === 0 && this.#bind(line, message)) return true;
      // What this parser does not know, the vocabulary may.
      return said.length > 0;
    }
    // Below the message of an exception, its further lines.
    if (this.#seen && /^\s+\S/.test(line.text) && this.#chain.length > 0) return this.#more(line);
    const found = findException(line.text, module + name);
    if (found.length === 0) return false;
    this.#chain = [];
    this.#add(line, found);
    return true;
  }

  // OSError: [Errno 99] Cannot assign requested address                     (below `self.socket.bind(...)`)
  #bind({ number }: Line, message: string): boolean {
    const detail = this.#binds ? errnoOfText(message.replace(/^\[Errno \d{1,5}\] /, '')) : undefined;
    if (detail === undefined) return false;
    this.#states.push(logDraft({ event: 'bind-failed', detail }, [number]));
    return true;
  }

  #more(line: Line): boolean {
    return /^\t|^\s{2,}(?:Is the server running|TCP\/IP connections on port)/.test(line.text);
  }

  #add(line: Line, said: readonly Said[]): void {
    const fits = said.length > 0 && said.length === this.#chain.length;
    if (!fits && said.length > 0) {
      const known = this.#chain.length === 1 ? this.#chain[0] : undefined;
      this.#chain = said.map((_, index) => (index === 0 && known ? known : this.#new()));
    }
    for (const [index, one] of said.entries()) this.#chain[index]?.add(line, one);
  }

  #new(): Sighting {
    const sighting = new Sighting(this.#scene);
    if (this.#all.length < MOST_ATTEMPTS) this.#all.push(sighting);
    return sighting;
  }

  #probe(line: Line): boolean {
    const failed = PROBE.exec(line.text);
    const said = failed ? readException('', failed[1] ?? '', 'connect') : [];
    const took = failed?.[2] ?? PROBE_OK.exec(line.text)?.[1];
    const seconds = took === undefined ? {} : { took: Number(took) };
    for (const one of said) this.#new().add(line, { ...one, ...seconds });
    if (said.length > 0) return true;
    // Without a time, `443 open` may be anything.
    if (!PROBE_OK.test(line.text) || (took === undefined && !this.#scene.command)) return false;
    this.#new().add(line, { outcome: 'connected', ...seconds });
    return true;
  }

  #printed(line: Line): boolean {
    if (!isPrintedSuccess(this.#scene.command, line.text)) return false;
    if (this.#all.length === 0) this.#new().add(line, { outcome: 'connected' });
    return true;
  }

  end(): readonly Draft[] {
    return [...this.#all.flatMap((sighting) => sighting.draft() ?? []), ...this.#states];
  }
}

/** The attempts of an exception that stands alone, or that a log line names as the last thing that it says. */
function findException(text: string, name: string): readonly Said[] {
  if (!/[Ee]rror|imeout|AutoReconnect|\[Errno /.test(text)) return [];
  const own = name === '' ? null : EXCEPTION.exec(text);
  for (const pattern of NAMES.test(text) ? [LOGGED, LOGGED_BARE] : []) {
    const match = pattern.exec(text);
    if (!match || isMention(text.slice(0, match.index), '')) continue;
    const said = readException(match[1]?.split('.').pop() ?? '', match[2] ?? '', undefined);
    if (said.length > 0) return said;
  }
  const bare = own?.[3] === undefined && /^Connection(?:Refused|Reset)Error$/.test(name);
  if (bare) return readException(name, '', undefined);
  if (!ELSEWHERE.test(text)) return [];
  const retrying = RETRYING.exec(text);
  if (retrying) return readException(retrying[1] ?? '', retrying[2] ?? '', undefined);
  const pika = PIKA.exec(text);
  if (pika) {
    const said = readException('', pika[1] ?? '', 'connect');
    return said.map((one) => ({ ...one, host: pika[2], port: pika[3] }));
  }
  const urlopen = URLOPEN.exec(text);
  if (urlopen) return readException('URLError', urlopen[0], undefined);
  const [, url, why = ''] = BROKER.exec(text) ?? [];
  const { host, port } = urlDial(url);
  return readException('', why, 'connect').map((said) => ({ ...said, host, port }));
}

// What stands in every line with which its output begins.
const MARK = /[Ee]rror|imeout|AutoReconnect|File "|Cannot connect to |^\(?\d{1,6}[,:)]? /;

function opens(text: string): boolean {
  if (!MARK.test(text)) return false;
  if (FILE.test(text) || PROBE_OK.exec(text)?.[1] !== undefined || PROBE.test(text)) return true;
  const [, module = '', name = ''] = EXCEPTION.exec(text) ?? [];
  return findException(text, module + name).length > 0;
}

/** Python: tracebacks, and exceptions in logs. */
export const python: Parser = {
  id: 'python',
  marks: [
    'error: ',
    'exception: ',
    'timeout: ',
    'autoreconnect: ',
    'connectionrefusederror',
    'connectionreseterror',
    'error(',
    'timeout(',
    ', line N',
    '<urlopen error ',
    'cannot connect to ',
    ' after connection broken by ',
    ' connection attempt failed: ',
    'traceback (most recent call last)',
    'connected N',
    'open N',
    'ok N',
    'connected) N',
    'open) N',
    'ok) N',
  ],
  claims: (command) => /^(?:i?python|pypy)[\d.]{0,6}$/.test(command.tool),
  opens,
  block: (head, command) => new PythonReader(head, command),
  // It announces a traceback, whose first frame opens the block.
  line: (line) => (TRACEBACK.test(line.text) ? [] : undefined),
};
