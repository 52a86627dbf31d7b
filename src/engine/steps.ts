import type { Case } from '../model/case.ts';
import type { Cause } from '../model/cause.ts';
import type { Answered, Run, Step } from '../model/diagnosis.ts';
import type { Fact } from '../model/fact.ts';
import type { Question } from '../model/question.ts';
import type { Flavour, Recipe } from '../model/recipe.ts';
import type { Scene } from '../model/scene.ts';
import { FIRST_QUESTION, LAST_QUESTIONS } from '../questions/index.ts';
import { QUESTIONS } from '../questions/registry.ts';
import { questionById } from './answers.ts';
import { separatedBy } from './causes-told-apart.ts';
import type { Quotes } from './quotes.ts';
import type { View } from './slot-filling.ts';
import { caseForCommands, flavoursFor, recipeById, runOf } from './recipe-commands.ts';

/** Walks the tree: the questions that have their answer, and what to do about the first that has none. */

interface Walk {
  readonly trail: readonly Answered[];
  readonly open: Question | undefined;
}

type Given = { readonly answer: string; readonly by: Answered['by']; readonly fact?: Fact };

function answerTo(
  question: Question,
  scene: Scene,
  answers: ReadonlyMap<Question, string>,
): Given | undefined {
  const known = question.known(scene);
  if (known) return { answer: known.answer, by: 'text', fact: known.by };
  const hand = answers.get(question);
  if (hand !== undefined) return { answer: hand, by: 'hand' };
  const { symptom } = scene.case;
  if (question.id !== FIRST_QUESTION || symptom === undefined) return undefined;
  // Words that leave it open: what is meant most often was read from them, and an answer by hand goes before.
  const vague = scene.told.symptom === undefined ? scene.failure?.attempts.at(-1) : undefined;
  return vague ? { answer: symptom, by: 'text', fact: vague } : { answer: symptom, by: 'told' };
}

/** A path that ends leaves open what would still tie the evidence to the failure. */
function lastOpen(scene: Scene, answers: ReadonlyMap<Question, string>): Question | undefined {
  return LAST_QUESTIONS.flatMap((id) => questionById(id) ?? []).find(
    (question) => question.offered?.(scene) !== false && answerTo(question, scene, answers) === undefined,
  );
}

export function walkTree(scene: Scene, answers: ReadonlyMap<Question, string>, quotes: Quotes): Walk {
  const trail: Answered[] = [];
  let question = questionById(FIRST_QUESTION);
  while (question && trail.length < QUESTIONS.length) {
    const given = answerTo(question, scene, answers);
    if (!given) return { trail, open: question };
    const answer = question.answers.find(({ id }) => id === given.answer);
    const span = given.fact?.at[0];
    trail.push({
      question: question.id,
      title: question.text(caseForCommands(scene)),
      answer: given.answer,
      answerText: answer?.text ?? given.answer,
      by: given.by,
      ...(span === undefined ? {} : { quote: quotes.of(span) }),
      answers: question.answers.map(({ id, text }) => ({ id, text })),
    });
    const next = question.leads?.(scene, given.answer) ?? answer?.next;
    // Two questions may lead to each other, from different cases.
    const isNew = next !== undefined && trail.every(({ question: asked }) => asked !== next);
    question = isNew ? questionById(next) : undefined;
  }
  return { trail, open: lastOpen(scene, answers) };
}

/** What is started once the recipe's own command runs, by the first flavour that the case can write. */
function following({ followedBy }: Recipe, known: Partial<Case>): readonly Run[] {
  const next = followedBy === undefined ? undefined : recipeById(followedBy);
  if (!next) return [];
  return flavoursFor(next, known)
    .flatMap((flavour) => runOf(next.where, flavour, known) ?? [])
    .slice(0, 1);
}

function stepOf(
  question: Question,
  recipe: Recipe,
  flavour: Flavour,
  scene: Scene,
  separates: readonly string[],
): Step | undefined {
  const known = caseForCommands(scene);
  const needs = flavour.needs.filter((field) => known[field] === undefined);
  const run: Run | undefined = runOf(recipe.where, flavour, known);
  if (!run && needs.length === 0) return undefined;
  return {
    id: `${recipe.id}:${flavour.id}`,
    question: question.id,
    recipe: recipe.id,
    title: question.text(known),
    why: question.why,
    separates,
    answers: question.answers.map(({ id, text }) => ({ id, text })),
    where: recipe.where,
    ...(question.station === undefined ? {} : { station: question.station }),
    runs: run ? [run, ...following(recipe, known)] : [],
    expect: recipe.expect,
    ...(needs.length === 0 ? {} : { needs }),
    ...(flavour.source === undefined ? {} : { source: flavour.source }),
  };
}

function stepsOf(question: Question, scene: Scene, separates: readonly string[]): readonly Step[] {
  return question.recipes.flatMap((id) => {
    const recipe = recipeById(id);
    if (!recipe) return [];
    return flavoursFor(recipe, caseForCommands(scene)).flatMap(
      (flavour) => stepOf(question, recipe, flavour, scene, separates) ?? [],
    );
  });
}

/** Best first: the open question of the path, then the other open ones by how many causes they tell apart. */
export function nextSteps(
  open: Question | undefined,
  view: View,
  answers: ReadonlyMap<Question, string>,
  disputed: ReadonlySet<Fact>,
  standing: readonly Cause[],
): readonly Step[] {
  const { scene } = view;
  const others = QUESTIONS.filter(
    (question) =>
      question !== open &&
      question.offered?.(scene) !== false &&
      answerTo(question, scene, answers) === undefined,
  )
    .map((question) => ({ question, separates: separatedBy(question, view, disputed, standing) }))
    .filter(({ separates }) => separates.length > 0)
    .sort((a, b) => b.separates.length - a.separates.length);
  const first = open ? [{ question: open, separates: separatedBy(open, view, disputed, standing) }] : [];
  const seen = new Set<string>();
  return [...first, ...others]
    .flatMap(({ question, separates }) => stepsOf(question, scene, separates))
    .filter((step) => !seen.has(step.id) && seen.add(step.id));
}
