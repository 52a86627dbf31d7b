import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { clientSees } from '../network/filter/client-sees.ts';
import { judge, type Judgement, type Possible } from '../network/filter/judge.ts';
import type { Syn, Way } from '../network/filter/syn.ts';
import { ofKind, type FactOf } from '../model/fact.ts';
import { familyOf } from '../model/ip.ts';
import { readEvidence } from '../paste/reader.ts';
import { PARSERS } from './registry.ts';

/** Rule sets that a real kernel had loaded, in every way to list them, and what became of real SYNs. */

const HERE = new URL('../network/filter/recorded/', import.meta.url);

interface Dial {
  readonly way: Way;
  readonly inInterface?: string;
  readonly outInterface?: string;
  readonly source: string;
  readonly destination: string;
  readonly port: number;
  /** An errno, `connected` or `no answer`. */
  readonly outcome: string;
}

interface Recorded {
  readonly own: readonly string[];
  /** Ports whose fate the rules leave open. */
  readonly open: readonly number[];
  readonly dials: readonly Dial[];
}

function load(name: string, file: string): string {
  return readFileSync(new URL(`${name}/${file}`, HERE), 'utf8');
}

function filtersOf(text: string): readonly FactOf<'filter'>[] {
  return ofKind(readEvidence(PARSERS, { text, from: 'server' }, 0).facts, 'filter');
}

function synOf(dial: Dial, own: readonly string[]): Syn {
  const { source, destination, port, inInterface, outInterface } = dial;
  return {
    source,
    destination,
    port,
    ...(inInterface === undefined ? {} : { inInterface }),
    ...(outInterface === undefined ? {} : { outInterface }),
    family: familyOf(dial.destination) ?? 4,
    own,
  };
}

function seen(verdict: Possible['verdict'], dial: Dial): string {
  if (verdict === 'accept') return 'connected';
  if (verdict === 'drop' || verdict === 'unknown') return 'no answer';
  return clientSees(verdict.reject, familyOf(dial.destination) ?? 4)?.errno ?? 'nothing';
}

/** What the listing leaves open must be so: what came of it is among what could. */
function isHonest(judgement: Judgement, dial: Dial): boolean {
  if (judgement.verdict !== 'cannot-tell') return seen(judgement.verdict, dial) === dial.outcome;
  return (
    judgement.because.field === 'family' ||
    judgement.could.some(({ verdict }) => verdict === 'unknown' || seen(verdict, dial) === dial.outcome)
  );
}

/**
 * Listings that show less than what is loaded, and may leave the SYN open. With IPv6 firewalld asks in addition
 * whether the way back is the same.
 */
const LESS = /^(?:iptables-L-n|firewall-cmd-list-all)\.txt$/;
const REVERSE_PATH = 'fib saddr . mark . iif oif missing';
const LISTS_V6 = /^(?:ip6tables|nft|ufw|firewall)/;
const LISTS_V4 = /^(?:iptables|nft|ufw|firewall)/;

const names = readdirSync(HERE);

describe.each(names)('%s', (name) => {
  const { own, open, dials } = JSON.parse(load(name, 'outcome.json')) as Recorded;
  const files = readdirSync(new URL(`${name}/`, HERE)).filter((file) => file.endsWith('.txt'));

  it.each(files)('%s', (file) => {
    const filters = filtersOf(load(name, file));
    expect(filters.map(({ whole }) => whole)).toEqual([true]);
    const rulesets = filters.map(({ ruleset }) => ruleset);
    for (const dial of dials) {
      const judgement = judge(rulesets, synOf(dial, own), dial.way);
      const label = `${dial.source} to ${dial.destination} ${dial.port}: ${dial.outcome}, ${JSON.stringify(judgement)}`;
      expect(isHonest(judgement, dial), label).toBe(true);
      const lists = (familyOf(dial.destination) === 6 ? LISTS_V6 : LISTS_V4).test(file);
      const told = judgement.verdict !== 'cannot-tell' || judgement.because.text === REVERSE_PATH;
      if (!lists) expect(told, label).toBe(false);
      else if (!LESS.test(file) && !open.includes(dial.port)) expect(told, label).toBe(true);
      // Without the client's address, or the interface, it may become open, and never wrong.
      for (const lost of ['source', 'inInterface', 'outInterface'] as const) {
        if (dial[lost] === 'lo') continue;
        const less = { ...synOf(dial, own) };
        Reflect.deleteProperty(less, lost);
        expect(isHonest(judge(rulesets, less, dial.way), dial), `without ${lost}: ${label}`).toBe(true);
      }
    }
  });
});
