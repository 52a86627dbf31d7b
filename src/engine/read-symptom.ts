import { grouped } from '../model/grouped.ts';
import { blockKey } from '../model/fact-index.ts';
import type { Symptom } from '../model/case.ts';
import { isLoopback } from '../model/ip.ts';
import { AFTER_CONNECTING, symptomOf } from '../model/outcome.ts';
import { fieldOf, isFailure, lastOf, lineOf, only, targetOf, type Attempt, type Found } from './found.ts';

/**
 * Tools that say only that it failed, and what is behind it most often: Java's clients wrap a refusal so; paramiko says so of
 * a refusal or an unreachable host alone (client.py, NoValidConnectionsError); Test-NetConnection waits for 21 s and says
 * nothing of it.
 */
const USUAL_SYMPTOM: Readonly<Record<string, Symptom>> = {
  java: 'refused',
  python: 'refused',
  'test-netconnection': 'timeout',
};

/** It may as well have connected and found silence: then nothing is usual. */
function hidesOnlyConnecting({ couldBe = [], tool }: Attempt): boolean {
  const isUsual = couldBe.length === 0 || couldBe.some((one) => symptomOf(one) === USUAL_SYMPTOM[tool]);
  return isUsual && !couldBe.includes('silent');
}

/**
 * Success tells no symptom, so only failures count. Of several kinds in one paste the last is meant, one that says whom it
 * speaks of before one that does not; pastes that disagree say nothing.
 */
export function readSymptom(attempts: readonly Attempt[]): Found | undefined {
  const now = readNowAndThen(attempts);
  if (now) return now;
  const told = readToldSymptom(attempts);
  if (told) return told;
  const hidden = lastOf(
    attempts.filter(
      (one) => one.outcome === 'failed' && one.tool in USUAL_SYMPTOM && hidesOnlyConnecting(one),
    ),
  );
  const usual = hidden && USUAL_SYMPTOM[hidden.tool];
  if (hidden && usual) return [usual, hidden];
  // Server selection timed out after 30000 ms: why nothing came about in the client's own time stays open.
  const waited = lastOf(
    attempts.filter(
      ({ outcome, deadline, couldBe, tool }) =>
        outcome === 'failed' &&
        deadline !== undefined &&
        couldBe?.includes('own-deadline') === true &&
        !(tool in USUAL_SYMPTOM),
    ),
  );
  if (waited) return ['timeout', waited];
  const open = lastOf(attempts.filter(isOpenConnecting));
  return open && [usualOf(open), open];
}

/**
 * No connection came about, and the words leave open whether somebody refused it or nobody answered within the client's
 * own time: .NET Framework's `Unable to connect to the remote server`. Words that leave no room for such a time (MariaDB's
 * 115, Kafka's broker that is not up yet) are said of refusals as often.
 */
function isOpenConnecting({ outcome, couldBe = [], tool }: Attempt): boolean {
  if (outcome !== 'failed' || tool in USUAL_SYMPTOM || !couldBe.includes('refused')) return false;
  if (couldBe.some((one) => AFTER_CONNECTING.includes(one))) return false;
  return couldBe.includes('own-deadline');
}

/** At the own machine somebody always answers; elsewhere silence is what such words are met for most often. */
function usualOf({ address, name }: Attempt): Symptom {
  return name === 'localhost' || (address !== undefined && isLoopback(address)) ? 'refused' : 'timeout';
}

/** The last that says whom it speaks of, or one behind it that names nobody else: the same port and no host. */
function lastOfAll(failed: readonly Attempt[]): Attempt | undefined {
  const named = lastOf(failed);
  const behind = failed.filter(
    (one) =>
      named?.port !== undefined &&
      one.port === named.port &&
      targetOf(one) === undefined &&
      lineOf(one) > lineOf(named),
  );
  return lastOf(behind) ?? named;
}

/** Tries of one run that go well and fail in turn: the symptom is that it only sometimes works. */
function readNowAndThen(attempts: readonly Attempt[]): Found | undefined {
  const named = attempts.filter((attempt) => targetOf(attempt) !== undefined && !attempt.loose);
  const runs = grouped(
    named,
    (attempt) => `${blockKey(attempt)} ${attempt.tool} ${targetOf(attempt) ?? ''} ${attempt.port ?? ''}`,
  );
  for (const members of runs.values()) {
    const run = members.toSorted((a, b) => lineOf(a) - lineOf(b));
    const went = run.map(isFailure);
    const turns = went.filter((failed, i) => i > 0 && failed !== went[i - 1]).length;
    const last = run.findLast(isFailure);
    if (turns >= 2 && last) return ['intermittent', last];
  }
  return undefined;
}

function readToldSymptom(attempts: readonly Attempt[]): Found | undefined {
  const failed = attempts.filter(({ outcome }) => symptomOf(outcome) !== undefined);
  const symptoms = fieldOf(failed, ({ outcome }) => symptomOf(outcome));
  const agreed = only(symptoms);
  if (agreed) return agreed;
  const pastes = new Set(failed.map(({ at }) => at[0]?.evidence));
  const last = pastes.size === 1 ? lastOfAll(failed) : undefined;
  const symptom = last && symptomOf(last.outcome);
  return last && symptom !== undefined ? [symptom, last] : undefined;
}
