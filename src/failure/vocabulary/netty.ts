import { BROKEN, CONNECT_FAILED, NOT_CONNECTED } from '../open-outcomes.ts';
import type { Family } from '../entry.ts';

/** Netty and Reactor Netty: the target stands behind the reason. */
export const netty: Family = {
  id: 'netty',
  source:
    'netty 4.0 to 4.1, transport AbstractNioChannel.java, channel/unix/Errors.java, AbstractChannel.java; reactor-netty 0.9 to 1.1',
  entries: [
    // io.netty.channel.AbstractChannel$AnnotatedConnectException: Connection refused: db1/10.0.0.5:25565
    { says: 'AnnotatedConnectException: {why}: {at}', moment: 'connecting', by: 'netty' },
    // ...AnnotatedConnectException: Connection refused: no further information: db1/10.0.0.5:25565
    {
      says: 'Connection refused: no further information: {at}',
      errno: 'ECONNREFUSED',
      moment: 'connecting',
      by: 'netty',
    },
    {
      says: 'Connection timed out: no further information: {at}',
      errno: 'ETIMEDOUT',
      moment: 'connecting',
      by: 'netty',
    },
    // AnnotatedConnectException: connect(..) failed: Connection refused: /10.0.0.5:6379       (epoll and kqueue)
    { says: '(connect|finishConnect)((..) failed: {why}: {at}', moment: 'connecting', by: 'netty' },
    { says: '(connect|finishConnect)((..) failed: {why}', moment: 'connecting', by: 'netty' },
    {
      says: '(connect|finishConnect)((..) failed with error((-{n}): {why}',
      moment: 'connecting',
      by: 'netty',
    },
    {
      says: 'AnnotatedConnectException',
      outcome: 'failed',
      couldBe: CONNECT_FAILED,
      moment: 'connecting',
      by: 'netty',
    },
    { says: 'AnnotatedNoRouteToHostException: {why}: {at}', moment: 'connecting', by: 'netty' },
    { says: 'AnnotatedNoRouteToHostException', errno: 'EHOSTUNREACH', moment: 'connecting', by: 'netty' },
    { says: 'AnnotatedSocketException: {why}: {at}', moment: 'connecting', by: 'netty' },
    // io.netty.channel.ConnectTimeoutException: connection timed out: db1/10.0.0.5:443
    {
      says: [
        'connection timed out: {at}',
        'ConnectTimeoutException: connection timed out: {at}',
        'connection timed out after {limit-ms} ms: {at}',
      ],
      outcome: 'own-deadline',
      moment: 'connecting',
      by: 'netty',
    },
    {
      says: 'io.netty.channel.ConnectTimeoutException',
      outcome: 'own-deadline',
      moment: 'connecting',
      by: 'netty',
    },
    {
      says: ['io.netty.handler.timeout.ReadTimeoutException', 'ReadTimeoutException: null'],
      outcome: 'silent',
      moment: 'request',
      by: 'netty',
    },
    {
      says: 'io.netty.handler.timeout.WriteTimeoutException',
      outcome: 'silent',
      moment: 'request',
      by: 'netty',
    },
    {
      says: 'handshake timed out after {limit-ms}ms',
      outcome: 'silent',
      moment: 'tls',
      sign: 'tls-broke',
      by: 'netty',
    },
    {
      says: 'SslHandshakeTimeoutException',
      outcome: 'silent',
      moment: 'tls',
      sign: 'tls-broke',
      by: 'netty',
    },
    {
      says: ['not an SSL/TLS record: {word}', 'NotSslRecordException'],
      outcome: 'replied',
      moment: 'tls',
      sign: 'other-protocol',
      by: 'netty',
    },
    // io.netty.channel.unix.Errors$NativeIoException: readAddress(..) failed: Connection reset by peer
    {
      says: [
        '(readAddress|recvAddress|syscall:read|recv|syscall:readv)((..) failed: Connection reset by peer',
        '(readAddress|recvAddress|recv) failed with error((-{n}): Connection reset by peer',
      ],
      errno: 'ECONNRESET',
      outcome: 'reset-later',
      moment: 'connected',
      by: 'netty',
    },
    {
      says: '(readAddress|recvAddress|syscall:read|recv)((..) failed: Connection timed out',
      errno: 'ETIMEDOUT',
      outcome: 'silent',
      moment: 'connected',
      by: 'netty',
    },
    {
      says: '(readAddress|recvAddress|syscall:read|recv)((..) failed: {why}',
      moment: 'connected',
      by: 'netty',
    },
    {
      says: '(writeAddress|syscall:write|writev|sendAddress)((..) failed: Broken pipe',
      errno: 'EPIPE',
      outcome: 'reset-later',
      moment: 'request',
      by: 'netty',
    },
    {
      says: '(writeAddress|syscall:write|writev|sendAddress)((..) failed: {why}',
      moment: 'request',
      by: 'netty',
    },
    {
      says: 'StacklessClosedChannelException',
      outcome: 'closed',
      couldBe: [...BROKEN, 'own-deadline'],
      moment: 'connected',
      weak: true,
      by: 'netty',
    },
    {
      says: ['connection closed before TLS handshake', 'SslClosedEngineException: SSLEngine closed already'],
      outcome: 'closed',
      couldBe: BROKEN,
      moment: 'tls',
      sign: 'tls-broke',
      by: 'netty',
    },
    // java.net.UnknownHostException: Failed to resolve 'db9.internal' after 4 queries
    {
      says: [
        "Failed to resolve '{host}' after {n} queries",
        "Failed to resolve '{host}' {text} after {n} queries",
        "java.net.UnknownHostException: Failed to resolve '{host}'",
      ],
      outcome: 'unresolved',
      moment: 'looking-up',
      by: 'netty',
      source: 'netty 4.1, resolver-dns DnsResolveContext.java',
    },
    {
      says: 'query via UDP timed out after {took-ms} milliseconds',
      outcome: 'unresolved',
      lookup: 'no-answer',
      sign: 'resolver-silent',
      by: 'netty',
      source: 'netty 4.1, resolver-dns DnsQueryContext.java',
    },
    {
      says: ['DnsNameResolverTimeoutException: [[{resolver}', 'DnsNameResolverTimeoutException'],
      outcome: 'unresolved',
      lookup: 'no-answer',
      sign: 'resolver-silent',
      by: 'netty',
    },
    {
      says: 'DnsErrorCauseException: Query failed with NXDOMAIN',
      outcome: 'unresolved',
      lookup: 'no-such-name',
      sign: 'resolver-says-no',
      by: 'netty',
    },
    {
      says: 'DnsErrorCauseException: Query failed with SERVFAIL',
      outcome: 'unresolved',
      lookup: 'server-failed',
      by: 'netty',
    },
    // reactor.netty.http.client.PrematureCloseException: Connection prematurely closed BEFORE response
    {
      says: [
        'Connection prematurely closed (BEFORE|DURING) response',
        'Connection has been closed (BEFORE|DURING) {text}',
        'PrematureCloseException',
      ],
      outcome: 'closed',
      couldBe: BROKEN,
      moment: 'request',
      by: 'reactor-netty',
    },
    {
      says: 'Pool#acquire((Duration) has been pending for more than the configured timeout of {limit-ms}ms',
      outcome: 'failed',
      couldBe: [...NOT_CONNECTED, 'silent'],
      sign: 'many-connections',
      by: 'reactor-netty',
    },
    {
      says: 'Pending acquire queue has reached its maximum size of {n}',
      outcome: 'failed',
      couldBe: [...NOT_CONNECTED, 'silent'],
      sign: 'many-connections',
      by: 'reactor-netty',
    },
    {
      says: 'Acquire operation took longer then configured maximum time',
      outcome: 'failed',
      couldBe: [...NOT_CONNECTED, 'silent'],
      sign: 'many-connections',
      by: 'netty',
    },
    {
      says: 'io.netty.handler.proxy.ProxyConnectException: {why}',
      moment: 'connecting',
      sign: 'proxy',
      by: 'netty',
    },
    // ProxyConnectException: http, none, /10.0.0.9:3128 => db1/10.0.0.5:443, disconnected
    {
      says: '(http|socks5|socks4), {word}, {proxy} => {at}, disconnected',
      outcome: 'closed',
      couldBe: BROKEN,
      moment: 'connecting',
      sign: 'proxy',
      by: 'netty',
    },
    {
      says: '(http|socks5|socks4), {word}, {proxy} => {at}, timeout',
      outcome: 'own-deadline',
      moment: 'connecting',
      sign: 'proxy',
      by: 'netty',
    },
    {
      says: '(http|socks5|socks4), {word}, {proxy} => {at}, status: {word}',
      outcome: 'failed',
      couldBe: NOT_CONNECTED,
      moment: 'connecting',
      weak: true,
      sign: 'proxy',
      by: 'netty',
    },
  ],
};
