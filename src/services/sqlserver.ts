import { allOf, run, sudo } from '../model/command.ts';
import type { BindWay, Service } from '../model/service.ts';
import { startedWith } from './parts/placed.ts';
import { cuts, putToUse } from './parts/unit.ts';

const DIRECTIVE = 'network.ipaddress';
const SOURCE = 'Microsoft documentation, SQL Server on Linux: mssql-conf (set, unset, network.ipaddress)';
const TOOL = '/opt/mssql/bin/mssql-conf';

/** One address, or without the setting all of them. */
const byConf: BindWay = {
  id: 'mssql-conf',
  title: 'SQL Server, with mssql-conf',
  platforms: ['linux'],
  directive: DIRECTIVE,
  root: true,
  source: SOURCE,
  notes: [
    'It takes one address: localhost no longer answers. Without the setting (mssql-conf unset) it listens on every address.',
  ],
  build: ({ added, bound, unit }) => {
    const [address] = added;
    const [old] = bound;
    if (unit === undefined || address === undefined || old === undefined) return undefined;
    const then = putToUse(unit, 'restart');
    return {
      command: allOf(sudo(run(TOOL, 'set', DIRECTIVE, address)), then),
      changes: `Sets ${DIRECTIVE} to ${address} in /var/opt/mssql/mssql.conf and ${cuts(unit, 'restart')}`,
      undo: allOf(sudo(run(TOOL, 'set', DIRECTIVE, old)), then),
    };
  },
};

export const sqlserver: Service = {
  id: 'sqlserver',
  title: 'Microsoft SQL Server',
  names: ['sqlserver', 'mssql'],
  port: 1433,
  // The dedicated administrator connection, availability groups.
  otherPorts: [1434, 5022],
  processes: ['sqlservr', 'sqlservr.exe'],
  units: ['mssql-server'],
  backlog: { value: 'about 200', source: 'github.com/microsoft/CSS_SQL_Networking_Tools (on Windows)' },
  binds: [
    byConf,
    ...startedWith({
      directive: DIRECTIVE,
      to: () => 'environment: MSSQL_IP_ADDRESS=0.0.0.0',
      source: 'Microsoft documentation, SQL Server on Linux: environment variables',
    }),
  ],
};
