import { BROKEN, CONNECT_FAILED, OWN_TIME } from '../open-outcomes.ts';
import type { Family } from '../entry.ts';

/** What Go's net/http and crypto/tls say, as a client and as a server. */
export const goHttp: Family = {
  id: 'go-http',
  source:
    'Go 1.4 to 1.24: src/net/http/client.go, transport.go, server.go, h2_bundle.go, httputil, crypto/tls, crypto/x509',
  entries: [
    // Get "http://10.0.0.5:8080/": dial tcp ...      Get http://10.0.0.5:8080/: dial tcp ...             (up to 1.13)
    { says: '(Get|Post|Put|Head|Patch|Delete|Options) "{at}": {why}', by: 'go' },
    {
      says: ['(Get|Post|Put|Head|Patch|Delete) "{at}": EOF', '(Get|Post|Put|Head|Patch|Delete) {at}: EOF'],
      outcome: 'closed',
      moment: 'request',
      by: 'go',
    },
    // Post "<redacted>": EOF      (Prometheus and Alertmanager keep their receivers' URLs to themselves)
    {
      says: '(Get|Post|Put) "<redacted>": {why}',
      by: 'go',
      source: 'Alertmanager 0.25, notify/util.go: RedactURL',
    },
    {
      says: '(Get|Post|Put) "<redacted>": EOF',
      outcome: 'closed',
      moment: 'request',
      by: 'go',
      source: 'Alertmanager 0.25, notify/util.go: RedactURL',
    },
    {
      says: [
        '(Get|Post|Put|Head|Patch|Delete) "{at}": unexpected EOF',
        'transport connection broken: unexpected EOF',
      ],
      outcome: 'closed',
      moment: 'request',
      by: 'go',
    },
    // net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)
    {
      says: 'net/http: request canceled while waiting for connection',
      outcome: 'own-deadline',
      moment: 'connecting',
      by: 'go',
    },
    {
      says: [
        'net/http: request canceled ((Client.Timeout exceeded while awaiting headers)',
        'context deadline exceeded ((Client.Timeout exceeded while awaiting headers)',
        'Client.Timeout exceeded while awaiting headers',
        '(Get|Post|Put|Head|Patch|Delete) "{at}": context deadline exceeded',
      ],
      outcome: 'own-deadline',
      couldBe: [...OWN_TIME, 'unresolved'],
      by: 'go',
    },
    {
      says: [
        'Client.Timeout (exceeded|or context cancellation) while reading body',
        'net/http: timeout awaiting response headers',
        'http2: timeout awaiting response headers',
      ],
      outcome: 'silent',
      moment: 'request',
      by: 'go',
    },
    {
      says: 'net/http: TLS handshake timeout',
      outcome: 'silent',
      moment: 'tls',
      sign: 'tls-broke',
      by: 'go',
    },
    {
      says: 'context canceled',
      outcome: 'own-deadline',
      couldBe: [...OWN_TIME, 'unresolved'],
      weak: true,
      by: 'go',
    },
    // Get "https://10.0.0.5/": http: server gave HTTP response to HTTPS client
    {
      says: [
        'http: server gave HTTP response to HTTPS client',
        'tls: first record does not look like a TLS handshake',
        'tls: oversized record received with length {n}',
        'local error: tls: record overflow',
      ],
      outcome: 'replied',
      reply: 'no TLS: {said}',
      moment: 'tls',
      sign: 'other-protocol',
      by: 'go',
    },
    // net/http: HTTP/1.x transport connection broken: malformed HTTP response "SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u10"
    {
      says: [
        'malformed HTTP (response|status code|version) "{reply}"',
        'malformed HTTP (response|status code|version)',
        'http2: frame too large, note that the frame header looked like an HTTP/1.1 header',
      ],
      outcome: 'replied',
      moment: 'tls',
      sign: 'other-protocol',
      by: 'go',
    },
    { says: 'transport connection broken: {why}', moment: 'connected', by: 'go' },
    {
      says: 'http: server closed idle connection',
      outcome: 'closed',
      moment: 'idle',
      sign: 'idle-before',
      by: 'go',
    },
    {
      says: [
        'http2: server sent GOAWAY and closed the connection',
        "http2: Transport received Server's graceful shutdown GOAWAY",
        'http2: Transport received GOAWAY from server ErrCode:{word}',
      ],
      outcome: 'closed',
      moment: 'connected',
      sign: 'said-goodbye',
      by: 'go',
    },
    // Its own ping was not answered in time.
    { says: 'http2: client connection lost', outcome: 'silent', moment: 'idle', by: 'go' },
    {
      says: [
        'http2: client connection force closed via ClientConn.Close',
        'http2: client conn (is closed|not usable|could not be established)',
        'http2: response body closed',
      ],
      outcome: 'closed',
      couldBe: [...BROKEN, 'own-deadline', 'silent'],
      by: 'go',
    },
    {
      says: [
        'stream error: stream ID {n}; {word}; received from peer',
        'stream error: stream ID {n}; {word}',
      ],
      outcome: 'closed',
      couldBe: BROKEN,
      moment: 'request',
      sign: 'said-goodbye',
      by: 'go',
    },
    { says: 'http: unexpected EOF reading trailer', outcome: 'closed', moment: 'request', by: 'go' },
    {
      says: [
        'websocket: close 1006 ((abnormal closure)',
        'websocket: close 1006 ((abnormal closure): unexpected EOF',
      ],
      outcome: 'closed',
      couldBe: BROKEN,
      moment: 'connected',
      by: 'gorilla/websocket',
      source: 'gorilla/websocket 1.4 and 1.5 conn.go',
    },
    {
      says: 'net/http: cannot rewind body after connection loss',
      outcome: 'closed',
      couldBe: BROKEN,
      by: 'go',
    },
    // proxyconnect tcp: dial tcp 10.0.0.9:3128: connect: connection refused
    {
      says: [
        'proxyconnect tcp: dial tcp {proxy}: connect: {why}',
        'proxyconnect tcp: dial tcp {proxy}: connectex: {why}',
        'proxyconnect tcp: dial tcp {source}->{proxy}: connect: {why}',
      ],
      moment: 'connecting',
      sign: 'proxy',
      by: 'go',
    },
    {
      says: 'proxyconnect tcp: dial tcp {proxy}: i/o timeout',
      outcome: 'own-deadline',
      moment: 'connecting',
      sign: 'proxy',
      by: 'go',
    },
    {
      says: [
        'proxyconnect tcp: dial tcp: lookup {proxy} on {resolver}',
        'proxyconnect tcp: dial tcp: lookup {proxy}',
      ],
      outcome: 'unresolved',
      moment: 'looking-up',
      sign: 'proxy',
      by: 'go',
    },
    {
      says: 'proxyconnect tcp: tls: first record does not look like a TLS handshake',
      outcome: 'replied',
      moment: 'tls',
      sign: 'proxy',
      by: 'go',
    },
    { says: 'proxyconnect tcp: EOF', outcome: 'closed', moment: 'request', sign: 'proxy', by: 'go' },
    { says: 'proxyconnect tcp: {why}', moment: 'connecting', sign: 'proxy', by: 'go' },
    // socks connect tcp 10.0.0.9:1080->db1:5432: unknown error host unreachable                       (x/net)
    {
      says: [
        'socks connect tcp {proxy}->{at}: dial tcp {proxy}: connect: {why}',
        'socks connect tcp {proxy}->{at}: {why}',
      ],
      moment: 'connecting',
      sign: 'proxy',
      by: 'go',
      source: 'golang.org/x/net internal/socks/socks.go',
    },
    {
      says: 'socks connect tcp {proxy}->{at}: unknown error {text}',
      outcome: 'failed',
      weak: true,
      couldBe: CONNECT_FAILED,
      sign: 'proxy',
      by: 'go',
      source: 'golang.org/x/net internal/socks/socks.go',
    },
    { says: 'http: proxy error: {why}', sign: 'balancer', by: 'go' },
    {
      says: ['http: proxy error: context canceled', 'http: proxy error: (EOF|unexpected EOF)'],
      outcome: 'closed',
      couldBe: [...BROKEN, 'own-deadline', 'silent'],
      sign: 'balancer',
      by: 'go',
    },
    // remote error: tls: handshake failure
    {
      says: [
        'remote error: tls',
        'remote error: (handshake failure|bad certificate|protocol version not supported)',
      ],
      outcome: 'replied',
      reply: 'TLS',
      moment: 'tls',
      sign: 'tls-broke',
      by: 'go',
    },
    {
      says: [
        'x509: certificate signed by unknown authority',
        'x509: certificate is (valid for {text}, not {host}|not valid for any names)',
        'x509: certificate has expired or is not yet valid',
        "x509: cannot validate certificate for {host} because it doesn't contain any IP SANs",
        'x509: certificate relies on legacy Common Name field',
        'x509: certificate specifies an incompatible key usage',
        'tls: failed to verify certificate',
        'tls: server selected unsupported protocol version {word}',
        'tls: protocol version not supported',
        'tls: no supported versions satisfy MinVersion and MaxVersion',
        'tls: handshake failure',
      ],
      outcome: 'replied',
      reply: 'TLS',
      moment: 'tls',
      sign: 'tls-broke',
      by: 'go',
    },
    // http: TLS handshake error from 10.0.0.7:41234: EOF
    {
      says: 'http: TLS handshake error from {client}: {why}',
      moment: 'tls',
      sign: 'tls-broke',
      byServer: true,
      by: 'go',
    },
    {
      says: 'http: TLS handshake error from {client}: EOF',
      outcome: 'closed',
      moment: 'tls',
      sign: 'tls-broke',
      byServer: true,
      by: 'go',
    },
    {
      says: 'http: TLS handshake error from {client}: read tcp {source}->{client}: read: connection reset by peer',
      outcome: 'reset-later',
      errno: 'ECONNRESET',
      moment: 'tls',
      sign: 'tls-broke',
      byServer: true,
      by: 'go',
    },
    {
      says: 'http: TLS handshake error from {client}: (remote error|tls)',
      outcome: 'replied',
      reply: 'TLS',
      moment: 'tls',
      sign: 'tls-broke',
      byServer: true,
      by: 'go',
    },
  ],
};
