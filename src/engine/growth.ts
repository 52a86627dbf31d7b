import { machineAddress, machineName } from '../model/machine.ts';
import { isGauge, KEY_COUNTERS } from '../model/counters.ts';
import type { Fact, FactOf } from '../model/fact.ts';
import { machineKeys } from './machine-keys.ts';

/**
 * Counters speak by their growth between two samples of one machine, never by being non-zero. They only rise, so the
 * larger sample is the later one; where some rise and others fall, the machine restarted or it is two machines, and
 * they say nothing.
 */

type Counter = FactOf<'counter'>;
type Listing = FactOf<'listing'>;

/** What one run of a tool printed. */
interface Sample {
  /** The run's first fact, in the order of the evidence. */
  readonly first: Counter | Listing;
  readonly listing: Listing | undefined;
  readonly values: Map<string, Counter>;
}

/** Samples of one machine at the most. */
const MOST = 60;

function runKey(fact: Fact): string {
  return `${fact.at[0]?.evidence ?? 'hand'}:${fact.block}`;
}

function newSample(first: Counter | Listing, listing?: Listing): Sample {
  return { first, listing, values: new Map() };
}

/** A counter that is printed again begins a new sample: the command ran in a loop. */
function samplesOf(facts: readonly Fact[]): readonly Sample[] {
  const all: Sample[] = [];
  const open = new Map<string, Sample>();
  for (const fact of facts) {
    if (fact.kind !== 'counter' && !(fact.kind === 'listing' && fact.of === 'counter')) continue;
    const key = runKey(fact);
    let sample = open.get(key);
    if (!sample || fact.kind === 'listing' || sample.values.has(fact.name)) {
      // Behind a second sample in one block the listing says nothing of either.
      sample = newSample(fact, fact.kind === 'listing' ? fact : undefined);
      open.set(key, sample);
      all.push(sample);
    }
    if (fact.kind === 'counter') sample.values.set(fact.name, fact);
  }
  return all;
}

/** A paste without a name belongs to the one machine that is named at its place, else to a nameless one there. */
function byMachine(samples: readonly Sample[]): readonly (readonly Sample[])[] {
  const keyOf = machineKeys(samples.map(({ first }) => first));
  const named = new Map<string, Set<string>>();
  for (const { first } of samples) {
    if (!isNamed(first)) continue;
    const end = endOf(first);
    named.set(end, (named.get(end) ?? new Set()).add(keyOf(first)));
  }
  const machines = new Map<string, Sample[]>();
  for (const sample of samples) {
    const { first } = sample;
    const [only, another] = [...(named.get(endOf(first)) ?? [])];
    const told = only === undefined || another !== undefined ? `told ${endOf(first)}` : only;
    const key = isNamed(first) || isNowhere(first) ? keyOf(first) : told;
    const machine = machines.get(key) ?? [];
    if (machine.length < MOST) machine.push(sample);
    machines.set(key, machine);
  }
  return [...machines.values()];
}

function isNamed({ place }: Fact): boolean {
  return place.contested !== true && (machineName(place) ?? machineAddress(place)) !== undefined;
}

/** Nothing tells where it was taken. */
function isNowhere({ place }: Fact): boolean {
  return place.contested === true || place.vantage === 'unknown' || place.shownBy === 'unknown';
}

function endOf({ place: { vantage, inside = '' } }: Fact): string {
  return `${vantage} ${inside}`;
}

/** Does the text show `a` to be earlier? */
function isBefore(a: Fact, b: Fact): boolean | undefined {
  if (a.time !== undefined && b.time !== undefined && a.time !== b.time) return a.time < b.time;
  const [x, y] = [a.at[0], b.at[0]];
  return x && y && x.evidence === y.evidence ? x.first < y.first : undefined;
}

interface Reading {
  readonly value: number;
  readonly at: Fact['at'];
  readonly fact: Fact;
}

/** What the sample says of a counter: printed, or left out of a whole listing because it is zero. */
function readingOf({ values, listing }: Sample, name: string): Reading | undefined {
  const printed = values.get(name);
  if (printed) return { value: printed.value, at: printed.at, fact: printed };
  if (listing?.whole !== true || listing.counters?.includes(name) !== true) return undefined;
  return { value: 0, at: listing.at.slice(0, 1), fact: listing };
}

