/** A part of the work that a timeout can limit. */
export type Phase = 'name' | 'connect' | 'tls' | 'greeting' | 'read' | 'whole';

export interface Ending {
  readonly message: string;
  /** Exit status, where the tool is a command. */
  readonly exit?: number;
}

/** One timeout of one client. */
export interface ToolTimeout {
  /** As links carry it. */
  readonly id: string;
  readonly tool: string;
  readonly option: string;
  readonly limits: readonly Phase[];
  /** How it is made, seen by strace. */
  readonly call: string;
  /** Without the option. */
  readonly unset: string;
  /** When nobody answers the SYN; nothing where it does not end the wait. */
  readonly blackhole?: Ending;
  /** When the kernel completes the handshake and the service says nothing; nothing where it does not end the wait. */
  readonly silent?: Ending;
  /** When the kernel's ETIMEDOUT came before it. */
  readonly kernel?: Ending;
  /** The least that it takes, in seconds. */
  readonly least?: number;
  /** Its value where nobody set it, in seconds. */
  readonly preset?: number;
  readonly note?: string;
}

/**
 * Every client of which this was seen. Linux 6.18 and Debian 12's versions: curl 7.88.1, wget 1.21.3, netcat-openbsd
 * 1.219, netcat-traditional 1.10, ncat 7.93, busybox 1.35, MariaDB client 10.11, psql 15, OpenSSH 9.2, rsync 3.5.0,
 * Python 3.11, PHP 8.2, Node 20, Java 17, Go 1.19. What older versions did is from strace logs of CentOS 6.5.
 */
