import type { Errno } from '../../model/errno.ts';
import type { Entry, Family } from '../entry.ts';
import { ANY_FAILURE, CONNECT_FAILED, NOT_CONNECTED } from '../open-outcomes.ts';

const NFS = {
  by: 'nfs',
  port: 2049,
  source: 'nfs-utils 2.6.2, utils/mount/error.c, utils/mount/network.c; linux 6.1, net/sunrpc/clnt.c',
} as const;

const NFS_SAYS: readonly Entry[] = [
  // Mounting arguments: -t nfs files1.example.org:/export /var/lib/kubelet/pods/...      (the reason stands on the next line)
  {
    says: 'Mounting arguments: {text}-t nfs{text} {host}:/{why} /var/lib/kubelet/{word}',
    ...NFS,
    sign: 'kubernetes',
  },
  // mount.nfs: mount to NFS server 'files1.example.org' failed: Connection refused, retrying
  {
    says: [
      'mount to NFS server {host} failed: {why}',
      'mount.nfs: {why}',
      'mount.nfs4: {why}',
      'mount.nfs: mount((2): {why}',
      'portmap query failed: {why}',
    ],
    moment: 'connecting',
    ...NFS,
  },
  {
    says: [
      'mount to NFS server {host} failed: timed out',
      'mount to NFS server {host} failed: timed out, (retrying|giving up)',
      'mount.nfs: Connection timed out',
    ],
    outcome: 'own-deadline',
    couldBe: ['own-deadline', 'kernel-timeout', 'silent'],
    moment: 'connecting',
    ...NFS,
  },
  { says: 'Failed to resolve server {host}: {why}', moment: 'looking-up', ...NFS },
  {
    says: ['Failed to resolve server {host}', "can't get address for {host}"],
    outcome: 'unresolved',
    moment: 'looking-up',
    weak: true,
    ...NFS,
  },
  { says: 'access denied by server while mounting {word}', outcome: 'replied', moment: 'request', ...NFS },
  // clnt_create: RPC: Port mapper failure - Unable to receive: errno 111 (Connection refused)
  {
    says: [
      'RPC: Port mapper failure - {why}',
      'RPC: Remote system error - {why}',
      'RPC: Unable to receive; errno = {why}',
      'RPC: Unable to send; errno = {why}',
    ],
    moment: 'connecting',
    by: 'sunrpc',
    port: 111,
    source: 'libtirpc 1.3, src/clnt_perror.c',
  },
  {
    says: ['RPC: Port mapper failure - RPC: Timed out', 'RPC: Timed out', 'Port mapper failure - Timed out'],
    outcome: 'own-deadline',
    couldBe: ['own-deadline', 'silent'],
    by: 'sunrpc',
    port: 111,
    source: 'libtirpc 1.3, src/clnt_perror.c',
  },
  // kernel: nfs: server files1.example.org not responding, still trying
  {
    says: ['nfs: server {host} not responding, (still trying|timed out)', 'NFS server {host} not responding'],
    outcome: 'silent',
    couldBe: ['silent', ...NOT_CONNECTED],
    moment: 'idle',
    ...NFS,
  },
];

/** mount.cifs and the kernel print Linux' numbers. */
const NUMBERS: readonly (readonly [number: number, errno: Errno])[] = [
  [101, 'ENETUNREACH'],
  [104, 'ECONNRESET'],
  [110, 'ETIMEDOUT'],
  [111, 'ECONNREFUSED'],
  [112, 'EHOSTDOWN'],
  [113, 'EHOSTUNREACH'],
];
const CIFS = {
  by: 'cifs',
  port: 445,
  source: 'cifs-utils 7.0, mount.cifs.c; linux 6.1, fs/smb/client/connect.c',
} as const;
const SMBCLIENT = {
  by: 'smbclient',
  port: 445,
  source: 'Samba 4.17, source3/libsmb/clidfs.c, libcli/util/nterr.c, errmap_unix.c',
} as const;

