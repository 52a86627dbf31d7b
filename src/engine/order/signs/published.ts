import { grouped } from '../../../model/grouped.ts';
import { onceAKind } from '../../../model/tables.ts';
import type { FactOf } from '../../../model/fact.ts';
import type { Scene } from '../../../model/scene.ts';
import { failedPorts } from '../failed-attempts.ts';
import { some, type Sign } from '../sign.ts';
import { isByHand } from '../typed-tools.ts';

/** A port that is published, or is not, and what listens behind it. */

const LOOPBACK = { dials: ['loopback'] } as const;
const REFUSED = { ended: ['refused'] } as const;
const RESET = { ended: ['reset-later', 'closed', 'reset-connecting'] } as const;

const CURL_REFUSED = 'curl: (7) Failed to connect to localhost port 8080: Connection refused';
const CURL_RESET = 'curl: (56) Recv failure: Connection reset by peer';

type Published = FactOf<'published'>;

/** It is the published port that is dialled, as far as a port was read. */
function isDialled({ on }: Published, scene: Scene): boolean {
  const ports = failedPorts(scene);
  const isNamed = ports.size > (ports.has(undefined) ? 1 : 0);
  return on !== undefined && (!isNamed || ports.has(on.port));
}

/** 80/tcp, 0.0.0.0:8080->8080/tcp */
function isMappedPast(row: Published, scene: Scene): boolean {
  if (row.on === undefined || !isDialled(row, scene)) return false;
  const exposed = exposedPorts(scene.facts).get(row.name);
  return exposed !== undefined && !exposed.has(row.to?.port);
}

/** Of each container, the ports that its image listens on and that are not published. */
const exposedPorts = onceAKind('published', (rows) => {
  const byName = grouped(
    rows.filter(({ on }) => on === undefined),
    ({ name }) => name,
  );
  return new Map([...byName].map(([name, own]) => [name, new Set(own.map(({ to }) => to?.port))]));
});

