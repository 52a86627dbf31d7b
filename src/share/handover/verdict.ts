import type { Diagnosis, Suspect, Verdict, VerdictFix } from '../../model/diagnosis.ts';
import { capital, runLines } from './commands.ts';
import { reasonLines, titleOf, type CauseIndex } from './suspects.ts';
import { asIs, AT, list, section } from './words.ts';

/** A confirmed cause to hand over: its proof, why nothing else, the fix with its undo, and how it is seen to work. */

const PROOF_LINES = 12;

function whyNot({ settles = [] }: Suspect, causes: CauseIndex): readonly string[] {
  const groups = new Map<string, string[]>();
  for (const { cause, why } of settles) groups.set(why, [...(groups.get(why) ?? []), titleOf(cause, causes)]);
  return [...groups].map(([why, names]) => `- ${list(names)}: ${why}`);
}

function fixLines(fix: VerdictFix, index: number): readonly string[] {
  const { title, run, edits = [], notes = [], source } = fix;
  return [
    `### ${index === 0 ? '' : 'Or: '}${title}`,
    '',
    ...edits.flatMap(({ file, from, to }) => [
      `First, in ${file}, ${from === undefined ? 'add' : 'replace'}:`,
      '',
      ...(from === undefined ? [] : [...from.split('\n').map(asIs), '', 'by', '']),
      ...to.split('\n').map(asIs),
      '',
    ]),
    `${capital(AT[run.where])}. ${runLines(run).join('\n')}`,
    ...notes.map((note) => `- ${note}`),
    ...(source === undefined ? [] : [`- Taken from: ${source}`]),
    '',
  ];
}

export function verdictSections(
  diagnosis: Diagnosis,
  verdict: Verdict,
  causes: CauseIndex,
): readonly string[] {
  const suspect = diagnosis.suspects.find(({ cause }) => cause === verdict.cause);
  const prose = causes.get(verdict.cause)?.prose;
  return [
    ...section('Confirmed', [
      `**${verdict.headline}**`,
      ...(prose ? ['', prose.why] : []),
      '',
      ...reasonLines(suspect?.reasons ?? [], PROOF_LINES),
    ]),
    ...section('Why not something else', suspect ? whyNot(suspect, causes) : []),
    ...section('The fix', verdict.fixes.flatMap(fixLines)),
    ...section('The command that shows that it works', [
      ...verdict.proof.flatMap((run) => [`${capital(AT[run.where])}. ${runLines(run).join('\n')}`]),
      ...(verdict.shows === undefined ? [] : ['', `It works when you see: ${verdict.shows}`]),
    ]),
    ...section('If it still fails', ['Send back what that command printed: the case goes on from there.']),
    ...section('How to keep it from coming back', prose ? [prose.prevent] : []),
  ];
}
