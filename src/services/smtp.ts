import { allOf, run, sudo } from '../model/command.ts';
import type { BindWay, Service } from '../model/service.ts';
import { isV6 } from './parts/address.ts';
import { startedWith } from './parts/placed.ts';
import { backUp, cuts, kept, putToUse, restore } from './parts/unit.ts';

const DIRECTIVE = 'inet_interfaces';
const SOURCE = 'postconf(5): inet_interfaces; postconf(1): -e';
const FILE = '/etc/postfix/main.cf';

/** Measured, Postfix 3.7: a reload does not bind anew, a stop and a start do. */
const byPostconf: BindWay = {
  id: 'postfix',
  title: 'Postfix',
  platforms: ['linux'],
  processes: ['master'],
  directive: DIRECTIVE,
  root: true,
  source: `measured (Postfix 3.7); ${SOURCE}`,
  notes: [
    'It becomes reachable for mail from outside: see that smtpd_relay_restrictions lets only your own machines relay.',
  ],
  build: ({ addresses, unit }) => {
    if (unit === undefined) return undefined;
    const value = addresses.map((address) => (isV6(address) ? `[${address}]` : address)).join(', ');
    const then = putToUse(unit, 'restart');
    return {
      command: allOf(
        backUp(FILE),
        sudo(run('postconf', '-e', `${DIRECTIVE} = ${value}`)),
        sudo(run('postfix', 'check')),
        then,
      ),
      changes: `Writes ${DIRECTIVE} = ${value} into ${FILE}, ${kept(FILE)}, and ${cuts(unit, 'restart')}`,
      undo: allOf(restore(FILE), then),
    };
  },
};

export const smtp: Service = {
  id: 'smtp',
  title: 'SMTP',
  names: ['smtp', 'mail', 'postfix', 'exim'],
  port: 25,
  otherPorts: [465, 587],
  // Postfix listens with its `master` (measured).
  processes: ['master', 'exim4', 'exim', 'sendmail', 'sendmail-mta', 'sendmail-'],
  units: ['postfix', 'exim4', 'exim', 'sendmail'],
  // Debian's postfix.service is an umbrella over postfix@-.
  instances: 'postfix*',
  backlog: { value: 100, source: 'measured (Postfix 3.7)' },
  greets: '220',
  loopbackByDefault: 'RHEL’s Postfix: inet_interfaces = localhost; Debian’s Exim: local delivery only',
  binds: [
    byPostconf,
    ...startedWith({ directive: DIRECTIVE, to: () => 'main.cf: inet_interfaces = all', source: SOURCE }),
  ],
};
