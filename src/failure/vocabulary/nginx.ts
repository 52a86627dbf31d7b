import type { Entry, Family } from '../entry.ts';
import { ANY_FAILURE, OWN_TIME } from '../open-outcomes.ts';

const DIALLED = { by: 'nginx', sign: 'balancer' } as const;

const CONNECTING: readonly Entry[] = [
  // connect() failed (111: Connection refused) while connecting to upstream, client: 192.0.2.9, ..., upstream: "http://..."
  // connect() to unix:/run/php/php-fpm.sock failed (2: No such file or directory) while connecting to upstream, ...
  { says: 'while connecting to upstream', moment: 'connecting', ...DIALLED },
  {
    says: [
      'connect(() failed (({n}: {why})',
      'kevent(() reported that connect(() failed (({n}: {why})',
      'connect(() to {at} failed (({n}: {why})',
      'connect(() to {path} failed (({n}: {why})',
    ],
    moment: 'connecting',
    by: 'nginx',
  },
  // bind(10.0.0.9) failed (99: Cannot assign requested address) while connecting to upstream
  {
    says: [
      'bind(({source}) failed (({n}: {why})',
      'socket(() failed (({n}: {why}) while connecting to upstream',
    ],
    moment: 'connecting',
    by: 'nginx',
  },
  // proxy_connect_timeout has passed: the errno is nginx' own (NGX_ETIMEDOUT), no kernel gave it
  {
    says: [
      'upstream timed out while connecting to upstream',
      'upstream timed out (({n}: {text}) while connecting to upstream',
      'upstream timed out ((10060: A connection attempt failed because {text} or established connection failed because {text}) while connecting to upstream',
    ],
    outcome: 'own-deadline',
    moment: 'connecting',
    ...DIALLED,
  },
  // upstream timed out (110: Connection timed out)      (cut off: which of its deadlines is not told)
  {
    says: ['upstream timed out', 'upstream timed out ((110: Connection timed out)'],
    outcome: 'own-deadline',
    couldBe: OWN_TIME,
    ...DIALLED,
  },
  // every peer of the group was given up before: how, the lines above say
  { says: 'no live upstreams', outcome: 'failed', couldBe: ANY_FAILURE, moment: 'connecting', ...DIALLED },
];

const LATER: readonly Entry[] = [
  // upstream timed out (110: Connection timed out) while reading response header from upstream, client: ...
  {
    says: [
      'upstream timed out[ (({n}: {text})] while (reading response header from upstream|reading response from upstream|reading upstream|sending request to upstream|sending to client|proxying upgraded connection|proxying connection|proxying and reading from upstream|proxying and sending to upstream)',
      'upstream timed out ((110: Connection timed out) while (reading response header from upstream|reading response from upstream|reading upstream|sending request to upstream|sending to client|proxying upgraded connection|proxying connection|proxying and reading from upstream|proxying and sending to upstream)',
      'upstream timed out ((10060: A connection attempt failed because {text} or established connection failed because {text}) while (reading response header from upstream|reading response from upstream|reading upstream|sending request to upstream|sending to client|proxying upgraded connection|proxying connection|proxying and reading from upstream|proxying and sending to upstream)',
    ],
    outcome: 'silent',
    moment: 'request',
    ...DIALLED,
  },
  {
    says: [
      'upstream timed out[ (({n}: {text})] while SSL handshaking to upstream',
      'upstream timed out ((110: Connection timed out) while SSL handshaking to upstream',
    ],
    outcome: 'silent',
    moment: 'tls',
    ...DIALLED,
  },
  // recv() failed (104: Connection reset by peer) while reading response header from upstream, ...
  {
    says: [
      'while reading (response header from upstream|response from upstream|upstream)',
      'while sending request to upstream',
      'while proxying and (reading from|sending to) upstream',
      'while proxying upgraded connection',
    ],
    moment: 'request',
    ...DIALLED,
  },
  {
    says: '(recv|send|readv|writev|sendfile|sendmsg)(() failed (({n}: {why})',
    moment: 'request',
    by: 'nginx',
  },
  {
    says: [
      '(recv|send|readv|writev)(() failed ((104: Connection reset by peer)',
      '(recv|send|readv|writev)(() failed ((54: Connection reset by peer)',
    ],
    errno: 'ECONNRESET',
    outcome: 'reset-later',
    moment: 'request',
    by: 'nginx',
  },
  // stream: connection timed out (110: Connection timed out) while proxying connection      (proxy_timeout: nobody spoke)
  {
    says: 'connection timed out ((110: Connection timed out) while proxying connection',
    outcome: 'silent',
    moment: 'idle',
    ...DIALLED,
  },
  {
    says: [
      'upstream prematurely closed connection',
      'upstream prematurely closed (FastCGI stdout|FastCGI request)',
    ],
    outcome: 'closed',
    moment: 'request',
    ...DIALLED,
  },
  // upstream sent no valid HTTP/1.0 header while reading response header from upstream
  {
    says: [
      'upstream sent no valid HTTP/1.0 header',
      'upstream sent unsupported FastCGI protocol version: {n}',
      'upstream sent invalid http2 frame',
      'upstream sent invalid response:',
    ],
    outcome: 'replied',
    moment: 'request',
    sign: 'other-protocol',
    by: 'nginx',
  },
  {
    says: [
      'upstream sent too big header',
      'upstream sent (duplicate|invalid) header',
      'upstream sent more data than specified in',
    ],
    outcome: 'replied',
    moment: 'request',
    ...DIALLED,
  },
];

