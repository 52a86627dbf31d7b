import type { Fix } from '../model/cause.ts';
import type { Verdict, VerdictFix } from '../model/diagnosis.ts';
import type { Scene } from '../model/scene.ts';
import { render } from '../shell/render.ts';
import { flavoursFor, recipeById, runOf } from './runs.ts';
import type { Weighed } from './weigh.ts';

function buildFix(fix: Fix, scene: Scene): VerdictFix | undefined {
  const platform =
    (fix.where === 'client' ? scene.case.clientPlatform : scene.case.serverPlatform) ?? 'linux';
  if (!fix.platforms.includes(platform)) return undefined;
  const built = fix.build(scene);
  const command = built && render(built.command, 'posix');
  const undo = built && render(built.undo, 'posix');
  if (!built || command === undefined || undo === undefined) return undefined;
  return {
    id: fix.id,
    title: fix.title,
    run: {
      where: fix.where,
      tool: 'sh',
      shell: 'posix',
      command,
      root: fix.root,
      changes: { what: built.changes, undo },
    },
    ...(built.source === undefined ? {} : { source: built.source }),
  };
}

/** What the confirmed cause leads to: the sentence, the fixes, and the probe that shows that it now works. */
export function buildVerdict(weighed: readonly Weighed[], scene: Scene): Verdict | undefined {
  const winner = weighed.find(({ level }) => level === 'confirmed');
  if (!winner) return undefined;
  const { cause, cited } = winner;
  const probe = recipeById('probe');
  const flavours = probe ? flavoursFor(probe, scene.case) : [];
  const proof = flavours.slice(0, 1).flatMap((flavour) => runOf('client', flavour, scene.case) ?? []);
  return {
    cause: cause.id,
    headline: cause.verdict?.(scene, cited) ?? `${cause.title}.`,
    fixes: (cause.fixes ?? []).flatMap((fix) => buildFix(fix, scene) ?? []),
    proof,
  };
}
