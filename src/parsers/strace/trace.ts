import type { CommandLine } from '../../model/command-line.ts';
import type { BlockHead, Draft } from '../../model/parser.ts';
import type { Dial } from '../../command/dial.ts';
import { errnoAtEnd } from '../../failure/errno-words.ts';
import { sameTarget, targetOf } from './address.ts';
import { tracedAttempt } from './attempt.ts';
import type { Call, TraceLine } from './call.ts';
import { TracedDial } from './dial.ts';
import { readWait } from './wait.ts';
import {
  descriptorOf,
  dialOfTraced,
  errnoOf,
  plainText,
  socketError,
  timerOf,
  type SocketType,
} from './words.ts';

interface Descriptor {
  readonly type: SocketType;
  dial?: TracedDial;
}

const INPUT = /^(?:read|recv|recvfrom|recvmsg|readv)$/;
const OUTPUT = /^(?:write|send|sendto|sendmsg|writev|getpeername)$/;
const MOST = 2000;

/** The sockets of one trace. */
export class Trace {
  readonly #head: BlockHead;
  readonly #told: Dial;
  readonly #timeout: number | undefined;
  readonly #dials: TracedDial[] = [];
  readonly #descriptors = new Map<string, Descriptor>();
  /** connect() has returned; the next call's clock tells when. */
  #returned: { readonly dial: TracedDial; readonly pid: string } | undefined;
  #alarm: number | undefined;

  constructor(head: BlockHead, command: CommandLine | undefined) {
    this.#head = head;
    this.#told = dialOfTraced(command);
    this.#timeout = command?.timeout;
  }

  get settled(): boolean {
    return this.#dials.some((dial) => dial.settled);
  }

  /** What the program prints of a connection that it got: true where it is one that was traced. */
  tells(text: string, line: number): boolean {
    const connected = this.#dials.filter((dial) => dial.connected);
    const [only] = connected;
    if (only && connected.length === 1) {
      if (/\btimed[ -]?out\b/i.test(text)) only.told('silent', line);
      else if (errnoAtEnd(text) === 'ECONNRESET') only.told('reset-later', line);
    }
    return connected.length > 0;
  }

  take(line: TraceLine, number: number): void {
    if (line.kind === 'call') this.#call(line, number);
    const seconds = line.kind === 'detached' ? this.#timeout : this.#alarm;
    const ends =
      line.kind === 'detached'
        ? this.#timeout !== undefined
        : line.kind === 'signal' && line.signal === 'SIGALRM';
    if (ends) for (const dial of this.#dials) dial.alarm(seconds, number);
  }

  #call(call: Call, line: number): void {
    this.#settleReturned(call);
    const { name, args } = call;
    if (name === 'socket') this.#open(call);
    else if (name === 'setitimer' || name === 'alarm') this.#alarm = timerOf(call) ?? this.#alarm;
    else if (name === 'connect') this.#connect(call, line);
    else if (readWait(name, args, '')) this.#wait(call, line);
    else this.#other(call, line);
  }

  #settleReturned({ pid, clock }: Call): void {
    if (this.#returned?.pid !== pid) return;
    if (!this.#returned.dial.measured) this.#returned.dial.measure(clock);
    this.#returned = undefined;
  }

  #open({ pid, args, result }: Call): void {
    const fd = /^\d{1,7}/.exec(result)?.[0];
    if (fd === undefined) return;
    const type = /^[AP]F_(?:INET6?|UNIX|LOCAL|FILE), SOCK_STREAM\b/.test(args) ? 'stream' : 'other';
    if (this.#descriptors.size < 10_000) this.#keep(pid, fd, { type });
  }

  #keep(pid: string, fd: string, descriptor: Descriptor): void {
    this.#descriptors.set(`${pid}:${fd}`, descriptor);
    // Threads share descriptors.
    this.#descriptors.set(`:${fd}`, descriptor);
  }

