/** What a rule leaves that has no word on attempts that succeed: beside a success the healthy verdict stays open. */
export const HEALTHY: readonly string[] = ['tcp-ok'];
