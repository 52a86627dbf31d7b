import { forgetsIdle } from '../../forgets-idle.ts';

export const fault = forgetsIdle(
  'idle-timeout-reset',
  'the router forgets connections after two seconds and resets those that it does not know',
  'reject with tcp reset',
);
