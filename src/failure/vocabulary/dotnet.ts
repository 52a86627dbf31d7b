import type { Entry, Family } from '../entry.ts';
import type { Errno } from '../../model/errno.ts';
import { BROKEN, OWN_TIME } from '../open-outcomes.ts';

// SocketException (10061): No connection could be made ...      SocketException (111): Connection refused 127.0.0.1:5432
const BY_NUMBER: readonly (readonly [number: string, errno: Errno])[] = [
  ['10061', 'ECONNREFUSED'],
  ['111', 'ECONNREFUSED'],
  ['61', 'ECONNREFUSED'],
  ['10060', 'ETIMEDOUT'],
  ['110', 'ETIMEDOUT'],
  ['60', 'ETIMEDOUT'],
  ['10065', 'EHOSTUNREACH'],
  ['113', 'EHOSTUNREACH'],
  ['10051', 'ENETUNREACH'],
  ['101', 'ENETUNREACH'],
  ['10049', 'EADDRNOTAVAIL'],
  ['99', 'EADDRNOTAVAIL'],
  ['10055', 'ENOBUFS'],
  ['10013', 'EACCES'],
];
const RESET_BY_NUMBER: readonly (readonly [number: string, errno: Errno])[] = [
  ['10054', 'ECONNRESET'],
  ['104', 'ECONNRESET'],
  ['54', 'ECONNRESET'],
  ['10053', 'ECONNABORTED'],
  ['32', 'EPIPE'],
];

const SOCKETS: readonly Entry[] = [
  ...BY_NUMBER.map(([number, errno]): Entry => ({
    says: `SocketException ((${number})`,
    errno,
    moment: 'connecting',
    by: 'dotnet',
  })),
  ...RESET_BY_NUMBER.map(([number, errno]): Entry => ({
    says: `SocketException ((${number})`,
    errno,
    outcome: 'reset-later',
    by: 'dotnet',
  })),
  // SocketException (125): Operation canceled      SocketException (995): The I/O operation has been aborted ...: a token of the client's
  {
    says: [
      'SocketException ((125): Operation canceled',
      'SocketException ((89): Operation canceled',
      'SocketException ((995): The I/O operation has been aborted because of either a thread exit or an application request',
    ],
    outcome: 'own-deadline',
    couldBe: OWN_TIME,
    by: 'dotnet',
  },
  {
    says: [
      'SocketException ((11001)',
      'SocketException ((0xFFFDFFFF, 111)',
      'SocketException ((00000001, 11001)',
    ],
    outcome: 'unresolved',
    moment: 'looking-up',
    by: 'dotnet',
  },
  {
    says: [
      'SocketException: {why}',
      'SocketException (({n}): {why}',
      'SocketException ((0x80004005): {why}',
      'ExtendedSocketException (({text}): {why} {at}',
    ],
    by: 'dotnet',
  },
  { says: ['HttpRequestException: {why} (({at})', 'HttpRequestException: {why}'], by: 'dotnet' },
  // Exception calling "Connect" with "2" argument(s): "No connection could be made because ... refused it 10.0.0.5:3306"
  {
    says: 'Exception calling "(Connect|EndConnect|ConnectAsync|.ctor)" with "{n}" argument((s): "{why}"',
    moment: 'connecting',
    by: 'powershell',
  },
  {
    says: 'A connection could not be established within the configured ConnectTimeout',
    outcome: 'own-deadline',
    moment: 'connecting',
    by: 'dotnet',
    since: '5',
  },
  //  ---> System.IO.IOException: Unable to read data from the transport connection: Connection reset by peer.
  {
    says: [
      'Unable to (read data from|write data to) the transport connection: Connection reset by peer',
      'Unable to (read data from|write data to) the transport connection: An existing connection was forcibly closed by the remote host',
    ],
    errno: 'ECONNRESET',
    outcome: 'reset-later',
    moment: 'connected',
    by: 'dotnet',
  },
  //  ---> System.IO.IOException: Unable to read data from the transport connection: Operation canceled.      (its deadline, and a connection there was)
  {
    says: [
      'Unable to read data from the transport connection: Operation canceled',
      'Unable to read data from the transport connection: The I/O operation has been aborted because of either a thread exit or an application request',
    ],
    outcome: 'silent',
    moment: 'connected',
    by: 'dotnet',
  },
  {
    says: [
      'Unable to read data from the transport connection: The connection was closed',
      'Attempted to read past the end of the stream',
      'Unable to read beyond the end of the stream',
    ],
    outcome: 'closed',
    moment: 'connected',
    by: 'dotnet',
  },
  // Failed to bind to address http://127.0.0.1:5000: address already in use.
  {
    says: 'Failed to bind to address {about}: address already in use',
    event: 'bind-failed',
    detail: 'EADDRINUSE',
    by: 'kestrel',
    source: 'aspnetcore Kestrel Core/src/CoreStrings.resx',
  },
];

const TLS: readonly Entry[] = [
  {
    says: 'The SSL connection could not be established, see inner exception',
    outcome: 'failed',
    couldBe: ['replied', ...BROKEN, 'silent'],
    moment: 'tls',
    sign: 'tls-broke',
    weak: true,
    by: 'dotnet',
  },
  {
    says: [
      'Received an unexpected EOF or 0 bytes from the transport stream',
      'Authentication failed because the remote party has closed the transport stream',
    ],
    outcome: 'closed',
    moment: 'tls',
    sign: 'tls-broke',
    by: 'dotnet',
  },
  {
    says: [
      'Cannot determine the frame size or a corrupted frame was received',
      'The handshake failed due to an unexpected packet format',
    ],
    outcome: 'replied',
    reply: 'no TLS: {said}',
    moment: 'tls',
    sign: 'other-protocol',
    by: 'dotnet',
  },
  {
    says: [
      'The remote certificate is invalid',
      'The remote certificate was rejected',
      'Authentication failed because the remote party sent a TLS alert',
      'Could not establish trust relationship for the SSL/TLS secure channel',
      'Could not create SSL/TLS secure channel',
      'A call to SSPI failed, see inner exception',
      'Authentication failed, see inner exception',
    ],
    outcome: 'replied',
    reply: 'TLS',
    moment: 'tls',
    sign: 'tls-broke',
    by: 'dotnet',
  },
];

/** .NET's sockets and TLS. */
export const dotnet: Family = {
  id: 'dotnet',
  source:
    'dotnet/runtime System.Net.Sockets, System.Net.Security, System.Net.Http Strings.resx; .NET Framework System.txt',
  entries: [...SOCKETS, ...TLS],
};
