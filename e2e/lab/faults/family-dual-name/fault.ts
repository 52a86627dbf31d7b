import { onClient } from '../../prompt.ts';
import { SERVER, SERVER_V6 } from '../../network.ts';
import { otherFamily, PORT } from '../../other-family.ts';
import { fewProbes } from '../../way.ts';

export const fault = otherFamily({
  id: 'family-dual-name',
  variantOf: 'family-localhost-v6',
  target: 'db1.internal',
  bind: '0.0.0.0',
  how: 'a web server on 0.0.0.0; its name has both kinds of address, and a program takes the first alone',
  recordings: [
    onClient('nc-openbsd', `nc -6 -vz -w 5 db1.internal ${PORT}`, { check: true }),
    onClient(
      'python',
      `python3 -c "import socket; a = socket.getaddrinfo('db1.internal', ${PORT}, type=1)[0]; socket.socket(a[0]).connect(a[4])"`,
      { name: 'python-first' },
    ),
    onClient('nc-openbsd', `nc -vz -w 5 db1.internal ${PORT}`, { name: 'nc-openbsd.both' }),
    ...fewProbes('db1.internal', PORT).filter(({ name }) => name === 'curl' || name === 'wget'),
  ],
  listings: ['ss', 'ss-ltn', 'netstat', 'lsof'],
  make: (lab) =>
    lab.client.shell(
      `sed -i 's/.* db1.internal db1/${SERVER_V6} db1.internal db1\\n${SERVER} db1.internal db1/' /etc/hosts`,
    ),
});
