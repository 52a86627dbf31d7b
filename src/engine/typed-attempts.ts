import type { Interpretation } from '../model/diagnosis.ts';
import type { Fact } from '../model/fact.ts';

/** What they print was said by another program. */
const READERS =
  /^(?:cat|tail|head|less|more|z?e?grep|awk|sed|journalctl|logs?|docker|podman|kubectl|systemctl|stern)$/;

type Block = Interpretation['blocks'][number];

/** The attempts whose own command the text shows. */
export function typedIn(blocks: readonly Block[]): ReadonlySet<Fact> {
  const own = blocks.filter(({ tool, command }) => command !== undefined && !READERS.test(tool));
  return new Set(own.flatMap(({ facts }) => facts.filter(({ kind }) => kind === 'attempt')));
}
