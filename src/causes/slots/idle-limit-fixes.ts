import type { Fix, FixCommands } from '../../model/cause.ts';
import { allOf, run, sudo, type Command } from '../../model/command.ts';
import { ofKind } from '../../model/fact.ts';
import type { Scene } from '../../model/scene.ts';
import { endsIdle } from './closes-idle.ts';

/** A service that ends idle connections by a limit of its own: keepalives do not count there, what is asked does. */

/** Seconds after which it was seen to do so. */
export function ownIdleLimit(scene: Scene): number | undefined {
  const ended = ofKind(scene.facts, 'conversation').filter((talk) => endsIdle(talk, scene));
  const pauses = ended.flatMap(({ pause }) => pause?.seconds ?? []);
  return pauses.length === 0 ? undefined : Math.max(1, Math.round(Math.min(...pauses)));
}

const SLOTS = 'Clients that are gone and did not say so keep their place for longer.';
const SHORTER =
  'The smaller change is often the pool’s: let it drop connections that have been idle for less than the service allows.';

// Measured, Redis 7.0.15: it counts at once, for open connections too.
function ofRedis(scene: Scene, before: number): FixCommands {
  const { port = 6379 } = scene.case;
  const at = port === 6379 ? [] : ['-p', String(port)];
  const cli = (...words: readonly string[]): Command => run('redis-cli', ...at, '-e', 'CONFIG', ...words);
  return {
    root: false,
    command: allOf(cli('GET', 'timeout'), cli('SET', 'timeout', '0')),
    changes: `Redis ends no connection for idleness any more, until its next start. ${SLOTS}`,
    undo: cli('SET', 'timeout', String(before)),
    notes: [
      'The command prints the value before: the undo takes that one. 0, never, is Redis’ own.',
      SHORTER,
    ],
  };
}

/** Seconds: wait_timeout as MySQL and MariaDB have it unless told otherwise (measured, MariaDB 10.11). */
const EIGHT_HOURS = 28_800;

// Measured, MariaDB 10.11: it counts for connections made from then on.
function ofMysql(before: number): FixCommands {
  const set = (seconds: number): Command =>
    sudo(run('mysql', '-t', '-e', `SELECT @@GLOBAL.wait_timeout; SET GLOBAL wait_timeout = ${seconds}`));
  return {
    command: set(EIGHT_HOURS),
    changes: `Connections that are made from now on may be idle for ${EIGHT_HOURS} s, until the next start. ${SLOTS}`,
    undo: set(before),
    notes: [
      'The command prints the value before: the undo takes that one. Interactive clients have interactive_timeout.',
      SHORTER,
    ],
  };
}

export const raiseIdleLimit: Fix = {
  id: 'raise-idle-limit',
  title: 'Let the service keep idle connections for longer',
  where: 'server',
  root: true,
  platforms: ['linux'],
  needs: [],
  build: (scene) => {
    const before = ownIdleLimit(scene);
    if (before === undefined) return undefined;
    if (scene.service?.id === 'redis') return ofRedis(scene, before);
    return scene.service?.id === 'mysql' ? ofMysql(before) : undefined;
  },
};
