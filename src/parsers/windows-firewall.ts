import type { FilterChain, FilterRule, RuleMatch, Verdict } from '../model/ruleset.ts';
import type { BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { match, portMatch, unknownMatch } from '../network/filter/words.ts';

// Rule Name:                            Block 8080      (netsh advfirewall firewall show rule name=all)
const NETSH = /^([A-Z][A-Za-z ]{0,24}[A-Za-z]):\s{0,40}(\S.{0,300})?$/;
// DisplayName                   : Block 8080      (Get-NetFirewallRule)
const LISTED = /^([A-Z][A-Za-z]{2,24})\s{1,40}: ?(.{0,300})$/;
const OPENS =
  /^(?:Rule Name:\s{2,40}\S|(?:EdgeTraversalPolicy|LooseSourceMapping|PolicyStoreSourceType)\s{1,24}: ?\S)/;
const OTHER = /^(?:-{20,80}|Ok\.|No rules match the specified criteria\.)$/;
const MOST = 3000;

const VERDICTS: ReadonlyMap<string, Verdict> = new Map([
  ['Allow', { kind: 'accept' }],
  ['Block', { kind: 'drop' }],
]);

/** A field of one value, or of several; `Any` asks for nothing. */
function asked(text: string | undefined): readonly string[] {
  return text === undefined || text === 'Any' ? [] : text.split(',');
}

function addressesOf(field: 'source' | 'destination', text: string | undefined): readonly RuleMatch[] {
  const values = asked(text);
  if (values.length === 0) return [];
  // LocalSubnet, DNS, DHCP, and addresses with a mask: 192.0.2.0/255.255.255.0
  const plain = values.every((value) => /^[\da-f.:]{2,45}(?:\/\d{1,3}|-[\da-f.:]{2,45})?$/i.test(value));
  return [plain ? match(field, values, text ?? '') : unknownMatch(text ?? '')];
}

function portsOf(field: 'source-port' | 'port', text: string | undefined): readonly RuleMatch[] {
  const values = asked(text);
  if (values.length === 0) return [];
  // RPC, IPHTTPS
  const plain = values.every((value) => /^\d{1,5}(?:-\d{1,5})?$/.test(value));
  return [plain ? portMatch(field, values, text ?? '', false) : unknownMatch(text ?? '')];
}

/** What Get-NetFirewallRule leaves to other commands (ports, addresses, the program) is unknown. */
function matchesOf(fields: ReadonlyMap<string, string>, inbound: boolean): readonly RuleMatch[] {
  const protocol = fields.get('Protocol');
  if (protocol === undefined) return [unknownMatch('Get-NetFirewallPortFilter')];
  const [near, far] = inbound ? (['destination', 'source'] as const) : (['source', 'destination'] as const);
  const ports = inbound ? (['port', 'source-port'] as const) : (['source-port', 'port'] as const);
  return [
    ...(protocol === 'Any' ? [] : [match('protocol', [protocol.toLowerCase()], protocol)]),
    ...addressesOf(near, fields.get('LocalIP')),
    ...addressesOf(far, fields.get('RemoteIP')),
    ...portsOf(ports[0], fields.get('LocalPort')),
    ...portsOf(ports[1], fields.get('RemotePort')),
    // Which profile is in force, and whose program or service the rule is for, stands elsewhere.
    unknownMatch(fields.get('Profiles') ?? 'profile'),
  ];
}

class WindowsFirewallReader implements BlockReader {
  readonly #rules: Record<'inbound' | 'outbound', FilterRule[]> = { inbound: [], outbound: [] };
  #fields = new Map<string, string>();
  #line = 0;
  #first: number | undefined;

  read({ text, number }: Line): boolean {
    if (text.trim() === '' || OTHER.test(text)) return true;
    const [, name, value = ''] = NETSH.exec(text) ?? LISTED.exec(text) ?? [];
    if (name === undefined) return false;
    if (name === 'Rule Name' || name === 'Name') this.#settle(number);
    if (this.#line === 0) this.#line = number;
    this.#first ??= number;
    this.#fields.set(name, value.trim());
    return true;
  }

  #settle(next: number): void {
    const fields = this.#fields;
    this.#fields = new Map();
    const line = this.#line;
    this.#line = next;
    const way = /^In/.test(fields.get('Direction') ?? '') ? 'inbound' : 'outbound';
    const verdict = VERDICTS.get(fields.get('Action') ?? '');
    const on = /^(?:Yes|True)$/.test(fields.get('Enabled') ?? '') && fields.has('Direction');
    if (!verdict || !on || this.#rules[way].length >= MOST) return;
    this.#rules[way].push({ matches: matchesOf(fields, way === 'inbound'), verdict, line });
  }

  /**
   * Never whole: a rule that blocks counts before all that allow, what no rule names goes by the profile's default, and
   * neither is in the listing. It is shown as read, and judged by nobody.
   */
  end(): readonly Draft[] {
    this.#settle(0);
    const chains = (['inbound', 'outbound'] as const).flatMap((name): FilterChain[] => {
      const [first] = this.#rules[name];
      return first === undefined ? [] : [{ name, rules: this.#rules[name], line: first.line }];
    });
    if (chains.length === 0 || this.#first === undefined) return [];
    const families = [4, 6] as const;
    const tables = [{ name: 'windows', families, chains }];
    return [
      {
        record: { kind: 'filter', ruleset: { backend: 'windows', families, covers: 'chains', tables } },
        lines: [this.#first],
        whole: false,
      },
    ];
  }
}

/** Rules of Windows' own firewall, as netsh advfirewall and Get-NetFirewallRule list them. */
export const windowsFirewall: Parser = {
  id: 'windows-firewall',
  marks: ['rule name:', 'edgetraversalpolicy', 'loosesourcemapping', 'policystoresourcetype'],
  claims: ({ tool, words }) =>
    tool.toLowerCase() === 'get-netfirewallrule' ||
    (/^netsh(?:\.exe)?$/i.test(tool) && words.some((word) => /^advfirewall$/i.test(word))),
  opens: (line) => OPENS.test(line),
  block: () => new WindowsFirewallReader(),
};
