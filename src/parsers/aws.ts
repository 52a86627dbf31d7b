import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { logDraft } from '../failure/log-draft.ts';
import { AclEntries, PortRules } from './aws/port-rules.ts';
import { PortAllocation } from './aws/port-allocation.ts';
import { TargetHealth } from './aws/target-health.ts';
import { fieldOf, isFrame } from './parts/printed-object.ts';

// "TargetHealthDescriptions": [      "SecurityGroups": [      "IpPermissions": [      "NetworkAcls": [      "Label": "ErrorPortAllocation",
// "ENI_SG_RULES_MISMATCH",      "ExplanationCode": "SUBNET_ACL_RESTRICTION",      (the Reachability Analyzer's explanations)
const EXPLAINS = /"(ENI_SG_RULES_MISMATCH|SG_HAS_NO_RULES|SUBNET_ACL_RESTRICTION)"/;
const MOST = 1000;

const OPENS =
  /^\s{0,20}"(?:TargetHealthDescriptions|SecurityGroups|SecurityGroupRules|IpPermissions|NetworkAcls|NetworkInsightsAnalyses)": \[|^\s{0,20}"Label": "ErrorPortAllocation",$|^TARGETHEALTHDESCRIPTIONS\s/;

const EXPLANATIONS: Readonly<Record<string, string>> = {
  ENI_SG_RULES_MISMATCH: 'the security group',
  SG_HAS_NO_RULES: 'the security group',
  SUBNET_ACL_RESTRICTION: 'the network ACL',
};

class AwsReader implements BlockReader {
  readonly #health: TargetHealth;
  readonly #rules: PortRules;
  readonly #acl = new AclEntries();
  readonly #ports: PortAllocation;
  readonly #explained: Draft[] = [];

  constructor(head: BlockHead, words: readonly string[]) {
    this.#health = new TargetHealth(head);
    this.#rules = new PortRules(words.some((word) => /IpPermissionsEgress/.test(word)) ? 'out' : 'in');
    this.#ports = new PortAllocation(words.includes('ErrorPortAllocation'));
  }

  read({ text, number }: Line): boolean {
    if (text.trim() === '') return true;
    const code = EXPLAINS.exec(text)?.[1];
    if (code !== undefined && this.#explained.length < MOST)
      this.#explained.push(logDraft({ event: 'holds-back', detail: EXPLANATIONS[code] }, [number]));
    if (this.#health.text(text, number) || this.#health.wide(text, number) || this.#acl.row(text, number))
      return true;
    const field = fieldOf(text);
    if (field) {
      const { key, value } = field;
      this.#health.field(key, value, number);
      this.#rules.field(key, value, number);
      this.#acl.field(key, value, number);
      this.#ports.field(key, value, number);
      return true;
    }
    if (/^\s{0,60}\},?$/.test(text)) this.#acl.close();
    this.#ports.number(text, number);
    return isFrame(text);
  }

  end(): readonly Draft[] {
    return [
      ...this.#explained,
      ...this.#health.end(),
      ...this.#rules.drafts,
      ...this.#acl.drafts,
      ...this.#ports.end(),
    ];
  }
}

/** What the AWS command line prints of target groups, security groups, network ACLs and NAT gateways. */
export const aws: Parser = {
  id: 'aws',
  marks: [
    'targethealthdescriptions',
    'securitygroup',
    'ippermissions',
    'networkacls',
    'networkinsightsanalyses',
    'errorportallocation',
  ],
  claims: ({ tool, words }) =>
    tool === 'aws' &&
    words.some((word) =>
      /^(?:describe-(?:target-health|instance-health|security-groups|security-group-rules|network-acls|network-insights-analyses)|get-metric-(?:statistics|data))$/.test(
        word,
      ),
    ),
  opens: (line) => OPENS.test(line),
  block: (head, command) => new AwsReader(head, command?.words ?? []),
};
