import type { Cause, Fix, FixCommands } from '../model/cause.ts';
import type { Run, Suspect, Verdict, VerdictFix } from '../model/diagnosis.ts';
import type { Scene } from '../model/scene.ts';
import { render } from '../shell/render.ts';
import { caseForCommands, flavoursFor, recipeById, runOf } from './recipe-commands.ts';
import type { Weighed } from './weigh.ts';

function buildWay(fix: Fix, built: FixCommands): VerdictFix | undefined {
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

function buildFix(fix: Fix, scene: Scene): readonly VerdictFix[] {
  const platform =
    (fix.where === 'client' ? scene.case.clientPlatform : scene.case.serverPlatform) ?? 'linux';
  if (!fix.platforms.includes(platform)) return [];
  return [fix.build(scene) ?? []].flat().flatMap((built) => buildWay(fix, built) ?? []);
}

/** The cause's own proof, else the page's probe. */
function buildProof(cause: Cause, scene: Scene): Pick<Verdict, 'proof' | 'shows'> {
  const own = cause.proof?.(scene);
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
): Verdict | undefined {
  const winner = weighed.find(({ cause, level }) => level === 'confirmed' && cause.id === first?.cause);
  if (!winner) return undefined;
  const { cause, cited } = winner;
  return {
    cause: cause.id,
    headline: cause.verdict?.(scene, cited) ?? `${cause.title}.`,
    fixes: (cause.fixes ?? []).flatMap((fix) => buildFix(fix, scene)),
    ...buildProof(cause, scene),
  };
}
