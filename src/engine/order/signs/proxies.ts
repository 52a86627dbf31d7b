import type { Sign } from '../sign.ts';

/** Somebody stands between: a proxy of the client, a balancer, an ingress. */

const REFUSED = { ended: ['refused'] } as const;

export const PROXY_SIGNS: readonly Sign[] = [
  {
    id: 'proxy-words',
    text: 'The message speaks of a proxy: the attempt went to it, not to the target',
    when: [
      {
        says: [
          'tunneling socket could not be established',
          'proxyconnect tcp',
          'Cannot connect to proxy',
          'Unable to connect to proxy',
          'ProxyError((',
          'ProxyConnectionError',
          'Proxy CONNECT aborted',
          'CONNECT tunnel failed',
          'Received HTTP code {n} from proxy',
          'proxy handshake error',
          'Could not resolve proxy',
          "Couldn't resolve proxy",
          'ERR_PROXY_CONNECTION_FAILED',
          'ERR_TUNNEL_CONNECTION_FAILED',
          'Unable to tunnel through proxy',
          'Uses proxy env variable',
          'SOCKSHTTPSConnectionPool',
          'SOCKSHTTPConnectionPool',
          "Can't complete SOCKS",
          "Can't connect to SOCKS proxy",
          'cannot complete SOCKS5 connection',
          'Proxy Authentication Required',
          'TCP_DENIED/403',
          'X-Squid-Error',
          'Connect to proxy failed',
          'proxy server is refusing connections',
          'Establish HTTP proxy tunnel',
          'Unexpected HTTP response from proxy',
        ],
        read: ['proxy'],
      },
    ],
    leads: ['proxy-in-the-way'],
    pull: 'strong',
    source:
      'the messages of tunnel-agent, Go net/http, urllib3, libcurl, Chromium net_error_list.h, Java HttpURLConnection, Squid',
    shows: 'Error: tunneling socket could not be established, cause=connect ECONNREFUSED 192.0.2.3:8080',
    counter: 'Error: socket could not be established, cause=connect ECONNREFUSED 192.0.2.3:8080',
  },
  {
    id: 'through-proxy',
    text: 'The attempt went to a proxy, not to the target',
    when: [{ attempt: ({ via }) => via !== undefined }],
    leads: ['proxy-in-the-way'],
    pull: 'strong',
    source: 'curl(1), -x; git-config(1), http.proxy; wget(1), "Proxies"; java.net, "Networking Properties"',
    shows:
      '$ curl -x http://192.0.2.3:3129 http://app1:8080/\ncurl: (56) Recv failure: Connection reset by peer',
    counter: '$ curl http://app1:8080/\ncurl: (56) Recv failure: Connection reset by peer',
  },
  {
    id: 'proxy-setting',
    text: 'A proxy is set for the client',
    when: [
      {
        line: /\b(?:https?|all|ftp|socks)_proxy["']?\s?[=:]\s?["']?\w|\bhttps?\.proxy["']?(?:\s|$)|\bproxy ?= ?["']?(?:https?|socks)|-Dhttps?\.proxyHost=|\bproxies\s?=\s?\{|"?https?-?proxy"?\s?[=:]\s?["']?(?:https?|socks)|\bUSE_PROXY\s?=\s?True|\bsocks5h?:\/\//i,
      },
      {
        ended: ['refused', 'kernel-timeout', 'own-deadline', 'reset-later', 'closed', 'silent', 'unresolved'],
      },
    ],
    leads: ['proxy-in-the-way'],
    pull: 'strong',
    source:
      'curl(1), "ENVIRONMENT"; git-config(1), http.proxy; npm documentation, "config": https-proxy; java.net networking properties',
    shows:
      '$ env | grep -i proxy\nhttps_proxy=http://192.0.2.3:3128\ncurl: (7) Failed to connect to 192.0.2.3 port 3128: Connection refused',
    counter:
      '$ env | grep -i proxy\nno_proxy=\ncurl: (7) Failed to connect to 192.0.2.3 port 3129: Connection refused',
  },
  {
    id: 'proxy-port',
    text: 'The port is a proxy’s: 3128, 1080, 8118, 7890 or 10809',
    when: [{ ports: [3128, 1080, 8118, 7890, 10808, 10809, 9050] }],
    leads: ['proxy-in-the-way', 'not-listening'],
    pull: 'usual',
    source:
      'Squid documentation, http_port 3128; RFC 1928: SOCKS 1080; Privoxy 8118; Tor 9050; Clash and v2rayN documentation',
    shows: 'curl: (7) Failed to connect to 192.0.2.3 port 3128: Connection refused',
    counter: 'curl: (7) Failed to connect to 192.0.2.3 port 3129: Connection refused',
  },
  {
    id: 'sidecar-port',
    text: 'The connection goes through a sidecar of a service mesh or of a cloud database',
    when: [
      { says: ['cloudsql-proxy', 'cloud-sql-proxy', 'istio-proxy', 'linkerd-proxy', 'envoy-sidecar'] },
      { ended: ['closed', 'reset-later', 'reset-connecting'] },
    ],
    leads: ['proxy-in-the-way', 'service-closes'],
    pull: 'strong',
    source:
      'Istio documentation, "Traffic management"; Cloud SQL documentation, "About the Cloud SQL Auth Proxy"',
    shows:
      "cloudsql-proxy: ready\nERROR 2013 (HY000): Lost connection to MySQL server at 'reading initial communication packet', system error: 0",
    counter:
      "ERROR 2013 (HY000): Lost connection to MySQL server at 'reading initial communication packet', system error: 0",
  },
  {
    id: 'lookup-of-a-scheme',
    text: 'The name that was looked up is a scheme: a proxy is written wrongly, with its scheme twice',
    when: [
      {
        says: [
          'lookup http on',
          'lookup https on',
          'lookup http:',
          'lookup https:',
          'getaddrinfo ENOTFOUND http',
          'Could not resolve proxy: http',
        ],
      },
    ],
    leads: ['proxy-in-the-way', 'dns-failure'],
    behind: ['dns-timeout'],
    pull: 'strong',
    source: 'Go net/http ProxyFromEnvironment: "http://http://proxy:3128" has the host http',
    shows: 'proxyconnect tcp: dial tcp: lookup http on 192.0.2.53:53: server misbehaving',
    counter: 'dial tcp: lookup db1 on 192.0.2.53:53: server misbehaving',
  },
  {
    id: 'balancer-refused',
    text: 'A reverse proxy or a balancer was refused by what is behind it',
    when: [
      {
        says: [
          'while connecting to upstream',
          'connecting to upstream',
          'attempt to connect to {at} {text}failed',
          'Layer4 connection problem',
          'delayed connect error: {n}',
          'upstream connect error or disconnect/reset before headers',
          'http: proxy error',
          'reverse proxy',
          'failed to make connection to backend',
        ],
        read: ['balancer'],
      },
      REFUSED,
    ],
    leads: ['not-listening', 'wrong-port', 'flapping-listener', 'loopback-only', 'no-ready-endpoints'],
    behind: ['proxy-in-the-way'],
    pull: 'usual',
    source:
      'nginx src/http/ngx_http_upstream.c; Apache modules/proxy/proxy_util.c; HAProxy doc/management.txt; Envoy documentation, "Response flags"',
    shows:
      'connect() failed (111: Connection refused) while connecting to upstream, client: 198.51.100.9, server: app1, upstream: "http://192.0.2.7:8080/"',
    counter: 'connect() failed (111: Connection refused) while reading, client: 198.51.100.9, server: app1',
  },
  {
    id: 'no-healthy-backend',
    text: 'A balancer says that it has nothing ready behind it',
    when: [
      {
        says: [
          'no healthy upstream',
          'no live upstreams',
          'has no server available',
          'failed_to_pick_backend',
          'no healthy host',
          'no available server',
          'has no endpoints',
          'no endpoints available for service',
          'does not have any active endpoint',
          'backend fetch failed',
          'No server is available to handle this request',
          'subsets: [[]]',
        ],
      },
    ],
    leads: ['no-ready-endpoints', 'not-listening'],
    pull: 'strong',
    source:
      'Envoy source/common/http/headers; nginx ngx_http_upstream_round_robin.c; HAProxy src/server.c; Google Cloud documentation, statusDetails; kube-proxy; ingress-nginx',
    shows:
      'nginx: no live upstreams while connecting to upstream\ncurl: (7) Failed to connect to app1 port 80: Connection refused',
    counter:
      'nginx: while connecting to upstream\ncurl: (7) Failed to connect to app1 port 80: Connection refused',
  },
  {
    id: 'endpoints-empty',
    text: 'The Service has no endpoints',
    // Endpoints:          frontlb   <none>   14m
    when: [
      {
        line: /^[\s>]{0,8}Endpoints: {0,20}(?:<none>)?$|^[\w.-]{1,60} {1,40}<none> {1,40}\d{1,4}[smhd]\S{0,6}$/,
      },
    ],
    unless: [{ line: /^\s{0,8}NAME\s.{0,80}\bPOD-SELECTOR\b/ }],
    leads: ['no-ready-endpoints'],
    pull: 'strong',
    source: 'Kubernetes documentation, "Debug Services": kubectl get endpoints prints <none>',
    shows: 'Endpoints:         <none>\ncurl: (7) Failed to connect to app1 port 80: Connection refused',
    counter:
      'Endpoints:         10.1.0.7:80\ncurl: (7) Failed to connect to app1 port 80: Connection refused',
  },
  {
    id: 'node-local-only',
    text: 'The Service answers only on nodes that run one of its pods (externalTrafficPolicy: Local)',
    when: [{ line: /externalTrafficPolicy\S{0,4}:? {0,8}"?Local\b|^Local \[\{/ }],
    leads: ['no-ready-endpoints', 'partial-backend'],
    pull: 'usual',
    source: 'Kubernetes documentation, "Create an External Load Balancer: Preserving the client source IP"',
    shows: 'externalTrafficPolicy: Local\ncurl: (7) Failed to connect to app1 port 80: Connection refused',
    counter:
      'externalTrafficPolicy: Cluster\ncurl: (7) Failed to connect to app1 port 80: Connection refused',
  },
];
