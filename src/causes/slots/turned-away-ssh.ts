import type { FixCommands } from '../../model/cause.ts';
import { allOf, run, sudo, type Command } from '../../model/command.ts';
import { familyOf } from '../../model/ip.ts';
import type { Scene } from '../../model/scene.ts';
import { named, unitsOf } from './start-fixes.ts';

/** An SSH server that takes a connection and ends it before the login. */

const STARTUPS = '/etc/ssh/sshd_config.d/99-max-startups.conf';
const VALUE = 'MaxStartups 100:30:200';

function reloadSsh(unit: string, ...checks: readonly Command[]): Command {
  return allOf(sudo(run('sshd', '-t')), ...checks, sudo(run('systemctl', 'reload', unit)));
}

/** What is in force: of several lines OpenSSH 9.2 takes the last MaxStartups (measured), others the first. */
const TAKEN: Command = {
  kind: 'pipe',
  of: [sudo(run('sshd', '-T')), run('grep', '-i', '-x', VALUE)],
};

// Measured, OpenSSH 9.2, applied and taken back by SIGHUP, which is what the unit's reload sends.
function maxStartups(scene: Scene): readonly FixCommands[] {
  return unitsOf(scene).map((each): FixCommands => ({
    ...named('Let more logins wait at a time', each),
    way: `max-startups${each.way === undefined ? '' : `-${each.way}`}`,
    command: allOf(
      { kind: 'write', path: STARTUPS, lines: [VALUE], sudo: true },
      reloadSsh(each.unit, TAKEN),
    ),
    changes: `Adds ${STARTUPS}: up to 100 connections that have not logged in yet are taken, from there on more and more of them dropped, all of them from 200. sshd’s own is 10:30:100. Sessions stay`,
    undo: allOf(sudo(run('rm', STARTUPS)), reloadSsh(each.unit)),
    notes: [
      'Only where the log says “past MaxStartups” or “beginning MaxStartups throttling”. If those who wait are strangers who guess passwords, keep them off the port instead.',
      'It stops before the reload where another line decides: find it with grep -ri maxstartups /etc/ssh.',
      'sshd_config(5): PerSourceMaxStartups and PerSourcePenalties (9.8 and later) turn single addresses away.',
    ],
  }));
}

const ALLOW = '/etc/hosts.allow';

/** Stops where an older copy is there: the undo would bring that back. */
const APPEND = 'test ! -e "$1.before" && cp -p "$1" "$1.before" && printf "%s\\n" "$2" >>"$1"';

/** hosts_access(5): hosts.allow is asked first, at every connection, and the first line that fits decides. */
function wrappers({ case: { client } }: Scene): readonly FixCommands[] {
  if (client === undefined || familyOf(client) === undefined) return [];
  const line = `sshd: ${familyOf(client) === 6 ? `[${client}]` : client}`;
  const kept = `${ALLOW}.before`;
  return [
    {
      way: 'hosts-allow',
      title: 'Let the client past TCP wrappers',
      command: allOf(
        run('grep', '-v', '^#', '/etc/hosts.deny'),
        sudo({ kind: 'script', program: 'sh', body: APPEND, arguments: [ALLOW, line] }),
      ),
      changes: `Appends “${line}” to ${ALLOW}, which counts for the next connection; the old file is kept as ${kept}. Does nothing where hosts.deny denies nobody`,
      undo: sudo(run('mv', kept, ALLOW)),
      notes: [
        'Only where sshd is linked with libwrap, as Debian’s and older Red Hat’s are: ldd "$(command -v sshd)" shows it, and the log says “refused connect from”.',
      ],
      source: 'Manual pages hosts_access(5), hosts_options(5)',
    },
  ];
}

export function sshLimits(scene: Scene): readonly FixCommands[] {
  return [...maxStartups(scene), ...wrappers(scene)];
}
