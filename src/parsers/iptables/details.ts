import type { RuleMatch } from '../../model/ruleset.ts';
import { never, portMatch, unknownMatch } from '../../network/filter/words.ts';
import { match } from '../../network/filter/words.ts';
import { addressType, eitherPort, flagsMatch, setMatch } from './options.ts';

/** What `iptables -L` prints behind the destination: conditions, then the target's own options. */
export interface Details {
  readonly matches: readonly RuleMatch[];
  readonly options: ReadonlyMap<string, string>;
  readonly goto: boolean;
}

interface Read {
  readonly matches?: readonly RuleMatch[];
  readonly option?: readonly [name: string, value: string];
  readonly goto?: boolean;
}

type Piece = readonly [pattern: RegExp, read: (found: RegExpExecArray, text: string) => Read];

const silent = (): Read => ({});

/** Each stands at the start of what is left of the line. */
const PIECES: readonly Piece[] = [
  // /* allow from "office" */
  [/^\/\*.*?\*\//, silent],
  // [goto]
  [/^\[goto\]/, () => ({ goto: true })],
  // multiport dports 22,80:90      multiport dports  !22,80:90      multiport ports 80
  [
    /^multiport (sports|dports|ports) {1,2}(!?)([\w,:.-]+)/,
    ([, kind, not, ports = ''], text) => ({
      matches: [multiport(kind ?? '', ports.split(','), text, not === '!')],
    }),
  ],
  // tcp dpt:22      dpts:100:200      spt:!99      dpt:mysql
  [
    /^(s|d)pts?:(!?)([\w.-]+(?::[\w.-]+)?)/,
    ([, side, not, ports = ''], text) => ({
      matches: [portMatch(side === 's' ? 'source-port' : 'port', [ports], text, not === '!')],
    }),
  ],
  // ctstate RELATED,ESTABLISHED      ! ctstate NEW      state NEW
  [
    /^(! )?(?:ct)?state ([A-Z,]+)/,
    ([, not, states = ''], text) => ({
      matches: [match('state', states.toLowerCase().split(','), text, not !== undefined)],
    }),
  ],
  // tcp flags:0x17/0x02      flags:!0x17/0x02      flags:FIN,SYN,RST,ACK/SYN
  [
    /^flags:(!?)([\w,]+)\/([\w,]+)/,
    ([, not, mask = '', set = ''], text) => ({
      matches: [flagsMatch(flagNames(mask), flagNames(set), text, not === '!')],
    }),
  ],
  // source IP range 10.0.0.1-10.0.0.9      destination IP range ! 10.0.0.1-10.0.0.9
  [
    /^(source|destination) IP range (! )?([\da-f.:]+-[\da-f.:]+)/i,
    ([, side, not, range = ''], text) => ({
      matches: [match(side === 'source' ? 'source' : 'destination', [range], text, not !== undefined)],
    }),
  ],
  // ADDRTYPE match dst-type LOCAL      ADDRTYPE match src-type LOCAL dst-type !LOCAL
  [/^ADDRTYPE match(?= (?:src|dst)-type )/, silent],
  [
    /^(src|dst)-type (!?)([A-Z,]+)/,
    ([, side, not, types = ''], text) => ({
      matches: [addressType(side === 'src' ? 'source-type' : 'destination-type', types, text, not === '!')],
    }),
  ],
  // match-set f2b-sshd src      ! match-set lan dst
  [
    /^(! )?match-set (\S+) ([a-z,]+)/,
    ([, not, name = '', directions = ''], text) => ({
      matches: [setMatch(name, directions, text, not !== undefined)],
    }),
  ],
  // icmptype 8      ipv6-icmptype 128      icmp echo-request
  [/^(?:ipv6-)?icmp(?:type|v6-type)? \S+(?: code \d+)?/, (_, text) => ({ matches: [never(text)] })],
  // rt type:0 segslefts      (a SYN has no routing header)
  [/^rt type:\S+/, (_, text) => ({ matches: [never(text)] })],
  // recent: SET name: a side: source mask: 255.255.255.255      (always holds)
  [/^recent: SET name: \S+ side: \w+(?: mask: \S+)?/, silent],
  // reject-with icmp-host-prohibited
  [/^reject-with (\S+)/, ([, name = '']) => ({ option: ['reject-with', name] })],
  // to:172.17.0.2:80
  [/^to:(\S+)/, ([, destination = '']) => ({ option: ['to-destination', destination] })],
  // redir ports 80
  [/^redir ports (\S+)/, ([, ports = '']) => ({ option: ['to-ports', ports] })],
  // CT notrack      NOTRACK
  [/^(?:CT )?notrack/i, () => ({ option: ['notrack', ''] })],
  // tcp      udp      (the module's name in front of its ports)
  [/^(?:tcp|udp|sctp|dccp|udplite)(?= |$)/, silent],
];

const FLAGS = ['FIN', 'SYN', 'RST', 'PSH', 'ACK', 'URG'];

/** `0x17` as `FIN,SYN,RST,ACK`; names stay. */
function flagNames(word: string): string {
  if (!/^0x[\da-f]{1,2}$/i.test(word)) return word;
  const bits = Number(word);
  const names = FLAGS.filter((_, i) => (bits & (1 << i)) !== 0);
  return names.length === 0 ? 'NONE' : names.join(',');
}

function multiport(kind: string, ports: readonly string[], text: string, not: boolean): RuleMatch {
  if (kind === 'ports') return eitherPort(ports, text, not);
  return portMatch(kind === 'sports' ? 'source-port' : 'port', ports, text, not);
}

function readPiece(rest: string): { read: Read; length: number } | undefined {
  for (const [pattern, read] of PIECES) {
    const found = pattern.exec(rest);
    if (found) return { read: read(found, found[0]), length: found[0].length };
  }
  return undefined;
}

/** Reads piece by piece; words that belong to none are one unknown condition as far as they stand together. */
export function readDetails(text: string): Details {
  const matches: RuleMatch[] = [];
  const options = new Map<string, string>();
  let goto = false;
  let unread: string[] = [];
  const close = (): void => {
    if (unread.length > 0) matches.push(unknownMatch(unread.join(' ')));
    unread = [];
  };
  for (let rest = text.trim(); rest !== '';) {
    const piece = readPiece(rest);
    if (piece) {
      close();
      matches.push(...(piece.read.matches ?? []));
      if (piece.read.option) options.set(...piece.read.option);
      goto ||= piece.read.goto === true;
      rest = rest.slice(piece.length).trimStart();
    } else {
      const end = rest.indexOf(' ');
      unread.push(end < 0 ? rest : rest.slice(0, end));
      rest = end < 0 ? '' : rest.slice(end + 1).trimStart();
    }
  }
  close();
  return { matches, options, goto };
}
