import { LOG_EVENTS, type LogEvent } from '../model/log-events.ts';
import type { Draft, Line } from '../model/parser.ts';
import { hostOf, portNumber } from './endpoint-parts.ts';
import { findEndpoints } from './endpoints.ts';
import { logDraft } from './log-draft.ts';
import type { Said } from './vocabulary.ts';

/** What a line says besides an attempt, as drafts: a state that something reports, a sign. */

function isEvent(name: string): name is LogEvent {
  return (LOG_EVENTS as readonly string[]).includes(name);
}

export function stateDraft({ entry, holes }: Said, line: Line): Draft {
  const at = holes['at'] === undefined ? undefined : findEndpoints(holes['at'])[0];
  const address =
    at?.address ?? (holes['address'] === undefined ? undefined : hostOf(holes['address'])?.address);
  const event = entry.event !== undefined && isEvent(entry.event) ? entry.event : 'packet-logged';
  return logDraft(
    {
      event,
      about: holes['about']?.replace(/^["'`]|["'`]$/g, ''),
      detail: entry.detail,
      // listen tcp :8080: bind: ...
      port: at?.port ?? portNumber(holes['port']) ?? portNumber(/^:(\d{1,5})$/.exec(holes['at'] ?? '')?.[1]),
      address,
      path: holes['path']?.replace(/^["'`]|["'`]$/g, ''),
    },
    [line.number],
  );
}

export function signDraft({ entry, holes }: Said, line: Line): Draft {
  const { sign = 'balancer' } = entry;
  const about = holes['about'];
  return {
    record: { kind: 'sign', sign, ...(about === undefined ? {} : { about }) },
    lines: [line.number],
  };
}
