import type { Family } from '../../model/ip.ts';

/** The program whose rules are asked for packets of that family. */
export function iptablesFor(family: Family): 'iptables' | 'ip6tables' {
  return family === 6 ? 'ip6tables' : 'iptables';
}
