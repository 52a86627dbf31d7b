import type { Fault } from '../../fault.ts';
import { CASE, PORT } from '../../full-queue.ts';
import { gaveUp, waiting } from '../../impatient.ts';
import { SERVER } from '../../network.ts';
import { onClient } from '../../prompt.ts';
import { startNginx } from '../../services/nginx.ts';
import { startSsh } from '../../services/ssh.ts';
import { attempt, capture, countersAround, queueListings } from '../../silent.ts';

const FILTER = `tcp port ${PORT} or icmp or icmp6`;
const URL = `http://${SERVER}:${PORT}/`;
const WRITE = 'connect %{time_connect} total %{time_total}\\n';

const hasty = (name: string) => onClient('nc-openbsd', `nc -vz -w 1 ${SERVER} ${PORT}`, { name });

export const fault: Fault = {
  id: 'client-timeout-too-short',
  cause: 'client-timeout-too-short',
  case: CASE,
  symptom: 'timeout',
  packages: ['nginx-light'],
  how: 'nginx, which answers, on a link where each frame comes 0.75 s late either way; the clients wait one second',
  delays: { db1: 0.75 },
  start: async (lab) => {
    await startSsh(lab.server);
    await startNginx(lab.server, PORT);
  },
  sideBySide: true,
  recordings: [
    ...waiting(SERVER, PORT, 1),
    onClient('nc-openbsd', `time nc -vz -w 10 ${SERVER} ${PORT}`, { name: 'nc-patient' }),
    onClient('curl', `curl -sS -m 20 -o /dev/null -w '${WRITE}' ${URL}`, { name: 'curl-patient' }),
    onClient('ping', `ping -c 3 ${SERVER}`),
    onClient('ss', 'ss -tin', { name: 'ss-tin' }),
    ...queueListings(PORT),
    ...countersAround(SERVER, PORT),
    capture('client', FILTER, 7, [hasty('nc-captured')]),
    capture('server', FILTER, 7, [hasty('nc-captured-there')]),
    capture('client', FILTER, 9, [attempt(SERVER, PORT, 'nc-patient-captured')], { name: 'tcpdump-patient' }),
  ],
  evidenceSets: [
    ...gaveUp(
      'client-timeout-too-short',
      'possible',
      'no answer within a second: silence looks the same',
      ['client.nc-openbsd.txt'],
      ['client.ncat.txt'],
      ['client.python.txt'],
    ),
    ...gaveUp(
      'client-timeout-too-short',
      'likely',
      'with more patience it connects; so does a service that fails only sometimes',
      ['client.nc-openbsd.txt', 'client.curl-patient.txt'],
      ['client.nc-openbsd.txt', 'client.nc-patient.txt'],
    ),
    ...gaveUp(
      'client-timeout-too-short',
      'confirmed',
      'the capture has the answer, later than the client waited',
      ['client.nc-captured.txt', 'client.tcpdump.txt'],
      ['client.nc-openbsd.txt', 'client.nc-patient-captured.txt', 'client.tcpdump-patient.txt'],
    ),
  ],
};
