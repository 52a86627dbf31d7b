import type { Entry, Family } from '../entry.ts';
import { BROKEN, CONNECT_FAILED, NOT_CONNECTED, OWN_TIME } from '../open-outcomes.ts';

const ASIO = 'Boost 1.74 asio/impl/error.ipp, beast/core/impl/error.ipp, printed';
const QT =
  'Qt 5.15 and 6.5 qnativesocketengine.cpp, qabstractsocket.cpp, qnetworkreply, qhttpsocketengine.cpp';
const POCO = 'Poco 1.11 Net/src/NetException.cpp, SocketImpl.cpp';

/** Categories of std::error_code: the text behind is strerror()'s. */
const BOOST: readonly Entry[] = [
  {
    says: [
      '(connect|async_connect|range_connect|connect_op): {why} [[system:{n}',
      'connect: {why} [[system:{n}]',
    ],
    moment: 'connecting',
  },
  {
    says: [
      '(read|read_some|async_read|read_until|async_read_until|handshake|write|write_some): {why} [[system:{n}',
    ],
    moment: 'connected',
  },
  {
    says: ['Host not found ((authoritative)', 'asio.netdb:1', 'resolve: Host not found ((authoritative)'],
    outcome: 'unresolved',
    lookup: 'no-such-name',
    moment: 'looking-up',
  },
  {
    says: 'asio.netdb:2',
    outcome: 'unresolved',
    moment: 'looking-up',
  },
  {
    says: ['A non-recoverable error occurred during database lookup', 'asio.netdb:3'],
    outcome: 'unresolved',
    lookup: 'server-failed',
    moment: 'looking-up',
  },
  {
    says: ['The query is valid, but it does not have associated data', 'asio.netdb:4'],
    outcome: 'unresolved',
    lookup: 'no-address',
    moment: 'looking-up',
  },
  {
    says: ['asio.misc:2', '(read|read_some|read_until|handshake): End of file'],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'connected',
  },
  {
    says: ['stream truncated', 'asio.ssl.stream:1', 'short read'],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'tls',
    weak: true,
  },
  // handle_read_frame error: websocketpp.transport:7 (End of File)
  {
    says: [
      'handle_(read_frame|read_http_response|write_frame|send_http_request|connect|transport_init) error: {why}',
      'asio (async_read_at_least|async_write|async_connect|async_shutdown) error: {why}',
    ],
    by: 'websocketpp',
    source: 'websocketpp 0.5 to 0.8 impl/connection_impl.hpp, transport/asio/connection.hpp',
  },
  {
    says: ['websocketpp.transport:7', 'websocketpp.transport:8'],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'connected',
    by: 'websocketpp',
    source: 'websocketpp 0.5 to 0.8 transport/base/connection.hpp: eof, tls_short_read',
  },
  {
    says: 'websocketpp.transport:9',
    outcome: 'own-deadline',
    couldBe: OWN_TIME,
    by: 'websocketpp',
    source: 'websocketpp 0.5 to 0.8 transport/base/connection.hpp: timeout',
  },
  {
    says: 'Client request error: {why}',
    by: 'Simple-Web-Server',
    source: 'Simple-Web-Server 3 http_examples.cpp',
  },
  { says: 'End of file', outcome: 'closed', couldBe: BROKEN, moment: 'connected', weak: true },
  { says: ['The socket was closed due to a timeout', 'beast:1'], outcome: 'own-deadline', couldBe: OWN_TIME },
  { says: ['system:111', 'generic:111'], errno: 'ECONNREFUSED' },
  { says: ['system:110', 'generic:110'], errno: 'ETIMEDOUT', outcome: 'some-timeout' },
  { says: ['system:113', 'generic:113'], errno: 'EHOSTUNREACH' },
  { says: ['system:101', 'generic:101'], errno: 'ENETUNREACH' },
  {
    says: ['system:104', 'generic:104'],
    errno: 'ECONNRESET',
    outcome: 'reset-later',
    couldBe: ['reset-later', 'reset-connecting'],
  },
  { says: ['system:10061'], errno: 'ECONNREFUSED', by: 'windows' },
  { says: ['system:10060'], errno: 'ETIMEDOUT', outcome: 'some-timeout', by: 'windows' },
  { says: ['system:10054'], errno: 'ECONNRESET', outcome: 'reset-later', by: 'windows' },
  { says: ['system:10065'], errno: 'EHOSTUNREACH', by: 'windows' },
  { says: ['system:10051'], errno: 'ENETUNREACH', by: 'windows' },
];

