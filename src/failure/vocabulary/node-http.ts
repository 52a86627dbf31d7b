import type { Entry, Family } from '../entry.ts';
import { ANY_FAILURE, BROKEN, NOT_CONNECTED, OWN_TIME } from '../open-outcomes.ts';

/** undici, which is also Node's own fetch(). */
const UNDICI: readonly Entry[] = [
  // ConnectTimeoutError: Connect Timeout Error (attempted addresses: 10.0.0.5:443, timeout: 10000ms)
  {
    says: [
      'Connect Timeout Error ((attempted (address|addresses): {at}, timeout: {limit-ms}ms',
      'Connect Timeout Error ((attempted (address|addresses): {at}, {text}, timeout: {limit-ms}ms',
      'Connect Timeout Error',
      "code: 'UND_ERR_CONNECT_TIMEOUT'",
    ],
    outcome: 'own-deadline',
    moment: 'connecting',
    by: 'undici',
  },
  {
    says: 'UND_ERR_CONNECT_TIMEOUT',
    outcome: 'own-deadline',
    moment: 'connecting',
    by: 'undici',
    weak: true,
  },
  {
    says: [
      'Headers Timeout Error',
      'Body Timeout Error',
      "code: 'UND_ERR_HEADERS_TIMEOUT'",
      "code: 'UND_ERR_BODY_TIMEOUT'",
    ],
    outcome: 'silent',
    moment: 'request',
    by: 'undici',
  },
  {
    says: ['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'],
    outcome: 'silent',
    moment: 'request',
    by: 'undici',
    weak: true,
  },
  {
    says: ['SocketError: other side closed', 'other side closed'],
    outcome: 'closed',
    moment: 'request',
    by: 'undici',
  },
  { says: "code: 'UND_ERR_SOCKET'", outcome: 'closed', couldBe: BROKEN, by: 'undici' },
  { says: 'UND_ERR_SOCKET', outcome: 'closed', couldBe: BROKEN, by: 'undici', weak: true },
  { says: 'HTTP/2: {text} stream closed before the response was complete', outcome: 'closed', by: 'undici' },
  { says: 'TypeError: terminated', outcome: 'closed', couldBe: BROKEN, moment: 'request', by: 'undici' },
  {
    says: ['TypeError: fetch failed', 'fetch failed'],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    weak: true,
    by: 'undici',
  },
  {
    says: [
      'Proxy response (({n}) !== 200 when HTTP Tunneling',
      'Secure Proxy Connection failed',
      'SOCKS5 connection timeout',
    ],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    sign: 'proxy',
    by: 'undici',
  },
];

const AXIOS_AND_KIN: readonly Entry[] = [
  // AxiosError: timeout of 2000ms exceeded
  { says: 'timeout of {limit-ms}ms exceeded', outcome: 'own-deadline', couldBe: OWN_TIME, by: 'axios' },
  { says: 'AxiosError: Network Error', outcome: 'failed', couldBe: ANY_FAILURE, weak: true, by: 'axios' },
  // superagent: Timeout of 100ms exceeded      Response timeout of 100ms exceeded
  {
    says: 'Response timeout of {limit-ms}ms exceeded',
    outcome: 'silent',
    moment: 'request',
    by: 'superagent',
  },
  // got: Timeout awaiting 'connect' for 1000ms
  {
    says: "Timeout awaiting '(connect|socket)' for {limit-ms}ms",
    outcome: 'own-deadline',
    moment: 'connecting',
    by: 'got',
    source: 'got 9 to 14 source/core/timed-out.ts',
  },
  {
    says: "Timeout awaiting 'lookup' for {limit-ms}ms",
    outcome: 'unresolved',
    lookup: 'no-answer',
    moment: 'looking-up',
    by: 'got',
  },
  {
    says: "Timeout awaiting '(secureConnect|response|send|read)' for {limit-ms}ms",
    outcome: 'silent',
    moment: 'request',
    by: 'got',
  },
  {
    says: "Timeout awaiting 'request' for {limit-ms}ms",
    outcome: 'own-deadline',
    couldBe: [...OWN_TIME, 'unresolved'],
    by: 'got',
  },
  // node-fetch's other words stand in `language-packages.ts`: npm prints them
  { says: 'Response timeout while trying to fetch {at}', outcome: 'silent', by: 'node-fetch' },
  { says: 'Invalid response body while trying to fetch {at}: {why}', moment: 'request', by: 'node-fetch' },
  {
    says: 'tunneling socket could not be established, {why}',
    moment: 'connecting',
    sign: 'proxy',
    by: 'tunnel-agent',
    source: 'tunnel-agent 0.6 index.js',
  },
  {
    says: 'tunneling socket could not be established, statusCode={n}',
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    sign: 'proxy',
    by: 'tunnel-agent',
    source: 'tunnel-agent 0.6 index.js',
  },
];

