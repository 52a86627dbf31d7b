import type { Outcome } from '../../model/outcome.ts';
import type { Entry, Family } from '../entry.ts';
import { ANY_FAILURE } from '../open-outcomes.ts';

/** The socket's file is missing, or nobody listens on it; EACCES has words of its own. */
const NO_DAEMON: readonly Outcome[] = ['refused', 'other-errno'];
const NO_DAEMON_OR_TIME: readonly Outcome[] = [...NO_DAEMON, 'kernel-timeout', 'own-deadline'];

const DOCKER: readonly Entry[] = [
  // Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?
  {
    says: [
      'Cannot connect to the Docker daemon at {path}. Is the docker daemon running?',
      'Cannot connect to the Docker daemon at npipe:{text}. Is the docker daemon running?',
      'Cannot connect to the Docker daemon. Is the docker daemon running',
      "Cannot connect to the Docker daemon. Is 'docker daemon' running on this host?",
      'Cannot connect to the Docker daemon. Is the docker daemon running on this host?',
    ],
    outcome: 'failed',
    couldBe: NO_DAEMON,
    moment: 'connecting',
    by: 'docker',
  },
  {
    says: 'Cannot connect to the Docker daemon at {at}. Is the docker daemon running?',
    outcome: 'failed',
    couldBe: NO_DAEMON_OR_TIME,
    moment: 'connecting',
    by: 'docker',
  },
  // failed to connect to the docker API at unix:///var/run/docker.sock; check if the path is correct and if the daemon is running: dial unix ...
  {
    says: [
      'failed to connect to the docker API at {path}; check if the path is correct and if the daemon is running: {why}',
      'failed to connect to the docker API at {at}; check if {text}: {why}',
    ],
    moment: 'connecting',
    by: 'docker',
    since: '28.4',
    source: 'moby 28.4, client/errors.go',
  },
  // Got permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: Get "http://%2Fvar%2F...": dial unix ...
  {
    says: [
      'permission denied while trying to connect to the Docker daemon socket at {path}',
      'permission denied while trying to connect to the Docker API at {path}',
    ],
    errno: 'EACCES',
    moment: 'connecting',
    by: 'docker',
  },
  // error during connect: this error may indicate that the docker daemon is not running: Get "http://%2F%2F.%2Fpipe%2Fdocker_engine/v1.24/containers/json": open //./pipe/docker_engine: The system cannot find the file specified.
  {
    says: [
      'open //./pipe/docker_engine: The system cannot find the file specified',
      'open //./pipe/dockerDesktopLinuxEngine: The system cannot find the file specified',
      'error during connect: this error may indicate that the docker daemon is not running',
    ],
    errno: 'ENOENT',
    outcome: 'other-errno',
    moment: 'connecting',
    by: 'docker',
  },
  {
    says: 'open //./pipe/docker_engine: Access is denied',
    errno: 'EACCES',
    moment: 'connecting',
    by: 'docker',
  },
  {
    says: [
      'error during connect: {why}',
      'error during connect: Get {at}: {why}',
      'error during connect: Post {at}: {why}',
    ],
    by: 'docker',
  },
  // Error response from daemon: Get "https://registry.example.org/v2/": net/http: TLS handshake timeout
  {
    says: [
      'Error response from daemon: Get {at}: {why}',
      'Error response from daemon: Head {at}: {why}',
      'Error response from daemon: login attempt to {at} failed',
      'Error response from daemon: failed to resolve reference {text}: {why}',
    ],
    by: 'docker',
  },
  // Can't forward traffic to backend tcp/172.17.0.2:80: dial tcp 172.17.0.2:80: connect: connection refused
  {
    says: "Can't forward traffic to backend tcp/{at}: {why}",
    moment: 'connecting',
    by: 'docker-proxy',
    sign: 'container',
  },
  {
    says: 'Timeout was reached before node [was ]joined',
    outcome: 'own-deadline',
    couldBe: ['own-deadline', 'refused', 'kernel-timeout'],
    by: 'docker',
    source: 'moby 20.10, daemon/cluster/errors.go: errSwarmJoinTimeoutReached',
  },
  // manager stopped: can't initialize raft node: rpc error: code = Unknown desc = could not connect to prospective new cluster member using its advertised address: rpc error: ...
  {
    says: 'could not connect to prospective new cluster member using its advertised address: {why}',
    moment: 'connecting',
    by: 'docker',
    sign: 'advertised',
    source: 'swarmkit, manager/state/raft/raft.go: ErrNoClusterLeader and its neighbours',
  },
];

