/** Commands as text for cmd.exe, of which little can be quoted: what cannot is refused. */

import type { Command } from '../model/command.ts';
import { plainWords, programOf, type Program } from './posix.ts';

const PLAIN = /^[\w./\\:@+-]+$/;
// In double quotes all of this is literal. Not here: % and ! (expanded even there), " itself, and what is not ASCII,
// which a program with an ANSI command line gets as the nearest character, a fullwidth quotation mark as a plain one.
const QUOTABLE = /^[\w #$&'()*+,./:;<=>?@[\\\]^`{|}~-]*$/;
const COMMAND_NAME = /^[a-z0-9][\w.-]*$/i;
const SYNTAX = new Set(['call', 'do', 'else', 'for', 'goto', 'if', 'in', 'rem']);

function word(text: string): string | undefined {
  if (PLAIN.test(text)) return text;
  // A \ before the closing quote would make it part of the argument.
  return QUOTABLE.test(text) && !text.endsWith('\\') ? `"${text}"` : undefined;
}

function programText(program: Program): string | undefined {
  const { noInput, quiet } = program;
  const [name = '', ...rest] = plainWords(program) ?? [];
  if (!COMMAND_NAME.test(name) || SYNTAX.has(name.toLowerCase())) return undefined;
  const quoted = [name, ...rest.map(word), noInput ? '<nul' : [], quiet ? '2>nul' : []].flat();
  return quoted.includes(undefined) ? undefined : quoted.join(' ');
}

function joined(of: readonly Command[], operator: string): string | undefined {
  const texts = of.map((member) => {
    const text = cmdText(member);
    const alone = member.kind === 'run' || member.kind === 'inside' || of.length === 1;
    return alone || text === undefined ? text : `(${text})`;
  });
  return texts.length === 0 || texts.includes(undefined) ? undefined : texts.join(operator);
}

/** A spread command as cmd text; undefined where it cannot be said safely. */
export function cmdText(command: Command): string | undefined {
  switch (command.kind) {
    case 'run':
    case 'inside': {
      if (command.kind === 'inside' && command.place.kind === 'netns') return undefined;
      const one = programOf(command, false);
      return one && programText(one);
    }
    case 'sequence':
      return joined(command.of, ' & ');
    case 'and':
      return joined(command.of, ' && ');
    case 'pipe':
      return joined(command.of, ' | ');
    case 'stamped': // cmd cannot tell the time in UTC.
    case 'sudo':
    case 'limited':
    case 'script':
    case 'write':
      return undefined;
  }
}
