import { run } from '../model/command.ts';
import type { BindTarget, BindWay, Service } from '../model/service.ts';
import { startedWith } from './parts/placed.ts';

const DIRECTIVE = 'listener.ora: ADDRESS (HOST = ...)';
const SOURCE =
  'Oracle Database Net Services Reference: listener.ora protocol addresses, lsnrctl START, STOP, RELOAD';

// The login shell of its owner knows ORACLE_HOME. RELOAD is for statically configured services; an address that is
// listened on is taken up by a start.
const RESTART = 'lsnrctl stop; lsnrctl start';
const EDIT = `cd "\${TNS_ADMIN:-$ORACLE_HOME/network/admin}" && test ! -e listener.ora.before-bind && cp -p listener.ora listener.ora.before-bind && "\${EDITOR:-vi}" listener.ora && { ${RESTART}; }`;
const RESTORE = `cd "\${TNS_ADMIN:-$ORACLE_HOME/network/admin}" && mv listener.ora.before-bind listener.ora && { ${RESTART}; }`;

function asOracle(body: string) {
  return run('sudo', '-iu', 'oracle', 'sh', '-c', body);
}

const byHand: BindWay = {
  id: 'listener-ora',
  title: 'Oracle, in listener.ora, as the user oracle',
  platforms: ['linux'],
  directive: DIRECTIVE,
  root: true,
  source: SOURCE,
  notes: [
    'A name works as well as an address, if it resolves to it on the server: with HOST = the machine’s own name, a line “127.0.1.1 NAME” in /etc/hosts is enough to put it on loopback.',
    'Where the parameter LOCAL_LISTENER names an address, change it as well and run ALTER SYSTEM REGISTER, or the listener does not know the database.',
  ],
  build: ({ added, port }: BindTarget) => ({
    command: asOracle(EDIT),
    changes:
      'Opens listener.ora in the editor, keeps the old file as listener.ora.before-bind, stops and starts the listener: sessions that are open go on, new ones are refused meanwhile',
    undo: asOracle(RESTORE),
    edits: added.map((address) => ({
      file: '$ORACLE_HOME/network/admin/listener.ora',
      to: `(ADDRESS = (PROTOCOL = TCP)(HOST = ${address})(PORT = ${port}))`,
    })),
  }),
};

export const oracle: Service = {
  id: 'oracle',
  title: 'Oracle Net listener',
  names: ['oracle', 'tns'],
  port: 1521,
  // TLS, and Enterprise Manager Express.
  otherPorts: [2484, 5500],
  processes: ['tnslsnr'],
  units: ['oracle-listener', 'oracle-free-26ai', 'oracle-free-23ai', 'oracle-xe-21c'],
  backlog: {
    value: 'the system’s default',
    directive: 'QUEUESIZE',
    source: 'Oracle Net Services Reference: QUEUESIZE',
  },
  binds: [
    byHand,
    ...startedWith({
      directive: DIRECTIVE,
      to: (port) => `listener.ora: (ADDRESS = (PROTOCOL = TCP)(HOST = 0.0.0.0)(PORT = ${port}))`,
      source: SOURCE,
    }),
  ],
};
