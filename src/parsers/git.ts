import type { Outcome } from '../model/outcome.ts';
import type { Parser } from '../model/parser.ts';
import { attemptParser, type Row } from '../failure/attempt-reader.ts';
import { urlDial, type Dial } from '../command/dial-shapes.ts';
import { errnoOfText, isResolverText } from '../failure/errno-words.ts';
import type { Said } from '../failure/attempt-under-way.ts';
import { connectEnding, laterEnding } from './curl/ending.ts';

/** git keeps libcurl's exit status to itself: its "Couldn't connect" may be the kernel's timeout, too. */
function withTimeout(said: Said | undefined): Said | undefined {
  // The kernel gives up after 3 s at the least.
  if (said?.outcome !== 'failed' || (said.took !== undefined && said.took < 2)) return said;
  const more: readonly Outcome[] = ['kernel-timeout'];
  return { ...said, couldBe: [...(said.couldBe ?? []), ...more] };
}

/** libcurl's own words; what gnutls says of TLS that is none. */
function ending(text: string): Said | undefined {
  if (/An unexpected TLS packet was received|wrong version number/.test(text))
    return { outcome: 'replied', reply: 'no TLS' };
  if (/^The requested URL returned error: \d{3}/.test(text)) return { outcome: 'replied', reply: text };
  if (/^gnutls_handshake\(\) failed: The TLS connection was non-properly terminated/.test(text))
    return { outcome: 'closed' };
  return withTimeout(connectEnding(text, 0) ?? laterEnding(text, 0));
}

function isAnother({ host, port }: Said, meant: Dial): boolean {
  return host !== undefined && port !== undefined && host !== meant.host && Number(port) !== meant.port;
}

const ROWS: readonly Row[] = [
  // fatal: unable to access 'http://10.77.2.2:7777/x.git/': Failed to connect to 10.77.2.2 port 7777 after 0 ms: Couldn't connect to server
  [
    /^fatal: unable to access '([^']{5,400})': (.{5,300})$/,
    'begins',
    ([, url, text = '']) => {
      const said = ending(text);
      const meant = urlDial(url);
      if (!said) return undefined;
      // libcurl names whom it dialled: another one than the URL's is the proxy of git's or the environment's settings.
      return isAnother(said, meant) ? { ...said, meant } : { host: meant.host, port: meant.port, ...said };
    },
  ],
  // 10.77.2.2[0: 10.77.2.2]: errno=Connection refused
  [
    /^([\w.:-]{1,253})\[\d{1,3}: ([\da-f.:]{2,45})\]: errno=(.{3,80})$/,
    'begins',
    ([, host, address, text = '']) => {
      const errno = errnoOfText(text);
      return errno && { errno, host, address };
    },
  ],
  // fatal: unable to look up nosuch.internal (port 9418) (Temporary failure in name resolution)
  [
    /^fatal: [Uu]nable to look up ([\w.-]{1,253}) \(port (\d{1,5})\) \((.{3,80})\)$/,
    'begins',
    ([, host, port, text = '']) => (isResolverText(text) ? { outcome: 'unresolved', host, port } : undefined),
  ],
  // fatal: protocol error: bad line length character: SSH-
  [
    /^fatal: protocol error: bad line length character: (\S.{0,80})$/,
    'begins',
    ([, reply]) => ({ outcome: 'replied', reply }),
  ],
  // fatal: http://10.77.2.2:8080/x/info/refs not valid: is this a git repository?
  [
    /^fatal: (https?:\/\/\S{3,400}) not valid: (is this a git repository\?|could not determine hash algorithm.{0,60})$/,
    'begins',
    ([, url, reply]) => {
      const { host, port } = urlDial(url);
      return { outcome: 'replied', reply, host, port };
    },
  ],
  // fatal: unable to connect to 10.77.2.2:      Cloning into 'x'...
  [/^(?:fatal: unable to connect to \S{1,260}:|Cloning into '.{1,200}'\.\.\.)$/, 'belongs'],
];

/** git over http and its own protocol; over ssh, ssh tells. */
export const git: Parser = attemptParser({
  id: 'git',
  marks: ['^fatal: ', ']: errno='],
  programs: ({ tool, words }) => tool === 'git' && !words.some((word) => /^ssh:|^[\w.-]+@[^/]+:/.test(word)),
  rows: ROWS,
  mark: /^fatal: |\]: errno=/,
});
