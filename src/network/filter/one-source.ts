import type { RuleMatch } from '../../model/ruleset.ts';
import { isOneHost } from './ranges.ts';

// f2b-sshd      fail2ban-ssh      crowdsec-blacklists      sshguard_attackers      blocklist
const BANS = /^f2b|fail2ban|crowdsec|sshguard|ban|block|deny|attack|black/i;

/** The condition picks out single hosts: one address, or a set of those that were banned. */
export function isForOneSource(match: RuleMatch): boolean {
  if (match.field === 'any-of') {
    return !match.not && match.alternatives.every((matches) => matches.some(isForOneSource));
  }
  if (match.not || match.field !== 'source') return false;
  if (match.set !== undefined && BANS.test(match.set)) return true;
  return match.unresolved !== true && match.values.length > 0 && match.values.every(isOneHost);
}
