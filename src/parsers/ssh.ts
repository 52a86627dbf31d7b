import type { Parser } from '../model/parser.ts';
import { attemptParser, type Around, type Row } from '../failure/attempt-reader.ts';
import { errnoOfText } from '../failure/errno-words.ts';
import { kernelOrOwn } from '../failure/kernel-or-own-deadline.ts';
import type { Said } from '../failure/attempt-under-way.ts';

/** ConnectTimeout prints the kernel's text. */
function connectEnding(text: string, { command }: Around): Said | undefined {
  const errno = errnoOfText(text);
  return errno === 'ETIMEDOUT' ? kernelOrOwn(command) : errno && { errno };
}

const CLOSED: Said = { outcome: 'closed' };
const RESET: Said = { outcome: 'reset-later', errno: 'ECONNRESET' };

function ended(how: string): Said {
  return how === 'reset' ? RESET : CLOSED;
}

type Read = (match: RegExpExecArray) => Said;

/** With -v the attempt is under way; without, this is the first that is heard of it. */
function afterConnecting(pattern: RegExp, read: Read): readonly Row[] {
  const isUnderWay = (soFar: Said | undefined): boolean =>
    soFar?.outcome === 'connected' || soFar?.outcome === 'replied' || soFar?.outcome === 'silent';
  return [
    [pattern, 'adds', (match, { soFar }) => (isUnderWay(soFar) ? read(match) : undefined)],
    [pattern, 'begins', read],
  ];
}

