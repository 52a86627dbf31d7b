import type { Entry, Family } from '../entry.ts';
import { BROKEN, NOT_CONNECTED, OWN_TIME } from '../open-outcomes.ts';

const DART = 'Dart 3.3 sdk/lib/io socket.dart, runtime/bin/socket_base.cc; dio 5.4 dio_exception.dart';
const ANDROID = 'Android libcore IoBridge.java, Inet6AddressImpl.java; OkHttp 3.12 to 4.12';

/** The port behind `address =` is the client's own, chosen by its kernel: `uri=` names the target's. */
const FLUTTER: readonly Entry[] = [
  // SocketException: OS Error: Connection refused, errno = 111, address = 192.0.2.5, port = 43992
  {
    says: [
      'OS Error: {why}, errno = {n}, address = {host}, port = {source}',
      'OS Error: {why}, errno = {n}), address = {host}, port = {source}',
    ],
  },
  { says: 'OS Error: {why}, errno = {n}), address = {host}, port = {source}, uri={at}' },
  // , errno = 1225, address = 127.0.0.1, port = 65140: Windows ends its words with a new line, and says them in its own language
  {
    says: [
      'errno = 1225, address = {host}, port = {source}',
      'errno = 1225), address = {host}, port = {source}',
    ],
    errno: 'ECONNREFUSED',
    moment: 'connecting',
    source:
      'winerror.h 1225, ERROR_CONNECTION_REFUSED; Dart SDK 2 and 3, sdk/lib/_internal/vm/bin/socket_patch.dart',
  },
  {
    says: [
      'errno = 121, address = {host}, port = {source}',
      'errno = 121), address = {host}, port = {source}',
    ],
    errno: 'ETIMEDOUT',
    moment: 'connecting',
    source: 'winerror.h 121, ERROR_SEM_TIMEOUT; Dart SDK 2 and 3, sdk/lib/_internal/vm/bin/socket_patch.dart',
  },
  {
    says: [
      "SocketException: Failed host lookup: '{host}' ((OS Error: {why}, errno = {n})",
      "Failed host lookup: '{host}'",
      'Failed host lookup',
    ],
    outcome: 'unresolved',
    moment: 'looking-up',
  },
  // SocketException: Connection timed out, host: db1, port: 8080: its own limit, without an errno
  {
    says: [
      'SocketException: Connection timed out, host: {host}, port: {port}',
      'SocketException: HTTP connection timed out after {word}, host: {host}, port: {port}',
      'HTTP connection timed out after {word}',
    ],
    outcome: 'own-deadline',
    moment: 'connecting',
  },
  {
    says: [
      'SocketException: Write failed',
      'SocketException: Read failed',
      'SocketException: Socket has been closed',
    ],
    outcome: 'reset-later',
    couldBe: BROKEN,
  },
  {
    says: [
      'HttpException: Connection closed before full header was received[, uri = {at}]',
      'Connection closed before full header was received',
      'HttpException: Connection closed while receiving data[, uri = {at}]',
    ],
    outcome: 'closed',
    couldBe: BROKEN,
  },
  {
    says: 'HandshakeException: Connection terminated during handshake',
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'tls',
  },
  {
    says: 'HandshakeException: Handshake error in client',
    outcome: 'replied',
    moment: 'tls',
    sign: 'tls-broke',
  },
  {
    says: "WebSocketException: Connection to '{at}' was not upgraded to websocket",
    outcome: 'replied',
    sign: 'other-protocol',
  },
  {
    says: 'TimeoutException after {word}: Future not completed',
    outcome: 'own-deadline',
    couldBe: OWN_TIME,
    weak: true,
  },
  {
    says: [
      'DioException [[connection timeout]',
      'DioErrorType.connectTimeout',
      'DioExceptionType.connectionTimeout',
      'Connecting timed out [[{limit}]',
      'The request connection took longer than {word}',
    ],
    outcome: 'own-deadline',
    moment: 'connecting',
  },
  {
    says: [
      'DioException [[receive timeout]',
      'DioErrorType.receiveTimeout',
      'DioExceptionType.receiveTimeout',
      'The request took longer than {word} to receive data',
      'Receiving data timeout [[{limit}]',
    ],
    outcome: 'silent',
    moment: 'request',
  },
  {
    says: [
      'DioException [[connection error]',
      'DioExceptionType.connectionError',
      'The connection errored: {why}',
      'The connection errored',
    ],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    weak: true,
  },
];

