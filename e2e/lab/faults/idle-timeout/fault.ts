import { forgetsIdle } from '../../forgets-idle.ts';

export const fault = forgetsIdle(
  'idle-timeout',
  'the router forgets connections after two seconds and drops packets of those that it does not know',
  'drop',
);
