import { BOUNDS, DEFAULT_SETTINGS, type QueueSettings } from '../../network/queues/room.ts';
import type { Refusal } from '../link.ts';
import { readNumber, readWord, type NumberSpec } from '../values/link-values.ts';

export const SPECS = {
  backlog: { name: 'backlog', ...BOUNDS.backlog, whole: true },
  somaxconn: { name: 'somaxconn', ...BOUNDS.somaxconn, whole: true },
  maxSynBacklog: { name: 'maxSynBacklog', ...BOUNDS.maxSynBacklog, whole: true },
} as const satisfies Readonly<Record<string, NumberSpec>>;

const COOKIES = { '0': 0, '1': 1, '2': 2 } as const;
const COOKIE_WORDS = ['0', '1', '2'] as const;

export interface QueueValues {
  readonly settings: QueueSettings;
  readonly refused: readonly Refusal[];
}

/** What a link says; each parameter by itself, so that a bad one spoils no other. */
export function readQueues(parameters: URLSearchParams): QueueValues {
  const [backlog, somaxconn] = [
    readNumber(parameters, SPECS.backlog),
    readNumber(parameters, SPECS.somaxconn),
  ];
  const maxSynBacklog = readNumber(parameters, SPECS.maxSynBacklog);
  const cookies = readWord(parameters, 'syncookies', COOKIE_WORDS);
  return {
    settings: {
      backlog: backlog.value ?? DEFAULT_SETTINGS.backlog,
      somaxconn: somaxconn.value ?? DEFAULT_SETTINGS.somaxconn,
      maxSynBacklog: maxSynBacklog.value ?? DEFAULT_SETTINGS.maxSynBacklog,
      syncookies: cookies.value === undefined ? DEFAULT_SETTINGS.syncookies : COOKIES[cookies.value],
    },
    refused: [backlog, somaxconn, maxSynBacklog, cookies].flatMap((read) =>
      read.refused === undefined ? [] : [read.refused],
    ),
  };
}
