import { refusedAlone, weighedAs } from '../../honest.ts';
import { publishedPort } from '../../published-port.ts';

const CAUSE = 'forwarded-to-wrong-port';

export const fault = publishedPort({
  id: 'forwarded-to-wrong-port-nft',
  cause: CAUSE,
  variantOf: 'firewall-reject-port-unreachable',
  by: 'nft',
  to: 8081,
  staysLikely: 'what listens behind the forward is not among the pastes: a filter there would refuse as well',
  evidenceSets: [
    ...refusedAlone('client.nc-openbsd.txt', 'client.curl-telnet.txt'),
    ...weighedAs(
      'possible',
      CAUSE,
      'refused',
      'that there is a forward is not seen: iptables does not list nft’s own tables',
      ['client.nc-openbsd.txt', 'server.ss.txt'],
      ['client.ncat.txt', 'server.netstat.txt', 'server.iptables-save.txt'],
    ),
    ...weighedAs('likely', CAUSE, 'refused', 'a filter behind the forward would refuse as well', [
      'client.python.txt',
      'server.ss.txt',
      'server.nft.txt',
    ]),
  ],
});