/** Development servers and gateways that pass requests on. */
const PROXIES: readonly Entry[] = [
  // [HPM] Error occurred while proxying request localhost:3000/api to http://127.0.0.1:8080/ [ECONNREFUSED] (...)
  {
    says: [
      '[[HPM] Error occurred while (proxying|trying to proxy) request {text} to {at} [[{why}]',
      '[[HPM] Error occurred while (proxying|trying to proxy) request {text} from {client} to {at} (({why})',
    ],
    moment: 'connecting',
    sign: 'balancer',
    by: 'http-proxy-middleware',
  },
  // Proxy error: Could not proxy request /api from localhost:3000 to http://localhost:4000. (ECONNREFUSED)
  {
    says: 'Proxy error: Could not proxy request {text} from {client} to {at}',
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    weak: true,
    sign: 'balancer',
    by: 'react-dev-utils',
    source: 'create-react-app react-dev-utils/WebpackDevServerUtils.js',
  },
  {
    says: ['[[vite] http proxy error', '[[vite] ws proxy error', 'http proxy error at {text}'],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    weak: true,
    sign: 'balancer',
    by: 'vite',
    source: 'vite 2 to 7 src/node/server/middlewares/proxy.ts',
  },
];

/** Sockets of the web, and clients of clouds. */
const OTHERS: readonly Entry[] = [
  {
    says: ['xhr poll error', 'xhr post error', 'TransportError: websocket error'],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    by: 'engine.io-client',
  },
  { says: '(reason|disconnect): transport close', outcome: 'closed', by: 'socket.io' },
  { says: '(reason|disconnect): ping timeout', outcome: 'silent', by: 'socket.io' },
  { says: 'Unexpected server response: {n}', outcome: 'replied', moment: 'request', by: 'ws' },
  {
    says: 'WebSocket was closed before the connection was established',
    outcome: 'failed',
    couldBe: [...NOT_CONNECTED, ...BROKEN],
    by: 'ws',
  },
  { says: 'Opening handshake has timed out', outcome: 'own-deadline', couldBe: OWN_TIME, by: 'ws' },
  {
    says: [
      'Socket timed out without establishing a connection within {limit-ms} ms',
      'the request socket did not establish a connection with the server within the configured timeout of {limit-ms} ms',
    ],
    outcome: 'own-deadline',
    moment: 'connecting',
    by: 'aws-sdk',
  },
  {
    says: [
      'the request socket timed out after {limit-ms} ms of inactivity',
      'Stream timed out because of no activity for {limit-ms} ms',
    ],
    outcome: 'silent',
    moment: 'request',
    by: 'aws-sdk',
  },
  { says: 'NetworkingError: {why}', by: 'aws-sdk', until: '2' },
  {
    says: 'Connection timed out after {limit-ms}ms',
    outcome: 'own-deadline',
    moment: 'connecting',
    by: 'aws-sdk',
  },
];

/** HTTP clients of Node. */
export const nodeHttp: Family = {
  id: 'node-http',
  source:
    'undici 5 to 7 lib/core/errors.js, connect.js; axios 0.19 to 1 lib/adapters/http.js; superagent; node-fetch 2; engine.io-client 6; ws 8; @smithy/node-http-handler; http-proxy-middleware 1 to 3',
  entries: [...UNDICI, ...AXIOS_AND_KIN, ...PROXIES, ...OTHERS],
};
