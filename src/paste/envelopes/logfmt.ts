import type { Envelope, EnvelopeFamily, Opened } from '../envelope.ts';
import { readRecord } from './parts/fields.ts';
import { firstPair, pairsFrom } from './parts/pairs.ts';
import { opened } from './parts/opened.ts';

const BEGIN = /^[A-Za-z_@][\w.@/-]{0,63}=(?!=)/;
const TEXT_KEY =
  /(?:^|[\s,;])(?:[\w.@]{0,40}[._])?(?:msg|message|error|err|reason|cause|exception|exc|stderr|detail)=(?!audit\()/i;
// What stands in front of the pairs of such a line is its message; a quoted text proves that they are pairs.
const QUOTED_TEXT =
  /\s(?:[\w.@]{0,40}[._])?(?:msg|message|error|err|reason|cause|exception|exc|stderr|detail)="/i;

const LONGEST_PREFIX = 600;
/** Unquoted messages have some words; prose with an `a=b` in it has more. */
const MOST_STRAYS = 12;

function open(text: string): Opened | undefined {
  if (!BEGIN.test(text) || !TEXT_KEY.test(text)) return undefined;
  const { members, strays } = pairsFrom(text, 0);
  if (members.length < 2 || strays > MOST_STRAYS) return undefined;
  const { texts, context } = readRecord(members);
  return opened(texts, context);
}

/** A stamp and a level alone are no message. */
function messageIn(before: string): string {
  const words = before.replace(/\b(?:[AP]M|[A-Z]{3,7}|[a-z]{4,5}(?=\]))\b/g, '');
  return /\p{L}{2}/u.test(words) ? before.trim() : '';
}

function openBehind(text: string): Opened | undefined {
  if (!QUOTED_TEXT.test(text)) return undefined;
  const start = firstPair(text);
  if (start <= 0 || start > LONGEST_PREFIX) return undefined;
  const { texts, context } = readRecord(pairsFrom(text, start).members, messageIn(text.slice(0, start)));
  return opened(texts, context);
}

const envelopes: readonly Envelope[] = [
  {
    // time="2026-11-21T04:47:00Z" level=error msg="dial failed" error="dial tcp 192.0.2.5:5432: connect: connection refused"
    id: 'logfmt/line',
    sample: ['time="2026-11-21T04:47:00Z" level=error msg="', '" caller=main.go:12'],
    escape: 'json',
    source: 'logrus 1.9.0 on Go 1.19.8 printed it',
    mark: '=',
    open: (text) => open(text.trimStart()),
  },
  {
    // time=2026-11-21T04:47:00.123Z level=ERROR msg="dial failed" err="dial tcp 192.0.2.5:5432: connect: connection refused"
    id: 'logfmt/slog',
    sample: ['time=2026-11-21T04:47:00.123Z level=ERROR msg="', '"'],
    escape: 'json',
    source: 'documentation: Go 1.21 log/slog, TextHandler',
    mark: ' level=',
    open: (text) => open(text.trimStart()),
  },
  {
    // 2026-11-21T04:47:00.123Z [ERROR] agent.anti_entropy: failed to sync: error="dial tcp 192.0.2.5:8500: i/o timeout"
    // 2026-11-21 04:47:00 +0000 [warn]: failed to flush the buffer. error="Connection refused - connect(2)"
    id: 'logfmt/behind-a-message',
    sample: ['2026-11-21 04:47:00 +0000 [warn]: error="', '"'],
    escape: 'json',
    source:
      'documentation: fluentd lib/fluent/log.rb and hashicorp/go-hclog, whose fields stand behind the message',
    mark: '="',
    open: openBehind,
  },
];

export const logfmt: EnvelopeFamily = { id: 'logfmt', envelopes };
