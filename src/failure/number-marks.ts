import { systemsOf } from './errno-systems.ts';

/** Where numbers may stand for an errno, loosely: what `errnoNumbers` looks for closely. */

/** Marks (see `Parser.marks`) of which one stands in every line that holds such a number, and what else has to hold. */
export interface NumberMarks {
  readonly marks: readonly string[];
  holds(text: string): boolean;
}

const DIGITS = ['NN', 'NNN', 'NNNN', 'NNNNN'];

// (111)      [110]      (-113)
const BRACKETED = /[([]-?(\d{2,5})[)\]]/g;
// error 111      errcode: 110      error code=-110
const BEHIND_ERROR =
  /(?:err|error|errcode|error[_ ]?code|error (?:number|no\.?))["']?(?:\s?[:=#(]\s?|\s)["'#(]{0,2}-?\d\d/i;
// status -110      failed with 10061
const BEHIND_WORD =
  /(?:code|rc|ret|retval|result|status|returned|failed(?: with)?|reason)["']?,?(?:\s?[:=#(]\s?|\s)["'#(]{0,2}(?:10\d{3}|1100\d|-1\d\d)/i;

function isKnown(number: number): boolean {
  return (number > 11_000 && number < 11_005) || systemsOf(number).length > 0;
}

export const NUMBER_MARKS: readonly NumberMarks[] = [
  {
    marks: [
      // os error 111      errno = 111      WinError 10061      Os { code: 111      Some(111)      SocketException (111
      ...[
        'os error',
        'os_error',
        'oserror',
        'errno',
        'errnum',
        'winerror',
        'wsaerror',
        'winsock',
        'wsagetlasterror',
      ],
      ...[
        'native error',
        'nativeerror',
        'os { code',
        'os {code',
        'os{ code',
        'os{code',
        'some(',
        'exception (',
      ],
      // Code=61      code(s): "79"      0x8007274D      -2147014835
      ...['nsposixerrordomain', 'posixerrorcode', '_kcfstreamerrorcodekey', 'specific error code'],
      ...['0x27', '0x2a', '0x80072', '0xc0072', '0x00002', '-21470', '21479'],
      // lwip_connect_r: 113
      'lwip_connect',
      // (111: ...      (111, '...      10061
      ...DIGITS.flatMap((digits) => [`(${digits}: `, `(${digits},`]),
      ...[
        '^10004',
        '^10013',
        '^10024',
        '^1003N',
        '^1004N',
        '^1005N',
        '^1006N',
        '^11001',
        '^11002',
        '^11003',
        '^11004',
      ],
    ],
    holds: () => true,
  },
  { marks: ['err'], holds: (text) => BEHIND_ERROR.test(text) },
  {
    marks: [
      'code',
      '^rc=',
      '^rc:',
      '^rc ',
      '^rc(',
      '^rc"',
      '^rc#',
      '^ret',
      'result',
      'status',
      'returned',
      'failed',
      'reason',
    ],
    holds: (text) => BEHIND_WORD.test(text),
  },
  {
    marks: DIGITS.flatMap((digits) => [`(${digits})`, `(-${digits})`, `[${digits}]`, `[-${digits}]`]),
    holds(text) {
      for (const [, digits] of text.matchAll(BRACKETED))
        if (isKnown(Number(digits)) || isKnown(-Number(digits))) return true;
      return false;
    },
  },
];
