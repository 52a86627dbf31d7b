import type { Fact } from '../../model/fact.ts';

const WHOLE = /^\d{1,9}$/;

/** The kernel's numbers that a paste shows, by sysctl key; the last one of each. */
export function settingsOf(facts: readonly Fact[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const fact of facts)
    if (fact.kind === 'setting' && WHOLE.test(fact.value)) found.set(fact.key, Number(fact.value));
  return found;
}

export interface ShownLimit {
  readonly port: number;
  readonly limit: number;
}

/** Each listener's effective backlog, as ss shows it in Send-Q; each port and number once. */
export function limitsOf(facts: readonly Fact[]): readonly ShownLimit[] {
  const found = new Map<string, ShownLimit>();
  for (const fact of facts) {
    if (fact.kind !== 'socket' || fact.state !== 'listen' || fact.transport !== 'tcp') continue;
    const limit = fact.acceptQueue?.limit;
    if (limit !== undefined) found.set(`${fact.local.port}/${limit}`, { port: fact.local.port, limit });
  }
  return [...found.values()].sort((a, b) => a.port - b.port);
}
