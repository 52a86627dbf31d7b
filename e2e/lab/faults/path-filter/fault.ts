import { recipeById, runOf } from '../../../../src/engine/recipe-commands.ts';
import { droppedSyn } from '../../dropped-syn.ts';
import { SERVER } from '../../network.ts';
import { onRouter } from '../../prompt.ts';

const made = droppedSyn({
  id: 'path-filter',
  cause: 'path-filter',
  on: 'router',
  by: 'iptables',
  service: 'mysql',
  rules: `iptables -A FORWARD -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
iptables -A FORWARD -p tcp -m multiport --dports 22,443 -j ACCEPT
iptables -A FORWARD -p icmp -j ACCEPT
iptables -P FORWARD DROP`,
});

/** The page offers the router's listing as taken from documentation, so the walk does not type it. */
const listing = recipeById('router')?.flavours[0];
const run = listing && runOf('middle', listing, { target: SERVER, port: 3306 });

export const fault = {
  ...made,
  recordings: [
    ...made.recordings,
    ...(run === undefined ? [] : [onRouter('nft', run.command, { name: 'offered-router' })]),
  ],
};
