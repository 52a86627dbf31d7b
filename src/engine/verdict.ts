import { shown } from '../model/accept.ts';
import type { Cause, Fix, FixCommands } from '../model/cause.ts';
import type { Command } from '../model/command.ts';
import type { Diagnosis, Run, Suspect, Verdict, VerdictFix } from '../model/diagnosis.ts';
import type { Scene } from '../model/scene.ts';
import { render } from '../shell/render.ts';
import { foreignOption, optionWordsOf } from './option-words.ts';
import { caseForCommands, flavoursFor, recipeById, runOf } from './recipe-commands.ts';
import type { Weighed } from './weigh.ts';

/** No command is made of a value that its program would take for an option: it is refused, and why. */
class Refusals {
  readonly #words: ReadonlySet<string>;
  readonly #refused = new Set<string>();

  constructor(scene: Scene) {
    this.#words = optionWordsOf(scene.facts);
  }

  refuses(command: Command | undefined): boolean {
    const word = command && foreignOption(command, this.#words);
    if (word !== undefined) this.#refused.add(word);
    return word !== undefined;
  }

  get list(): Diagnosis['refused'] {
    return [...this.#refused].map((word) => ({
      field: 'command',
      why: `${shown(word)} in the evidence starts with -, and tools would take it for an option: no command is made of it.`,
    }));
  }
}

function buildWay(fix: Fix, built: FixCommands, refusals: Refusals): VerdictFix | undefined {
  if (refusals.refuses(built.command) || refusals.refuses(built.undo)) return undefined;
  const command = render(built.command, 'posix');
  const undo = built.undo && render(built.undo, 'posix');
  if (command === undefined || (built.undo && undo === undefined)) return undefined;
  const { way, edits, notes, source } = built;
  return {
    id: way === undefined ? fix.id : `${fix.id}-${way}`,
    title: built.title ?? fix.title,
    run: {
      where: fix.where,
      tool: 'sh',
      shell: 'posix',
      command,
      root: built.root ?? fix.root,
      ...(undo === undefined ? {} : { changes: { what: built.changes ?? '', undo } }),
    },
    ...(edits === undefined ? {} : { edits }),
    ...(notes === undefined ? {} : { notes }),
    ...(source === undefined ? {} : { source }),
  };
}

function buildFix(fix: Fix, scene: Scene, refusals: Refusals): readonly VerdictFix[] {
  const platform =
    (fix.where === 'client' ? scene.case.clientPlatform : scene.case.serverPlatform) ?? 'linux';
  if (!fix.platforms.includes(platform)) return [];
  return [fix.build(scene) ?? []].flat().flatMap((built) => buildWay(fix, built, refusals) ?? []);
}

/** The cause's own proof, else the page's probe. */
function buildProof(cause: Cause, scene: Scene, refusals: Refusals): Pick<Verdict, 'proof' | 'shows'> {
  const made = cause.proof?.(scene);
  const own = refusals.refuses(made?.command) ? undefined : made;
  const command = own && render(own.command, 'posix');
  if (own !== undefined && command !== undefined) {
    const { where, tool, root = false, seconds, shows } = own;
    const run: Run = {
      ...{ where, tool, shell: 'posix', command, root },
      ...(seconds === undefined ? {} : { seconds }),
    };
    return { proof: [run], shows };
  }
  const probe = recipeById('probe');
  const known = caseForCommands(scene);
  const flavours = probe ? flavoursFor(probe, known) : [];
  return { proof: flavours.slice(0, 1).flatMap((flavour) => runOf('client', flavour, known) ?? []) };
}

/** What the confirmed cause leads to: the sentence, the fixes, and the probe that shows that it now works. */
export function buildVerdict(
  weighed: readonly Weighed[],
  [first]: readonly Suspect[],
  scene: Scene,
): { readonly verdict: Verdict; readonly refused: Diagnosis['refused'] } | undefined {
  const winner = weighed.find(({ cause, level }) => level === 'confirmed' && cause.id === first?.cause);
  if (!winner) return undefined;
  const { cause, cited } = winner;
  const refusals = new Refusals(scene);
  const verdict: Verdict = {
    cause: cause.id,
    headline: cause.verdict?.(scene, cited) ?? `${cause.title}.`,
    fixes: (cause.fixes ?? []).flatMap((fix) => buildFix(fix, scene, refusals)),
    ...buildProof(cause, scene, refusals),
  };
  return { verdict, refused: refusals.list };
}
