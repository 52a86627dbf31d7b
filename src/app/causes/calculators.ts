/** The screens that compute what a cause is about. */
export interface Calculator {
  readonly to: string;
  readonly text: string;
}

const QUEUES: Calculator = { to: '/queues', text: 'How many may wait: the queues, computed' };
const TIMEOUTS: Calculator = { to: '/timeouts', text: 'Who gives up first: the SYNs on a time axis' };

export const CALCULATORS: Readonly<Record<string, Calculator>> = {
  'accept-queue-overflow': QUEUES,
  'syn-queue-overflow': { ...QUEUES, to: '/queues?syncookies=0' },
  'syn-retries-cut-short': TIMEOUTS,
  'client-timeout-too-short': { ...TIMEOUTS, to: '/timeouts?tool=curl&timeout=1' },
};
