import type { Fault } from '../../fault.ts';
import { CASE, PORT } from '../../full-queue.ts';
import { SERVER } from '../../network.ts';
import { onClient } from '../../prompt.ts';
import { prepareRuntimes, runtimes } from '../../runtimes.ts';
import { holdConnections } from '../../services/crowd.ts';
import { startHttp } from '../../services/http.ts';
import { startSsh } from '../../services/ssh.ts';

const MUST_NOT = [
  'source-address-unavailable',
  'local-policy-denied',
  'fd-exhaustion',
  'snat-port-exhaustion',
];
const EXCLUDED = ['not-listening', 'firewall-drop', 'firewall-reject', 'no-route'];
const RANGE = 'net.ipv4.ip_local_port_range';

export const fault: Fault = {
  id: 'port-exhaustion',
  cause: 'port-exhaustion',
  case: CASE,
  symptom: 'local-error',
  how: 'the client may use 200 local ports, and an application of its own holds them all towards this server',
  start: async (lab) => {
    await startSsh(lab.server);
    await startHttp(lab.server, '0.0.0.0', PORT);
    await prepareRuntimes(lab.client);
    await lab.client.shell('echo "40000 40199" > /proc/sys/net/ipv4/ip_local_port_range');
    // The web server answers none of them and keeps each in a thread of its own; one backlog at a time.
    await holdConnections(lab.client, SERVER, PORT, 200);
  },
  sideBySide: true,
  recordings: [
    onClient('nc-openbsd', `nc -vz -w 5 ${SERVER} ${PORT}`, { check: true }),
    onClient('nc-traditional', `nc -nvz -w 5 ${SERVER} ${PORT}`),
    onClient('ncat', `ncat -vz -w 5 ${SERVER} ${PORT}`),
    onClient('telnet', `telnet ${SERVER} ${PORT}`),
    onClient('bash', `echo > /dev/tcp/${SERVER}/${PORT}`, { name: 'bash-devtcp', interactive: true }),
    onClient('curl', `curl -v --connect-timeout 5 http://${SERVER}:${PORT}/`),
    onClient('wget', `wget -T 5 -t 1 -O- http://${SERVER}:${PORT}/`),
    ...runtimes(SERVER, PORT).map((one) => ({ ...one, check: false })),
    onClient('nc-openbsd', `nc -vz -w 5 ${SERVER} 22`, { name: 'nc-other-port' }),
    onClient('ss', `ss -tan dst ${SERVER}:${PORT}`, { name: 'ss-dst' }),
    onClient('ss', `ss -tan dst ${SERVER}:${PORT} | wc -l`, { name: 'ss-dst-count' }),
    onClient('ss', 'ss -tan', { name: 'ss-tan' }),
    onClient('ss', 'ss -s', { name: 'ss-s' }),
    onClient('net-tools', 'netstat -tan', { name: 'netstat-tan' }),
    onClient('sysctl', `sysctl ${RANGE}`),
    onClient('cat', 'cat /proc/sys/net/ipv4/ip_local_port_range', { name: 'proc-range' }),
    onClient('ip', 'ip -br addr', { name: 'ip-br-addr' }),
    onClient('bash', 'ulimit -n', { name: 'ulimit' }),
  ],
  evidenceSets: [
    {
      pastes: ['client.nc-openbsd.txt'],
      level: 'likely',
      possibleMustInclude: ['port-exhaustion'],
      mustNotConfirm: MUST_NOT,
      shouldRuleOut: EXCLUDED,
      note: 'the errno has two meanings',
    },
    ...[
      ['client.nc-openbsd.txt', 'client.sysctl.txt', 'client.ss-tan.txt'],
      ['client.python.txt', 'client.sysctl.txt', 'client.ss-dst.txt'],
      ['client.java.txt', 'client.proc-range.txt', 'client.netstat-tan.txt'],
    ].map((pastes) => ({
      pastes,
      level: 'confirmed' as const,
      possibleMustInclude: ['port-exhaustion'],
      mustNotConfirm: MUST_NOT,
      shouldRuleOut: EXCLUDED,
      note: 'every port of the range is in use towards this server',
    })),
  ],
};
