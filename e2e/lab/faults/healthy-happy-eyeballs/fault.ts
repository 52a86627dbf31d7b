import type { Fault } from '../../fault.ts';
import { CASE, PORT } from '../../full-queue.ts';
import { SERVER, SERVER_V6 } from '../../network.ts';
import { onClient } from '../../prompt.ts';
import { startHttp } from '../../services/http.ts';
import { capture, queueListings } from '../../silent.ts';

const NAME = 'db1.internal';
const FILTER = `tcp port ${PORT} or icmp or icmp6`;
const GET = `require('http').get('http://${NAME}:${PORT}/', r => { console.log(r.statusCode); r.resume(); }).on('error', e => console.error(e))`;

export const fault: Fault = {
  id: 'healthy-happy-eyeballs',
  cause: 'tcp-ok',
  variantOf: 'client-timeout-too-short',
  case: { ...CASE, target: NAME },
  symptom: 'timeout',
  how: 'a name with an address of each family, on a link with a round trip of 0.8 s: Node.js gives the first address 250 ms and lets its SYN-ACK be reset, and waits for the last one as long as it takes',
  delays: { db1: 0.4 },
  start: async (lab) => {
    await lab.client.shell(`echo '${SERVER_V6} ${NAME}' >> /etc/hosts`);
    await startHttp(lab.server, '::', PORT);
  },
  sideBySide: true,
  recordings: [
    onClient('node', `node -e "${GET}"`),
    onClient(
      'node',
      `node -e "require('net').connect(${PORT}, '${NAME}').on('connect', function () { this.end(); })"`,
      { name: 'node-net' },
    ),
    onClient('node', `node -e "fetch('http://${NAME}:${PORT}/').catch(e => console.error(e))"`, {
      name: 'node-fetch',
    }),
    onClient('node', `node --network-family-autoselection-attempt-timeout=3000 -e "${GET}"`, {
      name: 'node-patient',
    }),
    onClient('curl', `curl -v --connect-timeout 5 http://${NAME}:${PORT}/`),
    onClient('nc-openbsd', `nc -vz -w 5 ${NAME} ${PORT}`),
    onClient('getent', `getent ahosts ${NAME}; echo $?`, { name: 'getent-ahosts' }),
    onClient('ping', `ping -c 2 ${SERVER}`),
    capture('client', FILTER, 6, [onClient('node', `node -e "${GET}"`, { name: 'node-captured' })]),
    ...queueListings(PORT),
  ],
  evidenceSets: [
    {
      pastes: ['client.node-captured.txt', 'client.tcpdump.txt'],
      level: 'confirmed',
      possibleMustInclude: ['tcp-ok'],
      mustNotConfirm: ['client-timeout-too-short', 'return-path-lost', 'middlebox-reset'],
      shouldRuleOut: [],
      note: 'the reset of the first address’s late answer is no failure: the other one is used',
    },
  ],
};
