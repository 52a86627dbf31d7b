import type { Fix } from '../../model/cause.ts';
import { run, sudo } from '../../model/command.ts';
import { ofKind } from '../../model/fact.ts';

/** The interface that strict filtering stands on, as the settings show it. */
const STRICT = /^net\.ipv4\.conf\.([\w@-]{1,15})\.rp_filter$/;

export const loosenReversePath: Fix = {
  id: 'loosen-reverse-path',
  title: 'Take packets by this interface whose way back is another one',
  where: 'server',
  root: true,
  platforms: ['linux'],
  needs: [],
  build: (scene) => {
    const came = ofKind(scene.facts, 'conversation').flatMap(({ syn, place }) =>
      place.vantage === 'server' && syn?.way === 'in' ? (syn.interface ?? []) : [],
    );
    const setting = ofKind(scene.facts, 'setting').find(
      ({ key, place }) => place.vantage === 'server' && came.includes(STRICT.exec(key)?.[1] ?? ''),
    );
    if (!setting || !/^[01]$/.test(setting.value)) return undefined;
    return {
      command: sudo(run('sysctl', '-w', `${setting.key}=2`)),
      undo: sudo(run('sysctl', '-w', `${setting.key}=${setting.value}`)),
      changes:
        'The server takes packets on this interface from every source that it has any route to, until the next start',
      notes: [
        'The larger of this value and that of “all” counts, and 2 is loose. Write it into /etc/sysctl.d as well. A route back by the same interface, or a routing table of its own for that address, mends the cause itself.',
      ],
    };
  },
};
