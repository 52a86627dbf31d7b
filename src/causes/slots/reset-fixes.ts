import type { Fix } from '../../model/cause.ts';
import { run, sequence, sudo, type Command } from '../../model/command.ts';

/** What a device that is a Linux router of one's own may have: measured, nft 1.0.6 and iptables 1.8.9 print it so. */
export const seeResets: Fix = {
  id: 'see-resets',
  title: 'Find the rule that resets, on the device between',
  where: 'middle',
  root: true,
  platforms: ['linux', 'container', 'pod'],
  needs: [],
  build: () => {
    const find = (...list: readonly string[]): Command => ({
      kind: 'pipe',
      of: [sudo(run(...list)), run('grep', '-n', '-i', 'reset')],
    });
    return {
      command: sequence(find('nft', 'list', 'ruleset'), find('iptables-save'), find('ip6tables-save')),
      notes: [
        'The commands only look, and only where the device is a Linux router. An accept rule for this client, address and port in front of the one found lets the connection pass.',
        'Any other device: send both captures to whoever runs it, the RST at the client and its absence at the server, with the addresses, the ports and the second. Inspection, intrusion prevention and allow-lists of applications reset so.',
      ],
    };
  },
};
