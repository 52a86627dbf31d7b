import type { Envelope, EnvelopeFamily, Opened } from '../envelope.ts';
import { opened } from './parts/opened.ts';

/** Of a line only its end is looked at. */
const LONGEST = 160;

function behind(pattern: RegExp): (text: string) => Opened | undefined {
  return (text) => {
    const start = Math.max(0, text.length - LONGEST);
    const at = text.slice(start).search(pattern);
    return at < 0 || start + at === 0 ? undefined : opened([text.slice(0, start + at)]);
  };
}

const TIME = String.raw`\d{1,6}(?:\.\d{1,10})? ?(?:ms|[smh]|min|sec|secs|seconds?|minutes?|milliseconds?)?`;

const envelopes: readonly Envelope[] = [
  {
    // connect ECONNREFUSED 192.0.2.5:5432 (attempt 3/5)      ... (attempt 3 of 5)      ... [retry 3]
    id: 'suffixes/attempt',
    sample: ['', ' (attempt 3/5)'],
    source: 'read in many programs: the format (attempt %d/%d)',
    open: behind(
      /[ ,;]{0,3}[([]?\b(?:attempt|retry|try|tries|attempts|retries)[ :#]{1,2}\d{1,6}(?: ?(?:\/|of|out of) ?\d{1,6})?[)\]]?\.{0,3}\s{0,4}$/i,
    ),
  },
  {
    // connect ECONNREFUSED 192.0.2.5:5432 (x12 over 3m)
    id: 'suffixes/events-count',
    sample: ['', ' (x12 over 3m)'],
    source:
      'kubectl pkg/describe/describe.go: "%s (x%d over %s)", which events of `kubectl get` and k9s put behind as well',
    mark: ' (x',
    open: behind(/ \(x\d{1,9} over [\dydhms<>inval]{1,16}\)\s{0,4}$/),
  },
  {
    // connect ECONNREFUSED 192.0.2.5:5432 (12 times)      ... [repeated 12x across cluster]
    id: 'suffixes/repeated',
    sample: ['', ' [repeated 12x across cluster]'],
    source: 'Ray 2.9 python/ray/_private/log_dedup: its count behind a line',
    open: behind(
      / [([](?:repeated )?\d{1,9}(?:x| ?times)(?: (?:across cluster|in the last [\w ]{1,20}))?[)\]]\s{0,4}$/i,
    ),
  },
  {
    // connect ECONNREFUSED 192.0.2.5:5432. Trying again in 2.00 seconds... (1/100)
    id: 'suffixes/celery',
    sample: ['', '. Trying again in 2.00 seconds... (1/100)'],
    source:
      'Celery 5.2 celery/worker/consumer/consumer.py: "Trying again {when}... ({retries}/{max_retries})"',
    mark: 'again ',
    open: behind(
      new RegExp(
        String.raw`[.,;:)]? ?(?:will )?(?:try|trying) again (?:in|after) ${TIME}\.{0,3}(?: \(\d{1,6}\/\d{1,6}\))?\s{0,4}$`,
        'i',
      ),
    ),
  },
  {
    // connect ECONNREFUSED 192.0.2.5:5432, retrying in 5s      ...; will retry in 5 seconds      ... Retrying (1)...
    id: 'suffixes/retrying',
    sample: ['', ', retrying in 5s'],
    source:
      'read in many programs: the formats "%s, retrying in %v" and "Retrying (%d)..." (NestJS TypeOrmModule)',
    mark: 'r',
    open: behind(
      new RegExp(
        String.raw`(?:\s?[.,;:-]{1,2})?\s[([]?(?:will )?(?:retry|retrying|reconnect|reconnecting|backing off|sleep|sleeping|waiting)(?: connection)?(?: (?:in|for|after|every))?(?: (?:${TIME}|\(\d{1,6}\)))?(?: (?:before|until|and) [a-z ]{3,30})?[)\]]?(?:\.{1,3}|…)?\s{0,4}$`,
        'i',
      ),
    ),
  },
  {
    // connect ECONNREFUSED 192.0.2.5:5432 (service may not be running on that port)
    id: 'suffixes/hint',
    sample: ['', ' (service may not be running on that port)'],
    source: 'read in several programs: what they guess behind the error',
    mark: 'running',
    open: behind(
      /[.,;:]? \(?(?:is the (?:service|server|daemon|database|broker) (?:up and )?running\??|(?:the )?(?:service|server|daemon) (?:may|might) not be running(?: on that port)?)\)?[.?]{0,2}\s{0,4}$/i,
    ),
  },
  {
    // connect ECONNREFUSED 192.0.2.5:5432, giving up      ... - will try again      ... (ignored)
    id: 'suffixes/giving-up',
    sample: ['', ', giving up'],
    source:
      'read in many programs; Maven Resolver and Terraform providers say "giving up after %d attempt(s)"',
    open: behind(
      /(?:[.,;:] ?-? ?| -{1,2} | \()(?:giving up|gave up|aborting|ignoring|ignored|skipping|exiting|quitting|will try again|non-fatal)(?: after \d{1,6} (?:attempts?|tries|retries)(?:\(s\))?)?\)?\.{0,3}\s{0,4}$/i,
    ),
  },
  {
    // message repeated 12 times: [ connect ECONNREFUSED 192.0.2.5:5432]
    id: 'suffixes/repeated-by-rsyslog',
    sample: ['message repeated 12 times: [ ', ']'],
    source: 'rsyslog 8.2302 runtime/ratelimit.c: " message repeated %d times: [%.800s]"',
    mark: 'message repeated ',
    open(text) {
      const inside = /^\s{0,4}message repeated \d{1,9} times: \[ ?(.{1,4000})\]\s{0,4}$/.exec(text)?.[1];
      return inside === undefined ? undefined : opened([inside]);
    },
  },
];

export const suffixes: EnvelopeFamily = { id: 'suffixes', envelopes };
