import {
  accepted,
  acceptInterface,
  acceptPlatform,
  acceptPort,
  acceptSymptom,
  acceptUser,
  refused,
  type Accepted,
} from './accept.ts';
import { acceptAddress } from './accept-host.ts';
import { acceptName } from './accept-name.ts';
import { acceptTarget, type Target } from './accept-target.ts';
import { CASE_FIELDS, type Case, type CaseField } from './case.ts';

export interface AcceptedCase {
  readonly case: Partial<Case>;
  /** What was left out, and why. */
  readonly refused: readonly { readonly field: string; readonly why: string }[];
}

type Read = { readonly [F in Exclude<CaseField, 'target'>]: (value: unknown) => Accepted<Case[F]> } & {
  readonly target: (value: unknown) => Accepted<Target>;
};

const READ: Read = {
  target: acceptTarget,
  port: acceptPort,
  service: (value) => acceptName('service', value),
  symptom: acceptSymptom,
  client: acceptAddress,
  server: acceptAddress,
  clientPlatform: acceptPlatform,
  serverPlatform: acceptPlatform,
  container: (value) => acceptName('container', value),
  pod: (value) => acceptName('pod', value),
  namespace: (value) => acceptName('namespace', value),
  unit: (value) => acceptName('unit', value),
  interface: acceptInterface,
  user: acceptUser,
};

/** The value of an own field; a getter or a proxy may throw. */
function own(raw: object, field: string): Accepted<unknown> {
  try {
    if (!Object.prototype.propertyIsEnumerable.call(raw, field)) return accepted(undefined);
    return accepted((raw as Record<string, unknown>)[field]);
  } catch {
    return refused('This field cannot be read.');
  }
}

/** Reads a case that came from outside, field by field. Unknown fields are ignored; empty ones are unset. */
export function acceptCase(raw: unknown): AcceptedCase {
  const told: Partial<Record<CaseField, unknown>> = {};
  const out: { field: string; why: string }[] = [];
  if (typeof raw !== 'object' || raw === null) return { case: {}, refused: [] };
  let target: Target | undefined;
  const asked = new Set<CaseField>();
  for (const field of CASE_FIELDS) {
    const value = own(raw, field);
    if (value.ok && (value.value === undefined || value.value === null || value.value === '')) continue;
    asked.add(field);
    const read = value.ok ? READ[field](value.value) : value;
    if (!read.ok) out.push({ field, why: read.why });
    else if (field === 'target') target = read.value as Target;
    else told[field] = read.value;
  }
  if (target) told.target = target.target;
  if (target?.port !== undefined && !asked.has('port')) told.port = target.port;
  const { port } = told;
  if (typeof port === 'number' && target?.port !== undefined && !target.usual && target.port !== port) {
    const why = `The target names port ${target.port}, and the port is given as ${port}, which is used: correct one of the two.`;
    out.push({ field: 'target', why });
  }
  // Every value came out of the reader of its own field.
  return { case: told as Partial<Case>, refused: out };
}
