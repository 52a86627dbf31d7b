import { startOpenSsh } from '../../services/openssh.ts';
import { turnsAwaySsh } from '../../turns-away-ssh.ts';

export const fault = turnsAwaySsh({
  id: 'service-closes-ssh-wrappers',
  how: 'Debian’s sshd, which asks TCP wrappers: /etc/hosts.deny has “ALL: ALL”, and /etc/hosts.allow only web3’s network',
  staysLikely:
    'libwrap sleeps for five seconds before it closes: by then a client that says nothing is idle as well',
  start: async ({ server }) => {
    await server.shell(`rm -f /etc/hosts.allow /etc/hosts.deny
echo 'sshd: 10.77.3.0/255.255.255.0' > /etc/hosts.allow
echo 'ALL: ALL' > /etc/hosts.deny`);
    await startOpenSsh(server);
  },
});
