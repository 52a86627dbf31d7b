import type { Errno } from '../../model/errno.ts';
import type { Entry, Family } from '../entry.ts';
import { ANY_FAILURE, BROKEN, NOT_CONNECTED } from '../open-outcomes.ts';

const GIT: readonly Entry[] = [
  // fatal: unable to access 'https://git.example.org/app.git/': Failed to connect to git.example.org port 443: Connection refused
  { says: 'unable to access {at}: {why}' },
  { says: 'unable to connect to {host}:', moment: 'connecting', weak: true },
  // git.example.org[0: 192.0.2.5]: errno=Connection refused
  { says: '{host}[[{n}: {address}]: errno={why}', moment: 'connecting', port: 9418 },
  {
    says: '[[0: {address}]: errno=(Connection timed out|Operation timed out)',
    errno: 'ETIMEDOUT',
    moment: 'connecting',
  },
  {
    says: 'unable to look up {host} ((port {port}) (({why})',
    outcome: 'unresolved',
    moment: 'looking-up',
  },
  { says: 'fatal: read error: {why}', moment: 'request' },
  { says: 'RPC failed; curl {n} {why}', moment: 'request' },
  { says: 'RPC failed; result={n}, HTTP code = 0', outcome: 'failed', couldBe: ANY_FAILURE, until: '2.7' },
  {
    says: [
      'fetch-pack: unexpected disconnect while reading sideband packet',
      'send-pack: unexpected disconnect while reading sideband packet',
      'fatal: early EOF',
    ],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'request',
  },
  {
    says: ['the remote end hung up unexpectedly', 'The remote end hung up upon initial contact'],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'connected',
    weak: true,
  },
  {
    says: 'protocol error: bad line length character',
    outcome: 'replied',
    sign: 'other-protocol',
    moment: 'connected',
  },
  {
    says: 'failed to resolve address for {host}: {why}',
    moment: 'looking-up',
    by: 'libgit2',
    source: 'libgit2 0.20 to 1.8 src/streams/socket.c',
  },
  {
    says: 'failed to connect to {host}: {why}',
    moment: 'connecting',
    by: 'libgit2',
    source: 'libgit2 0.20 to 1.8 src/streams/socket.c',
    weak: true,
  },
  {
    says: ['cannot open git-upload-pack', 'cannot open git-receive-pack'],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    by: 'JGit',
    source: 'JGit 3 to 6 JGitText.properties',
    weak: true,
  },
];

/** APR's numbers: the errno itself, 720000 more than Windows', 670000 more than getaddrinfo()'s. */
const SVN_NUMBERS: Partial<Record<Errno, readonly string[]>> = {
  ECONNREFUSED: ['E000111', 'E000061', 'E730061'],
  EHOSTUNREACH: ['E000113', 'E000065', 'E730065'],
  ENETUNREACH: ['E000101', 'E000051', 'E730051'],
  ECONNRESET: ['E000104', 'E000054', 'E730054'],
};

const SVN: readonly Entry[] = [
  ...Object.entries(SVN_NUMBERS).map(([errno, numbers]): Entry => ({
    says: numbers.map((number) => `svn: ${number}`),
    errno: errno as Errno,
    moment: errno === 'ECONNRESET' ? 'request' : 'connecting',
  })),
  {
    says: ['svn: E000110', 'svn: E000060', 'svn: E730060', 'svn: E175012'],
    outcome: 'some-timeout',
    moment: 'connecting',
  },
  {
    says: ['svn: E670002', 'svn: E670003', 'svn: E670008', 'svn: E731001'],
    outcome: 'unresolved',
    moment: 'looking-up',
  },
  {
    says: ['Unable to connect to a repository at URL {at}', 'Error running context: {why}'],
    moment: 'connecting',
  },
  {
    says: ['svn: E170013', 'could not connect to server (({at})'],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    moment: 'connecting',
  },
  { says: "Can't connect to host {host}: {why}", moment: 'connecting' },
  { says: 'svn: Unknown hostname {host}', outcome: 'unresolved', moment: 'looking-up' },
  {
    says: [
      'svn: E210002: Network connection closed unexpectedly',
      'Network connection closed unexpectedly',
      'The server sent a truncated HTTP response body',
    ],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'request',
  },
];

