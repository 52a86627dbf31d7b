import type { Parser } from '../model/parser.ts';
import { attemptParser, type Row } from '../failure/attempt-reader.ts';
import type { Said } from '../failure/attempt-under-way.ts';

/** It says the same of a refusal and of silence. */
const FAILED: Said = {
  outcome: 'failed',
  couldBe: ['refused', 'kernel-timeout', 'host-unreachable', 'net-unreachable', 'other-errno'],
};

// WARNUNG: ...      AVERTISSEMENT : ...      (the rest is English in every language)
const WARNING =
  '(?:WARNING|WARNUNG|AVERTISSEMENT|ADVERTENCIA|AVVISO|AVISO|WAARSCHUWING|OSTRZEŻENIE|ПРЕДУПРЕЖДЕНИЕ|UPOZORNĚNÍ|UYARI|警告|경고) ?: ';

const ROWS: readonly Row[] = [
  // WARNING: TCP connect to (10.0.0.5 : 3306) failed
  [
    new RegExp(String.raw`^${WARNING}TCP connect to \((\S{1,253}?) ?: ?(\d{1,5})\) failed$`),
    'begins',
    ([, host, port]) => ({ ...FAILED, host, port }),
  ],
  // WARNING: Name resolution of db9.internal failed
  [
    new RegExp(String.raw`^${WARNING}Name resolution of (\S{1,253}) failed(?: -- Status: .{1,80})?$`),
    'begins',
    ([, host]) => ({ outcome: 'unresolved', host }),
  ],
  // PS> Test-Connection db1 -TcpPort 5432
  // False
  [/^(True|False)$/, 'adds', ([, how]) => (how === 'True' ? { outcome: 'connected' } : FAILED)],
  // WARNING: Ping to 10.0.0.5 failed with status: TimedOut
  [new RegExp(String.raw`^${WARNING}Ping to \S{1,253} failed`), 'belongs'],
  // ComputerName     : db1.internal
  [/^ComputerName\s{0,20}: (\S{1,253})$/, 'adds', ([, host]) => ({ host })],
  [/^ComputerName\s{0,20}: (\S{1,253})$/, 'begins', ([, host]) => ({ host })],
  // RemoteAddress    : 10.0.0.5
  [/^RemoteAddress\s{0,20}: ([\da-fA-F.:%]{2,60})$/, 'adds', ([, address]) => ({ address })],
  // RemotePort       : 3306
  [/^RemotePort\s{0,20}: (\d{1,5})$/, 'adds', ([, port]) => ({ port })],
  // SourceAddress    : 10.0.0.7
  [/^SourceAddress\s{0,20}: ([\da-fA-F.:%]{2,60})$/, 'adds', ([, source]) => ({ source })],
  // TcpTestSucceeded : True
  [
    /^TcpTestSucceeded\s{0,20}: (True|False)$/,
    'adds',
    ([, how], { soFar }) => {
      if (how === 'True') return { outcome: 'connected' };
      return soFar?.outcome === undefined ? FAILED : {};
    },
  ],
  // InterfaceAlias   : Ethernet
  [
    /^(?:InterfaceAlias|PingSucceeded|PingReplyDetails \(RTT\)|NetRoute \(NextHop\)|NameResolutionResults|MatchingIPsecRules|NetworkIsolationContext|IsAdmin|AllNameResolutionResults|DetailedInfo|RemoteAddress|SourceAddress)\s{0,30}:/,
    'belongs',
  ],
];

/** PowerShell's Test-NetConnection -Port. */
export const testNetconnection: Parser = attemptParser({
  id: 'test-netconnection',
  marks: [': tcp connect to (', ': name resolution of ', 'computername '],
  programs: (command) =>
    /^(?:test-netconnection|tnc)$/i.test(command.tool) ||
    (/^test-connection$/i.test(command.tool) && /\s-tcpp/i.test(command.text)),
  rows: ROWS,
  mark: new RegExp(`^(?:${WARNING}|ComputerName )`),
});
