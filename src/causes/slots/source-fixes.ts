import type { Fix } from '../../model/cause.ts';
import { run } from '../../model/command.ts';

/** What the client can come from; which of it the program should use is for its owner to say. */
export const lookAtAddresses: Fix = {
  id: 'choose-source',
  title: 'Let the client come from an address that it has',
  where: 'client',
  root: false,
  platforms: ['linux'],
  needs: ['target'],
  build: (scene) => {
    const bind = scene.failure?.attempts.find((attempt) => attempt.bind !== undefined)?.bind;
    const look = run('ip', '-br', 'addr');
    if (bind !== undefined) {
      return {
        command: look,
        edits: [{ file: 'the client’s settings', from: bind, to: 'no source address, or one of this list' }],
        notes: ['The command only lists the addresses that the client can come from.'],
      };
    }
    return {
      command: {
        kind: 'sequence',
        of: [look, run('sysctl', 'net.ipv6.conf.all.disable_ipv6', 'net.ipv6.conf.lo.disable_ipv6')],
      },
      notes: [
        'The command only looks. Dial an IPv4 address, or switch IPv6 on: “sudo sysctl -w net.ipv6.conf.all.disable_ipv6=0” until the next boot (undone with =1), and the file in /etc/sysctl.d that switched it off for good. In a sandbox bring loopback up: “ip link set lo up”.',
      ],
    };
  },
};