function namesOf(samples: readonly Sample[]): readonly string[] {
  const names = samples.flatMap(({ values, listing }) => [
    ...values.keys(),
    ...(listing?.whole === true ? (listing.counters ?? []) : []),
  ]);
  return [...new Set(names)].filter((name) => !isGauge(name));
}

/** 1: some counter rose from the first to the second; -1: some fell; 0: all alike; nothing: some rose and some fell. */
function direction(a: Sample, b: Sample): -1 | 0 | 1 | undefined {
  let rose = false;
  let fell = false;
  for (const name of namesOf([a, b])) {
    const [x, y] = [readingOf(a, name), readingOf(b, name)];
    if (!x || !y) continue;
    rose ||= y.value > x.value;
    fell ||= y.value < x.value;
  }
  if (rose && fell) return undefined;
  return rose ? 1 : fell ? -1 : 0;
}

/** Nothing where the samples cannot be one machine's since one start; false where none differs from another. */
function agree(samples: readonly Sample[]): boolean | undefined {
  let moved = false;
  for (const [index, a] of samples.entries()) {
    for (const b of samples.slice(index + 1)) {
      const way = direction(a, b);
      if (way === undefined) return undefined;
      const shown = isBefore(a.first, b.first);
      if (shown !== undefined && way === (shown ? -1 : 1)) return undefined;
      moved ||= way !== 0;
    }
  }
  return moved;
}

function growth(name: string, by: number, later: Reading, earlier: Reading): Fact {
  const [a, b] = [earlier.fact.time, later.fact.time];
  const { place, block } = later.fact;
  return {
    kind: 'growth',
    name,
    by,
    ...(a === undefined || b === undefined || a === b ? {} : { seconds: Math.abs(b - a) }),
    at: [...later.at.slice(0, 1), ...earlier.at.slice(0, 1)],
    place,
    block,
    ...(later.fact.time === undefined ? {} : { time: later.fact.time }),
  };
}

/** Samples that count since the machine's start: the smallest against the largest. */
function bySamples(samples: readonly Sample[]): readonly Fact[] {
  const absolute = samples.filter(({ first }) => first.since === 'boot');
  // Equal throughout: it may be one sample, pasted twice.
  if (absolute.length < 2 || agree(absolute) !== true) return [];
  return namesOf(absolute).flatMap((name) => {
    const readings = absolute.flatMap((sample) => readingOf(sample, name) ?? []);
    const [head, ...rest] = readings;
    if (!head || rest.length === 0) return [];
    const low = readings.reduce((best, one) => (one.value < best.value ? one : best), head);
    const high = readings.reduce((best, one) => (one.value >= best.value ? one : best), head);
    const by = high.value - low.value;
    // That a counter stood still is worth a word only where its growth would be.
    return low === high || (by === 0 && !KEY_COUNTERS.includes(name)) ? [] : [growth(name, by, high, low)];
  });
}

/** What plain nstat prints has grown since its last run, where the text shows that run. */
function byRuns(samples: readonly Sample[]): readonly Fact[] {
  return samples.flatMap((sample, index) => {
    if (sample.first.since !== 'last-run') return [];
    const before = samples
      .slice(0, index)
      .findLast(
        ({ first, listing }) =>
          listing?.marks === true && first.at[0]?.evidence === sample.first.at[0]?.evidence,
      )?.listing;
    if (!before) return [];
    const earlier: Reading = { value: 0, at: before.at, fact: before };
    return namesOf([sample]).flatMap((name) => {
      const later = readingOf(sample, name);
      return later ? [growth(name, later.value, later, earlier)] : [];
    });
  });
}

/** How far counters rose, of every machine that was sampled more than once. */
export function growthOf(facts: readonly Fact[]): readonly Fact[] {
  return byMachine(samplesOf(facts)).flatMap((samples) => [...bySamples(samples), ...byRuns(samples)]);
}
