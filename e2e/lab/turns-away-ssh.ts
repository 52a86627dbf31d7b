import { afterHandshake, later } from './after-handshake.ts';
import type { Fault } from './fault.ts';
import { SERVER, type Lab } from './network.ts';
import { onClient, onServer } from './prompt.ts';

const PORT = 22;

interface Made {
  readonly id: string;
  readonly how: string;
  readonly start: (lab: Lab) => Promise<unknown>;
  readonly staysLikely?: string;
}

/** OpenSSH accepts a connection and ends it before its banner. */
export function turnsAwaySsh(made: Made): Fault {
  return afterHandshake({
    ...made,
    cause: 'service-closes',
    port: PORT,
    service: 'ssh',
    symptom: 'reset',
    packages: ['openssh-server'],
    // Its list or its limit turns this client away.
    alsoOk: ['source-blocked'],
    start: async (lab) => {
      await made.start(lab);
    },
    few: true,
    clients: [
      onClient('ssh', `ssh ops@${SERVER}`),
      onClient('ssh', `ssh -v -o ConnectTimeout=10 ops@${SERVER}`, { name: 'ssh-v' }),
      onClient('nc-openbsd', `nc -v -w 9 ${SERVER} ${PORT} </dev/null`, { name: 'nc-reads', check: true }),
      onClient('telnet', `telnet ${SERVER} ${PORT}`),
    ],
    captured: onClient('telnet', `telnet ${SERVER} ${PORT}`),
    seconds: 8,
    more: [
      onServer('ssh', `ssh ops@${SERVER}`),
      onServer('telnet', `telnet ${SERVER} ${PORT}`),
      onServer('cat', 'sudo tail -n 4 /var/log/sshd.log', { name: 'sshd-log' }),
    ],
    sets: [
      ...later('service-closes', 'possible', 'closed, and by whom is not seen', ['client.ssh.txt']),
      ...later('service-closes', 'likely', 'the server closes; its listener is not seen', [
        'client.ssh.txt',
        'server.tcpdump.txt',
      ]),
    ],
  });
}
