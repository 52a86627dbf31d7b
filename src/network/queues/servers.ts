/** What a server gives to listen() where nobody set it. */
export interface ServerBacklog {
  readonly software: string;
  /** -1: somaxconn, whatever it is. */
  readonly backlog: number;
  /** Where it can be set. */
  readonly setting?: string;
  /** `measured`: read from `ss -lnt` on Linux 6.18, Debian 12's version. Else the documentation that says so. */
  readonly source: string;
}

export const SERVER_BACKLOGS: readonly ServerBacklog[] = [
  { software: 'nginx 1.22', backlog: 511, setting: 'listen … backlog=', source: 'measured' },
  { software: 'Node.js 20', backlog: 511, source: 'measured' },
  { software: 'Redis 7.0', backlog: 511, setting: 'tcp-backlog', source: 'measured' },
  { software: 'memcached 1.6', backlog: 1024, setting: '-b', source: 'measured' },
  { software: 'Java 17, ServerSocket', backlog: 50, source: 'measured' },
  { software: 'Tomcat', backlog: 100, setting: 'acceptCount', source: 'tomcat.apache.org, config/http.html' },
  { software: 'Go, net.Listen', backlog: -1, source: 'measured' },
  { software: 'Rust, TcpListener', backlog: 128, source: 'rust-lang/rust#55614' },
  { software: 'Python 3.11, listen()', backlog: 128, source: 'measured' },
  { software: 'Python, socketserver and http.server', backlog: 5, source: 'measured' },
  { software: 'Python, asyncio', backlog: 100, source: 'measured' },
  { software: 'gunicorn', backlog: 2048, source: 'measured' },
  { software: 'uvicorn', backlog: 2048, source: 'measured' },
  { software: 'Unicorn (Ruby)', backlog: 1024, source: 'unicorn, Configurator' },
  { software: 'PHP, php -S', backlog: -1, source: 'measured' },
  { software: 'HAProxy 2.6, without maxconn', backlog: 4096, setting: 'maxconn', source: 'measured' },
  {
    software: 'PostgreSQL 15, max_connections 100',
    backlog: 244,
    setting: 'max_connections',
    source: 'measured',
  },
  { software: 'MariaDB 10.11', backlog: 80, setting: 'back_log, max_connections', source: 'measured' },
  { software: 'MySQL 8.0', backlog: 151, setting: 'back_log, max_connections', source: 'MySQL WL#9704' },
  { software: 'MySQL 5.6, 5.7', backlog: 80, setting: 'back_log, max_connections', source: 'MySQL WL#9704' },
  { software: 'OpenSSH 9.2, sshd', backlog: 128, source: 'measured' },
  { software: 'rsync --daemon', backlog: 5, source: 'measured' },
  { software: 'rsyslog, imptcp', backlog: 64, source: 'rsyslog.com' },
  { software: 'socat TCP-LISTEN', backlog: 5, source: 'measured' },
  { software: 'ncat -l', backlog: 10, source: 'measured' },
  { software: 'nc -l (OpenBSD, traditional, busybox)', backlog: 1, source: 'measured' },
];
