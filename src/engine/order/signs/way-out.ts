import type { FactOf } from '../../../model/fact.ts';
import type { Sign } from '../sign.ts';
import { targetKinds } from '../target-kinds.ts';

/** Places of the Internet, and by which address and port they are dialled. */

const OWN_PORTS: ReadonlySet<number> = new Set([22, 25, 53, 80, 143, 443, 465, 587, 853, 993, 9418]);

/** registry.npmjs.org at port 8080: whoever is dialled there, it is not the registry. */
function dialsKnownPlaceElsewhere(attempt: FactOf<'attempt'>): boolean {
  const { port } = attempt;
  return port !== undefined && !OWN_PORTS.has(port) && targetKinds(attempt).includes('known-place');
}

/** Any end is possible, silence among them. */
function hidesWhyAtKnownPlace(attempt: FactOf<'attempt'>): boolean {
  const { outcome, couldBe = [] } = attempt;
  const isHidden = outcome === 'failed' && couldBe.includes('own-deadline') && couldBe.includes('refused');
  return isHidden && targetKinds(attempt).includes('known-place');
}

export const WAY_OUT_SIGNS: readonly Sign[] = [
  {
    id: 'known-place-at-another-port',
    text: 'The place is known and the port is not its own: a proxy was dialled in its stead',
    when: [{ attempt: dialsKnownPlaceElsewhere }],
    unless: [{ dials: ['loopback'] }],
    leads: ['proxy-in-the-way', 'wrong-host', 'outbound-block'],
    behind: ['not-listening', 'wrong-port', 'loopback-only'],
    pull: 'strong',
    source:
      'npm documentation, "config": proxy and https-proxy; its error names the registry and the proxy’s address',
    shows:
      'npm ERR! FetchError: request to https://registry.npmjs.org/express failed, reason: connect ECONNREFUSED 192.0.2.15:8080',
    counter:
      'npm ERR! FetchError: request to https://registry.npmjs.org/express failed, reason: connect ECONNREFUSED 192.0.2.15:443',
  },
  {
    id: 'known-place-hidden',
    text: 'A place that the whole world reaches could not be, and why is not said: the way out of one’s own network comes first',
    when: [{ attempt: hidesWhyAtKnownPlace }],
    unless: [{ dials: ['loopback'] }],
    leads: ['outbound-block', 'proxy-in-the-way', 'path-filter', 'dns-failure'],
    behind: ['not-listening', 'wrong-port', 'loopback-only', 'firewall-reject', 'container-port-unpublished'],
    pull: 'usual',
    source: 'RFC 2979, 2: a firewall may allow what goes through its proxy alone',
    shows: '! Failing to connect to https://registry.k8s.io/ from inside the minikube container',
    counter: '! Failing to connect to https://registry.example.org/ from inside the minikube container',
  },
  {
    id: 'known-place-beside',
    text: 'A public place was asked for just before, and who is dialled refuses: public places do not',
    when: [
      {
        line: /\b(?:GET|fetch|request to|Downloading|Fetching|Get) "?https?:\/\/(?:registry\.npmjs\.org|registry\.yarnpkg\.com|pypi\.org|files\.pythonhosted\.org|repo1?\.maven\.(?:apache\.)?org|api\.github\.com|github\.com|raw\.githubusercontent\.com|proxy\.golang\.org|rubygems\.org|index\.crates\.io|registry-1\.docker\.io)\b/,
      },
      { dials: ['public'] },
      { ports: [80, 443] },
      { ended: ['refused'] },
    ],
    leads: ['wrong-host', 'proxy-in-the-way', 'outbound-block', 'middlebox-reset'],
    behind: ['not-listening', 'wrong-port', 'loopback-only', 'container-port-unpublished'],
    pull: 'usual',
    source: 'RFC 9293, 3.10.7.1: a RST says that nothing listens there; hosts(5)',
    shows:
      'http request GET http://registry.npmjs.org/express\ninfo retry will retry, error on last attempt: Error: connect ECONNREFUSED 203.0.113.62:80',
    counter:
      'http request GET http://npm.example.org/express\ninfo retry will retry, error on last attempt: Error: connect ECONNREFUSED 203.0.113.62:80',
  },
  {
    id: 'access-list-of-a-hosted-database',
    text: 'A hosted database answers nobody whose address is not on its access list',
    when: [
      {
        says: [
          'MongoDB Atlas cluster',
          "isn't whitelisted",
          'IP whitelist',
          'IP access list',
          'IP allowlist',
          'shard-00-00.{text}mongodb.net',
          'shard-00-01.{text}mongodb.net',
          'shard-00-02.{text}mongodb.net',
        ],
      },
    ],
    unless: [{ ended: ['unresolved', 'refused', 'host-unreachable', 'net-unreachable'] }],
    leads: ['path-filter', 'source-blocked', 'outbound-block'],
    behind: ['not-listening', 'wrong-port', 'loopback-only', 'host-down', 'advertised-address'],
    pull: 'strong',
    source:
      'MongoDB Atlas documentation, "Configure IP Access List Entries"; Mongoose lib/error/serverSelection.js',
    shows:
      "MongooseServerSelectionError: Could not connect to any servers in your MongoDB Atlas cluster. One common reason is that you're trying to access the database from an IP that isn't whitelisted.",
    counter: 'MongooseServerSelectionError: Server selection timed out after 30000 ms',
  },
  {
    id: 'has-both-families',
    text: 'The name has an IPv4 address as well, and the one that refuses is IPv6: the service may listen over IPv4 only',
    when: [
      { line: /\bhas address \d{1,3}(?:\.\d{1,3}){3}\b|\bIN\s+A\s+\d{1,3}\./ },
      { dials: ['six'] },
      { ended: ['refused'] },
    ],
    leads: ['address-family-mismatch', 'not-listening'],
    pull: 'strong',
    source: 'host(1); ipv6(7): a socket that is bound to 0.0.0.0 takes no IPv6 connection',
    shows:
      'app1.example.org has address 192.0.2.7\napp1.example.org has IPv6 address 2001:db8::7\nnc: connect to 2001:db8::7 port 80 (tcp) failed: Connection refused',
    counter:
      'app1.example.org has IPv6 address 2001:db8::7\nnc: connect to 2001:db8::7 port 80 (tcp) failed: Connection refused',
  },
  {
    id: 'output-rule-drops',
    text: 'A rule of the OUTPUT chain drops: what it stops never leaves the machine',
    when: [
      { line: /^[^\n]{0,80}-[AI] OUTPUT\b.{1,160}--dport.{1,80}-j DROP\b/ },
      { ended: ['kernel-timeout', 'own-deadline'] },
    ],
    leads: ['outbound-block', 'path-filter'],
    pull: 'strong',
    source: 'iptables-extensions(8): OUTPUT is passed by what the machine itself sends; DROP answers nothing',
    shows:
      '-A OUTPUT -p tcp --dport 443 -j DROP\ncurl: (28) Failed to connect to app1.example.org port 443: Connection timed out',
    counter:
      '-A OUTPUT -p tcp --dport 443 -j ACCEPT\ncurl: (28) Failed to connect to app1.example.org port 443: Connection timed out',
  },
  {
    id: 'input-rule-drops',
    text: 'A rule of the INPUT chain drops what comes to a port',
    when: [
      { line: /^[^\n]{0,80}-[AI] INPUT\b.{1,160}--dport.{1,80}-j DROP\b/ },
      { ended: ['kernel-timeout', 'own-deadline'] },
    ],
    leads: ['firewall-drop', 'source-blocked', 'path-filter'],
    pull: 'strong',
    source:
      'iptables-extensions(8): INPUT is passed by what is meant for the machine itself; DROP answers nothing',
    shows:
      '-A INPUT -p tcp --dport 8080 -j DROP\nnc: connect to 203.0.113.4 port 8080 (tcp) failed: Connection timed out',
    counter:
      '-A INPUT -p tcp --dport 8080 -j ACCEPT\nnc: connect to 203.0.113.4 port 8080 (tcp) failed: Connection timed out',
  },
];
