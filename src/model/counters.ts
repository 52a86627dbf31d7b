/** Counters of the kernel's network code, by nstat's names. */

/** Those that say why connections fail: of these a whole listing also tells that they are zero. */
export const KEY_COUNTERS: readonly string[] = [
  'IpInAddrErrors',
  'IpInDiscards',
  'IpOutDiscards',
  'IpOutNoRoutes',
  'IpFragFails',
  'IpExtInNoRoutes',
  'IcmpInDestUnreachs',
  'IcmpOutDestUnreachs',
  'TcpActiveOpens',
  'TcpPassiveOpens',
  'TcpAttemptFails',
  'TcpEstabResets',
  'TcpRetransSegs',
  'TcpInErrs',
  'TcpOutRsts',
  'TcpExtSyncookiesSent',
  'TcpExtSyncookiesRecv',
  'TcpExtSyncookiesFailed',
  'TcpExtEmbryonicRsts',
  'TcpExtLockDroppedIcmps',
  'TcpExtTWRecycled',
  'TcpExtPAWSPassive',
  'TcpExtPAWSActive',
  'TcpExtPAWSEstab',
  'TcpExtListenOverflows',
  'TcpExtListenDrops',
  'TcpExtTCPLostRetransmit',
  'TcpExtTCPTimeouts',
  'TcpExtTCPAbortOnData',
  'TcpExtTCPAbortOnClose',
  'TcpExtTCPAbortOnTimeout',
  'TcpExtTCPBacklogDrop',
  'TcpExtIPReversePathFilter',
  'TcpExtTCPReqQFullDoCookies',
  'TcpExtTCPReqQFullDrop',
  'TcpExtTCPRetransFail',
  'TcpExtTCPChallengeACK',
  'TcpExtTCPSYNChallenge',
  'TcpExtTCPSynRetrans',
  'TcpExtTCPMTUPFail',
  'TcpExtTCPZeroWindowDrop',
  'TcpExtTCPRcvQDrop',
];

/** They stand among the counters and also fall, or never move: no growth is read from them. */
const GAUGES: ReadonlySet<string> = new Set([
  'IpForwarding',
  'IpDefaultTTL',
  'TcpRtoAlgorithm',
  'TcpRtoMin',
  'TcpRtoMax',
  'TcpMaxConn',
  'TcpCurrEstab',
  'MPTcpExtMPCurrEstab',
]);

export function isGauge(name: string): boolean {
  return GAUGES.has(name);
}
