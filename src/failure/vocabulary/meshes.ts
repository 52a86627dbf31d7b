import type { Entry, Family } from '../entry.ts';
import { ANY_FAILURE, NOT_CONNECTED } from '../open-outcomes.ts';

/** What Istio, Linkerd and Cilium say besides Envoy's own words. */

const ISTIO = {
  by: 'istio',
  sign: 'kubernetes',
  source:
    'Istio 1.20, pkg/istio-agent/xds_proxy.go, pilot/cmd/pilot-agent/status/ready; Envoy 1.28, source/extensions/config_subscription/grpc/grpc_stream.h',
} as const;

const ISTIO_SAYS: readonly Entry[] = [
  // StreamAggregatedResources gRPC config stream to xds-grpc closed since 40s ago: 14, connection error: desc = "transport: Error while dialing: dial tcp 198.51.100.7:15012: i/o timeout"
  {
    says: [
      '(Stream|Delta)AggregatedResources gRPC config stream closed: {n}, {why}',
      '(Stream|Delta)AggregatedResources gRPC config stream to {word} closed: {n}, {why}',
      '(Stream|Delta)AggregatedResources gRPC config stream to {word} closed since {took} ago: {n}, {why}',
      'gRPC config stream closed: {n}, {why}',
    ],
    ...ISTIO,
  },
  // error	xdsproxy	failed to connect to upstream istiod.istio-system.svc:15012: context deadline exceeded
  { says: 'failed to connect to upstream {at}: {why}', moment: 'connecting', ...ISTIO },
  {
    says: 'failed to connect to upstream {at}: context deadline exceeded',
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    ...ISTIO,
  },
  {
    says: [
      'Envoy proxy is NOT ready: config not received from XDS server ((is Istiod running?)',
      'Envoy proxy is NOT ready: config not received from XDS server',
      'Envoy proxy is NOT ready: config received from XDS server, but was rejected',
    ],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    weak: true,
    ...ISTIO,
  },
];

const LINKERD = {
  by: 'linkerd',
  sign: 'balancer',
  source:
    'linkerd2-proxy 2.14, linkerd/reconnect, linkerd/proxy/transport, linkerd/stack/src/failfast.rs; 2.4, linkerd2_proxy::proxy::reconnect',
} as const;

const LINKERD_SAYS: readonly Entry[] = [
  // WARN outbound:proxy{addr=198.51.100.7:80}: linkerd_reconnect: Failed to connect error=connect timed out after 1s
  {
    says: ['connect timed out after {limit}', 'Failed to connect error=connect timed out after {limit}'],
    outcome: 'own-deadline',
    moment: 'connecting',
    ...LINKERD,
  },
  {
    says: ['Failed to connect error={why}', 'Failed to connect error=endpoint {at}: {why}'],
    moment: 'connecting',
    ...LINKERD,
  },
  {
    says: [
      'proxy{{addr={at}}',
      'endpoint{{addr={at}}',
      'endpoint{{server.addr={at}}',
      'accept{{client.addr={client}}',
      'server.addr={at}',
    ],
    by: 'linkerd',
  },
  // WARN 198.51.100.7:80 linkerd2_proxy::proxy::reconnect connect error to Config { target: Target { addr: V4(198.51.100.7:80), ... } }: operation timed out after 300ms
  {
    says: ['connect error to {text}addr: V4(({at})', 'connect error to {text}addr: V4(({at}){text}: {why}'],
    moment: 'connecting',
    ...LINKERD,
  },
  {
    says: 'operation timed out after {limit}',
    outcome: 'own-deadline',
    moment: 'connecting',
    weak: true,
    ...LINKERD,
  },
  {
    says: [
      'service in fail-fast',
      'Service entering failfast after {limit}',
      'entering failfast after {limit}',
    ],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    ...LINKERD,
  },
];

const CILIUM_SAYS: readonly Entry[] = [
  // level=error msg="Unable to contact k8s api-server" error="Get \"https://198.51.100.7:443/...\": dial tcp 198.51.100.7:443: i/o timeout" ipAddr="https://198.51.100.7:443"
  {
    says: ['Unable to contact k8s api-server', 'Establishing connection to apiserver host="{at}"'],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    weak: true,
    by: 'cilium',
    sign: 'kubernetes',
    source: 'Cilium 1.14, pkg/k8s/client/cell.go',
  },
];

export const meshes: Family = {
  id: 'meshes',
  source: 'Istio 1.20, linkerd2-proxy 2.14, Cilium 1.14; see the entries',
  entries: [...ISTIO_SAYS, ...LINKERD_SAYS, ...CILIUM_SAYS],
};
