import type { Envelope, EnvelopeFamily, Opened } from '../envelope.ts';
import { readRecord } from './parts/fields.ts';
import { membersFrom } from './parts/members.ts';
import { opened } from './parts/opened.ts';

/** What stands in front of an object on its line is short: a stamp, a level, a message. */
const LONGEST_PREFIX = 600;

// {"    {'    {    "a    (a pretty-printed one, joined)      {[{"
const OBJECT = /\{\s{0,16}(?:[{[]\s{0,16}){0,8}["']/;
// ["    [["    ['
const ARRAY = /^\s{0,16}(?:\[\s{0,16}){1,8}["']/;
// { code: 'ECONNREFUSED', address: '192.0.2.5', port: 5432 }      {:host=>"db1"}      {code: 8, ...
const BARE_BEGIN = /\{ ?:?[A-Za-z_]\w{0,40}(?:: |=>)/;
// Os { code: 111, kind: ConnectionRefused, message: "Connection refused" }: its parts belong together
const RUST_STRUCT = /\b[A-Z]\w{0,60} \{ \w{1,40}: /;
// ...refused","port":5432}: the begin was cut off
const KNOWN_MEMBER =
  /"(?:message|msg|error|err|errmsg|errorMessage|error_message|exception|stack|stack_trace|cause|reason|detail|log|textPayload|stderr|stdout|@message)": ?"/i;
const REST_OF_WORDS = /[\p{L}\p{N}]/u;

function openAt(text: string, start: number): Opened | undefined {
  const { members, end } = membersFrom(text, start);
  const before = text.slice(0, start).trim();
  const { texts, context } = readRecord(members, REST_OF_WORDS.test(before) ? before : '');
  if (texts.length === 0) return undefined;
  const behind = text.slice(end).trim();
  return opened(REST_OF_WORDS.test(behind) ? [...texts, behind] : texts, context);
}

function begins(text: string, begin: RegExp): Opened | undefined {
  const start = text.slice(0, LONGEST_PREFIX).search(begin);
  return start < 0 ? undefined : openAt(text, start);
}

const envelopes: readonly Envelope[] = [
  {
    // {"level":50,"time":1796088036286,"pid":23575,"hostname":"app1","err":{"type":"Error","message":"connect ...
    id: 'json/object',
    sample: [
      '{"level":50,"time":1796088036286,"pid":23575,"hostname":"app1","msg":"',
      '","err":{"type":"Error"}}',
    ],
    escape: 'json',
    source: 'pino 10.4.0 printed it',
    mark: '{',
    open: (text) => begins(text, OBJECT),
  },
  {
    // { errno: -111, code: 'ECONNREFUSED', syscall: 'connect', address: '192.0.2.5', port: 5432 }
    id: 'json/inspected',
    sample: ["{ level: 'error', message: \"", '", pid: 23575 }'],
    escape: 'json',
    source: 'util.inspect of Node 20.20.2 printed it',
    mark: '{',
    open: (text) => (RUST_STRUCT.test(text) ? undefined : begins(text, BARE_BEGIN)),
  },
  {
    // ["connect ECONNREFUSED 192.0.2.5:5432"]
    id: 'json/array',
    sample: ['["', '"]'],
    escape: 'json',
    source: 'JSON.stringify of Node 20.20.2 printed it',
    mark: '[',
    open: (text) => begins(text, ARRAY),
  },
  {
    //   "message": "connect ECONNREFUSED 192.0.2.5:5432",
    id: 'json/member',
    sample: ['      "message": "', '",'],
    escape: 'json',
    source: 'pino-pretty 13.2.0 printed it',
    mark: '":',
    open(text) {
      const start = text.search(KNOWN_MEMBER);
      if (start < 0) return undefined;
      const { members } = membersFrom(text, start, true);
      const { texts, context } = readRecord(members);
      return opened(texts, context);
    },
  },
];

export const json: EnvelopeFamily = { id: 'json', envelopes };