const SENTENCES: readonly Entry[] = [
  {
    says: ['The remote host closed the connection', 'Remote host closed connection'],
    outcome: 'closed',
    couldBe: BROKEN,
  },
  {
    says: ['Socket operation timed out', 'Network operation timed out'],
    outcome: 'own-deadline',
    couldBe: OWN_TIME,
  },
  // ping and ICMP say so, too
  { says: 'Host unreachable', errno: 'EHOSTUNREACH', weak: true },
  { says: 'The address is not available', errno: 'EADDRNOTAVAIL' },
  { says: 'The bound address is already in use', errno: 'EADDRINUSE', weak: true },
  { says: 'The address is protected', errno: 'EACCES', weak: true },
  { says: 'Out of resources', errno: 'EMFILE', weak: true },
  {
    says: ['Host {host} not found', 'No host name given', 'Invalid hostname'],
    outcome: 'unresolved',
    weak: true,
  },
  {
    says: ['Server could not process query', 'Server refused to answer', 'Server failure'],
    outcome: 'unresolved',
    lookup: 'server-failed',
    weak: true,
  },
  { says: ['Connection refused to host {host}', 'Data Connection refused'], errno: 'ECONNREFUSED' },
  {
    says: ['Connection timed out to host {host}', 'Connecting to host failed: {why}'],
    outcome: 'own-deadline',
    couldBe: ['own-deadline', 'kernel-timeout'],
    moment: 'connecting',
  },
  { says: 'Connection to proxy refused', errno: 'ECONNREFUSED', sign: 'proxy' },
  {
    says: ['Connection to proxy timed out', 'Proxy server connection timed out'],
    outcome: 'own-deadline',
    couldBe: ['own-deadline', 'kernel-timeout'],
    sign: 'proxy',
  },
  {
    says: ['Connection to proxy closed prematurely', 'Proxy connection closed prematurely'],
    outcome: 'closed',
    couldBe: BROKEN,
    sign: 'proxy',
  },
  { says: 'Proxy connection refused', errno: 'ECONNREFUSED', sign: 'proxy' },
  { says: ['Proxy server not found', 'Proxy host not found'], outcome: 'unresolved', sign: 'proxy' },
  { says: 'Proxy denied connection', outcome: 'replied', sign: 'proxy' },
  { says: 'Connection not allowed by SOCKSv5 server', outcome: 'replied', sign: 'proxy' },
];

/** Names of QAbstractSocket::SocketError and QNetworkReply::NetworkError. */
const NAMES: readonly Entry[] = [
  {
    says: ['QAbstractSocket::ConnectionRefusedError', 'QNetworkReply::ConnectionRefusedError'],
    errno: 'ECONNREFUSED',
  },
  {
    says: [
      'QAbstractSocket::RemoteHostClosedError',
      'QNetworkReply::RemoteHostClosedError',
      'RemoteHostClosedError',
    ],
    outcome: 'closed',
    couldBe: BROKEN,
  },
  {
    says: ['QAbstractSocket::HostNotFoundError', 'QNetworkReply::HostNotFoundError', 'HostNotFoundError'],
    outcome: 'unresolved',
  },
  {
    says: ['QAbstractSocket::SocketTimeoutError', 'QNetworkReply::TimeoutError'],
    outcome: 'own-deadline',
    couldBe: OWN_TIME,
  },
  { says: ['QAbstractSocket::NetworkError'], outcome: 'failed', couldBe: [...CONNECT_FAILED, ...BROKEN] },
  { says: ['QAbstractSocket::SocketAddressNotAvailableError'], errno: 'EADDRNOTAVAIL' },
  { says: ['QAbstractSocket::SocketResourceError'], errno: 'EMFILE', weak: true },
  {
    says: ['QAbstractSocket::ProxyConnectionRefusedError', 'QNetworkReply::ProxyConnectionRefusedError'],
    errno: 'ECONNREFUSED',
    sign: 'proxy',
  },
  {
    says: ['QNetworkReply::TemporaryNetworkFailureError', 'Temporary network failure'],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
  },
];

const OTHERS: readonly Entry[] = [
  // Net Exception: Connection refused: 192.0.2.5:8080      Timeout: connect timed out: 192.0.2.5:8080
  {
    says: ['Timeout: connect timed out: {at}', 'Timeout: connect timed out', 'connect timed out: {at}'],
    outcome: 'own-deadline',
    moment: 'connecting',
    source: POCO,
  },
  { says: ['Connection refused: {at}'], errno: 'ECONNREFUSED', source: POCO },
  { says: ['Connection reset by peer: {at}'], errno: 'ECONNRESET', outcome: 'reset-later', source: POCO },
  {
    says: ['Host not found: {host}', 'No address found for host: {host}', 'No address found for host'],
    outcome: 'unresolved',
    source: POCO,
  },
  {
    says: ['Temporary DNS error while resolving: {host}', 'Temporary DNS error while resolving'],
    outcome: 'unresolved',
    source: POCO,
  },
  {
    says: ['Non recoverable DNS error while resolving: {host}', 'Non recoverable DNS error while resolving'],
    outcome: 'unresolved',
    lookup: 'server-failed',
    source: POCO,
  },
  { says: ['Net Exception: {why}'], weak: true, outcome: 'failed', couldBe: NOT_CONNECTED, source: POCO },
  // libevent's evdns
  {
    says: ['Nameserver {resolver} has failed: request timed out', 'All nameservers have failed'],
    outcome: 'unresolved',
    lookup: 'no-answer',
    source: 'libevent 2.1 evdns.c',
  },
  {
    says: 'Nameserver {resolver} has failed: {why}',
    outcome: 'unresolved',
    lookup: 'server-failed',
    source: 'libevent 2.1 evdns.c',
  },
  // websocketpp and cpp-httplib
  {
    says: ['Underlying Transport Error', 'TLS handshake failed', 'Timer Expired'],
    outcome: 'failed',
    couldBe: [...NOT_CONNECTED, ...BROKEN],
    weak: true,
    source: 'websocketpp 0.8 transport/asio/base.hpp',
  },
  {
    says: 'Could not establish connection',
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    weak: true,
    source: 'cpp-httplib 0.15 httplib.h to_string(Error::Connection)',
  },
];

export const cpp: Family = {
  id: 'cpp',
  source: ASIO,
  entries: [
    ...BOOST.map((entry) => ({ by: 'boost', ...entry })),
    ...[...SENTENCES, ...NAMES].map((entry) => ({ by: 'qt', source: QT, ...entry })),
    ...OTHERS,
  ],
};
