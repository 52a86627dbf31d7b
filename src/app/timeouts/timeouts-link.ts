import { BOUNDS, DEFAULT_SETTINGS, type SynSettings } from '../../network/clock/schedule.ts';
import type { ToolTimeout } from '../../network/clock/tool-timeout.ts';
import { TOOL_TIMEOUTS } from '../../network/clock/tools.ts';
import type { Refusal } from '../link.ts';
import { readNumber, readWord, type NumberSpec } from '../values/link-values.ts';

export const SPECS = {
  retries: { name: 'retries', ...BOUNDS.retries, whole: true },
  linear: { name: 'linear', ...BOUNDS.linear, whole: true },
  initial: { name: 'initial', ...BOUNDS.initial, whole: true },
  rtoMax: { name: 'rtoMax', least: 1000, most: 120_000, whole: true },
  timeout: { name: 'timeout', least: 0.05, most: 86_400, whole: false },
  took: { name: 'took', least: 0, most: 86_400, whole: false },
} as const satisfies Readonly<Record<string, NumberSpec>>;

export const ENDED = ['timeout', 'refused', 'no-route', 'connected'] as const;
export type EndedWord = (typeof ENDED)[number];

/** What the screen is about: every value from the link, or else as a kernel of today has it. */
export interface TimeoutValues {
  readonly settings: Required<SynSettings>;
  /** Milliseconds: tcp_rto_max_ms. */
  readonly rtoMax: number;
  readonly tool: ToolTimeout | undefined;
  /** Seconds. */
  readonly timeout: number | undefined;
  readonly took: number | undefined;
  readonly ended: EndedWord;
  readonly refused: readonly Refusal[];
}

const TOOL_IDS = TOOL_TIMEOUTS.map(({ id }) => id);

/** What a link says; each parameter by itself, so that a bad one spoils no other. */
export function readTimeouts(parameters: URLSearchParams): TimeoutValues {
  const [retries, linear] = [readNumber(parameters, SPECS.retries), readNumber(parameters, SPECS.linear)];
  const [initial, rtoMax] = [readNumber(parameters, SPECS.initial), readNumber(parameters, SPECS.rtoMax)];
  const [timeout, took] = [readNumber(parameters, SPECS.timeout), readNumber(parameters, SPECS.took)];
  const [tool, ended] = [readWord(parameters, 'tool', TOOL_IDS), readWord(parameters, 'ended', ENDED)];
  const longest = (rtoMax.value ?? DEFAULT_SETTINGS.longest * 1000) / 1000;
  return {
    settings: {
      retries: retries.value ?? DEFAULT_SETTINGS.retries,
      linear: linear.value ?? DEFAULT_SETTINGS.linear,
      initial: initial.value ?? DEFAULT_SETTINGS.initial,
      longest,
    },
    rtoMax: longest * 1000,
    tool: TOOL_TIMEOUTS.find(({ id }) => id === tool.value),
    timeout: timeout.value,
    took: took.value,
    ended: ended.value ?? 'timeout',
    refused: [retries, linear, initial, rtoMax, timeout, took, tool, ended].flatMap((read) =>
      read.refused === undefined ? [] : [read.refused],
    ),
  };
}
