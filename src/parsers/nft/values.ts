import type { RuleMatch, SimpleMatch } from '../../model/ruleset.ts';
import { match, never, portMatch, protocolName, unknownMatch } from '../../network/filter/words.ts';
import type { Element } from './elements.ts';
import { exactFlags } from './flags.ts';
import type { Key } from './keys.ts';

const FAMILIES: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({ ipv4: '4', ip: '4', ipv6: '6', ip6: '6' }),
);

/** Values of one key as they stand in the model. */
function valuesMatch(key: Key, values: readonly string[], text: string): SimpleMatch {
  const { field } = key;
  if (field === 'unknown') return unknownMatch(text);
  if (field === 'never') return never(text);
  if (values.some((value) => value.startsWith('$'))) return unknownMatch(text);
  if (field === 'port' || field === 'source-port') return portMatch(field, values, text, false);
  if (field === 'protocol') return match(field, values.map(protocolName), text);
  if (field === 'family')
    return match(
      field,
      values.map((value) => FAMILIES.get(value) ?? value),
      text,
    );
  if (field === 'flags') return match(field, values.map(exactFlags), text);
  // iif 2: the number of an interface.
  if ((field === 'in' || field === 'out') && values.some((value) => /^\d+$/.test(value)))
    return unknownMatch(text);
  return match(field, values, text);
}

/** One entry of a set against the keys that it stands for. */
export function elementMatches(keys: readonly Key[], element: Element, text: string): readonly SimpleMatch[] {
  return keys.map((key, i) => {
    const value = element.key[i];
    return value === undefined ? unknownMatch(text) : valuesMatch(key, [value], text);
  });
}

export function setMatch(
  keys: readonly Key[],
  elements: readonly Element[],
  text: string,
  not: boolean,
): RuleMatch {
  const [key] = keys;
  if (key && keys.length === 1) {
    const whole = valuesMatch(
      key,
      elements.map((element) => element.key[0] ?? ''),
      text,
    );
    return { ...whole, not };
  }
  // `--ports 80:90` of iptables comes out as pairs of ports, with the range's middle lost.
  if (keys.every(({ field }) => field === 'port' || field === 'source-port')) return unknownMatch(text);
  return {
    field: 'any-of',
    not,
    alternatives: elements.map((element) => elementMatches(keys, element, text)),
    text,
  };
}

/** A set whose members the listing does not show. */
export function unresolvedMatch(keys: readonly Key[], text: string, not: boolean): SimpleMatch {
  const field = keys.length === 1 ? keys[0]?.field : undefined;
  return field === 'source' || field === 'destination'
    ? { field, not, values: [], text, unresolved: true }
    : unknownMatch(text);
}
