import { readCommand } from '../command/command-line.ts';
import type { Interpretation } from '../model/diagnosis.ts';
import type { Evidence, Vantage } from '../model/evidence.ts';

function toolsOf(command: string): readonly string[] {
  return readCommand(command).commands.map(({ tool }) => tool);
}

/**
 * The place for which the page offered a command, where that command is what was pasted: output without a command of its
 * own, or one that ran the same tools. What somebody pastes into the box of another command was not taken where that one
 * was to run.
 */
export function offeredPlace({ ran }: Evidence, blocks: Interpretation['blocks']): Vantage | undefined {
  if (ran?.where === undefined) return undefined;
  const shown = [...new Set(blocks.flatMap(({ command }) => command ?? []))].filter(
    (command) => command !== ran.command,
  );
  if (shown.length === 0) return ran.where;
  const offered = new Set(toolsOf(ran.command));
  return shown.every((command) => toolsOf(command).some((tool) => offered.has(tool))) ? ran.where : undefined;
}