const ON_ANDROID: readonly Entry[] = [
  // failed to connect to /10.0.2.2 (port 8080) from /10.0.2.16 (port 50000) after 10000ms: isConnected failed: ECONNREFUSED (...)
  {
    says: [
      'failed to connect to {host} ((port {port})[ from {source} ((port {n})][ after {limit}]: (isConnected|connect) failed: {why}',
      'failed to connect to {host} ((port {port})[ from {source} ((port {n})]: connect failed: {why}',
    ],
    moment: 'connecting',
  },
  // SocketTimeoutException: failed to connect to /10.0.2.2 (port 8080) from /10.0.2.16 (port 50000) after 10000ms
  {
    says: 'failed to connect to {host} ((port {port})[ from {source} ((port {n})] after {limit}',
    outcome: 'own-deadline',
    moment: 'connecting',
  },
  { says: ['isConnected failed: {why}', 'connect failed: {why}'], moment: 'connecting' },
  {
    says: [
      'recvfrom failed: ECONNRESET',
      'sendto failed: ECONNRESET',
      'read failed: ECONNRESET',
      'write failed: ECONNRESET',
    ],
    errno: 'ECONNRESET',
    outcome: 'reset-later',
    moment: 'connected',
  },
  {
    says: [
      'recvfrom failed: ETIMEDOUT',
      'sendto failed: ETIMEDOUT',
      'read failed: ETIMEDOUT',
      'write failed: ETIMEDOUT',
    ],
    outcome: 'silent',
    moment: 'connected',
  },
  {
    says: ['sendto failed: EPIPE', 'write failed: EPIPE'],
    errno: 'EPIPE',
    outcome: 'reset-later',
    moment: 'connected',
  },
  // The app was not given android.permission.INTERNET, or data saver holds it back.
  {
    says: [
      'socket failed: EACCES',
      'socket failed: EPERM',
      'Permission denied ((missing INTERNET permission?)',
    ],
    errno: 'EACCES',
    outcome: 'other-errno',
    moment: 'connecting',
    sign: 'policy',
  },
  {
    says: ['android_getaddrinfo failed: {why}', 'GaiException: android_getaddrinfo failed'],
    outcome: 'unresolved',
    moment: 'looking-up',
  },
  {
    says: 'CLEARTEXT communication to {host} not permitted by network security policy',
    outcome: 'other-errno',
    sign: 'policy',
  },
  {
    says: 'CLEARTEXT communication not permitted by network security policy',
    outcome: 'other-errno',
    sign: 'policy',
  },
  {
    says: ["sent ping but didn't receive pong within {limit}"],
    outcome: 'silent',
    moment: 'idle',
    sign: 'idle-before',
  },
];

const GAME_AND_WEB_VIEW: readonly Entry[] = [
  {
    says: ['Cannot connect to destination host'],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    by: 'unity',
    source: 'Unity 2021 UnityWebRequest.error',
  },
  {
    says: ['Cannot resolve destination host'],
    outcome: 'unresolved',
    by: 'unity',
    source: 'Unity 2021 UnityWebRequest.error',
  },
  {
    says: ['TypeError: Network request failed', 'Network request failed'],
    outcome: 'failed',
    couldBe: [...NOT_CONNECTED, 'silent', ...BROKEN],
    weak: true,
    by: 'react-native',
    source: 'React Native 0.73 whatwg-fetch',
  },
  {
    says: 'Could not connect to development server',
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    weak: true,
    by: 'react-native',
    source: 'React Native 0.73 RCTBundleURLProvider, DevServerHelper',
  },
];

export const mobile: Family = {
  id: 'mobile',
  source: `${DART}; ${ANDROID}`,
  entries: [
    ...FLUTTER.map((entry) => ({ by: 'flutter', source: DART, ...entry })),
    ...ON_ANDROID.map((entry) => ({ by: 'android', source: ANDROID, ...entry })),
    ...GAME_AND_WEB_VIEW,
  ],
};
