import { logDraft } from '../../failure/log-draft.ts';
import type { Draft } from '../../model/parser.ts';

const MOST = 2000;

function draft(what: string, about: string | undefined, ports: string, line: number): Draft {
  return logDraft({ event: 'lets-through', about, detail: `${what} ${ports}` }, [line]);
}

/** Permissions of security groups: `IpPermissions`, or the rules that describe-security-group-rules lists. */
export class PortRules {
  readonly drafts: Draft[] = [];
  #way: 'in' | 'out';
  #group: string | undefined;
  #protocol: string | undefined;
  #from: string | undefined;
  #to: string | undefined;

  constructor(way: 'in' | 'out') {
    this.#way = way;
  }

  field(key: string, value: string, line: number): void {
    if (key === 'IpPermissions' || key === 'IpPermissionsEgress') {
      this.#way = key === 'IpPermissions' ? 'in' : 'out';
    } else if (key === 'IsEgress') this.#way = value === 'true' ? 'out' : 'in';
    // A group that may come in has an Id in its pair, too: the first one is the group's own.
    else if (key === 'GroupId' && this.#protocol === undefined) this.#group ??= value;
    else if (key === 'IpProtocol') this.#protocol = value;
    else if (key === 'FromPort') this.#from = value;
    else if (key === 'ToPort') this.#to = value;
    else if (key === 'CidrIpv4' && value === '') return;
    this.#settle(line);
  }

  /** In whichever order the three stand; `-1` is every protocol and has no ports. */
  #settle(line: number): void {
    const [protocol, from, to] = [this.#protocol, this.#from, this.#to];
    const all = protocol === '-1';
    if (protocol === undefined || (!all && (from === undefined || to === undefined))) return;
    if (this.drafts.length < MOST && /^(?:tcp|6|-1)$/.test(protocol)) {
      const ports = all ? 'all' : `${from ?? ''}-${to ?? ''}`;
      this.drafts.push(draft(`group ${this.#way}`, this.#group, ports, line));
    }
    this.#protocol = undefined;
    this.#from = undefined;
    this.#to = undefined;
  }
}

// |  True |  100   |  allow |  6  |  443  |  443  |  0.0.0.0/0 |      (--query with egress, number, action, protocol, ports)
const ROW =
  /^\| {1,20}(True|False) {0,20}\| {1,20}(\d{1,5}) {0,20}\| {1,20}(allow|deny) {0,20}\| {1,20}(-?\d{1,3}) {0,20}\| {1,20}(None|\d{1,5}) {0,20}\| {1,20}(None|\d{1,5}) {0,20}\|/;

/** Entries of network ACLs. */
export class AclEntries {
  readonly drafts: Draft[] = [];
  #seen = new Map<string, string>();
  #line = 0;

  field(key: string, value: string, line: number): void {
    if (!/^(?:Egress|From|To|Protocol|RuleAction|RuleNumber)$/.test(key)) return;
    this.#seen.set(key, value);
    this.#line = line;
  }

  /** An object ends: the entry's, where all of it is there. */
  close(): void {
    const seen = this.#seen;
    if (!['Egress', 'Protocol', 'RuleAction', 'RuleNumber'].every((key) => seen.has(key))) return;
    this.#add(seen.get('Egress') === 'true', seen.get('RuleAction'), seen.get('Protocol'), [
      seen.get('From'),
      seen.get('To'),
    ]);
    this.#seen = new Map();
  }

  #add(
    out: boolean,
    action: string | undefined,
    protocol: string | undefined,
    [from, to]: readonly [string | undefined, string | undefined],
  ): void {
    if (action !== 'allow' || !/^(?:6|-1|tcp)$/.test(protocol ?? '') || this.drafts.length >= MOST) return;
    const ports = from === undefined || to === undefined || from === 'None' ? 'all' : `${from}-${to}`;
    this.drafts.push(draft(`acl ${out ? 'out' : 'in'}`, undefined, ports, this.#line));
  }

  row(text: string, line: number): boolean {
    const [, egress, , action, protocol, from, to] = ROW.exec(text) ?? [];
    if (egress === undefined) return false;
    this.#line = line;
    this.#add(egress === 'True', action, protocol, [from, to]);
    return true;
  }
}
