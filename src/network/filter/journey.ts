import type { Family } from '../../model/ip.ts';
import type { Hook, Ruleset } from '../../model/ruleset.ts';
import { keyOf, type Doubt } from './endings.ts';
import { stagesAt, type Stage } from './stages.ts';
import type { Packet, Syn, Way } from './syn.ts';
import {
  arrived,
  baseRef,
  BEFORE,
  BEHIND,
  departure,
  doubted,
  ended,
  isAsked,
  pass,
  tooMany,
  type Arrival,
  type Traveller,
} from './traveller.ts';
import { Walk } from './walk.ts';

/** Ways that are followed at the most: a load balancer may send the SYN to one of many. */
const MOST_STEPS = 600;

/** Follows one SYN through all base chains on its way; made for one SYN only. */
export class Journey {
  readonly #rulesets: readonly Ruleset[];
  readonly #walks = new Map<string, Walk>();
  readonly #hooked = new Map<Hook, readonly Stage[]>();
  #steps = 0;

  constructor(rulesets: readonly Ruleset[]) {
    this.#rulesets = rulesets;
  }

  /** The last one is sure, unless one of those before it comes true. */
  arrivals(syn: Syn, way: Way): readonly Arrival[] {
    const routed = (traveller: Traveller): readonly Arrival[] => this.#routed(traveller);
    return this.#distinct(this.#hooks(departure(syn, way), BEFORE[way], routed));
  }

  #distinct(arrivals: readonly Arrival[]): readonly Arrival[] {
    const seen = new Map<string, Arrival>();
    const last = arrivals.at(-1);
    for (const arrival of arrivals.slice(0, -1)) {
      const { rewritten } = arrival;
      const key = `${keyOf(arrival.fate)} ${rewritten?.destination ?? ''} ${rewritten?.port ?? ''}`;
      if (!seen.has(key)) seen.set(key, arrival);
    }
    return last === undefined ? [] : [...seen.values(), last];
  }

  /** Behind prerouting the host decides whether the SYN is for itself. */
  #routed(traveller: Traveller): readonly Arrival[] {
    const { packet, way, rewritten } = traveller;
    const onward = (to: Way, local: boolean): readonly Arrival[] =>
      this.#hooks({ ...traveller, way: to, packet: { ...packet, local } }, BEHIND[to], (one) => [
        arrived(one),
      ]);
    if (way === 'output' || !rewritten) return onward(way, packet.local ?? false);
    if (packet.local !== undefined) return onward(packet.local ? 'input' : 'forward', packet.local);
    const text = `${rewritten.destination}:${rewritten.port}`;
    const doubt: Doubt = { text, field: 'destination-type', rule: rewritten.rule };
    return [...doubted(onward('input', true), doubt), ...onward('forward', false)];
  }

  #hooks(
    traveller: Traveller,
    hooks: readonly Hook[],
    then: (traveller: Traveller) => readonly Arrival[],
  ): readonly Arrival[] {
    const [hook, ...rest] = hooks;
    if (hook === undefined) return then(traveller);
    const here = { ...traveller, translated: false, packet: { ...traveller.packet, hook } };
    const stages = this.#stagesAt(hook, traveller.packet.family);
    return this.#stages(here, stages, (one) => this.#hooks(one, rest, then));
  }

  #stagesAt(hook: Hook, family: Family): readonly Stage[] {
    const known = this.#hooked.get(hook) ?? stagesAt(this.#rulesets, hook, family);
    this.#hooked.set(hook, known);
    return known;
  }

  #stages(
    traveller: Traveller,
    stages: readonly Stage[],
    then: (traveller: Traveller) => readonly Arrival[],
  ): readonly Arrival[] {
    const [stage, ...rest] = stages;
    if (!stage) return then(traveller);
    const asked = isAsked(stage, traveller);
    if (++this.#steps > MOST_STEPS) return [tooMany(traveller, stage)];
    if (asked === 'no') return this.#stages(traveller, rest, then);
    const inside = this.#inside(traveller, stage, (next) => this.#stages(next, rest, then));
    if (asked === 'yes') return inside;
    const doubt: Doubt = { ...asked, rule: baseRef(stage) };
    return [...doubted(inside, doubt), ...this.#stages(traveller, rest, then)];
  }

  #inside(
    traveller: Traveller,
    stage: Stage,
    then: (traveller: Traveller) => readonly Arrival[],
  ): readonly Arrival[] {
    const { endings, untracks } = this.#endings(stage, traveller.packet);
    const surely = endings.at(-1);
    // Let through is let through, by whichever rule.
    const told = endings.filter(
      (ending) => ending === surely || ending.fate.kind !== 'accept' || surely?.fate.kind !== 'accept',
    );
    return told.flatMap((ending) => {
      const next = pass(traveller, stage, ending, untracks);
      const arrivals = next ? then(next) : [ended(traveller, ending)];
      return ending.doubt === undefined ? arrivals : doubted(arrivals, ending.doubt);
    });
  }

  #endings({ ruleset, table, chain }: Stage, packet: Packet): ReturnType<Walk['base']> {
    const { hook, destination, port, tracked } = packet;
    const key = [ruleset, table.families.join('+'), table.name, hook, destination, port, tracked].join(' ');
    const walk = this.#walks.get(key) ?? new Walk(ruleset, table, packet);
    this.#walks.set(key, walk);
    return walk.base(chain);
  }
}