export const TOOL_TIMEOUTS: readonly ToolTimeout[] = [
  {
    id: 'curl',
    tool: 'curl',
    option: '--connect-timeout',
    limits: ['name', 'connect', 'tls'],
    call: 'non-blocking connect(), poll()',
    unset: 'the kernel ends it',
    blackhole: { message: 'Failed to connect to H port P after 2001 ms: Timeout was reached', exit: 28 },
    kernel: { message: "Failed to connect to H port P after 3061 ms: Couldn't connect to server", exit: 28 },
    note: 'A server that takes the connection and never speaks: https ends with “SSL connection timeout”, plain http does not end.',
  },
  {
    id: 'curl-max-time',
    tool: 'curl',
    option: '-m, --max-time',
    limits: ['whole'],
    call: 'poll(); alarm() in 2014',
    unset: 'no limit',
    blackhole: { message: 'Connection timed out after 2001 milliseconds', exit: 28 },
    silent: { message: 'Operation timed out after 2001 milliseconds with 0 bytes received', exit: 28 },
    kernel: { message: "Failed to connect to H port P after 3061 ms: Couldn't connect to server", exit: 28 },
  },
  {
    id: 'wget',
    tool: 'wget',
    option: '-T, --timeout',
    limits: ['name', 'connect', 'read'],
    call: 'the three below, each with this value',
    unset: 'the kernel ends each of 20 tries; 900 s for a read',
    blackhole: { message: 'failed: Connection timed out.', exit: 4 },
    silent: { message: 'Read error (Connection timed out) in headers.' },
    kernel: { message: 'failed: Connection timed out.', exit: 4 },
    note: 'It tries 20 times: the value is for one try (--tries=1).',
  },
  {
    id: 'wget-connect',
    tool: 'wget',
    option: '--connect-timeout',
    limits: ['connect'],
    call: 'blocking connect(), ended by setitimer(ITIMER_REAL) and SIGALRM',
    unset: 'the kernel ends it',
    blackhole: { message: 'failed: Connection timed out.', exit: 4 },
    kernel: { message: 'failed: Connection timed out.', exit: 4 },
    note: 'The text is the kernel’s: only the time tells the two apart.',
  },
  {
    id: 'wget-read',
    tool: 'wget',
    option: '--read-timeout',
    limits: ['read'],
    call: 'select()',
    unset: '900 s',
    silent: { message: 'Read error (Connection timed out) in headers.' },
    kernel: { message: 'failed: Connection timed out.', exit: 4 },
    note: 'Idle time between two reads, not the whole download. It does not limit connect().',
  },
  {
    id: 'wget-dns',
    tool: 'wget',
    option: '--dns-timeout',
    limits: ['name'],
    call: 'setitimer(ITIMER_REAL)',
    unset: 'the resolver’s own: 5 s for each server and attempt (resolv.conf)',
    note: 'Then: “Resolving H... failed: Connection timed out.”, exit 4. The hosts file and nscd are within it. Longer than the resolver’s own, it does nothing.',
  },
  {
    id: 'nc',
    tool: 'nc (OpenBSD)',
    option: '-w',
    limits: ['connect', 'read'],
    call: 'non-blocking connect(); poll() or, in older ones, select()',
    unset: 'the kernel ends it',
    blackhole: { message: 'timed out: Operation now in progress', exit: 1 },
    silent: { message: 'closes without a word after so long without data', exit: 0 },
    kernel: { message: 'failed: Connection timed out', exit: 1 },
  },
  {
    id: 'nc-traditional',
    tool: 'nc (traditional)',
    option: '-w',
    limits: ['connect', 'read'],
    call: 'alarm()',
    unset: 'the kernel ends it',
    blackhole: { message: 'Connection timed out', exit: 1 },
    silent: { message: 'closes after so long without data' },
    kernel: { message: 'Connection timed out', exit: 1 },
    note: 'The reverse DNS look-up of the address is not within it: add -n.',
  },
  {
    id: 'ncat',
    tool: 'ncat',
    option: '-w',
    limits: ['connect'],
    call: 'select()',
    unset: 'the kernel ends it',
    blackhole: { message: 'Ncat: TIMEOUT.', exit: 1 },
    kernel: { message: 'Ncat: Connection timed out.', exit: 1 },
  },
  {
    id: 'ncat-idle',
    tool: 'ncat',
    option: '-i',
    limits: ['read'],
    call: 'select()',
    unset: 'no limit',
    silent: { message: 'Ncat: Idle timeout expired (2000 ms).', exit: 1 },
    kernel: { message: 'Ncat: Connection timed out.', exit: 1 },
  },
  {
    id: 'busybox-nc',
    tool: 'busybox nc',
    option: '-w',
    limits: ['connect'],
    call: 'alarm()',
    unset: 'the kernel ends it',
    blackhole: { message: 'nc: timed out', exit: 1 },
    kernel: { message: "nc: can't connect to remote host (H): Connection timed out", exit: 1 },
  },
  {
    id: 'mysql',
    tool: 'mysql, mariadb',
    option: '--connect-timeout',
    limits: ['connect', 'greeting'],
    call: 'non-blocking connect(), poll()',
    unset: 'the kernel ends it; no limit for the greeting',
    blackhole: { message: "ERROR 2002 (HY000): Can't connect to server on 'H' (110)", exit: 1 },
    silent: {
      message:
        "ERROR 2013: Lost connection to server at 'handshake: reading initial communication packet', system error: 110",
      exit: 1,
    },
    kernel: { message: "ERROR 2002 (HY000): Can't connect to server on 'H' (115)", exit: 1 },
    note: 'MariaDB 10.11: (110) is the client’s own limit; (115) hides a refusal, no route and the kernel’s timeout alike. MySQL 5.1 printed (4) for its own.',
  },
  {
    id: 'psql',
    tool: 'psql, libpq',
    option: 'connect_timeout, PGCONNECT_TIMEOUT',
    limits: ['connect', 'tls', 'greeting'],
    call: 'poll()',
    unset: 'the kernel ends it',
    least: 2,
    blackhole: { message: 'timeout expired', exit: 2 },
    silent: { message: 'timeout expired', exit: 2 },
    kernel: { message: 'Connection timed out', exit: 2 },
    note: 'For each address by itself, up to the end of the authentication. 1 is taken as 2.',
  },
  {
    id: 'ssh',
    tool: 'ssh',
    option: '-o ConnectTimeout',
    limits: ['connect', 'greeting'],
    call: 'non-blocking connect(), poll()',
    unset: 'the kernel ends it',
    blackhole: { message: 'Connection timed out', exit: 255 },
    silent: { message: 'Connection timed out during banner exchange', exit: 255 },
    kernel: { message: 'Connection timed out', exit: 255 },
    note: 'The text is the kernel’s: only the time tells the two apart.',
  },
  {
    id: 'rsync',
    tool: 'rsync (daemon)',
    option: '--contimeout',
    limits: ['connect'],
    call: 'alarm()',
    unset: 'the kernel ends it',
    blackhole: { message: 'timeout waiting for daemon connection (code 35)', exit: 35 },
    kernel: { message: 'failed to connect to H (H): Connection timed out (110)', exit: 10 },
    note: 'For rsync:// and host::module alone.',
  },
  {
    id: 'rsync-timeout',
    tool: 'rsync',
    option: '--timeout',
    limits: ['read'],
    call: 'select() in its own loop',
    unset: 'no limit',
    silent: { message: 'io timeout after 2 seconds -- exiting', exit: 30 },
    kernel: { message: 'failed to connect to H (H): Connection timed out (110)', exit: 10 },
    note: 'It does not limit connect().',
  },
  {
    id: 'timeout',
    tool: 'bash /dev/tcp',
    option: 'timeout(1) in front',
    limits: ['whole'],
    call: 'blocking connect(), ended by a signal',
    unset: 'the kernel ends it',
    blackhole: { message: '(nothing)', exit: 124 },
    silent: { message: '(nothing)', exit: 124 },
    kernel: { message: 'bash: connect: Connection timed out', exit: 1 },
    note: 'The way for clients without an option of their own: telnet, redis-cli 7.0.',
  },
  {
    id: 'python',
    tool: 'Python',
    option: 'create_connection(…, timeout), settimeout()',
    limits: ['connect', 'read'],
    call: 'non-blocking connect(), poll()',
    unset: 'the kernel ends it',
    blackhole: { message: 'TimeoutError: timed out' },
    silent: { message: 'TimeoutError: timed out' },
    kernel: { message: 'TimeoutError: [Errno 110] Connection timed out' },
    note: 'For connect(), then for each recv() anew.',
  },
  {
    id: 'php',
    tool: 'PHP',
    option: 'default_socket_timeout',
    limits: ['connect', 'read'],
    call: 'poll()',
    unset: '60 s',
    preset: 60,
    blackhole: { message: 'Connection timed out (110)' },
    kernel: { message: 'Connection timed out (110)' },
    note: 'The text is the kernel’s: only the time tells the two apart.',
  },
  {
    id: 'node',
    tool: 'Node.js',
    option: 'socket.setTimeout()',
    limits: [],
    call: 'a timer of its own',
    unset: 'the kernel ends it',
    kernel: { message: 'connect ETIMEDOUT' },
    note: 'It only emits an event: unless the program then closes the socket, connect() goes on.',
  },
  {
    id: 'node-attempt',
    tool: 'Node.js 20',
    option: 'autoSelectFamilyAttemptTimeout',
    limits: ['connect'],
    call: 'a timer of its own',
    unset: '0.25 s for each address, where a name has several',
    preset: 0.25,
    least: 0.01,
    blackhole: { message: 'AggregateError [ETIMEDOUT]' },
    note: 'The last address is not cut so. One lost SYN costs a second, so an attempt can be cut although the server is well.',
  },
  {
    id: 'java',
    tool: 'Java',
    option: 'Socket.connect(address, timeout)',
    limits: ['connect'],
    call: 'poll()',
    unset: 'the kernel ends it',
    blackhole: { message: 'SocketTimeoutException: Connect timed out' },
    kernel: { message: 'ConnectException: Connection timed out' },
    note: 'Reads have setSoTimeout().',
  },
  {
    id: 'go',
    tool: 'Go',
    option: 'net.DialTimeout, Dialer.Timeout',
    limits: ['name', 'connect'],
    call: 'the runtime’s poller',
    unset: 'the kernel ends it',
    blackhole: { message: 'dial tcp H:P: i/o timeout' },
    kernel: { message: 'dial tcp H:P: connect: connection timed out' },
    note: 'For the name and all its addresses together.',
  },
];