const CIFS_SAYS: readonly Entry[] = [
  // mount error(111): could not connect to 198.51.100.7Unable to find suitable address.
  ...NUMBERS.map(([number, errno]): Entry => ({
    says: [
      `mount error((${number}): could not connect to {address}`,
      `mount error((${number}): could not connect to {address}Unable to find suitable address`,
      `mount error((${number})`,
      `CIFS VFS: cifs_mount failed w/return code = -${number}`,
      `CIFS: VFS: cifs_mount failed w/return code = -${number}`,
    ],
    errno,
    moment: 'connecting',
    ...CIFS,
  })),
  // connect() was cut short: the kernel's SYN timeout of cifs is shorter than TCP's
  {
    says: [
      'mount error((115): could not connect to {address}',
      'mount error((115)',
      'cifs_mount failed w/return code = -115',
    ],
    outcome: 'own-deadline',
    moment: 'connecting',
    ...CIFS,
  },
  { says: 'could not connect to {address}Unable to find suitable address', moment: 'connecting', ...CIFS },
  { says: 'mount error: could not resolve address for {host}: {why}', moment: 'looking-up', ...CIFS },
  {
    says: 'mount error: could not resolve address for {host}',
    outcome: 'unresolved',
    moment: 'looking-up',
    weak: true,
    ...CIFS,
  },
  {
    says: [
      'Error connecting to socket. Aborting operation',
      'CIFS VFS: Error connecting to socket. Aborting operation',
    ],
    outcome: 'failed',
    couldBe: [...CONNECT_FAILED, 'own-deadline'],
    moment: 'connecting',
    ...CIFS,
  },
  {
    says: [
      'has not responded in {took}[. Reconnecting]',
      'CIFS VFS: Server {host} has not responded in {took}[. Reconnecting]',
    ],
    outcome: 'silent',
    moment: 'idle',
    ...CIFS,
  },
];

/** `do_connect: Connection to files1 failed (Error NT_STATUS_IO_TIMEOUT)`: Samba's own map from errnos. */
const NT_STATUS: readonly (readonly [name: string, entry: Omit<Entry, 'says'>])[] = [
  ['NT_STATUS_CONNECTION_REFUSED', { errno: 'ECONNREFUSED' }],
  ['NT_STATUS_HOST_UNREACHABLE', { errno: 'EHOSTUNREACH' }],
  ['NT_STATUS_NETWORK_UNREACHABLE', { errno: 'ENETUNREACH' }],
  [
    'NT_STATUS_IO_TIMEOUT',
    { outcome: 'own-deadline', couldBe: ['own-deadline', 'kernel-timeout', 'silent'] },
  ],
  ['NT_STATUS_CONNECTION_RESET', { outcome: 'reset-later', errno: 'ECONNRESET' }],
  ['NT_STATUS_CONNECTION_DISCONNECTED', { outcome: 'closed', couldBe: ['closed', 'reset-later'] }],
  ['NT_STATUS_END_OF_FILE', { outcome: 'closed' }],
  ['NT_STATUS_UNSUCCESSFUL', { outcome: 'failed', couldBe: ANY_FAILURE }],
  ['NT_STATUS_NOT_FOUND', { outcome: 'unresolved' }],
];

const SMBCLIENT_SAYS: readonly Entry[] = NT_STATUS.map(([name, entry]): Entry => ({
  says: [`Connection to {host} failed ((Error ${name})`, ...(entry.outcome === 'failed' ? [] : [name])],
  ...entry,
  ...SMBCLIENT,
}));

const ISCSI = {
  by: 'iscsi',
  port: 3260,
  source: 'open-iscsi 2.1.8, usr/io.c, usr/discovery.c, usr/iscsi_err.c',
} as const;

const ISCSI_SAYS: readonly Entry[] = [
  // iscsiadm: cannot make connection to 198.51.100.7: Connection refused
  {
    says: ['cannot make connection to {address}: {why}', 'cannot make connection to {address}:{port} (({n})'],
    moment: 'connecting',
    ...ISCSI,
  },
  {
    says: [
      'connect to {address} timed out',
      'connect to {address}:{port} timed out',
      'initiator reported error ((8 - connection timed out)',
    ],
    outcome: 'own-deadline',
    moment: 'connecting',
    ...ISCSI,
  },
  {
    says: [
      'Could not perform SendTargets discovery: encountered connection failure',
      'connection login retries ((reopen_max) {n} exceeded',
    ],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    ...ISCSI,
  },
  {
    says: 'ping timeout of {limit} expired, recv timeout {n}, last rx {n}',
    outcome: 'silent',
    moment: 'idle',
    ...ISCSI,
  },
];

export const fileShares: Family = {
  id: 'file-shares',
  source: 'nfs-utils 2.6.2, cifs-utils 7.0, Samba 4.17, open-iscsi 2.1.8; see the entries',
  entries: [...NFS_SAYS, ...CIFS_SAYS, ...SMBCLIENT_SAYS, ...ISCSI_SAYS],
};
