import type { Sign } from '../sign.ts';
import { isByProgram } from '../typed-tools.ts';

/** A container, a pod or another machine in the machine: whose loopback is it, and whose port. */

const LOOPBACK = { dials: ['loopback'] } as const;
const REFUSED = { ended: ['refused'] } as const;

const OWN_NAMESPACE =
  'Kubernetes and Docker documentation: each pod or container has a network namespace, and so a loopback, of its own';
const NODE_REFUSED = 'Error: connect ECONNREFUSED 127.0.0.1:5432';
const GO_REFUSED = 'dial tcp 127.0.0.1:5432: connect: connection refused';
const CURL_REFUSED = 'curl: (7) Failed to connect to localhost port 8080: Connection refused';

export const CONTAINER_SIGNS: readonly Sign[] = [
  {
    id: 'probe-unanswered',
    text: 'The kubelet’s own probe of a pod on its node is not answered in its time: the container is busy, or the time is short',
    when: [
      { line: /\b(?:Liveness|Readiness|Startup) probe (?:for "[^"]{1,250}" )?(?:failed|errored)\b/ },
      { attempt: ({ outcome }) => outcome === 'own-deadline' || outcome === 'silent' },
    ],
    leads: ['unresponsive-service', 'client-timeout-too-short', 'accept-queue-overflow', 'firewall-drop'],
    pull: 'strong',
    source:
      'Kubernetes documentation, "Configure Liveness, Readiness and Startup Probes": the kubelet of the node asks, timeoutSeconds is 1 where nothing is said',
    shows:
      'Liveness probe failed: Get "http://10.244.3.7:8080/healthz": context deadline exceeded (Client.Timeout exceeded while awaiting headers)',
    counter:
      'Get "http://10.244.3.7:8080/healthz": context deadline exceeded (Client.Timeout exceeded while awaiting headers)',
  },
  {
    id: 'loopback-in-compose',
    text: 'A service of a compose file speaks here, and dials localhost: that is its own container',
    // web-1  | Error: connect ...      kafka2_1         | [2026-03-01 ...
    when: [{ line: /^[\s>]{0,8}[a-z\d][\w.-]{0,60}[-_]\d{1,3} {1,30}\| /i }, LOOPBACK, REFUSED],
    leads: ['container-localhost'],
    pull: 'strong',
    source: 'docker compose logs, Compose v2: formatter/logs.go; v1: log_printer.py; measured with v2.40',
    shows: `web-1  | ${NODE_REFUSED}`,
    counter: `web 1 ${NODE_REFUSED}`,
  },
  {
    id: 'loopback-in-exec',
    text: 'The command ran inside a container, where localhost is the container itself',
    when: [{ attempt: ({ place }) => place.inside !== undefined }, LOOPBACK, REFUSED],
    leads: ['container-localhost', 'not-listening'],
    pull: 'strong',
    source: OWN_NAMESPACE,
    shows: `$ docker exec web curl http://localhost:8080/\n${CURL_REFUSED}`,
    counter: `$ curl http://localhost:8080/\n${CURL_REFUSED}`,
  },
  {
    id: 'loopback-in-container-output',
    text: 'The program’s output comes out of a container, and it dials localhost: that is the container itself',
    when: [
      {
        says: [
          'docker run',
          'docker start',
          'docker logs',
          'docker-compose up',
          'docker compose up',
          'docker-compose logs',
          'docker compose logs',
          'podman run',
          'podman logs',
          'kubectl logs',
          'oc logs',
        ],
      },
      { attempt: isByProgram },
      LOOPBACK,
      REFUSED,
    ],
    leads: ['container-localhost', 'not-listening'],
    pull: 'strong',
    source: OWN_NAMESPACE,
    shows: `$ docker run --rm shop\n${NODE_REFUSED}`,
    counter: `$ node shop.js\n${NODE_REFUSED}`,
  },
  {
    id: 'loopback-at-container-prompt',
    text: 'The prompt’s host name is a container’s id or a pod’s name: localhost is the container itself',
    // root@f2b1c09a77de:/app#      app@web-6f9b6bd75d-cxqmj:/$      / # has no name
    when: [
      {
        line: /(?:^|[\s[])[a-z_][\w-]{0,31}@(?:[\da-f]{12}|[a-z\d][a-z\d-]{0,50}-[\da-f]{8,10}-[a-z\d]{5})[:\s][^#$]{0,80}[#$]/,
      },
      LOOPBACK,
      REFUSED,
    ],
    leads: ['container-localhost', 'not-listening'],
    pull: 'strong',
    source:
      'docker run reference: the host name defaults to the first 12 digits of the id; ReplicaSet names its pods NAME-HASH-SUFFIX (Kubernetes documentation)',
    shows: `root@f2b1c09a77de:/srv# curl http://localhost:8080/\n${CURL_REFUSED}`,
    counter: `root@web1:/srv# curl http://localhost:8080/\n${CURL_REFUSED}`,
  },
  {
    id: 'loopback-in-runner',
    text: 'The step ran in a job of a CI runner that may be a container: a service container is not at its localhost',
    when: [
      {
        says: [
          '##[[group]Run {text}',
          'Running with gitlab-runner',
          'Preparing the "docker" executor',
          'services: postgres',
        ],
      },
      LOOPBACK,
      REFUSED,
    ],
    leads: ['container-localhost', 'not-listening'],
    pull: 'strong',
    source:
      'GitHub Actions documentation, "Communicating with Docker service containers": a job in a container reaches services by name, not at localhost; GitLab documentation, "Services"',
    shows: `##[group]Run go test ./...\n    db_test.go:27: ${GO_REFUSED}`,
    counter: `go test ./...\n    db_test.go:27: ${GO_REFUSED}`,
  },
  {
    id: 'loopback-behind-bridge',
    text: 'The proxy’s client came in over a container network, so the proxy runs in a container: its loopback is its own',
    when: [{ line: /\bclient: 172\.(?:1[7-9]|2\d|3[01])\.\d{1,3}\.\d{1,3}\b/ }, LOOPBACK, REFUSED],
    leads: ['container-localhost', 'not-listening'],
    pull: 'strong',
    source:
      'Docker’s default address pools (documentation, "Networking"); nginx names the client of each message',
    shows:
      'connect() failed (111: Connection refused) while connecting to upstream, client: 172.19.0.1, server: app1, upstream: "http://127.0.0.1:8000/"',
    counter:
      'connect() failed (111: Connection refused) while connecting to upstream, client: 192.0.2.1, server: app1, upstream: "http://127.0.0.1:8000/"',
  },
  {
    id: 'loopback-from-image-path',
    text: 'The program lies where images put theirs (/app, /usr/src/app): it may run in a container',
    when: [
      {
        line: /(?:^|[\s("'`:[/])\/(?:app|usr\/src\/app|home\/node\/app|var\/task|opt\/app-root|workspace|code)\/[\w.@-]/,
      },
      LOOPBACK,
      REFUSED,
    ],
    leads: ['container-localhost', 'not-listening'],
    pull: 'slight',
    source:
      'Docker documentation, "Writing a Dockerfile": WORKDIR /app; the node image’s documentation: /usr/src/app',
    shows: `${NODE_REFUSED}\n    at connect (/usr/src/app/node_modules/pg/lib/connection.js:12:3)`,
    counter: `${NODE_REFUSED}\n    at connect (/home/jo/shop/node_modules/pg/lib/connection.js:12:3)`,
  },
  {
    id: 'loopback-in-cluster',
    text: 'A cluster is in the picture: in a pod, localhost is the pod itself',
    when: [
      {
        says: [
          'kubernetes',
          'kubectl',
          'k8s',
          '.svc.cluster.local',
          'kubelet',
          'helm upgrade',
          'helm install',
        ],
      },
      LOOPBACK,
      REFUSED,
    ],
    unless: [
      {
        says: [
          'port-forward',
          'portforward.go',
          'kubectl get',
          'did you specify the right host or port',
          'memcache.go',
          'kube-apiserver',
        ],
      },
      { ports: [6443, 80, 443] },
    ],
    leads: ['not-listening', 'container-localhost'],
    pull: 'slight',
    source: OWN_NAMESPACE,
    shows: `pod/web kubelet: ${GO_REFUSED}`,
    counter: GO_REFUSED,
  },
  {
    id: 'localhost-in-emulator',
    text: 'The program runs on a phone or in its emulator, where localhost is the phone itself',
    when: [
      {
        says: [
          'E/flutter',
          'I/flutter',
          'Android emulator',
          'OkHttpClient',
          'AndroidRuntime',
          'D/ReactNative',
          'W/System.err',
          'com.android.okhttp',
          'okhttp3.internal',
        ],
      },
      LOOPBACK,
    ],
    unless: [{ ended: ['kernel-timeout', 'own-deadline', 'reset-later', 'closed', 'silent'] }],
    leads: ['wrong-host', 'container-localhost', 'not-listening'],
    pull: 'strong',
    source:
      'Android documentation, "Set up Android Emulator networking": 127.0.0.1 is the emulated device, 10.0.2.2 the host',
    shows:
      'E/flutter ( 8084): SocketException: OS Error: Connection refused, errno = 111, address = localhost, port = 43992',
    counter: 'SocketException: OS Error: Connection refused, errno = 111, address = localhost, port = 43992',
  },
  {
    id: 'bridge-host-refuses',
    text: 'The container dials its host: a service that listens on the host’s loopback only does not hear it',
    when: [{ dials: ['container-host'] }, REFUSED],
    leads: ['loopback-only', 'not-listening', 'firewall-reject', 'wrong-port'],
    pull: 'usual',
    source:
      'Docker documentation, "Networking features in Docker Desktop" and "Bridge network driver": the host’s end of the bridge is an address of its own',
    shows: 'nc: connect to 172.17.0.1 port 5432 (tcp) failed: Connection refused',
    counter: 'nc: connect to 172.17.0.9 port 5432 (tcp) failed: Connection refused',
  },
  {
    id: 'bridge-host-silent',
    text: 'The container dials its host, and the packet comes in by the bridge: the host’s own filter sees it as input',
    when: [{ dials: ['container-host'] }, { ended: ['kernel-timeout', 'own-deadline'] }],
    leads: ['firewall-drop', 'wrong-host'],
    behind: ['path-filter'],
    pull: 'strong',
    source:
      'Docker documentation, "Packet filtering and firewalls": traffic to the host passes INPUT; ufw drops by default',
    shows: 'nc: connect to 172.17.0.1 port 5432 (tcp) failed: Connection timed out',
    counter: 'nc: connect to 172.17.0.9 port 5432 (tcp) failed: Connection timed out',
  },
  {
    id: 'bridge-host-unreachable',
    text: 'The container dials its host, and the host’s own filter answers',
    when: [{ dials: ['container-host'] }, { ended: ['host-unreachable'] }],
    leads: ['firewall-reject'],
    pull: 'strong',
    source:
      'firewalld rejects with icmp-host-prohibited by default, which connect() returns as EHOSTUNREACH (facts A1)',
    shows: 'nc: connect to 172.17.0.1 port 5432 (tcp) failed: No route to host',
    counter: 'nc: connect to 172.17.0.9 port 5432 (tcp) failed: No route to host',
  },
  {
    id: 'container-address-refuses',
    text: 'The address is a container’s: its machine is there, and what runs inside does not listen on it',
    when: [{ dials: ['container-network', 'pod-network'] }, REFUSED],
    leads: ['not-listening', 'container-loopback-bind', 'wrong-port', 'flapping-listener'],
    pull: 'slight',
    source:
      'A kernel answers with RST for a port without a listener (RFC 9293, 3.10.7.1); Docker’s default address pools',
    shows: 'nc: connect to 172.17.0.9 port 5432 (tcp) failed: Connection refused',
    counter: 'nc: connect to 192.0.2.9 port 5432 (tcp) failed: Connection refused',
  },
];
