import type { Step } from '../../model/diagnosis.ts';
import { WHERE_NAMES } from '../wording.ts';

export interface StepTab {
  readonly step: Step;
  readonly label: string;
}

/** A step's id ends in its flavour: `probe:nc-traditional`. */
function flavourOf({ id }: Step): string {
  return id.slice(id.indexOf(':') + 1);
}

function toolsOf(step: Step): string {
  const tools = new Set(step.runs.map(({ tool }) => tool));
  return tools.size === 0 ? flavourOf(step) : [...tools].join(' + ');
}

function withPlace(step: Step): string {
  const run = step.runs[0];
  return run ? `${toolsOf(step)} ${WHERE_NAMES[run.where]}` : step.title;
}

/** Tabs are named by their tool; where that is not enough, by place, and in the end by number. */
export function stepTabs(steps: readonly Step[]): readonly StepTab[] {
  const count = (labels: readonly string[], label: string) =>
    labels.filter((other) => other === label).length;
  const tools = steps.map(toolsOf);
  const places = steps.map((step, index) =>
    count(tools, tools[index] ?? '') > 1 ? withPlace(step) : toolsOf(step),
  );
  return steps.map((step, index) => {
    const label = places[index] ?? '';
    const same = places.slice(0, index).filter((other) => other === label).length;
    return { step, label: same === 0 ? label : `${label} (${same + 1})` };
  });
}
