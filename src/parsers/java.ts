import type { CommandLine } from '../model/command-line.ts';
import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { isMention } from '../failure/mention.ts';
import { isPrintedSuccess } from '../command/printed-success.ts';
import { Sighting, type Said, type Scene } from '../failure/attempt-under-way.ts';
import { readException, readSurroundings } from './java/exception.ts';

const MOST_ATTEMPTS = 5000;

// Exception in thread "main" java.net.ConnectException: Connection refused
// Caused by: java.net.UnknownHostException: db9.internal
// 2024-05-01 12:00:00.123 ERROR 1 --- [main] c.e.App : I/O error; nested exception is java.net.ConnectException: Connection refused
const EXCEPTION =
  /(?<![\w.$])(?:java|javax|jakarta|sun|org|com|io|net|reactor|okhttp3|redis\.clients|feign|oracle|kotlin|scala|akka)(?:\.[a-z_][\w$]{0,60}){0,8}\.([A-Z][\w$]{0,80}(?:Exception|Error))(?:: (.{0,600})|$)/;
// At the start of a line, or behind one of these, it is thrown here and now.
const HEAD =
  /^(?:Exception in thread "[^"]{1,100}" |\s{0,2}(?:\.{3} \d{1,4} common frames omitted )?(?:Caused by|Suppressed|Wrapped by): )?$/;
const CAUSED = /^\s{0,8}(?:Caused by|Wrapped by|Suppressed): /;
//	at java.base/sun.nio.ch.Net.pollConnect(Native Method)
const FRAME =
  /^\s{1,8}(?:at [\w$./<>@-]{3,300}\(.{0,200}\).{0,80}|\.{3} \d{1,5} (?:more|common frames omitted))$/;
