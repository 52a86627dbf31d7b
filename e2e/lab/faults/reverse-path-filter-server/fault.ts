import { silence } from '../../full-queue.ts';
import { lookAlike, lostAnswer, lostWay, reverseSettings, secondLink } from '../../lost-way.ts';

export const fault = lostWay({
  id: 'reverse-path-filter-server',
  cause: 'reverse-path-filter',
  how: 'the server has a second link, by which its route to the client leads, and rp_filter=1 on the first',
  start: async (lab) => {
    await secondLink(
      { host: lab.server, name: 'eth1', address: '10.77.4.2/24' },
      { host: lab.router, name: 'eth3', address: '10.77.4.1/24' },
    );
    await lab.server.shell(`ip route add 10.77.1.0/24 via 10.77.4.1
sysctl -q -w net.ipv4.conf.all.rp_filter=0 net.ipv4.conf.eth0.rp_filter=1`);
  },
  recordings: [
    ...lostAnswer().filter(
      ({ name, where }) => where !== 'server' || !/^(?:sysctl|cat-rp-filter)$/.test(name),
    ),
    ...reverseSettings('server', 'eth0', 'eth1'),
  ],
  evidenceSets: [
    ...lookAlike('reverse-path-filter'),
    ...silence(
      'reverse-path-filter',
      'likely',
      'not seen: by which interface the SYN comes, or the setting',
      ['client.nc-captured.txt', 'server.nstat.before.txt', 'server.nstat.after.txt'],
    ),
    ...silence(
      'reverse-path-filter',
      'confirmed',
      'the SYN comes in by eth0, the way back is eth1, the filter is strict and counts',
      [
        ...['client.nc-captured.txt', 'server.tcpdump.txt', 'server.ip-route-get.txt', 'server.sysctl.txt'],
        ...['server.nstat.before.txt', 'server.nstat.after.txt'],
      ],
    ),
  ],
});
