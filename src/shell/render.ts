import type { Command, Shell } from '../model/command.ts';
import { cmdText } from './cmd.ts';
import { posixText } from './posix.ts';
import { powershellText } from './powershell.ts';
import { spread } from './spread.ts';

const TEXT_FOR = { posix: posixText, powershell: powershellText, cmd: cmdText };

/** The command as text to be pasted into a shell; undefined where that shell cannot say it safely. */
export function render(command: Command, shell: Shell): string | undefined {
  return TEXT_FOR[shell](spread(command));
}