// In these a RST answers the SYN, or comes right behind the handshake.
const IN_CONNECT = /\.(?:pollConnect|pollConnectNow|connect0|socketConnect|finishConnect|checkConnect)\(/;
// How far the attempt had come, which the vocabulary knows: the driver reads the server's greeting here.
const AFTER_CONNECT = /\.(?:doHandshake|readServerCapabilities)\(/;

class JavaReader implements BlockReader {
  readonly #scene: Scene;
  readonly #all: Sighting[] = [];
  #current: Sighting | undefined;
  #seen = false;
  /** No frame of the last exception was seen yet. */
  #fresh = false;

  constructor(head: BlockHead, command: CommandLine | undefined) {
    this.#scene = { tool: 'java', head, command };
  }

  read(line: Line): boolean {
    if (line.text.trim() === '') return this.#seen;
    const read = this.#frame(line) || this.#exception(line) || this.#printed(line);
    if (read) this.#seen = true;
    return read;
  }

  #frame(line: Line): boolean {
    if (!this.#seen || !FRAME.test(line.text)) return false;
    if (this.#fresh && this.#current?.said.outcome === 'reset-later' && IN_CONNECT.test(line.text)) {
      this.#current.add(line, { outcome: 'reset-connecting', errno: 'ECONNRESET' });
    }
    this.#fresh = false;
    return true;
  }

  #exception(line: Line): boolean {
    const found = findException(line.text);
    if (!found) return false;
    const { isCause } = found;
    const said = isExact(found.said) ? found.said : undefined;
    // Of several addresses, all but the last one's exceptions are suppressed ones.
    const another = /^\s{0,8}Suppressed: /.test(line.text) && said?.address !== undefined;
    if (!isCause || another || !this.#current) this.#begin();
    // What failed while the connection was given up: what ended it was said before.
    const afterwards = /^\s{0,8}Suppressed: /.test(line.text) && this.#current?.said.outcome === 'replied';
    if (said && !afterwards) this.#current?.add(line, said);
    this.#fresh = true;
    // What this parser does not know, the vocabulary may.
    return said !== undefined;
  }

  #begin(): void {
    this.#current = new Sighting(this.#scene);
    if (this.#all.length < MOST_ATTEMPTS) this.#all.push(this.#current);
  }

  #printed(line: Line): boolean {
    if (!isPrintedSuccess(this.#scene.command, line.text)) return false;
    if (!this.#current) this.#begin();
    this.#current?.add(line, { outcome: 'connected' });
    return true;
  }

  end(): readonly Draft[] {
    return this.#all.flatMap((sighting) => sighting.draft() ?? []);
  }
}

// java.net.BindException: Address already in use (Bind failed)      java.io.IOException: Too many open files
const NO_CONNECT =
  /\.BindException: (?:Address already in use(?!: connect\b)|.{0,80}(?:\(Bind failed\)|: (?:JVM_Bind|NET_Bind|bind)$))|\.IOException: Too many open files/;

interface Found {
  readonly said: Said | undefined;
  readonly isCause: boolean;
}

/** What only says that it failed, the vocabulary knows better; but whom it names is the whole chain's target. */
function isExact(said: Said | undefined): said is Said {
  return said !== undefined && (said.outcome !== 'failed' || said.host !== undefined);
}

/** What an exception and the message behind it say; a log may have put it in brackets or quotes. */
function readThrown(name: string, message: string): Said | undefined {
  const text = message.trim();
  return readException(name, text) ?? readException(name, text.replace(/["'`)\]};,]{1,4}$/, ''));
}

// Spring and others name the cause on the same line.
// ... exception={com.mongodb.MongoSocketOpenException: Exception opening socket}, caused by {java.net.ConnectException: ...}}]
const NESTED =
  / nested exception is | caused by \{|(?:^|: )(?=(?:java|io|org)\.[a-z]{2,20}\.\S{1,80}Exception\b)/;
// What may stand in front of an exception that a log line names.
const LOGGED = /[:\-\]>)(="'|]\s{0,3}$| (?:is|by|with|exception) $/;

/** An exception on the line: thrown there, or named in a log line as the last thing that it says. */
function findException(text: string): Found | undefined {
  const match = /(?:Exception|Error)\b/.test(text) ? EXCEPTION.exec(text) : null;
  // A server's bind() and accept() are no attempt: they are read as states.
  if (!match || NO_CONNECT.test(text)) return undefined;
  const [whole, name = '', message = ''] = match;
  const before = text.slice(0, match.index);
  // - java.net.SocketTimeoutException      (settings list what is to be retried)
  if (match[2] === undefined && /^\s{0,60}- $/.test(before)) return undefined;
  const isCause = CAUSED.test(before);
  const nested = NESTED.exec(message);
  const inner = nested ? EXCEPTION.exec(message.slice(nested.index + nested[0].length)) : null;
  const said = (inner && readThrown(inner[1] ?? '', inner[2] ?? '')) ?? readThrown(name, message);
  const placed = said && { ...readSurroundings(text), ...said };
  if (HEAD.test(before)) return { said: placed, isCause };
  const isLogged = LOGGED.test(before) && !isMention(before, text.slice(match.index + whole.length));
  return said && isLogged ? { said: placed, isCause: false } : undefined;
}

/** Java's exceptions, from the command line and in logs. */
export const java: Parser = {
  id: 'java',
  marks: ['exception', 'error', '^at ', '... N'],
  claims: (command) => command.tool === 'java',
  opens: (text) => {
    const found = findException(text);
    return found?.isCause === false && isExact(found.said);
  },
  block: (head, command) => new JavaReader(head, command),
  // A cause without the exception that it caused is what was left of a longer trace.
  line(line: Line, head: BlockHead): readonly Draft[] | undefined {
    if (FRAME.test(line.text)) return AFTER_CONNECT.test(line.text) ? undefined : [];
    const found = findException(line.text);
    if (!found?.isCause || !isExact(found.said)) return undefined;
    const sighting = new Sighting({ tool: 'java', head, command: undefined });
    sighting.add(line, found.said);
    const draft = sighting.draft();
    return draft ? [draft] : [];
  },
};
