import { denied, deniedAs } from '../../denied-connect.ts';

export const fault = denied('EACCES', {
  id: 'local-policy-denied-eacces',
  how: 'a seccomp filter fails the client’s connect() with EACCES; the web server would answer',
  staysLikely: 'a prohibit route for this user or mark gives the same errno, and no log names the policy',
  evidenceSets: [
    ...deniedAs('likely', 'a prohibit route gives the same errno', ['client.nc-openbsd.txt']),
    ...deniedAs('likely', 'the route is an ordinary one, for whoever asked', [
      'client.python.txt',
      'client.ip-route-get.txt',
    ]),
  ],
});
