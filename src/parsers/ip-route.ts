import type { CommandLine } from '../model/command-line.ts';
import type { RouteRecord } from '../model/fact.ts';
import type { Family } from '../model/ip.ts';
import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { abbreviates, readIpCommand } from '../listing/ip-command.ts';
import { ListingGaps } from '../listing/listing-gaps.ts';
import { plainListingDraft } from '../listing/plain-listing.ts';
import { argumentsOf, onlyRun, shortOptions } from '../listing/socket-listing.ts';
import { hopFields, readIpRow, readIpv4Row, readIpv6Row } from './ip-route/row.ts';

// Kernel IP routing table      Kernel IPv6 routing table
const TITLE = /^Kernel IP(?:v6)? routing table$/;
// Destination     Gateway         Genmask         Flags Metric Ref    Use Iface
// Destination     Gateway         Genmask         Flags   MSS Window  irtt Iface
// Destination                    Next Hop                   Flag Met Ref  Use If
const COLUMNS = /^Destination\s+(?:Gateway\s+Genmask\s+Flags\s+(Metric|MSS)|Next Hop\s+Flag)\s/;
// 	nexthop via 10.0.1.1 dev eth0 weight 1
const NEXT_HOP = /^\s+nexthop via /;
// RTNETLINK answers: ...      Dump terminated      Error: ipv4: FIB table does not exist.
const ROW_LIKE = /^(?:default|unicast|blackhole|unreachable|prohibit|throw|local|[\da-f.:]+\/\d)/;
const MOST = 5000;

interface Query {
  readonly tool: string;
  readonly families: readonly Family[];
  readonly tables: 'main' | 'all';
  /** It prints every route of its tables. */
  readonly every: boolean;
}

function ipQuery(command: CommandLine): Query | undefined {
  const ip = readIpCommand(command);
  if (!ip || !abbreviates(ip.object, 'route', 1)) return undefined;
  const listed = ['show', 'list', 'lst', 'ls'].some((name) => abbreviates(ip.rest[0], name, 1));
  if (ip.rest[0] !== undefined && !listed && ip.rest[0] !== 'table') return undefined;
  const filters = (listed ? ip.rest.slice(1) : ip.rest).join(' ');
  const all = filters === 'table all';
  const fallback: readonly Family[] = all ? [4, 6] : [4];
  return {
    tool: 'ip route',
    families: ip.families.length > 0 ? ip.families : fallback,
    tables: all ? 'all' : 'main',
    every: all || filters === '' || filters === 'table main',
  };
}

/** `route -n`, `netstat -rn`: what is set or deleted prints no table. */
function netToolsQuery(command: CommandLine): Query | undefined {
  const words = argumentsOf(command);
  const short = shortOptions(command);
  const routes = command.tool === 'route' || short.includes('r') || words.includes('--route');
  if (!routes || words.some((word) => /^(?:add|del|flush|get|change|print)$/i.test(word))) return undefined;
  const six = short.includes('6') || words.some((word) => /^(?:--)?inet6$/.test(word));
  return {
    tool: `${command.tool} -rn`.replace('route -rn', 'route -n'),
    families: [six ? 6 : 4],
    tables: 'main',
    every: true,
  };
}

function queryOf(command: CommandLine | undefined): Query | undefined {
  if (command === undefined) return undefined;
  if (command.tool === 'ip') return ipQuery(command);
  return command.tool === 'route' || command.tool === 'netstat' ? netToolsQuery(command) : undefined;
}

class RouteReader implements BlockReader {
  readonly #head: BlockHead;
  readonly #command: CommandLine | undefined;
  readonly #query: Query | undefined;
  readonly #gaps = new ListingGaps();
  readonly #routes: Draft[] = [];
  #header: number | undefined;
  #metrics = true;
  #complete = true;
  /** The row that `nexthop` lines belong to. */
  #group: { readonly record: RouteRecord; readonly line: number } | undefined;

