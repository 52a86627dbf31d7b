import { afterHandshake, later } from '../../after-handshake.ts';
import { untilListens } from '../../host.ts';
import { SERVER } from '../../network.ts';
import { onClient } from '../../prompt.ts';

const PORT = 3306;

export const fault = afterHandshake({
  id: 'wrong-service-ssh',
  cause: 'wrong-service',
  port: PORT,
  service: 'mysql',
  symptom: 'reset',
  how: 'an SSH server holds 3306, where MariaDB is meant',
  packages: ['dropbear-bin'],
  start: async (lab) => {
    await lab.server.shell('mkdir -p /etc/dropbear');
    const service = await lab.server.start(['dropbear', '-F', '-E', '-R', '-p', String(PORT)]);
    await untilListens(lab.server, PORT, service);
  },
  greets: true,
  clients: [
    onClient('mariadb', `mariadb --connect-timeout=4 -h ${SERVER} -u app -psecret -e 'select 1'`),
    onClient('nc-openbsd', `nc -v -w 3 ${SERVER} ${PORT} </dev/null`, { name: 'nc-reads' }),
    onClient('curl', `curl -sS -m 4 telnet://${SERVER}:${PORT} </dev/null`, { name: 'curl-reads' }),
    onClient('curl', `curl -sS -m 4 http://${SERVER}:${PORT}/`),
  ],
  captured: onClient('mariadb', `mariadb --connect-timeout=3 -h ${SERVER} -u app -psecret -e 'select 1'`, {
    name: 'mariadb-again',
  }),
  alsoOk: ['tcp-ok'],
  sets: [
    ...later('wrong-service', 'confirmed', 'an SSH server holds the port, and greets so', [
      'client.nc-reads.txt',
      'server.ss.txt',
    ]),
  ],
});
