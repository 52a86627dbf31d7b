import { answers, mayConnect } from '../../honest.ts';
import { publishedPort } from '../../published-port.ts';

export const fault = publishedPort({
  id: 'healthy-published-port',
  cause: 'tcp-ok',
  variantOf: 'healthy',
  by: 'iptables',
  to: 80,
  evidenceSets: [
    ...answers('client.curl-http.txt', 'server.ss.txt'),
    ...answers('client.curl-http.txt', 'server.netstat.txt', 'server.iptables-save.txt'),
    ...mayConnect(
      ['server.ss.txt'],
      ['server.lsof.txt', 'server.iptables-S.txt'],
      ['server.netstat.txt', 'server.nc-loopback.txt', 'server.nc-own-address.txt'],
    ),
  ],
});
