import type { Case } from '../model/case.ts';
import type { Run } from '../model/diagnosis.ts';
import type { Vantage } from '../model/evidence.ts';
import type { Flavour, Recipe } from '../model/recipe.ts';
import { RECIPES } from '../recipes/index.ts';
import { render } from '../shell/render.ts';

const BY_ID = new Map(RECIPES.map((recipe) => [recipe.id, recipe]));

export function recipeById(id: string): Recipe | undefined {
  return BY_ID.get(id);
}

/** The flavours for the platform on which the recipe runs. */
export function flavoursFor(recipe: Recipe, known: Partial<Case>): readonly Flavour[] {
  const platform = (recipe.where === 'client' ? known.clientPlatform : known.serverPlatform) ?? 'linux';
  return recipe.flavours.filter((flavour) => flavour.platforms.includes(platform));
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