export const PUBLISHED_SIGNS: readonly Sign[] = [
  {
    id: 'published-port-resets',
    text: 'The published port takes the connection and ends it at once: so Docker’s proxy does when nothing answers inside on the container’s own address',
    when: [
      {
        says: [
          'docker run',
          'docker ps',
          'docker-compose',
          'docker compose',
          'docker logs',
          'docker container',
          'podman run',
          'podman ps',
          '0.0.0.0:{port}->{n}',
        ],
      },
      LOOPBACK,
      RESET,
    ],
    leads: ['container-loopback-bind', 'forwarded-to-wrong-port', 'service-closes'],
    pull: 'strong',
    source:
      'moby cmd/docker-proxy/tcp_proxy_linux.go: it accepts first and dials the container then; measured: curl gets (52) or (56)',
    shows: `$ docker run -d -p 8080:80 web\n$ curl http://localhost:8080/\n${CURL_RESET}`,
    counter: `$ curl http://localhost:8080/\n${CURL_RESET}`,
  },
  {
    id: 'loopback-resets-curl',
    text: 'localhost takes the connection and ends it before any answer: a published port with nothing behind it does so',
    when: [LOOPBACK, RESET, { attempt: ({ tool }) => tool === 'curl' || tool === 'wget' }],
    leads: ['container-loopback-bind', 'service-closes', 'forwarded-to-wrong-port'],
    pull: 'slight',
    source: 'moby cmd/docker-proxy/tcp_proxy_linux.go; measured: curl gets (52) or (56)',
    shows: `$ curl http://localhost:8080/\n${CURL_RESET}`,
    counter: `$ curl http://192.0.2.7:8080/\n${CURL_RESET}`,
  },
  {
    id: 'no-port-published',
    text: 'docker run was given no port to publish (-p)',
    when: [
      {
        line: /\b(?:docker|podman)(?: container)? run(?! .{0,300} ?(?:-\w{0,6}p|-P|--help|--net(?:work)?[= ]host)\b) /,
      },
      { attempt: isByHand },
      LOOPBACK,
      REFUSED,
    ],
    leads: ['container-port-unpublished', 'not-listening'],
    pull: 'strong',
    source: 'docker run reference: without -p or -P no port is reachable from the host',
    shows: `$ docker run -d --name web httpd\n$ curl http://localhost:80/\ncurl: (7) Failed to connect to localhost port 80: Connection refused`,
    counter: `$ docker run -d --name web -p 80:80 httpd\n$ curl http://localhost:80/\ncurl: (7) Failed to connect to localhost port 80: Connection refused`,
  },
  {
    id: 'published-port-refuses',
    text: 'The port is published, and yet it refuses from elsewhere: inside, nothing listens on the container’s own address',
    when: [
      { line: /\b(?:0\.0\.0\.0|\[::\]|::):\d{1,5}->\d{1,5}\b/ },
      { dials: ['private', 'public', 'container-network', 'nat-guest'] },
      REFUSED,
    ],
    leads: ['container-loopback-bind', 'not-listening', 'forwarded-to-wrong-port'],
    pull: 'usual',
    source:
      'Docker documentation, "Packet filtering and firewalls": a published port is DNATed to the container, whose kernel answers with RST',
    shows:
      'web_1   bundle exec rackup   Up   0.0.0.0:3000->3000/tcp\n$ curl 192.168.9.103:3000\ncurl: (7) Failed to connect to 192.168.9.103 port 3000: Connection refused',
    counter:
      'web_1   bundle exec rackup   Up   3000/tcp\n$ curl 192.168.9.103:3000\ncurl: (7) Failed to connect to 192.168.9.103 port 3000: Connection refused',
  },
  {
    id: 'published-and-refused-at-home',
    text: 'The port is published, and localhost refuses it: Docker’s proxy would have taken it on the host, so the client runs elsewhere, in a container',
    when: [
      some('published', (row, scene) => row.by !== 'kubernetes' && row.on?.port === scene.case.port),
      LOOPBACK,
      REFUSED,
    ],
    unless: [{ line: /\bUp \d{1,2} seconds\b|\bRestarting \(|\bExited \(/ }],
    leads: ['container-localhost', 'not-listening', 'container-loopback-bind'],
    pull: 'usual',
    source: 'moby cmd/docker-proxy/tcp_proxy_linux.go: it accepts first and dials the container then',
    shows: `CONTAINER ID   IMAGE   COMMAND   CREATED       STATUS       PORTS                    NAMES\n77aa12bc0f31   web     "/run"    3 hours ago   Up 3 hours   0.0.0.0:8080->80/tcp   web1\n${CURL_REFUSED}`,
    counter: `CONTAINER ID   IMAGE   COMMAND   CREATED       STATUS       PORTS                    NAMES\n77aa12bc0f31   web     "/run"    3 hours ago   Up 3 hours   0.0.0.0:8081->80/tcp   web1\n${CURL_REFUSED}`,
  },
  {
    id: 'published-on-loopback',
    text: 'The container’s port is published on the host’s loopback alone',
    // 127.0.0.1:5432->5432/tcp      - "127.0.0.1:5432:5432"      -p 127.0.0.1:5432:5432
    when: [
      {
        line: /\b127\.0\.0\.1:\d{1,5}->\d{1,5}\b|^\s{0,20}- ["']?127\.0\.0\.1:\d{1,5}:\d{1,5}\b|-p 127\.0\.0\.1:\d{1,5}:\d{1,5}\b/,
      },
      { ended: ['refused', 'kernel-timeout', 'own-deadline'] },
    ],
    unless: [LOOPBACK, { line: /\b0\.0\.0\.0:\d{1,5}->\d{1,5}\b/ }],
    leads: ['container-port-unpublished', 'loopback-only'],
    behind: ['not-listening', 'wrong-port'],
    pull: 'strong',
    source:
      'Docker documentation, "Port publishing and mapping": an address before the port limits who may connect',
    shows: `pg 127.0.0.1:5432->5432/tcp\n${CURL_REFUSED.replace('localhost', '192.0.2.7')}`,
    counter: `pg 0.0.0.0:5432->5432/tcp\n${CURL_REFUSED.replace('localhost', '192.0.2.7')}`,
  },
  {
    id: 'exposed-not-published',
    text: 'The compose file exposes the port to other containers and publishes none on the host',
    when: [
      { line: /^\s{0,12}expose:\s{0,4}(?:\[.{0,60}\])?$/ },
      { attempt: (attempt) => isByHand(attempt) || attempt.tool === 'mysql' || attempt.tool === 'program' },
      { dials: ['loopback', 'private'] },
      REFUSED,
    ],
    unless: [{ line: /^\s{0,12}(?:ports|network_mode):/ }],
    leads: ['container-port-unpublished', 'not-listening'],
    pull: 'strong',
    source: 'Compose specification, "expose" and "ports"',
    shows: `    expose:\n      - "8080"\n$ curl http://localhost:8080/\n${CURL_REFUSED}`,
    counter: `    ports:\n      - "8080:8080"\n$ curl http://localhost:8080/\n${CURL_REFUSED}`,
  },
  {
    id: 'mapped-past-the-exposed',
    text: 'The image says that it listens on one port, and another one is published',
    // 80/tcp, 0.0.0.0:8080->8080/tcp
    when: [
      some('published', isMappedPast),
      { ended: ['refused', 'reset-later', 'closed', 'reset-connecting'] },
    ],
    leads: ['forwarded-to-wrong-port', 'container-loopback-bind'],
    pull: 'strong',
    source: 'Dockerfile reference, EXPOSE: the ports that the image listens on; docker ps reference, PORTS',
    shows: `CONTAINER ID   IMAGE   COMMAND    CREATED          STATUS          PORTS                            NAMES\n77aa12bc0f31   web     "/start"   20 seconds ago   Up 19 seconds   80/tcp, 0.0.0.0:8080->8080/tcp   web1\n$ curl http://localhost:8080/\n${CURL_RESET}`,
    counter: `77aa12bc0f31   web   "/start"   20 seconds ago   Up 19 seconds   443/tcp, 0.0.0.0:8080->80/tcp, 443/tcp   web\n${CURL_RESET.replace('(56) Recv failure: Connection reset by peer', '(6) Could not resolve host: app1')}`,
  },
];
