import type { Entry, Family } from '../entry.ts';

const FAILED: readonly Entry[] = [
  // listen tcp 0.0.0.0:8080: bind: address already in use      listen unix /run/app.sock: bind: address already in use
  {
    says: 'listen tcp[4] {at}: bind: address already in use',
    event: 'bind-failed',
    detail: 'EADDRINUSE',
    by: 'go',
    source: 'net.OpError of Go 1',
  },
  {
    says: 'listen tcp[4] {at}: bind: Only one usage of each socket address ((protocol/network address/port) is normally permitted',
    event: 'bind-failed',
    detail: 'EADDRINUSE',
    by: 'go',
    source: 'net.OpError of Go 1 on Windows',
  },
  {
    says: 'listen tcp[4] {at}: bind: cannot assign requested address',
    event: 'bind-failed',
    detail: 'EADDRNOTAVAIL',
    by: 'go',
    source: 'net.OpError of Go 1',
  },
  // Windows: a port that it holds back (netsh interface ipv4 show excludedportrange)
  {
    says: [
      'listen tcp[4] {at}: bind: An attempt was made to access a socket in a way forbidden',
      'listen tcp[4] {at}: bind: An attempt was made to access a socket in a way forbidden by its access permissions',
    ],
    event: 'bind-failed',
    detail: 'EACCES',
    by: 'go',
    source: 'net.OpError of Go 1 on Windows',
  },
  {
    says: [
      'bind(() to {address}:{port} failed ((10013: An attempt was made to access a socket in a way forbidden',
      'bind(() to {address}:{port} failed ((10013: An attempt was made to access a socket in a way forbidden by its access permissions)',
    ],
    event: 'bind-failed',
    detail: 'EACCES',
    by: 'nginx',
    source: 'ngx_open_listening_sockets() in src/core/ngx_connection.c, on Windows',
  },
  {
    says: 'listen tcp[4] {at}: bind: permission denied',
    event: 'bind-failed',
    detail: 'EACCES',
    by: 'go',
    source: 'net.OpError of Go 1',
  },
  // java.net.BindException: Address already in use (Bind failed)      java.net.BindException: Address already in use: bind
  {
    says: ['BindException: Address already in use', 'BindException: Die Adresse wird bereits verwendet'],
    event: 'bind-failed',
    detail: 'EADDRINUSE',
    by: 'java',
    source: 'java.net.PlainSocketImpl and sun.nio.ch.Net of OpenJDK 8 to 21',
  },
  {
    says: [
      'BindException: Cannot assign requested address: (bind|JVM_Bind)',
      'BindException: Cannot assign requested address ((Bind failed)',
    ],
    event: 'bind-failed',
    detail: 'EADDRNOTAVAIL',
    by: 'java',
    source: 'java.net.PlainSocketImpl and sun.nio.ch.Net of OpenJDK 8 to 21',
  },
  // Web server failed to start. Port 8080 was already in use.
  {
    says: 'Port {port} was already in use',
    event: 'bind-failed',
    detail: 'EADDRINUSE',
    by: 'spring-boot',
    source: 'PortInUseFailureAnalyzer.java and WebServerPortFileWriter of Spring Boot 1 to 3',
  },
  // Error: listen EADDRINUSE: address already in use :::3000      Error: listen EADDRINUSE :::3000      (before 12)
  {
    says: ['listen EADDRINUSE: address already in use {at}', 'listen EADDRINUSE {at}'],
    event: 'bind-failed',
    detail: 'EADDRINUSE',
    by: 'node',
    source: 'lib/net.js and util.js (uvExceptionWithHostPort), Node 0.10 to 22',
  },
  {
    says: ['listen EACCES: permission denied {at}', 'listen EACCES {at}'],
    event: 'bind-failed',
    detail: 'EACCES',
    by: 'node',
    source: 'lib/net.js, Node 0.10 to 22',
  },
  {
    says: ['listen EADDRNOTAVAIL: address not available {at}', 'listen EADDRNOTAVAIL {at}'],
    event: 'bind-failed',
    detail: 'EADDRNOTAVAIL',
    by: 'node',
    source: 'lib/net.js, Node 0.10 to 22',
  },
  // Port 3000 is in use, trying another one...      Something is already running on port 3000.
  {
    says: [
      'Port {port} is in use',
      'Something is already running on port {port}',
      'Port {port} is already in use',
    ],
    event: 'bind-failed',
    detail: 'EADDRINUSE',
    source:
      'packages/vite/src/node/http.ts; react-dev-utils/WebpackDevServerUtils.js; werkzeug/serving.py; Angular CLI',
  },
  // Error: That port is already in use.      (Django)
  {
    says: 'That port is already in use',
    event: 'bind-failed',
    detail: 'EADDRINUSE',
    by: 'django',
    source: 'django/core/management/commands/runserver.py, Django 1.4 to 5',
  },
  {
    says: "That IP address can't be assigned to",
    event: 'bind-failed',
    detail: 'EADDRNOTAVAIL',
    by: 'django',
    source: 'django/core/management/commands/runserver.py, Django 1.4 to 5',
  },
  // Connection in use: ('0.0.0.0', 8000)
  {
    says: "Connection in use: (('{address}', {port})",
    event: 'bind-failed',
    detail: 'EADDRINUSE',
    by: 'gunicorn',
    source: 'gunicorn/sock.py, gunicorn 19 to 23',
  },
  // bind() to 0.0.0.0:80 failed (98: Address already in use)      bind() to 0.0.0.0:80 failed (10013: An attempt was made ...)
  {
    says: 'bind(() to {address}:{port} failed ((98: Address already in use)',
    event: 'bind-failed',
    detail: 'EADDRINUSE',
    by: 'nginx',
    source: 'ngx_open_listening_sockets() in src/core/ngx_connection.c',
  },
  {
    says: 'bind(() to {address}:{port} failed ((48: Address already in use)',
    event: 'bind-failed',
    detail: 'EADDRINUSE',
    by: 'nginx',
    source: 'ngx_open_listening_sockets() in src/core/ngx_connection.c, on macOS',
  },
  // Error starting userland proxy: listen tcp4 0.0.0.0:80: bind: address already in use: Go’s entry reads it
  // Bind for 0.0.0.0:8080 failed: port is already allocated
  {
    says: 'Bind for {address}:{port} failed: port is already allocated',
    event: 'bind-failed',
    detail: 'EADDRINUSE',
    by: 'docker',
    source: 'libnetwork/portallocator/portallocator.go, Docker 1.6 to 27',
  },
  // Ports are not available: exposing port TCP 0.0.0.0:5432 -> 0.0.0.0:0: listen tcp 0.0.0.0:5432: bind: ...
  {
    says: 'Ports are not available: exposing port TCP {address}:{port}',
    event: 'bind-failed',
    detail: 'EADDRINUSE',
    by: 'docker',
    source: 'Docker Desktop 2 to 4, docs.docker.com (ports are not available)',
  },
  // error: Bind to port 22 on 0.0.0.0 failed: Address already in use.
  {
    says: 'Bind to port {port} on {address} failed: Address already in use',
    event: 'bind-failed',
    detail: 'EADDRINUSE',
    by: 'sshd',
    source: 'listen_on_addrs() in sshd.c, OpenSSH 3 to 9',
  },
  // bind: Address already in use      could not bind to address 0.0.0.0:80
  {
    says: ['could not bind to address {address}:{port}', 'could not bind to {address}:{port}'],
    event: 'bind-failed',
    source: 'make_sock() in server/listen.c, Apache httpd 2.0 to 2.4',
  },
  // System.Net.Sockets.SocketException (98): Address already in use
  {
    says: 'SocketException[ (({n})]: Address already in use',
    event: 'bind-failed',
    detail: 'EADDRINUSE',
    by: 'dotnet',
    source: 'System.Net.Sockets.SocketException of .NET 5 to 9 and Mono on Unix systems',
  },
  // Failed to bind to address http://127.0.0.1:5000: address already in use.
  {
    says: 'Failed to bind to address {at}: address already in use',
    event: 'bind-failed',
    detail: 'EADDRINUSE',
    by: 'kestrel',
    source: 'src/Servers/Kestrel/Core/src/CoreStrings.resx, ASP.NET Core 2 to 9',
  },
  // OSError: [Errno 98] Address already in use      OSError: [Errno 48] Address already in use      (macOS)
  {
    says: [
      'OSError: [[Errno 98] Address already in use',
      'OSError: [[Errno 48] Address already in use',
      'socket.error: [[Errno 98] Address already in use',
      'bind: Address already in use',
      'bind failed: Address already in use',
      'bind((): Address already in use',
    ],
    event: 'bind-failed',
    detail: 'EADDRINUSE',
    source: 'perror() and strerror() behind bind(), measured',
  },
  {
    says: ['bind: Cannot assign requested address', 'bind failed: Cannot assign requested address'],
    event: 'bind-failed',
    detail: 'EADDRNOTAVAIL',
    source: 'perror() and strerror() behind bind(), measured',
  },
  // [error while attempting to bind on address ('0.0.0.0', 8080): address already in use
  {
    says: "error while attempting to bind on address (('{address}', {port}): address already in use",
    event: 'bind-failed',
    detail: 'EADDRINUSE',
    by: 'asyncio',
    source: 'asyncio/base_events.py, Python 3.4 to 3.13',
  },
  // {error,eaddrinuse}      Failed to start Ranch listener ... reason: eaddrinuse (address already in use)
  {
    says: ['{{error,eaddrinuse}', ':eaddrinuse', 'eaddrinuse ((address already in use)'],
    event: 'bind-failed',
    detail: 'EADDRINUSE',
    by: 'erlang',
    source: 'inet:format_error/1 and gen_tcp of Erlang/OTP; Ranch 1 and 2',
  },
  // thread 'main' panicked at ...: Os { code: 98, kind: AddrInUse, message: "Address already in use" }
  {
    says: [
      'code: 98, kind: AddrInUse',
      'code: 48, kind: AddrInUse',
      'Address already in use ((os error 98)',
      'Address already in use ((os error 48)',
    ],
    event: 'bind-failed',
    detail: 'EADDRINUSE',
    by: 'rust',
    source: 'std::io::Error’s Debug and Display, Rust 1',
  },
  // Address already in use - bind(2) for "127.0.0.1" port 3000 (Errno::EADDRINUSE)
  {
    says: 'Address already in use - bind((2) for "{address}" port {port}',
    event: 'bind-failed',
    detail: 'EADDRINUSE',
    by: 'ruby',
    source: 'rsock_sys_fail_host_port() in ext/socket, Ruby 1.9 to 3',
  },
];

/** A service could not listen: forms that the journal’s parser does not read. */
export const binds: Family = {
  id: 'binds',
  source: 'the source of the service that each entry names',
  // What bind() returned is no end of an attempt.
  entries: FAILED.map((entry) => ({ ...entry, byServer: true })),
};
