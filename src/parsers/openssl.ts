import type { Parser } from '../model/parser.ts';
import { attemptParser, type Row } from '../failure/attempt-reader.ts';
import { errnoOfText, isResolverText } from '../failure/errno-words.ts';
import { kernelOrOwn } from '../failure/kernel-or-own-deadline.ts';

const ID = String.raw`(?:[\dA-F]{6,20}:)?error:[\dA-F]{7,10}:`;

const ROWS: readonly Row[] = [
  // 40A78D04B17F0000:error:8000006F:system library:BIO_connect:Connection refused:../crypto/bio/bio_sock2.c:117:calling connect()
  // 140735150437568:error:0200206F:system library:connect:Connection refused:crypto/bio/b_sock2.c:110:
  [
    new RegExp(`^${ID}system library:(?:BIO_)?connect:([^:]{3,80}):`),
    'begins',
    ([, text = ''], { command }) => {
      const errno = errnoOfText(text);
      return errno === 'ETIMEDOUT' ? kernelOrOwn(command) : errno && { errno };
    },
  ],
  // 4067C919337F0000:error:10080002:BIO routines:BIO_lookup_ex:system lib:../crypto/bio/bio_addr.c:746:Temporary failure in name resolution
  [
    new RegExp(`^${ID}BIO routines:BIO_lookup_ex:system lib:\\S{1,80}:\\d{1,5}:(.{3,80})$`),
    'begins',
    ([, text = '']) => (isResolverText(text) ? { outcome: 'unresolved' } : undefined),
  ],
  // CONNECTED(00000003)      (behind a pipe, where errors come first, it says nothing new)
  [
    /^CONNECTED\([\dA-F]{8}\)$/,
    'begins',
    (_, { soFar }) => (soFar?.outcome === undefined ? { outcome: 'connected' } : undefined),
  ],
  [/^CONNECTED\([\dA-F]{8}\)$/, 'belongs'],
  // Its ClientHello was answered by nobody until it was ended by hand.
  [/^\^C$/, 'adds', (_, { soFar }) => (soFar?.outcome === 'connected' ? { outcome: 'silent' } : undefined)],
  // write:errno=104      read:errno=54      write:errno=32: which error that is depends on the system
  [/^(?:write|read):errno=(?:104|54|32)$/, 'adds', () => ({ outcome: 'reset-later' })],
  // write:errno=0      read:errno=0
  [/^(?:write|read):errno=0$/, 'adds', () => ({ outcome: 'closed' })],
  // 40476C04197F0000:error:0A000126:SSL routines:ssl3_read_n:unexpected eof while reading:../ssl/record/rec_layer_s3.c:318:
  [
    new RegExp(`^${ID}SSL routines:\\w{3,40}:unexpected eof while reading:`),
    'adds',
    () => ({ outcome: 'closed' }),
  ],
  // 40479DFC4E7F0000:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../ssl/record/ssl3_record.c:350:
  // 140...:error:1408F10B:SSL routines:ssl3_get_record:wrong version number:ssl/record/ssl3_record.c:332:
  [
    new RegExp(
      `^${ID}SSL routines:\\w{3,40}:(wrong version number|unknown protocol|packet length too long|http request):`,
    ),
    'adds',
    ([, words]) => ({ outcome: 'replied', reply: `no TLS: ${words ?? ''}` }),
  ],
  // ...:SSL routines:ssl3_read_bytes:sslv3 alert handshake failure:../ssl/record/rec_layer_s3.c:1586:SSL alert number 40
  [
    new RegExp(`^${ID}SSL routines:\\w{3,40}:((?:ssl|tls)v\\d(?:\\.\\d)? alert [a-z ]{4,40}):`),
    'adds',
    ([, words]) => ({ outcome: 'replied', reply: words }),
  ],
  // SSL handshake has read 1325 bytes and written 377 bytes      (0 bytes, although it says `Verify return code: 0 (ok)`)
  [
    /^SSL handshake has read (\d{1,9}) bytes and written \d{1,9} bytes$/,
    'adds',
    ([, bytes], { soFar }) => {
      const told = soFar?.outcome !== undefined && soFar.outcome !== 'connected';
      return told || bytes === '0' ? undefined : { outcome: 'replied', reply: 'TLS' };
    },
  ],
  // Protocol version: TLSv1.3      (s_client -brief)
  [/^Protocol version: (TLSv[\d.]{1,3})$/, 'adds', ([, reply]) => ({ outcome: 'replied', reply })],
  [
    /^(?:-{3}|CONNECTION ESTABLISHED|connect:errno=\d{1,5}|no peer certificate available|No client certificate CA names sent|SSL handshake has read .{5,60}|Verification.{0,80}|New, .{3,80}|Secure Renegotiation .{3,30}|Compression: .{2,20}|Expansion: .{2,20}|No ALPN negotiated|Early data was not sent|Verify return code: .{3,80}|depth=\d .{3,200}|verify (?:error|return):.{1,120}|Can't use SSL_get_servername|DONE|Server (?:certificate|public key|Temp Key).{0,60}|Peer .{5,100}|Hash used: .{3,20}|Signature type: .{3,20}|Ciphersuite: .{3,60}|Certificate chain|-{5}(?:BEGIN|END) CERTIFICATE-{5}|(?:subject|issuer)=.{1,300}| {0,4}\d? [sia v]:.{1,200}|[A-Za-z\d+/=]{4,64})$/,
    'belongs',
  ],
  // SSL-Session:
  //     Protocol  : TLSv1.2
  //     0000 - 5c a0 7e ...      (a session's lines, and of TLS 1.3 those of its tickets)
  [
    /^(?:SSL-Session:| {4}(?:Protocol|Cipher|Session-ID|Session-ID-ctx|Master-Key|Resumption PSK|PSK identity|PSK identity hint|SRP username|TLS session ticket|TLS session ticket lifetime hint|Start Time|Timeout|Verify return code|Extended master secret|Max Early Data) {0,4}:.{0,200}| {4}[\da-f]{4} - .{10,90}|Post-Handshake New Session Ticket arrived:|read R BLOCK|Didn't find STARTTLS in server response, trying anyway\.{3})$/,
    'belongs',
  ],
  // 40A78D04B17F0000:error:10000067:BIO routines:BIO_connect:connect error:../crypto/bio/bio_sock2.c:119:
  [new RegExp(`^${ID}(?:BIO|SSL) routines:`), 'belongs'],
];

/** openssl s_client. That it verified a certificate says nothing where none came: it then prints `0 (ok)` as well. */
export const openssl: Parser = attemptParser({
  id: 'openssl',
  marks: [
    'system library:',
    'bio_lookup_ex:',
    'connected(N',
    'connected(a',
    'connected(b',
    'connected(c',
    'connected(d',
    'connected(e',
    'connected(f',
  ],
  programs: ({ tool, words }) => tool === 'openssl' && words[1] === 's_client',
  rows: ROWS,
  mark: /error:|^CONNECTED\(/,
});
