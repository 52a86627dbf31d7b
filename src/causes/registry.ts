// Written by `npm run registries`.
import type { CauseRules } from '../model/cause.ts';
import { acceptQueueOverflow } from './accept-queue-overflow.ts';
import { addressFamilyMismatch } from './address-family-mismatch.ts';
import { advertisedAddress } from './advertised-address.ts';
import { clientTimeoutTooShort } from './client-timeout-too-short.ts';
import { conntrackFull } from './conntrack-full.ts';
import { conntrackInvalidReset } from './conntrack-invalid-reset.ts';
import { containerLocalhost } from './container-localhost.ts';
import { containerLoopbackBind } from './container-loopback-bind.ts';
import { containerPortUnpublished } from './container-port-unpublished.ts';
import { dnsFailure } from './dns-failure.ts';
import { dnsTimeout } from './dns-timeout.ts';
import { duplicateAddress } from './duplicate-address.ts';
import { fdExhaustion } from './fd-exhaustion.ts';
import { firewallDrop } from './firewall-drop.ts';
import { firewallReject } from './firewall-reject.ts';
import { flappingListener } from './flapping-listener.ts';
import { forwardedToWrongPort } from './forwarded-to-wrong-port.ts';
import { halfOpenConnection } from './half-open-connection.ts';
import { hostDown } from './host-down.ts';
import { idleTimeout } from './idle-timeout.ts';
import { localPolicyDenied } from './local-policy-denied.ts';
import { loopbackOnly } from './loopback-only.ts';
import { middleboxReset } from './middlebox-reset.ts';
import { mtuBlackhole } from './mtu-blackhole.ts';
import { neighbourTableFull } from './neighbour-table-full.ts';
import { noReadyEndpoints } from './no-ready-endpoints.ts';
import { noRoute } from './no-route.ts';
import { notListening } from './not-listening.ts';
import { otherAddressOnly } from './other-address-only.ts';
import { outboundBlock } from './outbound-block.ts';
import { packetLoss } from './packet-loss.ts';
import { partialBackend } from './partial-backend.ts';
import { pathFilter } from './path-filter.ts';
import { portExhaustion } from './port-exhaustion.ts';
import { protocolMismatch } from './protocol-mismatch.ts';
import { proxyInTheWay } from './proxy-in-the-way.ts';
import { replyAddressMismatch } from './reply-address-mismatch.ts';
import { returnPathLost } from './return-path-lost.ts';
import { reversePathFilter } from './reverse-path-filter.ts';
import { serviceCloses } from './service-closes.ts';
import { snatPortExhaustion } from './snat-port-exhaustion.ts';
import { sourceAddressUnavailable } from './source-address-unavailable.ts';
import { sourceBlocked } from './source-blocked.ts';
import { synQueueOverflow } from './syn-queue-overflow.ts';
import { synRetriesCutShort } from './syn-retries-cut-short.ts';
import { tcpOk } from './tcp-ok.ts';
import { timestampNatDrop } from './timestamp-nat-drop.ts';
import { unixSocketDenied } from './unix-socket-denied.ts';
import { unixSocketFull } from './unix-socket-full.ts';
import { unixSocketMissing } from './unix-socket-missing.ts';
import { unixSocketStale } from './unix-socket-stale.ts';
import { unresponsiveService } from './unresponsive-service.ts';
import { wrongHost } from './wrong-host.ts';
import { wrongPort } from './wrong-port.ts';
import { wrongService } from './wrong-service.ts';

export const CAUSE_RULES: readonly CauseRules[] = [
  acceptQueueOverflow,
  addressFamilyMismatch,
  advertisedAddress,
  clientTimeoutTooShort,
  conntrackFull,
  conntrackInvalidReset,
  containerLocalhost,
  containerLoopbackBind,
  containerPortUnpublished,
  dnsFailure,
  dnsTimeout,
  duplicateAddress,
  fdExhaustion,
  firewallDrop,
  firewallReject,
  flappingListener,
  forwardedToWrongPort,
  halfOpenConnection,
  hostDown,
  idleTimeout,
  localPolicyDenied,
  loopbackOnly,
  middleboxReset,
  mtuBlackhole,
  neighbourTableFull,
  noReadyEndpoints,
  noRoute,
  notListening,
  otherAddressOnly,
  outboundBlock,
  packetLoss,
  partialBackend,
  pathFilter,
  portExhaustion,
  protocolMismatch,
  proxyInTheWay,
  replyAddressMismatch,
  returnPathLost,
  reversePathFilter,
  serviceCloses,
  snatPortExhaustion,
  sourceAddressUnavailable,
  sourceBlocked,
  synQueueOverflow,
  synRetriesCutShort,
  tcpOk,
  timestampNatDrop,
  unixSocketDenied,
  unixSocketFull,
  unixSocketMissing,
  unixSocketStale,
  unresponsiveService,
  wrongHost,
  wrongPort,
  wrongService,
];