const TLS: readonly Entry[] = [
  { says: 'while SSL handshaking to upstream', moment: 'tls', sign: 'tls-broke', by: 'nginx' },
  // peer closed connection in SSL handshake while SSL handshaking to upstream, client: ...
  {
    says: 'peer closed connection in SSL handshake',
    outcome: 'closed',
    moment: 'tls',
    sign: 'tls-broke',
    by: 'nginx',
  },
  {
    says: [
      'peer closed connection in SSL handshake ((104: Connection reset by peer)',
      'peer closed connection in SSL handshake ((54: Connection reset by peer)',
      'SSL_do_handshake(() failed ((104: Connection reset by peer)',
    ],
    errno: 'ECONNRESET',
    outcome: 'reset-later',
    moment: 'tls',
    sign: 'tls-broke',
    by: 'nginx',
  },
  { says: 'SSL_do_handshake(() failed ((SSL: {text})', moment: 'tls', sign: 'tls-broke', by: 'nginx' },
  {
    says: [
      'upstream SSL certificate verify error: (({n}:{text})',
      'upstream SSL certificate does not match {text} while SSL handshaking to upstream',
    ],
    outcome: 'replied',
    moment: 'tls',
    sign: 'tls-broke',
    by: 'nginx',
  },
];

const LOOKING_UP: readonly Entry[] = [
  // [emerg] 1#1: host not found in upstream "app1:8080" in /etc/nginx/conf.d/default.conf:12
  {
    says: ['host not found in upstream {at}', 'host not found in resolver {resolver}'],
    outcome: 'unresolved',
    moment: 'looking-up',
    ...DIALLED,
  },
  // *1 app1.internal could not be resolved (3: Host not found), client: ...
  {
    says: '{host} could not be resolved ((3: Host not found)',
    outcome: 'unresolved',
    lookup: 'no-such-name',
    moment: 'looking-up',
    ...DIALLED,
  },
  {
    says: '{host} could not be resolved (((1: Format error|2: Server failure|4: Unimplemented|5: Operation refused))',
    outcome: 'unresolved',
    lookup: 'server-failed',
    moment: 'looking-up',
    ...DIALLED,
  },
  {
    says: [
      '{host} could not be resolved ((110: Operation timed out)',
      '{host} could not be resolved ((60: Operation timed out)',
    ],
    outcome: 'unresolved',
    lookup: 'no-answer',
    moment: 'looking-up',
    ...DIALLED,
  },
  // while resolving, resolver: 10.96.0.10:53
  {
    says: [
      '{host} could not be resolved (({n}: {text})',
      'no resolver defined to resolve {host}',
      'while resolving, resolver: {resolver}',
    ],
    outcome: 'unresolved',
    moment: 'looking-up',
    ...DIALLED,
  },
];

const AROUND: readonly Entry[] = [
  // , client: 192.0.2.9, server: example.org, request: "GET / HTTP/1.1", upstream: "http://198.51.100.7:8080/", host: "example.org"
  { says: ', upstream: {at}', by: 'nginx' },
  {
    says: ', upstream: "(http|https|fastcgi|uwsgi|suwsgi|scgi|grpc|grpcs|memcached)://unix:{path}:',
    by: 'nginx',
  },
  {
    says: [', client: {client}, server: {client}', ', client: {client}', ', server: {client}, request:'],
    by: 'nginx',
  },
  {
    says: [', host: "{text}"', ', referrer: "{text}"', ', request: "{text}"', ', subrequest: "{text}"'],
    by: 'nginx',
  },
];

const LUA: readonly Entry[] = [
  // lua tcp socket connect timed out, when connecting to 198.51.100.7:6379, context: ngx.timer
  {
    says: ['lua tcp socket connect timed out, when connecting to {at}', 'lua tcp socket connect timed out'],
    outcome: 'own-deadline',
    moment: 'connecting',
    by: 'openresty',
    source: 'lua-nginx-module, src/ngx_http_lua_socket_tcp.c',
  },
  {
    says: ['lua tcp socket read timed out', 'lua tcp socket write timed out'],
    outcome: 'silent',
    moment: 'request',
    by: 'openresty',
    source: 'lua-nginx-module, src/ngx_http_lua_socket_tcp.c',
  },
];

export const nginx: Family = {
  id: 'nginx',
  source:
    'nginx 1.22.1, src/http/ngx_http_upstream.c, src/http/ngx_http_request.c, src/stream, src/event, src/core/ngx_resolver.c',
  entries: [...CONNECTING, ...LATER, ...TLS, ...LOOKING_UP, ...AROUND, ...LUA],
};