  #find({ pid, args }: Call): Descriptor | undefined {
    const fd = descriptorOf(args)?.fd ?? '';
    return this.#descriptors.get(`${pid}:${fd}`) ?? this.#descriptors.get(`:${fd}`);
  }

  #connect(call: Call, line: number): void {
    const target = targetOf(call.args);
    const descriptor = descriptorOf(call.args);
    if (!target || !descriptor) return;
    const known = this.#find(call);
    const type = descriptor.type ?? known?.type;
    // Name servers are asked by datagrams; a connect() of those sends nothing.
    if (type === 'other' || (type === undefined && target.family === 'inet' && target.port === 53)) return;
    const again =
      known?.dial?.pending === true && sameTarget(known.dial.target, target) ? known.dial : undefined;
    const dial = again ?? new TracedDial(target, line, call);
    if (!again && this.#dials.length < MOST) this.#dials.push(dial);
    this.#keep(call.pid, descriptor.fd, { type, dial });
    this.#returns(dial, call, line, type);
  }

  #returns(dial: TracedDial, call: Call, line: number, type: SocketType): void {
    const { result } = call;
    const errno = errnoOf(result);
    // Only a stream's connect() is ever under way.
    if (errno === 'EINPROGRESS' || errno === 'EALREADY') return;
    if (result.startsWith('?') || errno === 'EINTR') dial.interrupt();
    else if (result.startsWith('0') || errno === 'EISCONN') {
      // Of a socket that may be one of datagrams, 0 says nothing.
      if (type === 'stream' || errno === 'EISCONN') dial.end('connected', line);
      else dial.maybeDatagrams();
      this.#measure(dial, call);
    } else if (errno !== undefined) {
      dial.fail(errno, line);
      this.#measure(dial, call);
    }
  }

  #measure(dial: TracedDial, call: Call): void {
    dial.blocked(call.took);
    this.#returned = { dial, pid: call.pid };
  }

  #wait(call: Call, line: number): void {
    const wait = readWait(call.name, call.args, call.result);
    for (const [fd, { writing, ready }] of wait?.fds ?? []) {
      const { dial } = this.#descriptors.get(`${call.pid}:${fd}`) ?? this.#descriptors.get(`:${fd}`) ?? {};
      if (dial?.pending === true && ready && writing) dial.ready();
      if (wait?.timedOut === true && wait.limit !== undefined) dial?.waited(wait.limit, line, call, writing);
    }
  }

  #other(call: Call, line: number): void {
    const descriptor = this.#find(call);
    const dial = descriptor?.dial;
    if (call.name === 'close' || call.name === 'shutdown') {
      dial?.close();
      if (call.name === 'close') this.#keep(call.pid, descriptorOf(call.args)?.fd ?? '', { type: undefined });
    } else if (dial && call.name === 'getsockopt') {
      const error = dial.pending ? socketError(call.args) : undefined;
      if (error === 'none') dial.noError(line, call);
      else if (error !== undefined) dial.fail(error, line, call);
    } else if (dial && call.name === 'setsockopt') {
      // No datagram socket has options of TCP.
      if (/, (?:SOL|IPPROTO)_TCP, /.test(call.args) && call.result === '0') dial.isTcp(line);
    } else if (dial && INPUT.test(call.name)) this.#input(dial, call, line);
    else if (dial && OUTPUT.test(call.name) && /^\d/.test(call.result)) dial.used(line, call);
  }

  #input(dial: TracedDial, call: Call, line: number): void {
    const errno = errnoOf(call.result);
    if (errno === 'EAGAIN' && dial.connected) dial.asks();
    if (errno === 'EAGAIN' || errno === 'EINTR' || errno === 'ENOTCONN') return;
    if (dial.pending) {
      if (errno !== undefined) dial.fail(errno, line, call);
      else if (/^[1-9]/.test(call.result)) dial.replied(plainText(call.args), line, call);
    } else if (dial.connected) {
      if (errno === 'ECONNRESET') dial.end('reset-later', line, undefined, errno);
      else if (/^[1-9]/.test(call.result)) dial.replied(plainText(call.args), line, call);
      else if (call.result === '0' && dial.result()?.outcome === 'connected') dial.end('closed', line);
    }
  }

  end(): readonly Draft[] {
    for (const dial of this.#dials) dial.close();
    const scene = { head: this.#head, told: this.#told, timeout: this.#timeout };
    return this.#dials.map((dial) => tracedAttempt(dial, scene)).filter((draft) => draft !== undefined);
  }
}
