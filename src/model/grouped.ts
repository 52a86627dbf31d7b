/** Each group in the order of the list; the groups in the order of their first. */
export function grouped<E, K>(all: readonly E[], keyOf: (one: E) => K): ReadonlyMap<K, readonly E[]> {
  const groups = new Map<K, E[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}
