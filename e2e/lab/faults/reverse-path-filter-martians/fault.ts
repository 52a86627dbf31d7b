import { lostAnswerBy } from '../../lost-answer.ts';
import { secondLink } from '../../lost-way.ts';
import { CLIENT } from '../../network.ts';
import { onServer } from '../../prompt.ts';

export const fault = lostAnswerBy({
  id: 'reverse-path-filter-martians',
  cause: 'reverse-path-filter',
  how: 'as reverse-path-filter-server, with log_martians on: the kernel’s log names the packet',
  start: async (lab) => {
    await secondLink(
      { host: lab.server, name: 'eth1', address: '10.77.4.2/24' },
      { host: lab.router, name: 'eth3', address: '10.77.4.1/24' },
    );
    await lab.server.shell(`ip route add 10.77.1.0/24 via 10.77.4.1
sysctl -q -w net.ipv4.conf.all.rp_filter=1 net.ipv4.conf.all.log_martians=1`);
  },
  staysLikely: 'that a packet was logged as a martian does not show that it was thrown away for it',
  guilty: [
    onServer('dmesg', 'sudo dmesg | grep -A1 martian | tail -4'),
    onServer('dmesg', 'sudo dmesg -T | grep martian | tail -2', { name: 'dmesg-T' }),
    onServer('sysctl', 'sysctl -a --pattern "conf.*(rp_filter|log_martians)"'),
    onServer('ip', `ip route get ${CLIENT}`, { name: 'ip-route-get' }),
  ],
  worth: [['likely', 'the log names this client’s packet', 'client.nc-captured.txt', 'server.dmesg.txt']],
});
