import { BROKEN, CONNECT_FAILED } from '../open-outcomes.ts';
import type { Family } from '../entry.ts';

/** What the Java platform says of URLs, HTTP, proxies and RMI. */
export const javaNet: Family = {
  id: 'java-net',
  source: 'OpenJDK 7 to 21, src/java.base sun/net/www, java/net/SocksSocketImpl.java; src/java.net.http',
  entries: [
    // java.net.SocketException: Unexpected end of file from server
    {
      says: ['Unexpected end of file from server', 'HTTP/1.1 header parser received no bytes'],
      outcome: 'closed',
      moment: 'request',
      by: 'java',
    },
    { says: 'EOF reached while reading', outcome: 'closed', moment: 'request', by: 'java', since: '11' },
    { says: 'chunked transfer encoding, state: {word}', outcome: 'closed', moment: 'request', by: 'java' },
    {
      says: 'fixed content-length: {n}, bytes received: {n}',
      outcome: 'closed',
      moment: 'request',
      by: 'java',
    },
    {
      says: 'Received RST_STREAM',
      outcome: 'closed',
      moment: 'connected',
      sign: 'said-goodbye',
      by: 'java',
    },
    { says: 'java.io.EOFException', outcome: 'closed', couldBe: BROKEN, weak: true, by: 'java' },
    { says: 'Server returned HTTP response code: {n} for URL: {at}', outcome: 'replied', by: 'java' },
    { says: 'Invalid Http response', outcome: 'replied', sign: 'other-protocol', by: 'java' },
    // java.io.IOException: Unable to tunnel through proxy. Proxy returns "HTTP/1.1 503 Service Unavailable"
    {
      says: ['Unable to tunnel through proxy. Proxy returns', 'Tunnel failed, got: {n}'],
      outcome: 'failed',
      couldBe: CONNECT_FAILED,
      sign: 'proxy',
      by: 'java',
    },
    { says: "Can't connect to SOCKS proxy:{why}", moment: 'connecting', sign: 'proxy', by: 'java' },
    { says: 'SOCKS: Connection refused', errno: 'ECONNREFUSED', sign: 'proxy', by: 'java' },
    { says: 'SOCKS: Host unreachable', errno: 'EHOSTUNREACH', sign: 'proxy', by: 'java' },
    { says: 'SOCKS: Network unreachable', errno: 'ENETUNREACH', sign: 'proxy', by: 'java' },
    {
      says: 'SOCKS: Connection not allowed by ruleset',
      outcome: 'failed',
      couldBe: ['replied', 'other-errno'],
      sign: 'proxy',
      by: 'java',
    },
    {
      says: ['SOCKS server general failure', 'SOCKS: TTL expired', "SOCKS server couldn't reach destination"],
      outcome: 'failed',
      couldBe: CONNECT_FAILED,
      sign: 'proxy',
      by: 'java',
    },
    {
      says: [
        'Malformed reply from SOCKS server',
        'Reply from SOCKS server (has bad version|has bad length|badly formatted|contains bad status)',
      ],
      outcome: 'replied',
      couldBe: ['replied', 'closed'],
      sign: 'proxy',
      by: 'java',
    },
    // java.rmi.ConnectException: Connection refused to host: 10.0.0.5; nested exception is:
    { says: 'Connection refused to host: {host}; nested exception is', errno: 'ECONNREFUSED', by: 'java' },
    {
      says: 'Exception creating connection to: {host}; nested exception is',
      outcome: 'failed',
      weak: true,
      couldBe: CONNECT_FAILED,
      moment: 'connecting',
      by: 'java',
    },
    { says: 'Unknown host: {host}; nested exception is', outcome: 'unresolved', by: 'java' },
    {
      says: 'non-JRMP server at remote endpoint',
      outcome: 'replied',
      sign: 'other-protocol',
      by: 'java',
      source: 'OpenJDK src/java.rmi sun/rmi/transport/tcp/TCPChannel.java',
    },
    {
      says: 'error during JRMP connection establishment; nested exception is',
      outcome: 'closed',
      couldBe: [...BROKEN, 'silent'],
      moment: 'connected',
      by: 'java',
      source: 'OpenJDK src/java.rmi sun/rmi/transport/tcp/TCPChannel.java',
    },
  ],
};
