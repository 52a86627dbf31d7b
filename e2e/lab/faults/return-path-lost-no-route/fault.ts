import { silence } from '../../full-queue.ts';
import { lookAlike, lostAnswer, lostWay } from '../../lost-way.ts';

export const fault = lostWay({
  id: 'return-path-lost-no-route',
  cause: 'return-path-lost',
  how: 'the server has no default route',
  start: async (lab) => {
    await lab.server.shell('ip route del default');
  },
  recordings: lostAnswer(),
  evidenceSets: [
    ...lookAlike('return-path-lost'),
    ...silence('return-path-lost', 'confirmed', 'the server has no way back to this client', [
      'client.nc-openbsd.txt',
      'server.ip-route-get.txt',
      'server.ip-br-addr.txt',
    ]),
    ...silence('return-path-lost', 'likely', 'policy rules and other tables are not seen', [
      'client.nc-openbsd.txt',
      'server.ip-route.txt',
    ]),
  ],
});
