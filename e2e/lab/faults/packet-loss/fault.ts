import { silence } from '../../full-queue.ts';
import { counted, lostWay, patientProbes, PORT, ROUTERS_FILTERS, seenEverywhere } from '../../lost-way.ts';
import { SERVER } from '../../network.ts';
import { fixed } from '../../probes.ts';
import { onClient, onRouter, onServer } from '../../prompt.ts';
import { healed } from '../../repair.ts';

/** Of so many attempts with one SYN each, some get through and some do not. */
const MANY = onClient(
  'bash',
  `for i in ${Array.from({ length: 16 }, (_one, i) => i + 1).join(' ')}; do nc -vz -w 1 ${SERVER} ${PORT}; done; true`,
  { name: 'nc-many', check: true, inTurn: true },
);
const RULE = 'numgen random mod 100 < 40 drop';
const DELETE =
  'h=$(nft -a list chain "$1" "$2" "$3" | grep -F -e "$4" | sed -n "s/.*# handle //p") && nft delete rule "$1" "$2" "$3" handle "$h"';

const WRITTEN = '%{time_connect} %{http_code}\\n';

// Where a paste has only attempts that came through, TCP is all it shows.
export const fault = {
  alsoOk: ['tcp-ok'],
  ...lostWay({
    id: 'packet-loss',
    cause: 'packet-loss',
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
      ...patientProbes(SERVER).map((one) => ({ ...one, check: false })),
      MANY,
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
    repair: {
      how: 'the rule that drops by chance is taken away; the counters stay',
      fixes: [
        {
          where: 'middle',
          tool: 'nft',
          command: `sudo sh -c '${DELETE}' sh ip lossy forward '${RULE}'`,
          undo: `sudo nft insert rule ip lossy forward ${RULE.replace('<', "'<'")}`,
        },
      ],
      recordings: fixed([
        MANY,
        onClient('curl', `curl -sS -i --connect-timeout 5 http://${SERVER}:${PORT}/`),
        onClient('nstat', 'nstat -az', { name: 'nstat' }),
        onRouter('nft', 'sudo nft list ruleset'),
      ]),
      evidenceSets: [
        ...healed('packet-loss', 'likely', ['client.nc-many.fixed.txt', 'client.nstat.after.txt']),
        ...healed('packet-loss', 'confirmed', ['client.curl.fixed.txt', 'middle.nft.txt']),
        ...healed('packet-loss', 'confirmed', [
          ...['client.curl.fixed.txt', 'client.nstat.before.txt', 'client.nstat.fixed.txt'],
        ]),
      ],
    },
    evidenceSets: [
      ...silence('packet-loss', 'possible', '', ['client.nc-openbsd.txt']),
      ...silence('packet-loss', 'confirmed', 'a rule that drops by chance, and attempts that fail in turn', [
        'client.nc-many.txt',
        'middle.nft.txt',
      ]),
    ],
  }),
};
