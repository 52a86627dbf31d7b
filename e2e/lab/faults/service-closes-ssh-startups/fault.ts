import { SERVER } from '../../network.ts';
import { holdConnections } from '../../services/crowd.ts';
import { startOpenSsh } from '../../services/openssh.ts';
import { turnsAwaySsh } from '../../turns-away-ssh.ts';

export const fault = turnsAwaySsh({
  id: 'service-closes-ssh-startups',
  how: 'sshd with MaxStartups 3:100:3, and three connections from web3 that do not log in',
  staysLikely: 'the service speaks and says that it is full: by then some attempts may have been let in',
  start: async ({ server, other }) => {
    await startOpenSsh(server, 'MaxStartups=3:100:3', 'LoginGraceTime=3600');
    await holdConnections(other, SERVER, 22, 3);
  },
});
