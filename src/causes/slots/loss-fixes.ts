import type { Fix } from '../../model/cause.ts';
import { run, sequence, sudo } from '../../model/command.ts';
import { ofKind } from '../../model/fact.ts';
import type { Scene } from '../../model/scene.ts';
import { chanceOf } from './random-drop.ts';

/** Fixes for a rule that drops by chance. */

interface Dropping {
  readonly family: 'ip' | 'ip6' | 'inet';
  readonly table: string;
  readonly chain: string;
  readonly text: string;
}

function dropping(scene: Scene): Dropping | undefined {
  const found = ofKind(scene.facts, 'filter')
    .filter(({ place, ruleset }) => place.vantage === 'middle' && ruleset.backend === 'nft')
    .flatMap(({ ruleset }) => ruleset.tables)
    .flatMap(({ name, families, chains }) =>
      chains.flatMap((chain) =>
        chain.rules.flatMap(({ verdict, matches }) => {
          const by = matches.find(({ text }) => chanceOf(text) !== undefined);
          const family = families.length === 2 ? 'inet' : families[0] === 6 ? 'ip6' : 'ip';
          return verdict.kind === 'drop' && by
            ? [{ family, table: name, chain: chain.name, text: by.text } as const]
            : [];
        }),
      ),
    );
  return found.length === 1 ? found[0] : undefined;
}

/** nft(8): a rule is deleted by its handle, which its own text finds. */
const DELETE =
  'h=$(nft -a list chain "$1" "$2" "$3" | grep -F -e "$4" | sed -n "s/.*# handle //p") && nft delete rule "$1" "$2" "$3" handle "$h"';

const dropRandomRule: Fix = {
  id: 'drop-random-rule',
  title: 'Take the rule that drops by chance away',
  where: 'middle',
  root: true,
  platforms: ['linux', 'container', 'pod'],
  needs: [],
  build: (scene) => {
    const rule = dropping(scene);
    if (!rule) return undefined;
    const { family, table, chain, text } = rule;
    return {
      command: sudo({
        kind: 'script',
        program: 'sh',
        body: DELETE,
        arguments: [family, table, chain, `${text} drop`],
      }),
      undo: sudo(run('nft', 'insert', 'rule', family, table, chain, ...text.split(' '), 'drop')),
      changes: `No packet is dropped by chance in chain ${chain} any more, until the rules are loaded anew`,
      notes: [
        'It works when a dozen attempts with one second each all connect: for i in 1 2 3 4 5 6 7 8 9 10 11 12; do nc -vz -w 1 ADDRESS PORT; done.',
        'Somebody put it there: a test of failures, or a limit. Take it out of the file that is loaded at the start as well. The undo puts it at the beginning of the chain.',
      ],
    };
  },
};

const lookForLoss: Fix = {
  id: 'look-for-loss',
  title: 'See where else packets are dropped',
  where: 'middle',
  root: true,
  platforms: ['linux', 'container', 'pod'],
  needs: [],
  build: () => ({
    command: sequence(
      run('ip', '-s', 'link'),
      run('tc', '-s', 'qdisc'),
      sudo(run('iptables', '-S')),
      sudo(run('nft', 'list', 'ruleset')),
    ),
    notes: [
      'The command only looks; run it twice, some seconds apart. Drops of a qdisc that grow: the link or its limit is too small; “netem loss”: a test that was left on (tc qdisc del dev INTERFACE root). Errors of a link that grow: cable, optics, duplex. An iptables rule with “statistic --mode random” is taken away with iptables -D and its own words.',
    ],
  }),
};

export const LOSS_FIXES: readonly Fix[] = [dropRandomRule, lookForLoss];
