import type { BlockHead, Draft, Line, Parser } from '../model/parser.ts';
import type { Outcome } from '../model/outcome.ts';
import { attemptDraft } from '../failure/attempt.ts';
import { errnoOfText } from '../failure/errno-words.ts';
import { logDraft } from '../failure/log-draft.ts';
import type { Said } from '../failure/attempt-under-way.ts';

// Server app/app1 is DOWN, reason: Layer4 connection problem, info: "Connection refused", check duration: 0ms. 0 active ...
// Health check for server app/app1 failed, reason: Layer4 timeout, check duration: 2001ms, status: 0/2 DOWN.
const CHECK =
  /\b(?:Server|Health check for server) \S{1,120} (?:is DOWN|is UP|failed|succeeded), reason: (Layer\d[\w ]{2,40})(?:, code: \d{3})?(?:, info: "([^"]{3,200})")?(?:, check duration: (\d{1,7})ms)?/;
// 127.0.0.1:36058 [21/Nov/2026:07:29:04.504] tcp db/db1 1/-1/1001 0 SC 1/1/0/0/1 0/0
// 127.0.0.1:43194 [21/Nov/2026:07:29:04.480] web app/app1 0/0/-1/-1/0 503 217 - - SC-- 1/1/0/0/0 0/0 "GET / HTTP/1.1"
const TRAFFIC =
  /\[\d{2}\/[A-Z][a-z]{2}\/\d{4}:[\d:.]{8,15}\] \S{1,80} \S{1,80}\/(\S{1,80}) (?:[-+]?\d{1,10}\/){2,4}\+?\d{1,10} (?:-?\d{1,3} )?\+?(\d{1,12}) (?:\S{1,80} \S{1,80} )?([a-zA-Z-]{2})(?:[A-Za-z-]{2})? /;
// backend app has no server available!
const NOTHING = /\b(?:backend|proxy) '?([\w.-]{1,80})'? has no server available!/;
// Server app/app1 is DOWN, reason: ...      Server app/app1 is UP, reason: ...
// 1 active and 0 backup servers left.
const LEFT = /\b(\d{1,5}) active and (\d{1,5}) backup servers left\b/;
const CHANGED = /\bServer (\S{1,120}) is (DOWN|UP)\b/;

/** `SC`: refused, or the own network stack said so (HAProxy configuration manual, 8.5). */
const REFUSED_SOMEHOW: readonly Outcome[] = ['refused', 'host-unreachable', 'net-unreachable', 'other-errno'];

/** A comma that a copy has lost: `reason: Layer4 timeout check duration: 2001ms`. */
function withCommas(text: string): string {
  return text.replace(/(?<=[\w"]) (?=check duration: |info: ")/g, ', ');
}

function ofCheck(reason: string, info: string, duration: string | undefined): Said | undefined {
  const took = duration === undefined ? {} : { took: Number(duration) / 1000 };
  if (reason === 'Layer4 timeout') return { outcome: 'own-deadline', ...took };
  // Connection refused at step 1 of tcp-check (connect)
  const errno = errnoOfText(info.split(' at step ', 1)[0] ?? '');
  if (reason === 'Layer4 connection problem') return errno && { errno, ...took };
  if (/^Layer[67] timeout$/.test(reason)) return { outcome: 'silent' };
  if (/^Layer4 check passed$/.test(reason)) return { outcome: 'connected', ...took };
  return /^Layer7 (?:wrong status|check passed|invalid response)$/.test(reason)
    ? { outcome: 'replied', reply: info === '' ? reason : info }
    : undefined;
}

/** The session's state when it ended, as far as the server's side ended it (the same chapter). */
const BY_STATE: Readonly<Record<string, Said>> = {
  sC: { outcome: 'own-deadline' },
  SC: { outcome: 'failed', couldBe: REFUSED_SOMEHOW },
  // The process has no socket or no local port left.
  PC: { outcome: 'failed', couldBe: ['other-errno'] },
  RC: { outcome: 'failed', couldBe: ['other-errno'] },
  sH: { outcome: 'silent' },
  SH: { outcome: 'closed', couldBe: ['closed', 'reset-later'] },
  SD: { outcome: 'reset-later', couldBe: ['closed', 'reset-later'] },
  PH: { outcome: 'replied', reply: 'no HTTP: invalid response' },
};

// 127.0.0.1:43182 [21/Nov/2026:11:55:12.867] t1 t1/silent 1/0/1002 0 sD 1/1/0/0/0 0/0      (no byte came back)
function ofTraffic(server: string, bytes: string, state: string): Said | undefined {
  if (state === 'sD' && bytes === '0') return { outcome: 'silent' };
  // Without a server nothing was dialled.
  return server.startsWith('<') || !Object.hasOwn(BY_STATE, state) ? undefined : BY_STATE[state];
}

/** A server or all of a backend's that went, or a server that came back. */
function stateOf(text: string, line: number): readonly Draft[] {
  const none = NOTHING.exec(text)?.[1];
  if (none !== undefined) return [logDraft({ event: 'no-backend', about: none }, [line])];
  const [, about, now] = CHANGED.exec(text) ?? [];
  if (about === undefined) return [];
  if (now === 'UP') return [logDraft({ event: 'backend-up', about }, [line])];
  const down = logDraft({ event: 'backend-down', about }, [line]);
  const [, active, backup] = LEFT.exec(text) ?? [];
  if (active === undefined || backup === undefined) return [down];
  const backend = about.split('/', 1)[0];
  const left = Number(active) + Number(backup);
  return [down, logDraft({ event: left > 0 ? 'backend-up' : 'no-backend', about: backend }, [line])];
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** HAProxy's log: here the host that runs HAProxy is the client. It names servers, not their addresses. */
export const haproxy: Parser = {
  id: 'haproxy',
  marks: [
    ', reason: layer',
    ...MONTHS.map((month) => `/${month}/NNNN:NN:NN:NN.NNN] `),
    ' has no server available!',
    ' is down',
    ' is up',
  ],
  line(line: Line, head: BlockHead): readonly Draft[] | undefined {
    const { text } = line;
    const check = text.includes(', reason: Layer') ? CHECK.exec(withCommas(text)) : null;
    const traffic = check || !text.includes('/') ? null : TRAFFIC.exec(text);
    const said = check
      ? ofCheck(check[1] ?? '', check[2] ?? '', check[3])
      : traffic
        ? ofTraffic(traffic[1] ?? '', traffic[2] ?? '', traffic[3] ?? '')
        : undefined;
    const states = stateOf(text, line.number);
    if (said)
      return [attemptDraft({ tool: 'haproxy', ...said, relay: true, line, head, programs: [] }), ...states];
    return check !== null || traffic !== null || states.length > 0 ? states : undefined;
  },
};
