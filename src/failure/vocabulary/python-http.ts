import type { Entry, Family } from '../entry.ts';
import { ANY_FAILURE, BROKEN, CONNECT_FAILED, NOT_CONNECTED, OWN_TIME } from '../open-outcomes.ts';

const URLLIB3: readonly Entry[] = [
  // HTTPConnectionPool(host='db1', port=80): Max retries exceeded with url: / (Caused by NewConnectionError('<...>: Failed ...'))
  { says: "(HTTPConnectionPool|HTTPSConnectionPool)((host='{host}', port={port}): {why}", by: 'urllib3' },
  { says: "(HTTPConnection|HTTPSConnection)((host='{host}', port={port}): {why}", by: 'urllib3', since: '2' },
  {
    says: [
      "(HTTPConnectionPool|HTTPSConnectionPool)((host='{host}', port={port}): Max retries exceeded with url",
      "UnixHTTPConnectionPool((host='{host}', port=None): Max retries exceeded with url",
    ],
    outcome: 'failed',
    weak: true,
    couldBe: ANY_FAILURE,
    by: 'urllib3',
  },
  { says: 'Failed to establish a new connection: {why}', moment: 'connecting', by: 'urllib3' },
  {
    says: 'Failed to establish a new connection',
    outcome: 'failed',
    couldBe: CONNECT_FAILED,
    moment: 'connecting',
    by: 'urllib3',
  },
  {
    says: 'NewConnectionError',
    outcome: 'failed',
    couldBe: CONNECT_FAILED,
    moment: 'connecting',
    by: 'urllib3',
    weak: true,
  },
  // Connection to 10.0.0.5 timed out. (connect timeout=3)
  {
    says: ['Connection to {host} timed out. ((connect timeout={limit}', '((connect timeout={limit})'],
    outcome: 'own-deadline',
    moment: 'connecting',
    by: 'urllib3',
  },
  {
    says: 'requests.exceptions.ConnectTimeout',
    outcome: 'own-deadline',
    moment: 'connecting',
    by: 'urllib3',
  },
  { says: 'ConnectTimeoutError', outcome: 'own-deadline', moment: 'connecting', by: 'urllib3', weak: true },
  {
    says: ['Read timed out. ((read timeout={limit}', 'requests.exceptions.ReadTimeout'],
    outcome: 'silent',
    moment: 'request',
    by: 'urllib3',
  },
  { says: 'ReadTimeoutError', outcome: 'silent', moment: 'request', by: 'urllib3', weak: true },
  // ('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))
  { says: "'Connection aborted.', {why}", moment: 'request', by: 'urllib3' },
  { says: "'Connection aborted.'", outcome: 'closed', couldBe: BROKEN, moment: 'request', by: 'urllib3' },
  { says: 'Connection broken: {why}', moment: 'request', by: 'urllib3' },
  {
    says: ['Connection broken: IncompleteRead', 'Response ended prematurely'],
    outcome: 'closed',
    by: 'urllib3',
  },
  // WARNING: Retrying (Retry(total=4, ...)) after connection broken by 'NewConnectionError(...)': /simple/x/
  { says: "after connection broken by '{why}'", by: 'urllib3' },
  {
    says: "after connection broken by 'ProxyError",
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    sign: 'proxy',
    by: 'urllib3',
  },
  {
    says: [
      "ProxyError(('Cannot connect to proxy.', {why}",
      "ProxyError(('Unable to connect to proxy', {why}",
    ],
    moment: 'connecting',
    sign: 'proxy',
    by: 'urllib3',
  },
  {
    says: ["'Cannot connect to proxy.'", "'Unable to connect to proxy'", 'requests.exceptions.ProxyError'],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    sign: 'proxy',
    by: 'urllib3',
  },
  {
    says: 'Your proxy appears to only use HTTP and not HTTPS',
    outcome: 'replied',
    sign: 'proxy',
    by: 'urllib3',
  },
  {
    says: 'Pool reached maximum size and no more connections are allowed',
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    sign: 'many-connections',
    by: 'urllib3',
  },
  // PySocks: Error connecting to SOCKS5 proxy 10.0.0.9:1080: [Errno 111] Connection refused
  {
    says: 'Error connecting to (SOCKS4|SOCKS5|HTTP) proxy {proxy}: {why}',
    moment: 'connecting',
    sign: 'proxy',
    source: 'PySocks 1.7 socks.py',
  },
  {
    says: '0x05: Connection refused',
    errno: 'ECONNREFUSED',
    moment: 'connecting',
    sign: 'proxy',
    source: 'PySocks 1.7 socks.py; RFC 1928 section 6',
  },
  {
    says: '0x04: Host unreachable',
    errno: 'EHOSTUNREACH',
    sign: 'proxy',
    source: 'PySocks 1.7 socks.py; RFC 1928 section 6',
  },
  {
    says: '0x03: Network unreachable',
    errno: 'ENETUNREACH',
    sign: 'proxy',
    source: 'PySocks 1.7 socks.py; RFC 1928 section 6',
  },
  {
    says: ['0x01: General SOCKS server failure', '0x06: TTL expired'],
    outcome: 'failed',
    couldBe: CONNECT_FAILED,
    sign: 'proxy',
    source: 'PySocks 1.7 socks.py; RFC 1928 section 6',
  },
];

