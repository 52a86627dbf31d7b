import type { Evidence } from '../model/evidence.ts';
import type { Fact } from '../model/fact.ts';
import { isMaterial } from '../paste/documentation.ts';
import { PARSERS } from '../parsers/registry.ts';
import { readEvidence } from '../paste/reader.ts';

type Reading = ReturnType<typeof readEvidence>;

/** Characters of pastes whose readings are kept: a case's own, while its answers and port are edited. */
const MOST_KEPT = 2_000_000;

const kept = new Map<string, Reading>();
let size = 0;

function keyOf({ text, from = 'unknown', ran }: Evidence, index: number): string {
  return JSON.stringify([index, from, ran?.recipe, ran?.command, text]);
}

const HAPPENS: ReadonlySet<string> = new Set(['attempt', 'log', 'sign']);

/** Without what a diff, or talk of patterns, only mentions. */
function occurred(reading: Reading, text: string): Reading {
  if (!isMaterial(text)) return reading;
  const stays = ({ kind }: Fact): boolean => !HAPPENS.has(kind);
  const blocks = reading.blocks.map((block) => ({ ...block, facts: block.facts.filter(stays) }));
  return { ...reading, blocks, facts: reading.facts.filter(stays) };
}

/** Reads a paste, or gives the reading of the same paste: what it says depends on nothing else. */
export function readOnce(evidence: Evidence, index: number): Reading {
  const key = keyOf(evidence, index);
  const known = kept.get(key);
  if (known) return known;
  const reading = occurred(readEvidence(PARSERS, evidence, index), evidence.text);
  if (key.length > MOST_KEPT) return reading;
  kept.set(key, reading);
  size += key.length;
  for (const oldest of kept.keys()) {
    if (size <= MOST_KEPT) break;
    kept.delete(oldest);
    size -= oldest.length;
  }
  return reading;
}
