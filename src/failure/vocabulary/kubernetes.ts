import type { Entry, Family } from '../entry.ts';
import { ANY_FAILURE, OWN_TIME } from '../open-outcomes.ts';

const KUBECTL: readonly Entry[] = [
  // The connection to the server 10.0.0.5:6443 was refused - did you specify the right host or port?
  {
    says: 'The connection to the server {at} was refused - did you specify the right host or port?',
    errno: 'ECONNREFUSED',
    moment: 'connecting',
    by: 'kubectl',
  },
  // without a kubeconfig it dials this
  {
    says: 'The connection to the server localhost:8080 was refused - did you specify the right host or port?',
    errno: 'ECONNREFUSED',
    moment: 'connecting',
    by: 'kubectl',
    sign: 'default-host',
  },
  // Unable to connect to the server: dial tcp 198.51.100.7:6443: i/o timeout
  { says: 'Unable to connect to the server: {why}', by: 'kubectl' },
  {
    says: ['Unable to connect to the server: EOF', 'Unable to connect to the server: unexpected EOF'],
    outcome: 'closed',
    moment: 'request',
    by: 'kubectl',
  },
  {
    says: 'Unable to connect to the server: context deadline exceeded',
    outcome: 'own-deadline',
    couldBe: OWN_TIME,
    by: 'kubectl',
  },
  {
    says: [
      'Unable to connect to the server: x509: ',
      'Unable to connect to the server: tls: failed to verify certificate: x509: ',
    ],
    outcome: 'replied',
    moment: 'tls',
    by: 'kubectl',
    sign: 'tls-broke',
  },
  // couldn't get current server API group list: Get "https://db1:6443/api?timeout=32s": dial tcp 198.51.100.7:6443: connect: connection refused
  {
    says: [
      "couldn't get current server API group list: Get {at}: {why}",
      "couldn't get resource list for {word}: {why}",
      "couldn't get available api versions from server: {why}",
      'error: Get {at}: {why}',
      'Error from server: Get {at}: {why}',
      'Error from server ((InternalError): an error on the server (({text}) has prevented the request from succeeding',
    ],
    by: 'kubectl',
  },
  // Error from server: error dialing backend: dial tcp 198.51.100.7:10250: i/o timeout
  {
    says: [
      'error dialing backend: {why}',
      'error dialing backend: proxy error from {proxy} while dialing {at}, code {n}: {why}',
    ],
    moment: 'connecting',
    by: 'kube-apiserver',
    sign: 'kubernetes',
  },
  {
    says: ['error dialing backend: No agent available', ': No agent available'],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    weak: true,
    by: 'konnectivity',
    sign: 'kubernetes',
  },
  { says: ['error upgrading connection: {why}', 'unable to upgrade connection: {why}'], by: 'kubectl' },
];

const PORT_FORWARD: readonly Entry[] = [
  // an error occurred forwarding 8080 -> 80: error forwarding port 80 to pod 3f2a, uid : failed to execute portforward in network namespace "...": failed to connect to localhost:80 inside namespace "3f2a", IPv4: dial tcp4 127.0.0.1:80: connect: connection refused
  {
    says: [
      'an error occurred forwarding {n} -> {port}: {why}',
      'error forwarding port {port} to pod {text}: {why}',
      'error creating (error|forwarding) stream for port {n} -> {port}: {why}',
    ],
    by: 'kubectl',
    sign: 'kubernetes',
  },
  {
    says: [
      'failed to connect to {at} inside namespace {text}, IPv4: {why}',
      'failed to connect to {at} inside namespace {text}: {why}',
      // E connect(5, AF=2 127.0.0.1:8080, 16): Connection refused
      'E connect(({n}, AF={n} {at}, {n}): {why}',
    ],
    moment: 'connecting',
    by: 'kubelet',
    sign: 'kubernetes',
  },
  {
    says: 'error creating (error|forwarding) stream for port {n} -> {port}: Timeout occurred',
    outcome: 'silent',
    by: 'kubectl',
  },
  {
    says: [
      'lost connection to pod',
      'unable to forward port because pod is not running. Current status={word}',
    ],
    by: 'kubectl',
    sign: 'kubernetes',
  },
];

const PROBES: readonly Entry[] = [
  // Readiness probe failed: Get "http://198.51.100.7:8080/ready": dial tcp 198.51.100.7:8080: connect: connection refused
  {
    says: [
      '(Liveness|Readiness|Startup) probe failed: Get {at}: {why}',
      '(Liveness|Readiness|Startup) probe failed: dial tcp {at}: {why}',
      '(Liveness|Readiness|Startup) probe failed: {why}',
      '(Liveness|Readiness|Startup) probe errored: {why}',
    ],
    by: 'kubelet',
    sign: 'kubernetes',
  },
  {
    says: [
      'HTTP probe failed with statuscode: {n}',
      '(Liveness|Readiness|Startup) probe failed: HTTP probe failed with statuscode: {n}',
      '(Liveness|Readiness|Startup) probe failed: service unhealthy',
    ],
    outcome: 'replied',
    moment: 'request',
    by: 'kubelet',
    sign: 'kubernetes',
  },
  // Readiness probe failed: timeout: failed to connect service "198.51.100.7:50051" within 1s
  {
    says: [
      'timeout: failed to connect service {at} within {limit}',
      'timeout: failed to connect service {at} within {limit}: {why}',
    ],
    outcome: 'own-deadline',
    couldBe: ['own-deadline', 'refused', 'kernel-timeout'],
    moment: 'connecting',
    by: 'grpc_health_probe',
    source: 'kubernetes 1.24, pkg/probe/grpc/grpc.go; grpc-health-probe: a blocking dial that tries again',
  },
  {
    says: ['timeout: health rpc did not complete within {limit}', 'failed to connect service at {at}: {why}'],
    outcome: 'silent',
    moment: 'request',
    by: 'grpc_health_probe',
    source: 'grpc-health-probe 0.4, main.go',
  },
];

