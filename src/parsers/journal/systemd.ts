import type { LogEntry } from '../../failure/log-draft.ts';

export type Row = readonly [pattern: RegExp, read: (match: RegExpExecArray) => LogEntry | undefined];

const NAME = String.raw`[\w@.:\\-]{1,200}\.(?:service|socket|scope|timer|mount|target|slice)`;

function unitRow(words: string, read: (match: RegExpExecArray) => LogEntry | undefined): Row {
  return [new RegExp(`^(${NAME}): ${words}`), read];
}

/** What systemd says with the unit's name in front. */
const OF_UNIT: readonly Row[] = [
  // app.service: Scheduled restart job, restart counter is at 3.
  unitRow(String.raw`Scheduled restart job, restart counter is at (\d{1,9})\.$`, ([, about, total]) => ({
    event: 'restart-scheduled',
    about,
    total: Number(total),
  })),
  // app.service: Failed with result 'exit-code'.
  unitRow(String.raw`Failed with result '([a-z-]{2,40})'\.$`, ([, about, detail]) => ({
    event: 'failed',
    about,
    detail,
  })),
  // app.service: Main process exited, code=exited, status=1/FAILURE
  // killed.service: Main process exited, code=killed, status=9/KILL
  unitRow(
    String.raw`Main process exited, (code=[a-z]{2,12}, status=\d{1,3}(?:\/[\w-]{1,40})?)$`,
    ([, about, detail]) => ({
      event: 'exited',
      about,
      detail,
    }),
  ),
  // app.service: Start request repeated too quickly.
  unitRow(String.raw`Start request repeated too quickly\.`, ([, about]) => ({
    event: 'start-limit-hit',
    about,
  })),
  // mysql.service: A process of this unit has been killed by the OOM killer.
  unitRow(String.raw`A process of this unit has been killed by the OOM killer\.$`, ([, about]) => ({
    event: 'oom-killed',
    about,
  })),
  // web.service: Deactivated successfully.      app.service: Service RestartSec=1s expired, scheduling restart.
  // app.service: Consumed 1.203s CPU time.      killed.service: Sent signal SIGKILL to main process 86 (sleep) on client request.
  unitRow(
    String.raw`(?:Deactivated successfully\.|Succeeded\.|Service \w{3,20}=\S{1,20} expired, scheduling restart\.|Consumed |Sent signal |Unit entered failed state\.|Control process exited)`,
    () => undefined,
  ),
];

// Orders API.      app.service - Orders API.
const NAMED = new RegExp(`^(${NAME})(?: - .{0,200})?$`);

/** The unit where it is printed, else its description. */
function aboutOf(words: string | undefined): string | undefined {
  const bare = words?.replace(/\.$/, '') ?? '';
  return NAMED.exec(bare)?.[1] ?? (bare === '' ? undefined : bare.slice(0, 200));
}

/** What systemd says of a job; only its own name in front of it tells it from prose. */
const OF_JOB: readonly Row[] = [
  // Started app.service - Orders API.      Started Orders API.
  [/^Started (.{1,300}\.)$/, ([, words]) => ({ event: 'started', about: aboutOf(words) })],
  // Stopped web.service - Web front end.
  [/^Stopped (.{1,300}\.)$/, ([, words]) => ({ event: 'stopped', about: aboutOf(words) })],
  // Failed to start app.service - Orders API.
  [/^Failed to start (.{1,300}\.)$/, ([, words]) => ({ event: 'start-failed', about: aboutOf(words) })],
  // Starting app.service - Orders API...      Stopping web.service - Web front end...      Listening on sock.socket - Echo socket.
  [
    /^(?:Starting|Stopping|Reloading|Reloaded|Reached target|Listening on|Closed|Finished) .{1,300}\.$/,
    () => undefined,
  ],
];

/** Without the program in front, a job's line is systemd's only where it names the unit. */
const OF_NAMED_JOB = new RegExp(
  `^(?:Started|Stopped|Failed to start|Starting|Stopping) ${NAME} - .{1,200}\\.$`,
);

export function systemdRows(program: string | undefined, message: string): readonly Row[] {
  if (program === 'systemd') return [...OF_UNIT, ...OF_JOB];
  if (program !== undefined) return [];
  return OF_NAMED_JOB.test(message) ? OF_JOB : OF_UNIT;
}