/** docker-compose 1.x and other programs on the Python library. */
const DOCKER_PY: readonly Entry[] = [
  // ERROR: Couldn't connect to Docker daemon at http+docker://localhost - is it running?
  {
    says: [
      "Couldn't connect to Docker daemon at http+docker://{text} - is it running?",
      "Couldn't connect to Docker daemon",
    ],
    outcome: 'failed',
    couldBe: NO_DAEMON,
    moment: 'connecting',
    by: 'docker-compose',
  },
  {
    says: "Couldn't connect to Docker daemon at {at} - is it running?",
    outcome: 'failed',
    couldBe: NO_DAEMON_OR_TIME,
    moment: 'connecting',
    by: 'docker-compose',
  },
  // docker.errors.DockerException: Error while fetching server API version: ('Connection aborted.', PermissionError(13, 'Permission denied'))
  { says: 'Error while fetching server API version: {why}', moment: 'connecting', by: 'docker-compose' },
];

const PULLS: readonly Entry[] = [
  // failed to do request: Head "https://registry.example.org/v2/app/manifests/1": dial tcp 198.51.100.7:443: i/o timeout
  {
    says: [
      'failed to do request: (Head|Get|Post|Put) {at}: {why}',
      'failed to fetch (anonymous|oauth) token: (Get|Post) {at}: {why}',
      'failed to resolve source metadata for {text}: {why}',
      'failed to resolve reference {text}: {why}',
      'failed to copy: httpReadSeeker: failed open: failed to do request: Get {at}: {why}',
      'failed to (pull|push|authorize|solve): {why}',
    ],
    by: 'containerd',
    source: 'containerd 1.6.20, remotes/docker/resolver.go, remotes/docker/auth, pull.go; BuildKit, solver',
  },
  // Error: initializing source docker://app1:5000/app:1: pinging container registry app1:5000: Get "https://app1:5000/v2/": dial tcp ...
  {
    says: [
      'pinging container registry {host}: {why}',
      'error pinging docker registry {host}: {why}',
      'pinging docker registry returned: {why}',
      'Requesting be(ar|arer) token: {why}',
    ],
    by: 'podman',
    source: 'containers/image 5.23.1, docker/docker_client.go',
  },
  { says: ['Failed to pull image {text}: {why}', 'ErrImagePull: {why}'], by: 'kubelet', sign: 'kubernetes' },
];

const OTHERS: readonly Entry[] = [
  // Cannot connect to Podman. Please verify your connection to the Linux system using `podman system connection list`, ...
  {
    says: [
      'Cannot connect to Podman. Please verify your connection to the Linux system',
      'Cannot connect to Podman',
    ],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    moment: 'connecting',
    by: 'podman',
    source: 'podman 4.3, pkg/bindings/connection.go, cmd/podman/registry',
  },
  {
    says: ['unable to connect to Podman socket: {why}', 'unable to connect to Podman. {why}'],
    moment: 'connecting',
    by: 'podman',
    source: 'podman 4.3, pkg/bindings/connection.go',
  },
  // ctr: failed to dial "/run/containerd/containerd.sock": context deadline exceeded
  {
    says: 'failed to dial {path}: context deadline exceeded',
    outcome: 'failed',
    couldBe: [...NO_DAEMON, 'own-deadline'],
    moment: 'connecting',
    by: 'containerd',
    source: 'containerd 1.6.20, client.go: a blocking gRPC dial that tries again until its deadline',
  },
  {
    says: [
      'failed to dial {path}: {why}',
      'cannot access containerd socket {path}: {why}',
      'failed to connect to shim{text}: {why}',
    ],
    moment: 'connecting',
    by: 'containerd',
  },
  // crictl: connect: connect endpoint 'unix:///run/containerd/containerd.sock', make sure you are running as root and the endpoint has been started: ...
  {
    says: [
      'connect endpoint {path}, make sure you are running as root and the endpoint has been started: {why}',
      'failed to connect, make sure you are running as root and the runtime has been started: {why}',
      'unable to connect to runtime endpoint',
    ],
    moment: 'connecting',
    by: 'crictl',
    source: 'cri-tools 1.26, cmd/crictl/util.go',
  },
];

export const containers: Family = {
  id: 'containers',
  source:
    'Docker 20.10.24, client/errors.go, client/request.go, cmd/docker-proxy; docker-compose 1.29, cli/errors.py',
  entries: [...DOCKER, ...DOCKER_PY, ...PULLS, ...OTHERS],
};
