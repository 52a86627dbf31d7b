import type { Dial } from '../command/dial.ts';
import { proxyNamed } from '../command/proxy-option.ts';
import type { CommandLine } from '../model/command-line.ts';
import type { NextHop } from '../model/next-hop.ts';
import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { canonicalIp } from '../model/ip.ts';
import { portNumber } from '../failure/endpoint-parts.ts';
import { readMessage } from '../failure/message.ts';
import { ANY_FAILURE } from '../failure/open-outcomes.ts';
import { isBanner } from '../failure/service-banners.ts';
import { Sighting, type Said, type Scene } from '../failure/attempt-under-way.ts';
import { answeredWith, connectEnding, laterEnding, quietEnding } from './curl/ending.ts';
import { isMeterTitle, withoutMeter } from './curl/meter.ts';
import * as shape from './curl/shapes.ts';
import { Tries } from './curl/tries.ts';

const MOST_ATTEMPTS = 5000;

/** -i, -I, or -D with a dash for the output. */
function showsHead(words: readonly string[]): boolean {
  return words.some(
    (word, i) =>
      /^-[a-zA-Z]*[iI]/.test(word) || (/^(?:-[a-zA-Z]*D|--dump-header)$/.test(word) && words[i + 1] === '-'),
  );
}

class CurlReader implements BlockReader {
  readonly #scene: Scene;
  readonly #all: Sighting[] = [];
  #tries = new Tries(() => this.#new());
  /** The connection under way, or what was said without -v. */
  #current: Sighting | undefined;
  #seen = false;
  /** A proxy was asked for a tunnel, and has not answered yet. */
  #tunnel = false;
  /** Something was sent that an answer is due to. */
  #asked = false;
  /** The line that tells which proxy of the environment it takes. */
  #uses: { readonly line: Line; readonly proxy: Dial } | undefined;

  constructor(head: BlockHead, command: CommandLine | undefined) {
    this.#scene = { tool: 'curl', head, command };
  }

  read(raw: Line): boolean {
    const text = withoutMeter(raw.text);
    if (text.trim() === '') return raw.text.trim() !== '' || this.#seen;
    const line = { number: raw.number, text };
    const taken =
      this.#try(line) ||
      this.#connection(line) ||
      this.#end(line) ||
      this.#verbose(line) ||
      this.#quiet(line);
    if (taken) this.#seen = true;
    return taken;
  }

