import { readCommand } from '../command/command-line.ts';
import { dialOf } from '../command/dial.ts';
import { isSurelyCommand } from '../command/programs.ts';
import { acceptCase } from '../model/accept-case.ts';
import { acceptTarget } from '../model/accept-target.ts';
import type { Case, Symptom } from '../model/case.ts';
import { readPrompt } from '../paste/prompt.ts';

/** What somebody typed in one line, in place of a paste. */
export interface TypedLine {
  readonly case: Partial<Case>;
  /** The fields are not all that the line says: it holds an error's own words, which are evidence. */
  readonly isEvidence: boolean;
}

const LONGEST = 300;

/** What people call it; too vague for an attempt where it stands in a log. */
const VAGUE: readonly (readonly [phrase: RegExp, symptom: Symptom])[] = [
  [/^(?:(?:connect(?:ion)?|socket) )?(?:time ?outs?|timed out|times out|timing out)$/, 'timeout'],
  [/^(?:(?:connect(?:ion)?|conn|gets?|is|was) )?refused$/, 'refused'],
  [/^(?:(?:connection|conn|gets?|is|was) )?(?:reset|closed|dropped|cut off)$/, 'reset'],
  [/^(?:(?:is|host|network) )?(?:unreachable|not reachable)$/, 'unreachable'],
  [/^(?:it )?(?:hangs?|hanging|stuck|no answer|no response|no reply|not responding)$/, 'hang'],
  [/^(?:name )?(?:not found|does not resolve|unresolved|nxdomain)$/, 'unresolved'],
  [/^(?:only )?(?:sometimes|intermittent(?:ly)?|now and then)$/, 'intermittent'],
  [/^(?:too many open files|emfile|enfile|eaddrnotavail)$/, 'local-error'],
];

/** What programs print: the reader of pastes knows it, and only whom it is about stands here. */
const PRINTED =
  /^(?:connection (?:refused|timed out|reset by peer)|operation timed out|no route to host|network is unreachable|host is (?:down|unreachable)|i\/o timeout|broken pipe|econnrefused|econnreset|econnaborted|etimedout|e(?:host|net)unreach|enotfound|epipe|(?:unknown|could not resolve|couldn't resolve) host)$/;

const BETWEEN = /^(?:when |while )?(?:connecting |dialling |dialing )?(?:to|at|on|from|for|by|with) /;
// `timeout to connect` names nobody.
const NOBODY = /^(?:connect|connecting|server|host|it|a|an|the|me|us|client|database|remote|login|all|my)$/;
const HOST_PORT = /^(\S{1,253}?):? (?:port )?(\d{1,5})$/;

/** `db1:5432`, `db1 5432`, `db1 port 5432`, `port 5432`; a name alone where a word before it says that it is one. */
function readTarget(text: string, named: boolean): Partial<Case> | undefined {
  const port = /^port (\d{1,5})$/.exec(text)?.[1];
  if (port !== undefined) return acceptCase({ port }).case;
  const [, host = text, behind] = HOST_PORT.exec(text) ?? [];
  if (/\s/.test(host) || NOBODY.test(host)) return undefined;
  const joined =
    behind === undefined
      ? host
      : host.includes(':') && !host.startsWith('[')
        ? `[${host}]:${behind}`
        : `${host}:${behind}`;
  const accepted = acceptTarget(joined);
  if (!accepted.ok) return undefined;
  const { target, port: number } = accepted.value;
  if (!named && number === undefined && !/[.:]/.test(target)) return undefined;
  return { target, ...(number === undefined ? {} : { port: number }) };
}

function readSymptom(phrase: string): { readonly symptom?: Symptom } | undefined {
  const words = phrase.toLowerCase();
  if (PRINTED.test(words)) return {};
  const vague = VAGUE.find(([pattern]) => pattern.test(words));
  return vague && { symptom: vague[1] };
}

/** Every way to part the words into two. */
function splits(words: readonly string[]): readonly (readonly [string, string])[] {
  return words.map((_, at) => [words.slice(0, at + 1).join(' '), words.slice(at + 1).join(' ')] as const);
}

// timeout to db1:5432      db1:5432 refused      hangs
function readWords(line: string): TypedLine | undefined {
  const words = line.split(/\s+/);
  if (words.length > 8) return undefined;
  for (const [before, after] of splits(words)) {
    const first = readSymptom(before.replace(/[:,]$/, ''));
    if (first && after === '')
      return first.symptom === undefined ? undefined : { case: first, isEvidence: false };
    const named = BETWEEN.test(after);
    const behind = first && readTarget(after.replace(BETWEEN, ''), named);
    if (first && behind) return { case: { ...behind, ...first }, isEvidence: first.symptom === undefined };
    const last = readSymptom(after.replace(/^[-:,] /, ''));
    const front = last && readTarget(before.replace(/[:,]$/, '').replace(BETWEEN, ''), BETWEEN.test(before));
    if (last && front) return { case: { ...front, ...last }, isEvidence: last.symptom === undefined };
  }
  return undefined;
}

// db1 5432      db1:5432      db1 port 5432
function readPlace(line: string): TypedLine | undefined {
  const place = readTarget(line, false);
  return place?.target === undefined || place.port === undefined
    ? undefined
    : { case: place, isEvidence: false };
}

// nc -vz db1 5432      $ curl https://db1:8443      ops@app1:~$ psql -h db1 -p 5433
function readTypedCommand(line: string): TypedLine | undefined {
  const prompt = readPrompt(line);
  const text = prompt?.command ?? line;
  if (text === '' || (!prompt && !isSurelyCommand(text))) return undefined;
  const dials = readCommand(text, prompt?.shell)
    .commands.map(dialOf)
    .filter(({ host, path }) => host !== undefined || path !== undefined);
  const [dial] = dials;
  if (!dial || dials.length > 1) return undefined;
  const known = acceptCase({ target: dial.path ?? dial.host, port: dial.port }).case;
  return known.target === undefined ? undefined : { case: known, isEvidence: false };
}

/**
 * What is typed in place of a paste, where it is the whole of one line: a command without its output, or a few words.
 * It gives fields of the case and is no attempt. Nothing where the line is something else.
 */
export function readTypedLine(text: string): TypedLine | undefined {
  const line = text.trim().replace(/[.!]$/, '');
  if (line === '' || line.length > LONGEST || line.includes('\n')) return undefined;
  return readWords(line) ?? readTypedCommand(line) ?? readPlace(line);
}
