import type { Case } from '../../model/case.ts';
import type { CaseReading, Diagnosis } from '../../model/diagnosis.ts';

/** Whom an attempt dialled, and where the evidence says so. */
export interface Endpoint {
  readonly target: string;
  readonly port?: number;
  readonly evidence: number;
  readonly line: number;
}

export function isSame(a: Partial<Case>, b: Partial<Case>): boolean {
  return a.target === b.target && a.port === b.port;
}

function isPortOf(reading: CaseReading | undefined, { evidence, line }: CaseReading['quote']): boolean {
  return reading?.field === 'port' && reading.quote.evidence === evidence && reading.quote.line === line;
}

/** The readings that were left aside, put together again: a target, and the port that its line gives. */
export function endpointsOf({ choices = [], case: known }: Diagnosis): readonly Endpoint[] {
  const found = choices.flatMap(({ field, value, quote }, at): Endpoint[] => {
    if (field !== 'target') return [];
    const { evidence, line } = quote;
    const next = choices[at + 1];
    const behind = isPortOf(next, quote) ? next : choices.find((one) => isPortOf(one, quote));
    const port = Number(behind?.value);
    return [{ target: String(value), ...(Number.isInteger(port) && { port }), evidence, line }];
  });
  const others = found.filter((one) => !isSame(one, known));
  return others.filter((one, at) => others.findIndex((other) => isSame(one, other)) === at);
}
