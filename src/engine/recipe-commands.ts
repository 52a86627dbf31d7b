import { acceptSocketPath } from '../model/accept.ts';
import type { Case } from '../model/case.ts';
import type { Run } from '../model/diagnosis.ts';
import type { Vantage } from '../model/evidence.ts';
import type { Flavour, Recipe } from '../model/recipe.ts';
import type { Scene } from '../model/scene.ts';
import { isSocketPath } from '../model/socket-path.ts';
import { RECIPES } from '../recipes/registry.ts';
import { render } from '../shell/render.ts';

const BY_ID = new Map(RECIPES.map((recipe) => [recipe.id, recipe]));

export function recipeById(id: string): Recipe | undefined {
  return BY_ID.get(id);
}

/** The flavours for the platform on which the recipe runs. */
export function flavoursFor(recipe: Recipe, known: Partial<Case>): readonly Flavour[] {
  const platform = (recipe.where === 'client' ? known.clientPlatform : known.serverPlatform) ?? 'linux';
  const unix = isSocketPath(known.target ?? '');
  return recipe.flavours.filter(
    ({ platforms, needs, unix: forPath = false }) =>
      platforms.includes(platform) && (!needs.includes('target') || forPath === unix),
  );
}

/** The case as commands need it: a client that was told to dial `localhost` may have dialled a Unix socket. */
export function caseForCommands(scene: Scene): Partial<Case> {
  const attempts = scene.failure?.attempts ?? [];
  const [first] = attempts;
  const path = first?.transport === 'unix' ? first.path : undefined;
  const target = path === undefined ? undefined : acceptSocketPath(path);
  return target?.ok === true && attempts.every((attempt) => attempt.path === path)
    ? { ...scene.case, target: target.value }
    : scene.case;
}

/** The command as text, or nothing where the case does not know enough or the shell cannot say it. */
export function runOf(where: Vantage, flavour: Flavour, known: Partial<Case>): Run | undefined {
  const command = flavour.build(known);
  const text = command && render(command, flavour.shell);
  if (text === undefined) return undefined;
  return {
    where,
    tool: flavour.tool,
    shell: flavour.shell,
    command: text,
    root: flavour.root,
    ...(flavour.seconds === undefined ? {} : { seconds: flavour.seconds }),
    ...(flavour.changes === undefined ? {} : { changes: flavour.changes }),
    ...(flavour.typedAt === undefined ? {} : { typedAt: flavour.typedAt }),
  };
}
