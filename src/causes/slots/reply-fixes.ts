import type { Fix, FixCommands } from '../../model/cause.ts';
import { run, sudo, type Command } from '../../model/command.ts';
import { familyOf } from '../../model/ip.ts';
import type { Scene } from '../../model/scene.ts';
import { iptablesFor } from './iptables.ts';
import { clientAddress, dropsReply } from './reply-filter.ts';

/** Fixes for an answer that does not get back. */

/** ct state: what belongs to a connection that was let in may go out. */
const ESTABLISHED = ['-m', 'conntrack', '--ctstate', 'ESTABLISHED,RELATED', '-j', 'ACCEPT'];

function letOutAnswers(scene: Scene): FixCommands | undefined {
  const family = familyOf(scene.dialled[0] ?? '');
  const slot = dropsReply('server');
  const listed = scene.facts.find((fact) => fact.kind === 'filter' && slot.is(fact, scene, []));
  if (family === undefined || listed?.kind !== 'filter' || listed.ruleset.backend !== 'iptables')
    return undefined;
  const tool = iptablesFor(family);
  return {
    title: 'Let the answers of accepted connections out of the server',
    root: true,
    command: sudo(run(tool, '-I', 'OUTPUT', '1', ...ESTABLISHED)),
    undo: sudo(run(tool, '-D', 'OUTPUT', ...ESTABLISHED)),
    changes:
      'Lets out what belongs to connections that were let in, before every other rule of OUTPUT, until the next start',
    notes: [
      'Write the rule into what is loaded at the start as well; with nft: ct state established,related accept.',
    ],
  };
}

function ip(address: string, ...words: readonly string[]): Command {
  return run('ip', familyOf(address) === 6 ? '-6' : '-4', ...words);
}

export const seeServerRoutes: Fix = {
  id: 'see-way-back',
  title: 'See how the server would answer, and mend that way',
  where: 'server',
  root: false,
  platforms: ['linux'],
  needs: [],
  build: (scene) => {
    const client = clientAddress(scene);
    if (client === undefined) return letOutAnswers(scene);
    const look: FixCommands = {
      way: 'look',
      command: {
        kind: 'sequence',
        of: [
          ip(client, 'route', 'get', client),
          ip(client, 'rule', 'list'),
          ip(client, 'route', 'show', 'table', 'all'),
        ],
      },
      notes: [
        'The command only looks. A missing route is added with “ip route add PREFIX via GATEWAY” and taken back with “ip route del PREFIX”; write it into the network configuration as well. If the server answers by the right way, capture at the next hop.',
      ],
    };
    const rules = letOutAnswers(scene);
    return rules === undefined ? look : [{ way: 'iptables', ...rules }, look];
  },
};
