import { denied, deniedAs } from '../../denied-connect.ts';

export const fault = denied('EPERM', {
  id: 'local-policy-denied',
  how: 'a seccomp filter fails the client’s connect() with EPERM; the web server would answer',
  evidenceSets: deniedAs(
    'confirmed',
    'no packet makes EPERM of a connect()',
    ['client.nc-openbsd.txt'],
    ['client.ncat.txt'],
    ['client.python.txt'],
  ),
});