  #new(): Sighting {
    const sighting = new Sighting(this.#scene);
    if (this.#uses) sighting.add(this.#uses.line, { proxy: this.#uses.proxy });
    if (this.#all.length < MOST_ATTEMPTS) this.#all.push(sighting);
    return sighting;
  }

  #try(line: Line): boolean {
    const turn = this.#tries.read(line);
    if (turn === 'begun') this.#current = undefined;
    return turn !== undefined;
  }

  #connection(line: Line): boolean {
    const connected = shape.CONNECTED.exec(line.text);
    if (connected) {
      const [, host, address = '', printed = '', source] = connected;
      this.#current = this.#tries.last(address) ?? this.#new();
      // A paste that ends in the middle of the port: the line that tried it has the whole of it.
      const tried = String(this.#current.said.port ?? '');
      const port = line.text.endsWith(printed) && tried.startsWith(printed) ? tried : printed;
      this.#current.add(line, { outcome: 'connected', host, address, port, source });
      return true;
    }
    const proxy = proxyNamed(shape.USES_PROXY.exec(line.text)?.[1], 1080);
    if (proxy) this.#uses = { line, proxy };
    if (proxy || this.#asksProxy(line) || this.#fromProxy(line)) return true;
    const [, mark, status = ''] = shape.RESPONSE.exec(line.text) ?? [];
    // Without its mark it is curl's only where that was asked for.
    const asked = showsHead(this.#scene.command?.words ?? []);
    if (status !== '' && (mark !== undefined || asked)) return this.#reply(line, status);
    return this.#current?.said.outcome === 'connected' && isBanner(line.text) && this.#reply(line, line.text);
  }

  /** The proxy is connected, and what was asked of it is an attempt of its own, at the target. */
  #asksProxy(line: Line): boolean {
    const [, connect, v6, name, port = '80'] = shape.ASKS_PROXY.exec(line.text) ?? [];
    const host = v6 ?? name;
    if (host === undefined || !this.#current) return false;
    const { host: proxy, address, port: at } = this.#current.said;
    const atPort = portNumber(String(at));
    const via: NextHop = {
      ...(proxy === undefined || canonicalIp(proxy) !== undefined ? {} : { name: proxy }),
      ...(address === undefined ? {} : { address }),
      ...(atPort === undefined ? {} : { port: atPort }),
    };
    // That the proxy is connected is a part of the same attempt.
    this.#current.add(line, {
      meant: { host, ...(portNumber(port) === undefined ? {} : { port: Number(port) }) },
    });
    this.#current = this.#new();
    this.#current.add(line, { host, port, via, ...(connect === undefined ? { outcome: 'connected' } : {}) });
    this.#tunnel = connect !== undefined;
    return true;
  }

  /** A header by which the answer is a proxy's own, or came by way of one. */
  #fromProxy(line: Line): boolean {
    const [header, squid, via] = shape.FROM_PROXY.exec(line.text) ?? [];
    const current = this.#current;
    if (header === undefined || current?.said.reply === undefined) return false;
    if (squid !== undefined) {
      const { ending } = readMessage(`X-Squid-Error: ${squid}`, { enveloped: true, alone: false }) ?? {};
      const { errno, outcome, couldBe } = ending ?? {};
      const how = { errno, ...(outcome && { outcome }), ...(couldBe && { couldBe }) };
      current.add(line, { ...how, via: ending ? { reached: true } : answeredWith('403') });
    } else if (via !== undefined && / [45]\d\d\b/.test(current.said.reply)) {
      current.add(line, { via: { ...(current.said.via ? {} : { name: via }), reached: true } });
    }
    return true;
  }

