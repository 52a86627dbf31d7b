import type { Fix } from '../../model/cause.ts';
import { run, sequence, sudo, type Command } from '../../model/command.ts';
import { ofKind } from '../../model/fact.ts';
import type { Scene } from '../../model/scene.ts';

/** Fixes for a policy that denies connect(). No security module runs in the lab: they are taken from documentation. */

/** They run in SELinux’s domain httpd_t (httpd_selinux(8)). */
const WEB = /^(?:nginx|httpd|apache2|php-fpm\S*)$/;
/** Ports that its policy labels as a database’s: mssql, oracle, mysql, postgresql. */
const DATABASES: readonly number[] = [1433, 1521, 3306, 5432];

function selinuxDenied(scene: Scene): boolean {
  return ofKind(scene.facts, 'log').some(
    ({ event, detail, about, port }) =>
      event === 'policy-denied' &&
      detail === 'selinux name_connect' &&
      WEB.test(about ?? '') &&
      (port === undefined || port === scene.case.port),
  );
}

export const letWebConnect: Fix = {
  id: 'selinux-let-web-connect',
  title: 'Let web servers connect, in SELinux’s own switch for it',
  where: 'client',
  root: true,
  platforms: ['linux'],
  needs: ['port'],
  build: (scene) => {
    if (!selinuxDenied(scene)) return undefined;
    const isDatabase = DATABASES.includes(scene.case.port ?? 0);
    const name = `httpd_can_network_connect${isDatabase ? '_db' : ''}`;
    const set = (value: string): Command => sudo(run('setsebool', '-P', name, value));
    return {
      command: sequence(run('getsebool', name), set('on')),
      undo: set('off'),
      changes: `Every program of the web server’s domain (httpd_t) may connect to ${isDatabase ? 'the ports of databases' : 'any port'}, now and after the next start`,
      notes: [
        'It works when the program connects and ausearch -m avc -ts recent shows no new line for it. Without -P it holds until the next start.',
        'Narrower: give the port a type that the domain may connect to already (semanage port -a -t http_port_t -p tcp PORT, undone with -d).',
      ],
      source: 'SELinux manual pages httpd_selinux(8), setsebool(8), semanage-port(8)',
    };
  },
};

const DENIED = 'avc: +denied|apparmor="DENIED"|type=(1326|SECCOMP)';

export const lookAtDenials: Fix = {
  id: 'look-at-denials',
  title: 'See which policy denied it, then allow this one connection there',
  where: 'client',
  root: true,
  platforms: ['linux', 'container', 'pod'],
  needs: [],
  build: ({ case: { clientPlatform, container } }) => {
    const ofContainer =
      clientPlatform === 'container' && container !== undefined
        ? [run('docker', 'inspect', '-f', '{{json .HostConfig.SecurityOpt}} {{.AppArmorProfile}}', container)]
        : [];
    return {
      command: sequence(
        { kind: 'pipe', of: [sudo(run('journalctl', '-k', '--no-pager')), run('grep', '-E', DENIED)] },
        { kind: 'run', words: ['sudo', 'ausearch', '-m', 'avc,seccomp', '-ts', 'recent'], quiet: true },
        ...ofContainer,
      ),
      notes: [
        'The command only looks; for a container type it on its host. AppArmor: add “network inet stream,” to the profile’s file in /etc/apparmor.d/local and load it with apparmor_parser -r. Undo: take the line out and load it again.',
        'Nothing in the log: seccomp that answers with an errno writes no line. grep Seccomp /proc/PID/status shows 2 under a filter; SystemCallFilter= of the unit or the container’s profile holds it. A BPF program on the cgroup shows in bpftool cgroup tree.',
      ],
      source:
        'apparmor.d(5), apparmor_parser(8), ausearch(8), seccomp(2); Docker documentation: docker inspect',
    };
  },
};
