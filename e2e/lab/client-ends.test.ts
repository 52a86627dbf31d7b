import { describe, expect, it } from 'vitest';
import { suspectsOf } from '../../src/engine/index.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import { readRecorded } from './fixtures.ts';

/**
 * From which address and by which interface the client's SYN comes, without a word of it in the case: recordings of rules
 * that depend on it, and the same with a translation, a second address or another machine in them.
 */

type Change = (text: string) => string;

function recorded(fault: string, file: string, change: Change = (text) => text): Evidence {
  const from = file.startsWith('client') ? 'client' : 'server';
  return { text: change(readRecorded(fault, file)), from };
}

function above(evidence: readonly Evidence[]): readonly string[] {
  const shown = suspectsOf({ evidence }).filter(
    ({ level }) => level === 'confirmed' || level === 'ruled-out',
  );
  return shown.map(({ cause, level }) => `${cause} ${level}`);
}

const BLOCKED = 'source-blocked-drop';
const RULES = 'server.iptables-save.txt';
const attempt = recorded(BLOCKED, 'client.nc-openbsd.txt');
const route = recorded(BLOCKED, 'client.ip-route-get.txt');
const atClient = recorded(BLOCKED, 'client.tcpdump.txt');
const atServer = recorded(BLOCKED, 'server.tcpdump.txt');
const addresses = recorded(BLOCKED, 'server.ip-addr.txt');
const rules = recorded(BLOCKED, RULES);

function swap(from: string, to: string): Change {
  return (text) => text.replaceAll(from, to);
}

describe('a rule for the client’s address', () => {
  const CONFIRMED = 'source-blocked confirmed';

  it.each<readonly [string, readonly Evidence[]]>([
    ['its SYN in captures of both ends', [atClient, atServer]],
    ['its route, and its SYN at the server', [route, atServer]],
    [
      'the same SYN with another address, which the rule names',
      [
        atClient,
        recorded(BLOCKED, 'server.tcpdump.txt', swap('10.77.1.2', '10.77.2.1')),
        recorded(BLOCKED, RULES, swap('10.77.1.2', '10.77.2.1')),
      ],
    ],
    [
      'its route, where no router is between them',
      [recorded(BLOCKED, 'client.ip-route-get.txt', swap(' via 10.77.1.1', ''))],
    ],
  ])('is judged by %s', (_, shown) => {
    const own = shown.some(({ text }) => text.includes('iptables-save')) ? [] : [rules];
    expect(above([attempt, ...own, ...shown])).toContain(CONFIRMED);
  });

  it.each<readonly [string, readonly Evidence[]]>([
    ['nothing of the client', []],
    ['its route through a router, which may translate', [route]],
    ['a SYN at the server that may be anybody’s', [atServer]],
    [
      'another source at the server: a translation lies between, or it is another client',
      [
        route,
        recorded(BLOCKED, 'server.tcpdump.txt', (text) =>
          text.replaceAll('10.77.1.2', '10.77.2.1').replaceAll('1418363455', '99'),
        ),
      ],
    ],
    [
      'two addresses of the client',
      [
        route,
        recorded(BLOCKED, 'client.tcpdump.txt', (text) =>
          text.replaceAll('10.77.1.2.', '10.77.1.50.').replaceAll('1418363455', '99'),
        ),
        atServer,
      ],
    ],
    [
      'a route that another machine was asked for',
      [recorded(BLOCKED, 'client.ip-route-get.txt', swap('@app1', '@bastion1')), atServer],
    ],
    [
      'a route over a tunnel',
      [
        recorded(BLOCKED, 'client.ip-route-get.txt', (text) =>
          text.replace(' via 10.77.1.1', '').replace('eth0', 'wg0'),
        ),
      ],
    ],
  ])('stays open with %s', (_, shown) => {
    expect(above([attempt, rules, ...shown])).not.toContain(CONFIRMED);
    expect(above([attempt, rules, ...shown])).not.toContain('source-blocked ruled-out');
  });
});

describe('a rule for an interface', () => {
  const byInterface = (condition: string): Evidence =>
    recorded(BLOCKED, RULES, swap('-s 10.77.1.2/32', condition));
  const withDevice = (name: string, ...more: readonly string[]): Evidence =>
    recorded(BLOCKED, 'server.ip-addr.txt', (text) =>
      text.replace(
        /^2: eth0/m,
        [`3: ${name}: <NOARP,MASTER,UP,LOWER_UP> mtu 65575 state UP`, ...more, '2: eth0'].join('\n'),
      ),
    );
  const bridged = recorded(BLOCKED, 'server.tcpdump.txt', (text) =>
    text.replaceAll(/^(\S+) eth0 {2}In {2}(.*)$/gm, '$1 eth0  In  $2\n$1 br0   In  $2'),
  );

  it.each<readonly [string, Evidence, readonly Evidence[]]>([
    ['by which the SYN was seen to come', byInterface('-i eth0'), [route, atServer]],
    ['the only one that the server has', byInterface('-i eth0'), [addresses]],
    [
      'the only one with an address, and no rule speaks of the other',
      byInterface('-i eth0'),
      [withDevice('vrf-blue')],
    ],
    ['another than the one by which it came', byInterface('! -i docker0'), [route, atServer]],
  ])('is judged: %s', (_, own, shown) => {
    expect(above([attempt, own, ...shown])).toContain('firewall-drop confirmed');
  });

  it.each<readonly [string, Evidence, readonly Evidence[]]>([
    ['nothing shows by which it came', byInterface('-i eth0'), [route]],
    ['it came by a port and by its bridge', byInterface('-i eth0'), [route, bridged]],
    [
      'the server has another one beside',
      byInterface('-i eth0'),
      [withDevice('eth1', '    inet 10.9.0.2/24 scope global eth1')],
    ],
    ['the one it came by may be a port of a VRF', byInterface('-i vrf-blue'), [withDevice('vrf-blue')]],
  ])('stays open: %s', (_, own, shown) => {
    expect(above([attempt, own, ...shown])).not.toContain('firewall-drop confirmed');
    expect(above([attempt, own, ...shown])).not.toContain('firewall-drop ruled-out');
  });
});

describe('a rule of the client for the interface by which it leaves', () => {
  const OUT = 'outbound-block-drop';
  const own = (out: string): Evidence =>
    recorded(OUT, 'client.iptables-save.txt', (text) =>
      text.replace('-A OUTPUT -p', `-A OUTPUT -o ${out} -p`),
    );
  const failed = recorded(OUT, 'client.nc-openbsd.txt');
  const leads = (device: string): Evidence =>
    recorded(OUT, 'client.ip-route-get.txt', swap('dev eth0', `dev ${device}`));

  it('is judged by the route', () => {
    expect(above([failed, own('eth0'), leads('eth0')])).toContain('outbound-block confirmed');
    expect(above([failed, own('eth0'), leads('eth1')])).not.toContain('outbound-block confirmed');
  });

  it('stays open without one, and where it leads over another table', () => {
    expect(above([failed, own('eth0')])).not.toContain('outbound-block confirmed');
    expect(above([failed, own('eth0'), leads('eth0 table 10')])).not.toContain('outbound-block confirmed');
  });
});