  /** A proxy's answer to CONNECT is its own: it has the connection, or does not say why not. */
  #tunnels(line: Line, status: string): boolean {
    this.#tunnel = false;
    const [, code = ''] = / (\d{3})\b/.exec(status) ?? [];
    const via = { ...this.#current?.said.via, ...answeredWith(code) };
    const made = code.startsWith('2');
    this.#current?.add(
      line,
      made ? { outcome: 'connected' } : { outcome: 'failed', couldBe: ANY_FAILURE, via },
    );
    return true;
  }

  #reply(line: Line, reply: string): boolean {
    if (!this.#current && this.#scene.command === undefined) return false;
    if (this.#tunnel) return this.#tunnels(line, reply);
    this.#current ??= this.#new();
    this.#current.add(line, { outcome: 'replied', reply: this.#current.said.reply ?? reply });
    return true;
  }

  #end(line: Line): boolean {
    const end = shape.END.exec(line.text) ?? this.#glued(line);
    if (!end) return false;
    this.#apply(line, end[2] ?? '', Number(end[1]));
    this.#tries = new Tries(() => this.#new());
    this.#current = undefined;
    return true;
  }

  /** {"status":"UP"}curl: (56) Recv failure: Connection reset by peer      (an answer without a line end) */
  #glued(line: Line): RegExpExecArray | null {
    const glued = this.#scene.command === undefined ? null : shape.GLUED_END.exec(line.text);
    if (glued && !this.#current) this.#reply(line, line.text.slice(0, 100));
    return glued;
  }

  /** Its own deadline counts the TLS handshake to connecting (curl 7.88). */
  #late(said: Said | undefined, text: string): Said | undefined {
    if (said?.outcome !== 'own-deadline' || !/^Connection time/.test(text) || this.#current) return said;
    const words = this.#scene.command?.words;
    const isPlain =
      words?.every((word) => !/^(?:https|wss|ftps|imaps|smtps|pop3s|ldaps):/i.test(word)) === true;
    return isPlain || !this.#tries.isEmpty ? said : { ...said, couldBe: ['own-deadline', 'silent'] };
  }

  #apply(line: Line, text: string, code: number): boolean {
    const before = this.#late(connectEnding(text, code), text);
    if (before?.outcome === 'own-deadline' && this.#current?.said.outcome === 'connected') {
      this.#current.add(line, { outcome: 'silent' });
      return true;
    }
    if (before && !this.#tries.isEmpty) {
      this.#tries.summary(line, before);
      return true;
    }
    const said = before ?? laterEnding(text, code);
    if (!said) return false;
    const isAnswered = this.#current?.said.outcome === 'replied' || this.#current?.said.reply !== undefined;
    if (isAnswered && !this.#breaksOff(said)) return true;
    this.#current ??= this.#tries.last() ?? this.#new();
    this.#current.add(line, said);
    return true;
  }

  /** An answer that breaks off, or of which the rest never comes, is a failure after all. */
  #breaksOff({ outcome }: Said): boolean {
    // Over telnet:// somebody has spoken, and waits for us.
    if (outcome === 'silent') return !this.#isTelnet();
    return outcome === 'closed' || outcome === 'reset-later';
  }

  #isTelnet(): boolean {
    return this.#scene.command?.words.some((word) => /^telnet:/i.test(word)) === true;
  }

  /** Cut off by hand while no answer came. */
  interrupt(line: Line): void {
    if (this.#asked && this.#current?.said.outcome === 'connected')
      this.#current.add(line, { outcome: 'silent' });
  }

  #verbose(line: Line): boolean {
    const verbose = shape.VERBOSE.exec(line.text);
    if (!verbose) return false;
    if (shape.ASKS.test(line.text)) this.#asked = true;
    if (this.#apply(line, verbose[1] ?? '', 0)) return true;
    return this.#seen || this.#scene.command !== undefined || shape.START.test(line.text);
  }

  /** What stands beside curl's own lines: the service's answer, -w, the exit status. */
  #quiet(line: Line): boolean {
    return this.#body(line) || this.#status(line);
  }

  #body(line: Line): boolean {
    const { command, head } = this.#scene;
    if (this.#current?.said.reply !== undefined) {
      const reply = shape.WANTS_TLS.exec(line.text)?.[0];
      if (reply !== undefined) this.#current.add(line, { outcome: 'replied', reply });
      return reply !== undefined || shape.HEADER.test(line.text) || shape.MARKUP.test(line.text);
    }
    if (command === undefined || head.commands.length > 1) return false;
    return shape.BODY.test(line.text) && this.#reply(line, line.text.trim());
  }

  #status(line: Line): boolean {
    const { command } = this.#scene;
    const said = command && quietEnding(command, line.text);
    if (!said) return false;
    // In a loop each try prints its own.
    if (this.#all.length === 0 || command.conditional === true) this.#new().add(line, said);
    return true;
  }

  end(): readonly Draft[] {
    return this.#all.flatMap((sighting) => sighting.draft() ?? []);
  }
}

// What stands in every line with which its output begins.
const MARK = /curl: \(|% Total|\* {1,3}[THRACEI]/;

function opens(line: string): boolean {
  if (!MARK.test(line)) return false;
  if (isMeterTitle(line)) return true;
  const text = withoutMeter(line);
  if (shape.START.test(text) || shape.TRYING.test(text) || shape.CONNECTED.test(text)) return true;
  const [, code, message = ''] = shape.END.exec(text) ?? [];
  return (connectEnding(message, Number(code)) ?? laterEnding(message, Number(code))) !== undefined;
}

/** curl, with and without -v. */
export const curl: Parser = {
  id: 'curl',
  marks: ['curl: (', '% total', '* t', '* h', '* r', '* a', '* c', '* e', '* i'],
  claims: (command) => command.tool === 'curl',
  opens,
  block: (head, command) => new CurlReader(head, command),
};
