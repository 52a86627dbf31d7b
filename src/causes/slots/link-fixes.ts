import type { Fix } from '../../model/cause.ts';
import { run, type Command } from '../../model/command.ts';
import { familyOf } from '../../model/ip.ts';

/** A machine that is down is brought up at its console; what can be typed shows when it is back. */

function ping(address: string): Command {
  return run('ping', '-c', '3', '-W', '2', address);
}

export const askTheLink: Fix = {
  id: 'ask-the-link',
  title: 'Bring the machine or its link up, then ask whether it answers',
  where: 'client',
  root: false,
  platforms: ['linux'],
  needs: ['target'],
  build: (scene) => {
    const [address] = scene.dialled;
    if (address === undefined || familyOf(address) === undefined) return undefined;
    return {
      command: { kind: 'sequence', of: [ping(address), run('ip', 'neigh', 'show')] },
      notes: [
        'The command only looks. At the machine’s console: is it on, is the cable in, does “ip -br addr” show the address on an interface that is UP? If the machine moved, correct the address or the name that clients dial.',
      ],
    };
  },
};
