import { COUNTERS, notOfThePast, overflowedOnce, withCounters, withPast } from '../../past.ts';
import { onServer } from '../../prompt.ts';
import { startSsh } from '../../services/ssh.ts';

export const fault = withPast({
  id: 'not-listening-old-overflows',
  cause: 'not-listening',
  symptom: 'refused',
  how: 'nothing listens; the counters of a full accept queue are those of a service that is gone',
  packages: ['dropbear-bin', 'nftables'],
  start: async (lab) => {
    await startSsh(lab.server);
    await overflowedOnce(lab);
  },
  recordings: [...withCounters('server', COUNTERS), onServer('nft', 'sudo nft list ruleset')],
  evidenceSets: [
    ...notOfThePast(
      'not-listening',
      'possible',
      'counters without growth say nothing',
      ['client.nc-openbsd.txt', 'server.nstat.before.txt'],
      ['client.ncat.txt', 'server.netstat-s.after.txt'],
      ['client.curl.txt', 'server.nstat.before.txt', 'server.nstat.after.txt'],
    ),
    ...notOfThePast('not-listening', 'likely', 'whether rules send the SYN elsewhere is not seen', [
      ...['client.nc-openbsd.txt', 'server.ss.txt', 'server.nstat.after.txt'],
    ]),
    ...notOfThePast(
      'not-listening',
      'confirmed',
      'no socket listens there, and no rule sends the SYN elsewhere',
      [...['client.nc-openbsd.txt', 'server.ss.txt', 'server.nft.txt', 'server.netstat-s.after.txt']],
    ),
  ],
});