const AIOHTTP: readonly Entry[] = [
  // Cannot connect to host db1:8080 ssl:default [Connect call failed ('10.0.0.5', 8080)]
  {
    says: [
      'Cannot connect to host {at} ssl:{word} [[{why}',
      'Cannot connect to host {at} ssl:<ssl.SSLContext object at {word}> [[{why}',
      'Cannot connect to unix socket {path} ssl:{word} [[{why}',
    ],
    moment: 'connecting',
    by: 'aiohttp',
  },
  {
    says: ['Cannot connect to host {at} ssl:{word}', 'Cannot connect to unix socket {path} ssl:{word}'],
    outcome: 'failed',
    weak: true,
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    by: 'aiohttp',
  },
  {
    says: ['ServerDisconnectedError', 'ServerDisconnectedError: Server disconnected'],
    outcome: 'closed',
    moment: 'request',
    by: 'aiohttp',
  },
  { says: 'Server disconnected', outcome: 'closed', moment: 'connected', weak: true, by: 'aiohttp' },
  {
    says: ['Connection timeout to host {at}', 'ServerTimeoutError: Connection timeout'],
    outcome: 'own-deadline',
    moment: 'connecting',
    by: 'aiohttp',
  },
  { says: 'Timeout on reading data from socket', outcome: 'silent', moment: 'request', by: 'aiohttp' },
  {
    says: [
      'Response payload is not completed',
      'Not enough data to satisfy (content length|transfer length) header',
    ],
    outcome: 'closed',
    moment: 'request',
    by: 'aiohttp',
  },
  { says: ['ClientOSError: {why}', 'Can not write request body for {at}'], moment: 'request', by: 'aiohttp' },
  {
    says: 'Cannot write to closing transport',
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'request',
    by: 'aiohttp',
  },
];

const HTTPX: readonly Entry[] = [
  {
    says: 'All connection attempts failed',
    outcome: 'failed',
    couldBe: CONNECT_FAILED,
    moment: 'connecting',
    by: 'httpx',
    source: 'anyio 3 to 4 _core/_sockets.py: whatever each address said',
  },
  { says: '(httpx|httpcore).ConnectError: {why}', moment: 'connecting', by: 'httpx' },
  {
    says: '(httpx|httpcore).ConnectError',
    outcome: 'failed',
    couldBe: [...CONNECT_FAILED, 'unresolved'],
    by: 'httpx',
  },
  { says: '(httpx|httpcore).ConnectTimeout', outcome: 'own-deadline', moment: 'connecting', by: 'httpx' },
  { says: '(httpx|httpcore).(ReadTimeout|WriteTimeout)', outcome: 'silent', moment: 'request', by: 'httpx' },
  {
    says: ['(httpx|httpcore).(ReadError|WriteError)', 'Server disconnected while attempting read'],
    outcome: 'reset-later',
    couldBe: BROKEN,
    moment: 'request',
    by: 'httpx',
  },
  {
    says: [
      'Server disconnected without sending a response',
      'peer closed connection without sending complete message body',
    ],
    outcome: 'closed',
    moment: 'request',
    by: 'httpx',
  },
  {
    says: '(httpx|httpcore).ProxyError',
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    sign: 'proxy',
    by: 'httpx',
  },
  {
    says: '(httpx|httpcore).PoolTimeout',
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    sign: 'many-connections',
    by: 'httpx',
  },
];

const OTHERS: readonly Entry[] = [
  // Could not connect to the endpoint URL: "https://sqs.eu-west-1.amazonaws.com/"
  {
    says: 'Could not connect to the endpoint URL: "{at}"',
    outcome: 'failed',
    weak: true,
    couldBe: [...CONNECT_FAILED, 'unresolved'],
    moment: 'connecting',
    by: 'botocore',
  },
  {
    says: 'Connect timeout on endpoint URL: "{at}"',
    outcome: 'own-deadline',
    moment: 'connecting',
    by: 'botocore',
  },
  { says: 'Read timeout on endpoint URL: "{at}"', outcome: 'silent', moment: 'request', by: 'botocore' },
  {
    says: 'Connection was closed before we received a valid response from endpoint URL: "{at}"',
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'request',
    by: 'botocore',
  },
  {
    says: 'Failed to connect to proxy URL: "{proxy}"',
    outcome: 'failed',
    weak: true,
    couldBe: NOT_CONNECTED,
    sign: 'proxy',
    by: 'botocore',
  },
  { says: 'An HTTP Client failed to establish a connection: {why}', moment: 'connecting', by: 'botocore' },
  { says: 'Connection to remote host was lost', outcome: 'closed', couldBe: BROKEN, by: 'websocket-client' },
  { says: 'failed CONNECT via proxy status: {n}', outcome: 'failed', sign: 'proxy', by: 'websocket-client' },
  {
    says: ['timed out during [opening ]handshake', 'timed out while waiting for handshake response'],
    outcome: 'own-deadline',
    couldBe: OWN_TIME,
    by: 'websockets',
  },
  { says: 'no close frame received or sent', outcome: 'closed', couldBe: BROKEN, by: 'websockets' },
  {
    says: 'did not receive a valid HTTP response',
    outcome: 'replied',
    couldBe: ['replied', ...BROKEN],
    by: 'websockets',
  },
];

/** HTTP clients of Python. */
export const pythonHttp: Family = {
  id: 'python-http',
  source:
    'urllib3 1.10 to 2.6 connection.py, connectionpool.py, exceptions.py; requests 2; aiohttp 3 client_exceptions.py, connector.py; httpx 0.28, httpcore 1.0; botocore 1.43 exceptions.py; websocket-client, websockets',
  entries: [...URLLIB3, ...AIOHTTP, ...HTTPX, ...OTHERS],
};
