import type { Parser } from '../model/parser.ts';
import { attemptParser, type Row } from '../failure/attempt-reader.ts';
import type { Said } from '../failure/attempt-under-way.ts';

/** Oracle Database Error Messages: ORA-12150 to ORA-12699, ORA-03113; net errors of the client. */
const CODES: Readonly<Record<string, Said>> = {
  '12541': { outcome: 'refused' },
  '12543': { outcome: 'host-unreachable' },
  '12545': {
    outcome: 'unresolved',
    couldBe: ['unresolved', 'host-unreachable', 'net-unreachable', 'other-errno'],
  },
  // SQLNET.OUTBOUND_CONNECT_TIMEOUT, or the kernel's end.
  '12170': { outcome: 'some-timeout' },
  '12535': { outcome: 'some-timeout' },
  '12547': { outcome: 'closed', couldBe: ['closed', 'reset-later'] },
  '12537': { outcome: 'closed', couldBe: ['closed', 'reset-later'] },
  '03113': { outcome: 'closed', couldBe: ['closed', 'reset-later'] },
  '12560': {
    outcome: 'failed',
    couldBe: [
      'refused',
      'host-unreachable',
      'net-unreachable',
      'kernel-timeout',
      'own-deadline',
      'other-errno',
      'closed',
    ],
  },
};

/** The listener, or the database behind it, answered. */
const ANSWERED =
  /^(?:12505|12514|12516|12518|12519|12520|12521|12526|12528|01017|01034|01033|28000|28001|28040)$/;

function ofCode(code: string, words: string): Said | undefined {
  if (ANSWERED.test(code)) return { outcome: 'replied', reply: words };
  return Object.hasOwn(CODES, code) ? CODES[code] : undefined;
}

const CODED =
  /(?:^|[\s"'])((?:ORA|TNS)-(\d{5})[:,] ?(?:TNS[:-].{3,120}|end-of-file on communication channel.{0,60}|invalid username\/password.{0,60}|ORACLE .{3,60}|the account .{3,60}|(?:Connect timeout|Connect failed|Cannot connect).{0,200}))$/;

/** tnsping has said whom it contacts, and not yet how that ended. */
function isOpen(soFar: Said | undefined): boolean {
  return soFar?.host !== undefined && soFar.outcome === undefined;
}

const ROWS: readonly Row[] = [
  // Attempting to contact (DESCRIPTION=(CONNECT_DATA=(SERVICE_NAME=))(ADDRESS=(PROTOCOL=TCP)(HOST=10.0.0.5)(PORT=1521)))
  [
    /^Attempting to contact .{0,300}?\(HOST ?= ?([^()\s]{1,253})\) ?\(PORT ?= ?(\d{1,5})\)/i,
    'next',
    ([, host, port]) => ({ host, port }),
  ],
  // ORA-12541: Cannot connect. No listener at host 10.0.0.5 port 1521.
  [
    /\b(?:ORA|TNS)-(12541|12543): (?:Cannot connect\. )?.{0,60}? host (\S{1,253}) port (\d{1,5})\b/,
    'begins',
    ([, code = '', host, port]) => ({ ...CODES[code], host, port }),
  ],
  // ORA-12541: TNS:no listener      ORA-12514, TNS:listener does not currently know of service requested in connect descriptor
  [
    CODED,
    'adds',
    ([, words = '', code = ''], { soFar }) => (isOpen(soFar) ? ofCode(code, words) : undefined),
  ],
  [CODED, 'begins', ([, words = '', code = '']) => ofCode(code, words)],
  // OK (10 msec)                                                        (tnsping)
  [/^OK \(\d{1,7} msec\)$/, 'adds', () => ({ outcome: 'replied', reply: 'OK' })],
  // IO Error: The Network Adapter could not establish the connection (CONNECTION_ID=...)      (not in a trace of Java)
  [
    /^(?!Caused by: |\S{1,120}Exception: )(?:.{0,200}?[\s:])?(?:IO Error: )?The Network Adapter could not establish the connection(?: \(CONNECTION_ID=[^()]{1,60}\))?$/,
    'begins',
    () => ({
      outcome: 'failed',
      couldBe: [
        'refused',
        'host-unreachable',
        'net-unreachable',
        'kernel-timeout',
        'own-deadline',
        'unresolved',
        'other-errno',
      ],
    }),
  ],
  [
    /^(?:ERROR:$|Version \d|ORA-12154: |SQL\*Plus: Release |Copyright \(c\) |TNS Ping Utility |Used (?:parameter files|EZCONNECT|HOSTNAME|TNSNAMES)|Enter user-name:|Connected to:|\s{0,3}TNS-\d{5}: |\s{0,5}(?:Linux|Solaris|IBM\/AIX RISC System\/6000|\d{2}-bit Windows) Error: \d{1,5}: )/,
    'belongs',
  ],
];

/** sqlplus, tnsping and whatever else prints Oracle's net errors. */
export const tns: Parser = attemptParser({
  id: 'tns',
  marks: ['ora-NNNNN', 'tns-NNNNN', 'network adapter could not'],
  programs: ['sqlplus', 'tnsping', 'sqlcl', 'rman', 'expdp', 'impdp'],
  rows: ROWS,
  mark: /(?:ORA|TNS)-\d{5}|Network Adapter/,
});
