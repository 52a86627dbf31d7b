import { silence } from '../../full-queue.ts';
import { counted, lostWay, patientProbes, PORT, ROUTERS_FILTERS, seenEverywhere } from '../../lost-way.ts';
import { SERVER } from '../../network.ts';
import { onClient, onServer } from '../../prompt.ts';

const WRITTEN = '%{time_connect} %{http_code}\\n';

// Where a paste has only attempts that came through, TCP is all it shows.
export const fault = {
  alsoOk: ['tcp-ok'],
  ...lostWay({
    id: 'packet-loss',
    cause: 'packet-loss',
    staysLikely: 'a limit on new connections and a queue that is emptied too slowly lose SYNs as well',
    symptom: 'intermittent',
    how: 'nft on the router: four of ten packets are dropped at random',
    start: async (lab) => {
      await lab.router.shell(
        'nft -f -',
        `table ip lossy {
  chain forward {
    type filter hook forward priority 0;
    numgen random mod 100 < 40 drop
  }
}`,
      );
    },
    recordings: [
      ...patientProbes(SERVER),
      ...counted(
        ['client', 'server'],
        [
          seenEverywhere(SERVER),
          onClient('nc-openbsd', `for i in 1 2 3 4 5 6; do time nc -vz -w 8 ${SERVER} ${PORT}; done`, {
            name: 'nc-loop',
            interactive: true,
          }),
          onClient(
            'curl',
            `for i in 1 2 3 4 5 6; do curl -sS -o /dev/null --connect-timeout 8 -m 20 -w '${WRITTEN}' http://${SERVER}:${PORT}/; done`,
            { name: 'curl-loop' },
          ),
          onClient('nc-openbsd', `for i in 1 2 3 4 5 6 7 8; do nc -vz -w 1 ${SERVER} ${PORT}; done`, {
            name: 'nc-hasty-loop',
          }),
        ],
      ),
      onClient('ping', `ping -c 20 -i 0.2 ${SERVER}`, { inTurn: true }),
      onServer('ss', 'sudo ss -lntp'),
      onServer('net-tools', 'sudo netstat -nltp', { name: 'netstat' }),
      onServer('ss', 'ss -tani', { name: 'ss-tani' }),
      ...ROUTERS_FILTERS,
    ],
    evidenceSets: [...silence('packet-loss', 'possible', '', ['client.nc-openbsd.txt'])],
  }),
};
