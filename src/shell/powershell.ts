/** Commands as text for Windows PowerShell 5.1 and PowerShell 7. Rules: about_Parsing, about_Quoting_Rules. */

import type { Command } from '../model/command.ts';
import { STAMP_BEGIN, STAMP_COMMAND, STAMP_END } from '../model/stamp.ts';
import { plainWords, programOf, type Program } from './posix.ts';

// A number keeps its digits only where it is a plain decimal one: 1e3, 0x10 and 10kb are read as other numbers.
const PLAIN = /^(?:[a-z_/][\w./\\:]*(?:-[\w./\\:]+)*|[1-9]\d{0,8}|0|\d{1,3}(?:\.\d{1,3}){3})$/i;
// A parameter has to stay bare to be one. With a dot or a colon in it, it would be split in two.
const PARAMETER = /^-[a-z][a-z0-9]*$/i;
const COMMAND_NAME = /^[a-z][\w.-]*$/i;
// PowerShell takes all of these for a single quote.
const SINGLE_QUOTES = /['\u2018-\u201B]/g;
const UNSAYABLE = /[\p{Cc}\p{Cs}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/u;

const KEYWORDS = new Set(
  (
    'begin break catch class clean configuration continue data define do dynamicparam else elseif end enum exit ' +
    'filter finally for foreach from function hidden if in inlinescript interface module namespace parallel param ' +
    'private process public return sequence static switch throw trap try type until using var while workflow'
  ).split(' '),
);

function literal(text: string): string {
  return `'${text.replace(SINGLE_QUOTES, '$&$&')}'`;
}

function word(text: string): string | undefined {
  if (PLAIN.test(text) || PARAMETER.test(text)) return text;
  // Before 7.3, a native program gets an empty word not at all, and one with " in it split.
  if (text === '' || text.includes('"') || UNSAYABLE.test(text)) return undefined;
  // There it also gets `'a b\'` as "a b\", in which the last quote is escaped.
  if (text.endsWith('\\') && /\s/.test(text)) return undefined;
  return literal(text);
}

function programText(program: Program): string | undefined {
  const { noInput, quiet } = program;
  const [name, ...rest] = plainWords(program) ?? [];
  if (name === undefined || name.startsWith('-')) return undefined;
  const bare = COMMAND_NAME.test(name) && !KEYWORDS.has(name.toLowerCase());
  const quoted = [bare ? name : word(name), ...rest.map(word)];
  if (quoted.includes(undefined)) return undefined;
  const call = bare ? quoted : ['&', literal(name), ...quoted.slice(1)];
  // PowerShell has no < redirection; nothing in the pipe is an input at its end.
  return [noInput ? ['@() |'] : [], call, quiet ? ['2>$null'] : []].flat().join(' ');
}

function all(
  of: readonly Command[],
  text: (command: Command) => string | undefined,
): readonly string[] | undefined {
  const texts = of.map(text).filter((one) => one !== undefined);
  return texts.length === of.length && texts.length > 0 ? texts : undefined;
}

/** `&&` came with PowerShell 7. */
function andText(texts: readonly string[]): string {
  const [first = '', ...rest] = texts;
  return rest.length === 0 ? first : `${first}; if ($?) { ${andText(rest)} }`;
}

function stampedText(of: readonly Command[]): string | undefined {
  const parts = all(of, (command) => {
    const text = command.kind === 'stamped' ? undefined : powershellText(command);
    return text && `Write-Output ${literal(STAMP_COMMAND + text)}; ${text}`;
  });
  // The `s` format is the one that no culture changes.
  const time = `(Get-Date).ToUniversalTime().ToString('s') + 'Z'`;
  const begin = `Write-Output (${literal(STAMP_BEGIN)} + $env:COMPUTERNAME + ' ' + ${time})`;
  return parts && `& { ${begin}; ${parts.join('; ')}; Write-Output ${literal(STAMP_END)} }`;
}

/** A spread command as PowerShell text; undefined where it cannot be said safely. */
export function powershellText(command: Command): string | undefined {
  switch (command.kind) {
    case 'run':
    case 'inside': {
      if (command.kind === 'inside' && command.place.kind === 'netns') return undefined;
      const one = programOf(command, false);
      return one && programText(one);
    }
    case 'sequence':
      return all(command.of, powershellText)?.join('; ');
    case 'and': {
      const texts = all(command.of, powershellText);
      return texts && andText(texts);
    }
    case 'pipe': {
      // Only a single command can stand in a pipe.
      const members = all(command.of, (member) =>
        member.kind === 'run' ? powershellText(member) : undefined,
      );
      return members?.slice(1).some((member) => member.startsWith('@')) ? undefined : members?.join(' | ');
    }
    case 'stamped':
      return stampedText(command.of);
    case 'sudo':
    case 'limited':
    case 'script':
    case 'write':
      return undefined;
  }
}