const NODES: readonly Entry[] = [
  // [kubelet-check] The HTTP call equal to 'curl -sSL http://localhost:10248/healthz' failed with error: Get "http://localhost:10248/healthz": dial tcp 127.0.0.1:10248: connect: connection refused.
  {
    says: [
      "The HTTP call equal to 'curl -sSL {at}' failed with error: {why}",
      'failed with error: Get {at}: {why}',
      "couldn't validate the identity of the API Server: {why}",
      'failed to request the cluster-info ConfigMap: {why}',
      'error execution phase {word}: {why}',
    ],
    by: 'kubeadm',
    source: 'kubernetes 1.20.2, cmd/kubeadm/app/phases/kubelet, cmd/kubeadm/app/discovery',
  },
  {
    says: ["It seems like the kubelet isn't running or healthy", 'The kubelet is not healthy after {took}'],
    outcome: 'failed',
    couldBe: ['refused', 'replied', 'own-deadline'],
    weak: true,
    port: 10248,
    by: 'kubeadm',
    source: 'kubernetes 1.20.2, cmd/kubeadm/app/util/apiclient/wait.go',
  },
  // Failed to list *v1.Service: Get "https://198.51.100.7:6443/api/v1/services": dial tcp ...
  {
    says: [
      'Failed to (list|watch) {word}: failed to list {word}: Get {at}: {why}',
      'Failed to (list|watch) {word}: Get {at}: {why}',
      'Error updating node status, will retry: error getting node {text}: {why}',
      'Unable to register node with API server: {why}',
      'failed to ensure lease exists, will retry in {text}, error: {why}',
      'failing or missing response from {at}: {why}',
      'unable to fetch metrics from (Kubelet|node) {text}: {why}',
      'error getting ClusterInformation: {why}',
      'networkPlugin cni failed to set up pod {text} network: {why}',
      'failed to setup network for sandbox {text}: {why}',
      'Error received from AddNetwork gRPC call: {why}',
      'error retrieving resource lock {word}: Get {at}: {why}',
    ],
    by: 'kubelet',
    sign: 'kubernetes',
  },
  // Internal error occurred: failed calling webhook "x.example.org": failed to call webhook: Post "https://app1.ops.svc:443/validate?timeout=10s": dial tcp ...
  {
    says: [
      'failed calling webhook {text}: failed to call webhook: Post {at}: {why}',
      'failed to call webhook: Post {at}: {why}',
    ],
    by: 'kube-apiserver',
    sign: 'kubernetes',
  },
];

const PLUGINS: readonly Entry[] = [
  // Still connecting to unix:///csi/csi.sock
  {
    says: 'Still connecting to {path}',
    outcome: 'failed',
    couldBe: ['refused', 'other-errno'],
    moment: 'connecting',
    by: 'csi-lib-utils',
    source: 'kubernetes-csi/csi-lib-utils 0.18, connection/connection.go',
  },
  // RegisterPlugin error -- dial failed at socket /var/lib/kubelet/plugins_registry/x-reg.sock, err: ...
  {
    says: ['dial failed at socket {path}, err: {why}', 'failed to dial socket {path}, err: {why}'],
    moment: 'connecting',
    by: 'kubelet',
    source: 'kubernetes 1.24, pkg/kubelet/pluginmanager/operationexecutor/operation_generator.go',
  },
];

const HELM: readonly Entry[] = [
  // Error: Kubernetes cluster unreachable: Get "https://198.51.100.7:6443/version": dial tcp 198.51.100.7:6443: i/o timeout
  {
    says: [
      'Kubernetes cluster unreachable: {why}',
      'Kubernetes cluster unreachable: Get {at}: {why}',
      'looks like {at} is not a valid chart repository or cannot be reached: {why}',
      'looks like {at} is not a valid chart repository or cannot be reached: Get {at}: {why}',
      'Unable to get an update from the {text} chart repository (({at}):',
    ],
    by: 'helm',
    source: 'helm 3.14, pkg/kube/client.go, pkg/repo/chartrepo.go, cmd/helm/repo_update.go',
  },
  {
    says: 'having trouble accessing {at}',
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    by: 'minikube',
    source: 'minikube 1.32, pkg/minikube/node/start.go',
  },
];

export const kubernetes: Family = {
  id: 'kubernetes',
  source:
    'kubernetes 1.20.2, staging/src/k8s.io/kubectl/pkg/cmd/util/helpers.go, client-go/tools/portforward, pkg/kubelet/prober, pkg/probe; containerd 1.6.20, pkg/cri/server/sandbox_portforward_linux.go',
  entries: [...KUBECTL, ...PORT_FORWARD, ...PROBES, ...NODES, ...PLUGINS, ...HELM],
};
