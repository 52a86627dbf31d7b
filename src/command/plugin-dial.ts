import { dial, type Dial } from './dial-shapes.ts';
import { option } from './options.ts';

/** Plugins of Nagios, Icinga and their like: `check_http -H db1 -p 8080`. */

/** Their usual ports (Monitoring Plugins 2.3, NRPE 4.1, NSClient++ 0.5). */
const PORTS: ReadonlyMap<string, number> = new Map([
  ['check_clamd', 3310],
  ['check_ftp', 21],
  ['check_http', 80],
  ['check_imap', 143],
  ['check_jabber', 5222],
  ['check_ldap', 389],
  ['check_ldaps', 636],
  ['check_mysql', 3306],
  ['check_nntp', 119],
  ['check_nrpe', 5666],
  ['check_nscp_nrpe', 5666],
  ['check_nt', 1248],
  ['check_pgsql', 5432],
  ['check_pop', 110],
  ['check_simap', 993],
  ['check_smtp', 25],
  ['check_spop', 995],
  ['check_ssh', 22],
  ['check_ssmtp', 465],
]);

/** Their packets are no TCP. */
const NO_TCP = /^check_(?:ping|icmp|fping|snmp|ntp|ntp_time|ntp_peer|dns|dig|udp|dhcp|radius)$/;

/** Whom a plugin dials; nothing where the program is none. */
export function pluginDial(words: readonly string[]): Dial | undefined {
  const name = words[0]?.split('/').pop() ?? '';
  if (!/^check_[a-z\d_]{2,30}$/.test(name) || NO_TCP.test(name)) return undefined;
  const host = option(words, '-H', '--hostname', '--host') ?? option(words, '-I', '--IP-address');
  if (host === undefined) return undefined;
  const isTls = name === 'check_http' && words.some((word) => /^(?:-[a-zA-Z]{0,3}S|--ssl)/.test(word));
  const usual = isTls ? 443 : PORTS.get(name);
  return dial(host, option(words, '-p', '--port') ?? (usual === undefined ? undefined : String(usual)));
}
