import type { Service } from '../model/service.ts';
import { withPort } from './parts/address.ts';
import { lineEdit } from './parts/edit.ts';
import { startedWith } from './parts/placed.ts';

const DIRECTIVE = 'slapd -h';
const SOURCE = 'slapd(8): -h; Debian, /etc/default/slapd: SLAPD_SERVICES';

export const ldap: Service = {
  id: 'ldap',
  title: 'LDAP',
  names: ['ldap', 'openldap', 'slapd'],
  port: 389,
  otherPorts: [636],
  processes: ['slapd', 'ns-slapd'],
  units: ['slapd'],
  backlog: { value: 2048, source: 'measured (OpenLDAP 2.5)' },
  binds: [
    lineEdit({
      id: 'debian',
      title: 'OpenLDAP on Debian and Ubuntu',
      processes: ['slapd'],
      distribution: 'debian',
      directive: DIRECTIVE,
      file: '/etc/default/slapd',
      finds: '^SLAPD_SERVICES=',
      apply: 'restart',
      sed: ({ addresses, port }) => {
        const urls = addresses.map((address) => `ldap://${withPort(address, port)}/`).join(' ');
        const line = `SLAPD_SERVICES="${urls} ldapi:///"`;
        return { script: `s|^SLAPD_SERVICES=.*|${line}|`, line };
      },
      source: `measured (OpenLDAP 2.5, slapd -h); ${SOURCE}`,
      notes: ['The line replaces the old one: an ldaps:/// that stood there has to be written again.'],
    }),
    ...startedWith({ directive: DIRECTIVE, to: () => 'slapd -h "ldap:/// ldapi:///"', source: SOURCE }),
  ],
};