  constructor(head: BlockHead, command: CommandLine | undefined) {
    this.#head = head;
    this.#command = onlyRun(head, command);
    this.#query = queryOf(command);
  }

  read(line: Line): boolean {
    const { text, number } = line;
    const columns = COLUMNS.exec(text);
    if (columns || TITLE.test(text)) {
      this.#header ??= number;
      if (columns) this.#metrics = columns[1] !== 'MSS';
      return true;
    }
    if (text.trim() === '') return true;
    const taken = NEXT_HOP.test(text) ? this.#nextHop(line) : this.#row(line);
    if (taken) this.#gaps.read(number);
    else this.#gaps.declined(number, text, ROW_LIKE.test(text));
    return taken;
  }

  #row({ text, number }: Line): boolean {
    const row =
      this.#header === undefined ? readIpRow(text) : (readIpv4Row(text, this.#metrics) ?? readIpv6Row(text));
    if (row === undefined) return false;
    this.#settle();
    if (row === 'rejects') this.#complete = false;
    if (typeof row === 'string') return true;
    this.#group = { record: this.#withFamily(row), line: number };
    return true;
  }

  #nextHop({ text, number }: Line): boolean {
    const group = this.#group;
    if (!group) return false;
    this.#add({ ...group.record, ...hopFields(text.trim().split(/\s+/, 20)) }, [group.line, number]);
    return true;
  }

  /** `default` alone is of the family that was asked for. */
  #withFamily(row: RouteRecord): RouteRecord {
    const only = this.#query?.families.length === 1 ? this.#query.families[0] : undefined;
    return row.family !== undefined || only === undefined ? row : { ...row, family: only };
  }

  #settle(): void {
    const group = this.#group;
    this.#group = undefined;
    const { record, line } = group ?? {};
    const hops = this.#routes.at(-1)?.lines[0] === line;
    if (record && line !== undefined && !hops) this.#add(record, [line]);
  }

  #add(record: RouteRecord, lines: readonly number[]): void {
    if (this.#routes.length < MOST) this.#routes.push({ record, lines });
    else this.#complete = false;
  }

  end(): readonly Draft[] {
    this.#settle();
    const query = this.#query;
    const bare = query?.tool === 'ip route';
    const listing = plainListingDraft({
      of: 'route',
      tool: query?.tool ?? (this.#header === undefined ? 'ip route' : 'route -n'),
      families: query?.families ?? [],
      tables: query?.tables ?? 'main',
      command: query?.every === true ? this.#command : undefined,
      head: this.#head,
      header: this.#header,
      firstRow: this.#routes[0]?.lines[0],
      intact: this.#complete && this.#gaps.none && (bare || this.#header !== undefined),
    });
    return listing ? [listing, ...this.#routes] : this.#routes;
  }
}

// 10.0.1.0/24 dev eth0 proto kernel scope link src 10.0.1.7
function opensRow(line: string): boolean {
  return (
    /^(?:default via [\da-f.:]+ dev|(?:blackhole|unreachable|prohibit|throw) [\da-f.:]+\/\d|[\da-f.:]+\/\d{1,3} (?:dev|via) \S+ )/.test(
      line,
    ) && typeof readIpRow(line) === 'object'
  );
}

/** Routing tables: `ip route`, and `route -n` and `netstat -rn` of net-tools and BusyBox. */
export const ipRoute: Parser = {
  id: 'ip-route',
  marks: [
    'routing table',
    'destination gateway genmask',
    'destination next hop',
    'default via ',
    'blackhole ',
    'unreachable ',
    'prohibit ',
    '^throw ',
    ' dev ',
    ' via ',
  ],
  claims: (command) => queryOf(command) !== undefined,
  opens: (line) => TITLE.test(line) || COLUMNS.test(line) || opensRow(line),
  block: (head, command) => new RouteReader(head, command),
};