const RSYNC: readonly Entry[] = [
  // rsync: [Receiver] failed to connect to db1.example.org (192.0.2.5): Connection refused (111)
  { says: 'failed to connect to {host}: {why} (({n})', moment: 'connecting' },
  { says: 'rsync: getaddrinfo: {host} {port}', outcome: 'unresolved', moment: 'looking-up' },
  { says: 'rsync error: error in socket IO ((code 10)', outcome: 'failed', couldBe: ANY_FAILURE, weak: true },
  {
    says: [
      'rsync error: timeout in data send/receive ((code 30)',
      'io timeout after {n} seconds[ -- exiting]',
    ],
    outcome: 'silent',
    moment: 'request',
  },
  {
    says: 'rsync error: timeout waiting for daemon connection ((code 35)',
    outcome: 'own-deadline',
    couldBe: ['own-deadline', 'silent'],
  },
  {
    says: [
      'rsync: connection unexpectedly closed',
      'connection unexpectedly closed (({n} bytes received so far)',
    ],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'connected',
  },
  {
    says: [
      'rsync: read error: {why}',
      'safe_read failed to read {n} bytes{text}: {why}',
      'writefd_unbuffered failed to write {n} bytes{text}: {why}',
      'failed to write {n} bytes to socket [[{word}]: {why}',
    ],
    moment: 'request',
  },
  {
    says: 'rsync: did not see server greeting',
    outcome: 'closed',
    couldBe: ['closed', 'replied'],
    sign: 'other-protocol',
    moment: 'connected',
  },
  {
    says: '@ERROR: max connections (({n}) reached',
    outcome: 'replied',
    byServer: true,
    sign: 'many-connections',
  },
  {
    says: '@ERROR: access denied to {word} from {client}',
    outcome: 'replied',
    byServer: true,
    sign: 'policy',
  },
];

const FTP: readonly Entry[] = [
  { says: ['ftp: connect: {why}', 'ftp: connect :{why}'], moment: 'connecting' },
  { says: 'ftp: connect to address {address}[:][ ]{why}', moment: 'connecting', port: 21 },
  {
    says: [
      '421 Timeout',
      '421 Timeout (({n} seconds)',
      '421 No transfer timeout',
      '421 Idle timeout',
      '421 Login timeout',
    ],
    outcome: 'closed',
    moment: 'idle',
    sign: 'idle-before',
    byServer: true,
  },
  {
    says: [
      '421 Service not available, remote server has closed connection',
      '421 Service not available',
      '421 Service not available, closing control connection',
    ],
    outcome: 'closed',
    moment: 'connected',
    byServer: true,
    source: 'RFC 959 4.2.1; BSD ftp prints the first for an end of file',
  },
  {
    says: [
      '421 There are too many connections',
      '421 {n} users ((the maximum) are already logged in',
      '530 Sorry, the maximum number of allowed clients',
    ],
    outcome: 'closed',
    moment: 'connected',
    byServer: true,
    sign: 'many-connections',
  },
  {
    says: [
      "425 (Can't|Cannot) (open|build) data connection",
      '425 Failed to establish connection',
      '425 Unable to build data connection',
      "425 Can't build data connection",
      "425 Can't open passive connection",
    ],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    byServer: true,
    moment: 'connecting',
    source: 'RFC 959 4.2.1; vsftpd 3, ProFTPD 1.3, FreeBSD ftpd: the data connection, in either direction',
  },
  { says: '426 Connection closed; transfer aborted', outcome: 'closed', moment: 'request', byServer: true },
  {
    says: '**** Timeout - reconnecting',
    outcome: 'silent',
    moment: 'request',
  },
  { says: '**** Socket error (({why}) - reconnecting', moment: 'connecting' },
  {
    says: ['**** Peer closed connection', '**** Remote end closes connection'],
    outcome: 'closed',
    moment: 'connected',
    by: 'lftp',
  },
  { says: 'Peer closed connection', outcome: 'closed', moment: 'connected', weak: true, by: 'lftp' },
  {
    says: 'Fatal error: max-retries exceeded',
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    by: 'lftp',
    weak: true,
  },
];

export const gitSvnRsyncFtp: Family = {
  id: 'git-svn-rsync-ftp',
  source:
    'git 1.7 to 2.45 connect.c, http.c, remote-curl.c; Subversion 1.6 to 1.14; rsync 3.0 to 3.4 clientserver.c, io.c; lftp 4; measured with git 2.39, rsync 3.2',
  entries: [...GIT, ...SVN, ...RSYNC, ...FTP],
};
