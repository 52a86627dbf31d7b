import { BROKEN, CONNECT_FAILED, OWN_TIME } from '../open-outcomes.ts';
import type { Family } from '../entry.ts';

/** What Java's sockets say. URLs, HTTP and RMI stand in `java-net.ts`, TLS in `java-tls.ts`. */
export const java: Family = {
  id: 'java',
  source: 'OpenJDK 7 to 21, src/java.base: java/net, sun/nio/ch, libnet and libnio',
  entries: [
    // java.net.ConnectException: Connection refused (Connection refused)
    { says: 'java.net.ConnectException: {why}', moment: 'connecting', by: 'java' },
    {
      says: 'Connection refused ((Connection refused)',
      errno: 'ECONNREFUSED',
      by: 'java',
      since: '8',
      until: '12',
    },
    {
      says: [
        'Connection refused: (connect|no further information|getsockopt)',
        'Connection refused ((connect failed)',
      ],
      errno: 'ECONNREFUSED',
      by: 'java',
    },
    { says: 'java.net.ConnectException', outcome: 'failed', couldBe: CONNECT_FAILED, weak: true, by: 'java' },
    // The kernel's own timeout: the program's has a SocketTimeoutException.
    {
      says: 'java.net.ConnectException: (Connection|Operation) timed out',
      errno: 'ETIMEDOUT',
      moment: 'connecting',
      by: 'java',
    },
    // java.net.SocketTimeoutException: connect timed out                (up to 12; from 13 with a capital letter)
    { says: 'connect timed out', outcome: 'own-deadline', moment: 'connecting', by: 'java' },
    {
      says: ['HTTP connect timed out', 'HttpConnectTimeoutException'],
      outcome: 'own-deadline',
      moment: 'connecting',
      by: 'java',
      since: '11',
    },
    {
      says: 'HttpTimeoutException: request timed out',
      outcome: 'own-deadline',
      couldBe: OWN_TIME,
      by: 'java',
      since: '11',
    },
    {
      says: ['java.net.SocketTimeoutException', 'java.net.http.HttpTimeoutException'],
      outcome: 'own-deadline',
      couldBe: OWN_TIME,
      by: 'java',
    },
    { says: 'Read timed out', outcome: 'silent', moment: 'request', by: 'java' },
    { says: 'SocketTimeoutException: Read timed out', outcome: 'silent', moment: 'request', by: 'java' },
    // Connection timed out: connect                                                   (Windows; 21 s without options)
    {
      says: [
        'Connection timed out: (connect|no further information|getsockopt)',
        'Connection timed out ((Connection timed out)',
        '(Connection|Operation) timed out ((connect failed)',
        'Operation timed out ((Operation timed out)',
      ],
      errno: 'ETIMEDOUT',
      moment: 'connecting',
      by: 'java',
    },
    // java.net.SocketException: Operation timed out (Read failed)
    {
      says: [
        '(Connection|Operation) timed out ((Read failed)',
        '(Connection|Operation) timed out: read failed',
      ],
      errno: 'ETIMEDOUT',
      outcome: 'silent',
      moment: 'connected',
      by: 'java',
    },
    {
      says: [
        '(Connection|Operation) timed out ((Write failed)',
        '(Connection|Operation) timed out: write failed',
      ],
      errno: 'ETIMEDOUT',
      outcome: 'silent',
      moment: 'request',
      by: 'java',
    },
    // java.net.NoRouteToHostException: No route to host (Host unreachable)
    {
      says: [
        'No route to host ((Host unreachable)',
        'No route to host: (connect|no further information|getsockopt)',
        'No route to host ((connect failed)',
        'Host is unreachable: connect',
      ],
      errno: 'EHOSTUNREACH',
      moment: 'connecting',
      by: 'java',
    },
    { says: 'java.net.NoRouteToHostException: {why}', moment: 'connecting', by: 'java' },
    { says: 'java.net.NoRouteToHostException', errno: 'EHOSTUNREACH', by: 'java' },
    {
      says: [
        'Network is unreachable ((connect failed)',
        'Network is unreachable: (connect|no further information|getsockopt)',
      ],
      errno: 'ENETUNREACH',
      moment: 'connecting',
      by: 'java',
    },
    { says: 'Network is down: (connect|no further information)', errno: 'ENETDOWN', by: 'java' },
    // java.net.NoRouteToHostException: Cannot assign requested address (Address not available)      (up to 12)
    {
      says: [
        'Cannot assign requested address ((Address not available)',
        "Can't assign requested address ((Address not available)",
        'Cannot assign requested address: (connect|no further information)',
        'Cannot assign requested address ((connect failed)',
        'Invalid argument or cannot assign requested address',
      ],
      errno: 'EADDRNOTAVAIL',
      moment: 'connecting',
      by: 'java',
    },
    // java.net.BindException: Address already in use: connect                             (Windows: no port was free)
    {
      says: 'Address already in use: (connect|no further information)',
      errno: 'EADDRINUSE',
      moment: 'connecting',
      by: 'java',
    },
    {
      says: 'No buffer space available ((maximum connections reached?)',
      errno: 'ENOBUFS',
      moment: 'connecting',
      by: 'java',
    },
    {
      says: ['Permission denied: (connect|no further information)', 'Permission denied ((connect failed)'],
      errno: 'EACCES',
      moment: 'connecting',
      by: 'java',
    },
    { says: 'Operation not permitted ((connect failed)', errno: 'EPERM', moment: 'connecting', by: 'java' },
    { says: 'Invalid argument ((connect failed)', errno: 'EINVAL', moment: 'connecting', by: 'java' },
    { says: 'Protocol family unavailable', errno: 'EAFNOSUPPORT', moment: 'connecting', by: 'java' },
    { says: 'Protocol family not supported', errno: 'EAFNOSUPPORT', by: 'java' },
    { says: 'java.net.PortUnreachableException', errno: 'ECONNREFUSED', by: 'java' },
    // java.net.BindException: Address already in use (Bind failed)
    {
      says: ['Address already in use ((Bind failed)', 'Address already in use: (JVM_Bind|NET_Bind|bind)'],
      event: 'bind-failed',
      detail: 'EADDRINUSE',
      by: 'java',
    },
    {
      says: [
        "(Cannot|Can't) assign requested address ((Bind failed)",
        'Cannot assign requested address: (JVM_Bind|NET_Bind|bind)',
      ],
      event: 'bind-failed',
      detail: 'EADDRNOTAVAIL',
      by: 'java',
    },
    {
      says: ['Permission denied ((Bind failed)', 'Permission denied: (JVM_Bind|NET_Bind|bind)'],
      event: 'bind-failed',
      detail: 'EACCES',
      by: 'java',
    },
    // java.net.UnknownHostException: db9.internal: Name or service not known
    {
      says: [
        'UnknownHostException: {host}: Name or service not known',
        'UnknownHostException: {host}: nodename nor servname provided, or not known',
        'UnknownHostException: {host}: Name does not resolve',
      ],
      outcome: 'unresolved',
      lookup: 'no-such-name',
      moment: 'looking-up',
      by: 'java',
    },
    {
      says: 'UnknownHostException: {host}: Temporary failure in name resolution',
      outcome: 'unresolved',
      lookup: 'server-failed',
      moment: 'looking-up',
      by: 'java',
    },
    {
      says: 'UnknownHostException: {host}: No address associated with hostname',
      outcome: 'unresolved',
      lookup: 'no-address',
      moment: 'looking-up',
      by: 'java',
    },
    // java.net.UnknownHostException: No such host is known (db9.internal)
    {
      says: 'UnknownHostException: No such host is known (({host}',
      outcome: 'unresolved',
      lookup: 'no-such-name',
      by: 'java',
      since: '11',
    },
    // java.net.SocketException: Connection reset
    {
      says: ['SocketException: Connection reset', 'IOException: Connection reset'],
      errno: 'ECONNRESET',
      outcome: 'reset-later',
      moment: 'connected',
      by: 'java',
    },
    {
      says: [
        'Connection reset by peer: socket write error',
        'Connection reset by peer ((Write failed)',
        'Connection reset ((Write failed)',
        'Connection reset by peer ((connect failed)',
      ],
      errno: 'ECONNRESET',
      outcome: 'reset-later',
      moment: 'request',
      by: 'java',
    },
    {
      says: ['Broken pipe ((Write failed)', 'Broken pipe: socket write error', 'IOException: Broken pipe'],
      errno: 'EPIPE',
      outcome: 'reset-later',
      moment: 'request',
      by: 'java',
    },
    {
      says: [
        'Software caused connection abort: (recv failed|socket write error|connect)',
        'Software caused connection abort ((Read failed)',
      ],
      errno: 'ECONNABORTED',
      outcome: 'reset-later',
      moment: 'connected',
      by: 'java',
    },
    // org.apache.catalina.connector.ClientAbortException: java.io.IOException: Broken pipe
    {
      says: [
        'ClientAbortException: java.io.IOException: Broken pipe',
        'ClientAbortException: java.net.SocketException: Broken pipe',
        'AsyncRequestNotUsableException: ServletOutputStream failed to (write|flush): java.io.IOException: Broken pipe',
      ],
      errno: 'EPIPE',
      outcome: 'reset-later',
      moment: 'request',
      byServer: true,
      by: 'tomcat',
      source: 'Tomcat 6 to 10 OutputBuffer.java; Spring 6 StandardServletAsyncWebRequest.java',
    },
    {
      says: 'ClientAbortException: java.io.IOException: Connection reset by peer',
      errno: 'ECONNRESET',
      outcome: 'reset-later',
      moment: 'request',
      byServer: true,
      by: 'tomcat',
      source: 'Tomcat 6 to 10 OutputBuffer.java',
    },
    // java.net.SocketException: Socket closed                              (the program closed it while it was in use)
    {
      says: ['SocketException: Socket closed'],
      outcome: 'closed',
      couldBe: ['closed', 'own-deadline', 'silent'],
      weak: true,
      by: 'java',
    },
    {
      says: ['java.nio.channels.ClosedChannelException', 'java.nio.channels.AsynchronousCloseException'],
      outcome: 'closed',
      couldBe: [...BROKEN, 'own-deadline', 'silent'],
      weak: true,
      by: 'java',
    },
  ],
};
