import type { Sign } from '../sign.ts';

/** What is told of where the client or the target stands. */

const SILENCE = { ended: ['kernel-timeout', 'own-deadline'] } as const;
const TIMED_OUT = 'nc: connect to 203.0.113.7 port 443 (tcp) failed: Connection timed out';
const REFUSED = 'nc: connect to 192.168.0.1 port 9999 (tcp) failed: Connection refused';

export const WHEREABOUT_SIGNS: readonly Sign[] = [
  {
    id: 'client-behind-a-proxy',
    text: 'It is told that the client is behind a proxy of its company: what does not go through it does not get out',
    when: [
      {
        line: /\b(?:I['’]?m|I am|we['’]?re|we are|is|sits?|working|runs?|running|server|machine|laptop|box|PC) behind (?:an? |our |the |my )?(?:(?!reverse|nginx|traefik|haproxy|caddy)\w{1,12} )?(?:proxy|web ?proxy)\b|\b(?:our|my|the) (?:corporate|company|office)(?:['’]s)? (?:web )?proxy\b|\bcorporate (?:proxy|firewall|network)\b|\b(?:on|in|from|inside) (?:a |the |our )?(?:company|corporate|office|work|school|university) (?:network|laptop|lan)\b/i,
      },
      { dials: ['public', 'known-place', 'cloud-database', 'cloud-host', 'cloud-balancer'] },
      {
        ended: [
          'kernel-timeout',
          'own-deadline',
          'refused',
          'reset-later',
          'reset-connecting',
          'unresolved',
          'net-unreachable',
        ],
      },
    ],
    unless: [{ dials: ['loopback', 'private'] }],
    leads: ['proxy-in-the-way', 'outbound-block', 'path-filter', 'middlebox-reset'],
    behind: [
      'host-down',
      'firewall-drop',
      'not-listening',
      'loopback-only',
      'wrong-port',
      'container-loopback-bind',
    ],
    pull: 'usual',
    source: 'RFC 2979, 2: a firewall may allow what goes through its proxy alone',
    shows: `I'm behind a corporate proxy.\n${TIMED_OUT}`,
    counter: `If you are behind a proxy, please configure it.\n${TIMED_OUT}`,
  },
  {
    id: 'firewall-off-and-heard',
    text: 'With the firewall off it works, and with it nothing answers',
    when: [{ says: ['systemctl stop firewalld', 'ufw disable', 'iptables -F', 'firewall off'] }, SILENCE],
    leads: ['firewall-drop', 'path-filter'],
    behind: ['firewall-reject', 'host-down'],
    pull: 'strong',
    source: 'ufw(8): by default what comes in is denied, and deny answers nothing',
    shows: `With ufw disable it works.\n${TIMED_OUT}`,
    counter: `With ufw enable it is the same.\n${TIMED_OUT}`,
  },
  {
    id: 'router-is-dialled',
    text: 'It is told that the address that was dialled is the router’s',
    when: [
      {
        line: /\b(?:address|IP) of (?:my|the|our) (?:router|gateway|modem|fritz\S{0,6})\b|\b(?:router|gateway|modem)(?:['’]s)? (?:own )?(?:IP|address)\b|\b(?:is|isn['’]t|not) my router\b/i,
      },
      { dials: ['private'] },
      { ended: ['refused', 'reset-later', 'closed', 'kernel-timeout', 'own-deadline'] },
    ],
    leads: ['wrong-host', 'not-listening'],
    behind: ['loopback-only', 'container-port-unpublished'],
    pull: 'usual',
    source: 'RFC 9293, 3.10.7.1: a machine that is not meant refuses a port on which nothing of it listens',
    shows: `That is the address of my router.\n${REFUSED}`,
    counter: `That is the address of my plug.\n${REFUSED}`,
  },
  {
    id: 'file-shares-to-the-world',
    text: 'A port of Windows’ file shares to the world: providers of access block it',
    when: [{ ports: [135, 137, 139, 445] }, SILENCE],
    unless: [{ dials: ['private', 'loopback', 'container-network', 'short-name'] }],
    leads: ['path-filter', 'outbound-block', 'firewall-drop'],
    pull: 'strong',
    source: 'Azure documentation, "Troubleshoot Azure Files connectivity": many providers block port 445',
    shows: 'nc: connect to 203.0.113.7 port 445 (tcp) failed: Connection timed out',
    counter: TIMED_OUT,
  },
  {
    id: 'device-of-the-house-unreachable',
    text: 'The address is of a home network, where an address that nobody has now comes before a filter that answers',
    when: [
      { attempt: ({ address }) => address !== undefined && /^192\.168\./.test(address) },
      { ended: ['host-unreachable'] },
      {
        says: [
          'homeassistant',
          'home assistant',
          'zigbee2mqtt',
          'esphome',
          'homebridge',
          'shelly',
          'tasmota',
          'frigate',
          'openhab',
          'wemo',
          'octoprint',
          'printer',
        ],
      },
    ],
    leads: ['host-down', 'wrong-host', 'firewall-reject', 'no-route'],
    pull: 'strong',
    source:
      'Measured: an absent neighbour gives EHOSTUNREACH (facts A1b); RFC 2131: an address is lent for a time',
    shows: '[homeassistant.components.switch] Error: connect EHOSTUNREACH 192.168.1.50:80',
    counter: '[switch] Error: connect EHOSTUNREACH 192.168.1.50:80',
  },
];
