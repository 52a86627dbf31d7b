import { useState } from 'react';
import type { Fact } from '../../model/fact.ts';
import { Button } from '../ui/button.tsx';
import { PasteValues } from '../values/paste-values.tsx';
import { limitsOf, settingsOf, type ShownLimit } from '../values/settings-of.ts';

interface Props {
  readonly onValues: (values: Readonly<Record<string, number>>) => void;
}

/** sysctl keys, and the link's name for each. */
const KEYS = [
  ['net.core.somaxconn', 'somaxconn'],
  ['net.ipv4.tcp_max_syn_backlog', 'maxSynBacklog'],
  ['net.ipv4.tcp_syncookies', 'syncookies'],
] as const;

const SHOWN = 40;

/** Fills the screen from sysctl or ss; of several listeners one is chosen. */
export function QueuesPaste({ onValues }: Props) {
  const [listeners, setListeners] = useState<readonly ShownLimit[]>([]);

  const take = (facts: readonly Fact[]): string => {
    const shown = settingsOf(facts);
    const found = KEYS.flatMap(([key, name]) => {
      const value = shown.get(key);
      return value === undefined ? [] : [{ key, name, value }];
    });
    const limits = limitsOf(facts);
    const [only, ...more] = limits;
    setListeners(more.length === 0 ? [] : limits.slice(0, SHOWN));
    const backlog = only !== undefined && more.length === 0 ? { backlog: only.limit } : {};
    onValues({ ...Object.fromEntries(found.map(({ name, value }) => [name, value])), ...backlog });
    return [
      ...found.map(({ key, value }) => `${key} = ${value}`),
      ...(only === undefined
        ? []
        : [more.length === 0 ? `limit of port ${only.port} = ${only.limit}` : `${limits.length} listeners`]),
    ].join(', ');
  };

  return (
    <>
      <PasteValues
        label="Paste what sysctl or ss -lnt prints"
        placeholder="$ sysctl net.core.somaxconn net.ipv4.tcp_max_syn_backlog net.ipv4.tcp_syncookies"
        onFacts={take}
      />
      {listeners.length > 0 && (
        <div className="mt-2 flex flex-wrap items-center gap-2" role="group" aria-label="Which listener?">
          <span className="text-sm text-ink-2">Which listener?</span>
          {listeners.map(({ port, limit }) => (
            <Button
              key={`${port}/${limit}`}
              onClick={() => {
                onValues({ backlog: limit });
              }}
            >
              port {port}: {limit}
            </Button>
          ))}
        </div>
      )}
    </>
  );
}
