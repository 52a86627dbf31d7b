import { dialOf } from '../command/dial.ts';
import type { Said } from './attempt-under-way.ts';
import type { CommandLine } from '../model/command-line.ts';

/**
 * ETIMEDOUT of a tool that prints the kernel's text for its own deadline, too. Without an option that sets one, the
 * kernel ended it; without the command, nobody knows.
 */
export function kernelOrOwn(command: CommandLine | undefined): Said {
  if (command === undefined) return { outcome: 'some-timeout' };
  return dialOf({ ...command, timeout: 0 }).deadline === 0
    ? { outcome: 'kernel-timeout', errno: 'ETIMEDOUT' }
    : { outcome: 'some-timeout' };
}