const ROWS: readonly Row[] = [
  // rsync: connection unexpectedly closed (0 bytes received so far) [Receiver]      (of the ssh that it ran)
  // rsync error: error in rsync protocol data stream (code 12) at io.c(285) [Receiver=3.5.0]
  [
    /^rsync(?:: connection unexpectedly closed \(0 bytes received so far\)| error: .{3,80} \(code \d{1,3}\) at )/,
    'belongs',
  ],
  // debug1: Connecting to app.internal [fd77::2] port 3306.
  [
    /^debug1: Connecting to (\S{1,253}) \[(\S{2,60})\] port (\d{1,5})\.$/,
    'begins',
    ([, host, address, port]) => ({ host, address, port }),
  ],
  // debug1: connect to address fd77::2 port 3306: Connection refused
  [
    /^debug1: connect to address \S{2,60} port \d{1,5}: (.{3,100})$/,
    'adds',
    ([, text = ''], around) => connectEnding(text, around),
  ],
  // debug1: Connection established.
  [/^debug1: Connection established\.$/, 'adds', () => ({ outcome: 'connected' })],
  // debug1: Remote protocol version 2.0, remote software version OpenSSH_9.2p1 Debian-2+deb12u3
  [
    /^debug1: Remote protocol version [\d.]{1,6}, remote software version (\S.{0,100})$/,
    'adds',
    ([, reply]) => ({ outcome: 'replied', reply }),
  ],
  // debug1: Authenticating to 10.77.0.2:22 as 'ops'      (its key exchange is still to come: a banner is no whole answer)
  [
    /^debug1: Authenticating to (\S{1,253}):(\d{1,5}) as '/,
    'adds',
    ([, host, port], { soFar }) => ({
      ...(soFar?.host === undefined && soFar?.address === undefined ? { host } : {}),
      port,
      ...(soFar?.outcome === 'replied' ? { outcome: 'silent' as const } : {}),
    }),
  ],
  // ... as the first line of an excerpt
  [
    /^debug1: Authenticating to (\S{1,253}?)(?::(\d{1,5}))? as '/,
    'begins',
    ([, host, port]) => ({ outcome: 'silent', host, port }),
  ],
  // debug1: SSH2_MSG_KEXINIT sent      debug1: expecting SSH2_MSG_KEX_ECDH_REPLY
  [
    /^debug1: (?:SSH2_MSG_KEX\w{0,20} (?:sent|received)|expecting SSH2_MSG_KEX\w{1,30})$/,
    'adds',
    (_, { soFar }) => (soFar?.outcome === 'replied' ? { outcome: 'silent' } : {}),
  ],
  // debug1: SSH2_MSG_NEWKEYS received      debug1: Server host key: ssh-ed25519 SHA256:...      debug1: rekey out after ...
  [
    /^debug1: (?:SSH2_MSG_(?:NEWKEYS|SERVICE_ACCEPT|EXT_INFO)|Server host key: |rekey (?:in|out) after |Authenticated to |Authentication succeeded|Authentications that can continue)/,
    'adds',
    (_, { soFar }) => (soFar?.outcome === 'silent' ? { outcome: 'replied' } : {}),
  ],
  // ssh: connect to host app.internal port 3306: Connection refused      (with -v the summary of what was said)
  [
    /^ssh: connect to host (\S{1,253}) port (\d{1,5}): .{3,100}$/,
    'adds',
    ([, host, port], { soFar }) =>
      soFar?.address !== undefined &&
      soFar.errno !== undefined &&
      String(soFar.port) === port &&
      soFar.host === host
        ? {}
        : undefined,
  ],
  // bind 10.77.1.50: Cannot assign requested address      (-b), then: ssh: connect to host 10.77.2.2 port 22: failure
  [
    /^bind ([\da-f.:]{2,45}): (.{3,100})$/,
    'begins',
    ([, bind, text = '']) => {
      const errno = errnoOfText(text);
      return errno === 'EADDRNOTAVAIL' ? { errno, bind } : undefined;
    },
  ],
  [
    /^ssh: connect to host (\S{1,253}) port (\d{1,5}): failure$/,
    'adds',
    ([, host, port], { soFar }) => (soFar?.errno === 'EADDRNOTAVAIL' ? { host, port } : undefined),
  ],
  // ssh: connect to host 10.77.0.2 port 3306: Connection refused
  [
    /^ssh: connect to host (\S{1,253}) port (\d{1,5}): (.{3,100})$/,
    'begins',
    ([, host, port, text = ''], around) => {
      const said = connectEnding(text, around);
      return said && { ...said, host, port };
    },
  ],
  // ssh: Could not resolve hostname db9.internal: Name or service not known
  [
    /^ssh: Could not resolve hostname (\S{1,253}): .{3,100}$/,
    'begins',
    ([, host]) => ({ outcome: 'unresolved', host: host?.toLowerCase() }),
  ],
  // debug1: kex_exchange_identification: banner line 0: Exceeded MaxStartups
  [
    /^debug1: kex_exchange_identification: banner line 0: (\S.{0,100})$/,
    'adds',
    ([, reply], { soFar }) => (soFar?.outcome === 'connected' ? { reply } : undefined),
  ],
  // kex_exchange_identification: Connection closed by remote host
  // ssh_exchange_identification: read: Connection reset by peer
  ...afterConnecting(
    /^(?:kex|ssh)_exchange_identification: (?:read: )?Connection (closed|reset) by (?:remote host|peer)$/,
    ([, how = '']) => ended(how),
  ),
  // Connection closed by UNKNOWN port 65535      Connection reset by UNKNOWN port -1      (the socket is gone already)
  [
    /^Connection (?:closed|reset) by UNKNOWN port (?:-1|65535)$/,
    'adds',
    (_, { soFar }) => (soFar?.outcome === 'closed' || soFar?.outcome === 'reset-later' ? {} : undefined),
  ],
  [/^Connection (closed|reset) by UNKNOWN port (?:-1|65535)$/, 'begins', ([, how = '']) => ended(how)],
  // Connection closed by 10.77.0.2 port 3310                            (behind the line above: its target)
  [
    /^Connection (?:closed|reset) by (\S{2,60}) port (\d{1,5})$/,
    'adds',
    ([, address, port], { soFar }) => {
      const isEnded = soFar?.outcome === 'closed' || soFar?.outcome === 'reset-later';
      if (!isEnded) return undefined;
      if (soFar.address === undefined) return { address, port };
      return soFar.address === address ? {} : undefined;
    },
  ],
  // Connection reset by 10.77.0.2 port 3311
  [
    /^Connection (closed|reset) by (\S{2,60}) port (\d{1,5})$/,
    'begins',
    ([, how = '', address, port]) => ({ ...ended(how), address, port }),
  ],
  // Connection timed out during banner exchange
  ...afterConnecting(/^Connection timed out during banner exchange$/, () => ({ outcome: 'silent' })),
  // Connection to 10.77.0.2 port 3309 timed out
  [
    /^Connection to (\S{2,60}) port (\d{1,5}) timed out$/,
    'adds',
    ([, address, port], { soFar }) => (soFar?.outcome === 'silent' ? { address, port } : undefined),
  ],
  // ops@10.77.0.2: Permission denied (publickey,password).
  ...afterConnecting(
    /^[\w.-]{1,64}@(\S{1,253}): (Permission denied \([\w,-]{3,100}\)\.)$/,
    ([, host, reply]) => ({ outcome: 'replied', reply, host }),
  ),
  // The authenticity of host 'db1.internal (10.77.0.2)' can't be established.
  ...afterConnecting(
    /^The authenticity of host '(\S{1,253}) \(\[?([\da-fA-F.:%]{2,60})\]?(?::(\d{1,5}))?\)' can't be established\.$/,
    ([reply, host, address, port]) => ({
      outcome: 'replied',
      reply,
      host: host?.replace(/^\[|\](?::\d+)?$/g, ''),
      address,
      port,
    }),
  ),
  // Unable to negotiate with 10.77.0.2 port 22: no matching key exchange method found. Their offer: ...
  ...afterConnecting(
    /^Unable to negotiate with (\S{2,60}) port (\d{1,5}): (no matching .{5,300})$/,
    ([, address, port, reply]) => ({ outcome: 'replied', reply, address, port }),
  ),
  [/^Host key verification failed\.$/, 'adds', ([reply]) => ({ outcome: 'replied', reply })],
  // OpenSSH_9.2p1 Debian-2+deb12u10, OpenSSL 3.0.19 27 Jan 2026
  [/^OpenSSH_\d{1,2}\.\d.{0,60}, (?:OpenSSL|LibreSSL) /, 'begins', () => ({})],
  [
    /^(?:debug\d: |OpenSSH_\d|Pseudo-terminal will not be allocated|Warning: Permanently added |Please make sure you have the correct access|and the repository exists\.|fatal: Could not read from remote repository\.|scp: Connection closed|lost connection|(?:ED25519|RSA|ECDSA) key fingerprint is |This key is not known by any other names|Are you sure you want to continue connecting)/,
    'belongs',
  ],
];

// The first words of the lines with which an attempt begins.
const MARK =
  /^(?:bind [\da-f]|debug1: (?:Connecting|Authenticating) to |ssh: |kex_|ssh_exchange|Connection |Unable to negotiate |The authenticity |OpenSSH_)|: Permission denied \(/;

/** OpenSSH's clients. */
export const ssh: Parser = attemptParser({
  id: 'ssh',
  marks: [
    '^bind ',
    'debug1: connecting to ',
    'debug1: authenticating to ',
    '^ssh: ',
    'exchange_identification: ',
    '^connection closed by ',
    '^connection reset by ',
    '^connection timed out during banner exchange',
    ': permission denied (',
    'the authenticity of host ',
    'unable to negotiate with ',
    '^openssh_',
  ],
  programs: ['ssh', 'scp', 'sftp'],
  rows: ROWS,
  mark: MARK,
});
