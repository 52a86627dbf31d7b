import type { CommandLine } from '../model/command-line.ts';
import type { Errno } from '../model/errno.ts';
import type { RouteRecord } from '../model/fact.ts';
import { canonicalIp, familyOf, isUnspecified } from '../model/ip.ts';
import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { errnoOfText } from '../failure/errno-words.ts';
import { abbreviates, readIpCommand } from '../listing/ip-command.ts';

// 10.0.2.5 via 10.0.1.1 dev eth0 src 10.0.1.7 uid 0
// local 10.0.1.7 dev lo src 10.0.1.7 uid 0
// fd00:2::5 from :: via fd00:1::1 dev eth0 src fd00:1::7 metric 1024 pref medium
// unreachable fd00:8::1 from :: dev lo proto kernel src ::1 metric 4294967295 error -113 pref medium
const ROUTE =
  /^(local |unreachable |prohibit |blackhole |throw )?([\da-f.:]{2,60}) (?:from (\S{1,60}) )?(?:tos \S{1,6} )?(?:via (?:inet6? )?(\S{1,60}) )?dev (\S{1,15})(?= |$)/;
const SOURCE = /\ssrc (\S{1,60})/;
// 10.77.2.2 via 10.77.1.1 dev eth0 table 100 src 10.77.1.2 uid 0      (a rule, or a VRF, chose another table than the main one)
const TABLE = /\stable (\S{1,32})/;
//     cache      cache <local>      cache expires 590sec mtu 1400
const CACHE = /^\s*cache\b/;
// RTNETLINK answers: Network is unreachable
const ANSWER = /^RTNETLINK answers: (.{3,100})$/;

// The kernel's lookup gives each type of route its own errno.
const TYPE_OF: Partial<Record<Errno, RouteRecord['type']>> = {
  ENETUNREACH: 'none',
  EHOSTUNREACH: 'unreachable',
  EACCES: 'prohibit',
  EINVAL: 'blackhole',
};

function argumentsOfGet(command: CommandLine | undefined): readonly string[] | undefined {
  const ip = readIpCommand(command);
  if (!ip || !abbreviates(ip.object, 'route', 1) || !abbreviates(ip.rest[0], 'get', 1)) return undefined;
  return ip.rest.slice(1);
}

/** The address that was asked for, with nothing that makes it a question about something else. */
function askedAddress(command: CommandLine | undefined): string | undefined {
  const words = argumentsOfGet(command)?.filter((word) => word !== 'to');
  return words?.length === 1 ? canonicalIp(words[0] ?? '') : undefined;
}

function routeOf(match: RegExpExecArray, text: string): RouteRecord | undefined {
  const [, type, destination = '', from, via, device = ''] = match;
  const to = canonicalIp(destination);
  const gateway = via === undefined ? undefined : canonicalIp(via);
  const source = canonicalIp(SOURCE.exec(text)?.[1] ?? from ?? '');
  if (to === undefined || (via !== undefined && gateway === undefined)) return undefined;
  const family = familyOf(to);
  const table = TABLE.exec(text)?.[1];
  return {
    kind: 'route',
    to,
    type: (type?.trim() ?? 'unicast') as RouteRecord['type'],
    ...(gateway === undefined ? {} : { via: gateway }),
    interface: device,
    ...(source === undefined ? {} : { source }),
    // IPv6 prints `from ::` where none was asked for.
    ...(from === undefined || isUnspecified(from) ? {} : { askedFrom: true }),
    ...(table === undefined ? {} : { table }),
    chosen: true,
    ...(family === undefined ? {} : { family }),
  };
}

class RouteGetReader implements BlockReader {
  readonly #head: BlockHead;
  /** Addresses that were asked for and have not been answered, in order. */
  #asked: readonly (string | undefined)[];
  readonly #routes: Draft[] = [];

  constructor(head: BlockHead, command: CommandLine | undefined) {
    this.#head = head;
    const gets = head.commands.filter((each) => argumentsOfGet(each) !== undefined);
    const known = command !== undefined && gets.every((each) => each.conditional !== true);
    this.#asked = known ? gets.map((each) => askedAddress(each)) : [];
  }

  read({ text, number }: Line): boolean {
    if (text.trim() === '' || CACHE.test(text)) return true;
    return this.#route(text, number) || this.#answer(text, number);
  }

  #route(text: string, line: number): boolean {
    const match = ROUTE.exec(text);
    const record = match ? routeOf(match, text) : undefined;
    if (!record) return false;
    const at = this.#asked.indexOf(record.to);
    // An answer that nobody asked for: the order of questions and answers is not known.
    this.#asked = at < 0 ? [] : this.#asked.slice(at + 1);
    if (this.#routes.length < 1000) this.#routes.push({ record, lines: [line] });
    return true;
  }

  #answer(text: string, line: number): boolean {
    const errno = errnoOfText(ANSWER.exec(text)?.[1] ?? '');
    if (errno === undefined) return false;
    const [to, ...rest] = this.#asked;
    this.#asked = rest;
    const type = TYPE_OF[errno];
    const family = to === undefined ? undefined : familyOf(to);
    if (to === undefined || type === undefined || family === undefined) return true;
    const lines = [line, this.#head.commandLine].filter((each) => each !== undefined);
    this.#routes.push({ record: { kind: 'route', to, type, chosen: true, family }, lines });
    return true;
  }

  end(): readonly Draft[] {
    return this.#routes;
  }
}

/** `ip route get ADDRESS`: the one route that the kernel takes. */
export const ipRouteGet: Parser = {
  id: 'ip-route-get',
  marks: [' dev '],
  claims: (command) => argumentsOfGet(command) !== undefined,
  // Only this command prints `uid`, and no prefix behind the address of IPv6.
  opens: (line) => ROUTE.test(line) && /^(?:local )?\S+ .*\suid \d{1,10}(?:\s|$)| from :: /.test(line),
  block: (head, command) => new RouteGetReader(head, command),
};
