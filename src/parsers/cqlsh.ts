import type { BlockHead, Draft, Line, Parser } from '../model/parser.ts';
import { canonicalIp } from '../model/ip.ts';
import { attemptDraft } from '../failure/attempt.ts';
import { errnoOfText, isResolverText } from '../failure/errno-words.ts';
import { isMention } from '../failure/mention.ts';
import type { Said } from '../failure/attempt-under-way.ts';

// Connection error: ('Unable to connect to any servers', {'10.0.0.5:9042': ConnectionRefusedError(111, "Tried ...")})
// cassandra.cluster.NoHostAvailable: ('Unable to connect to any servers', {'10.0.0.5': error(111, "Tried ...")})
const HEAD = /\('Unable to connect to any servers[^']{0,60}', \{(.{5,3000})\}\)/;
// '10.0.0.5:9042': OperationTimedOut('errors=None, last_host=None')
const HOST = /'([^'\s]{1,260})': ?(?:<?class '[\w.]{1,60}'>)?(\w{1,60})\(/g;
// Last error: Connection refused
const LAST = /\bLast error: ([^"'()[\]{}]{3,100})/;
// Tried connecting to [('10.0.0.5', 9042)]
const TRIED = /Tried connecting to \[\('([\da-fA-F:.%]{2,45})', (\d{1,5})/;

/** `10.0.0.5:9042`, and `10.0.0.5` before driver 3.18. */
function endpoint(where: string): { readonly host: string; readonly port?: string } {
  const at = where.lastIndexOf(':');
  if (at < 0 || canonicalIp(where) !== undefined) return { host: where };
  return { host: where.slice(0, at), port: where.slice(at + 1) };
}

function ending(name: string, message: string): Said | undefined {
  const last = LAST.exec(message)?.[1]?.trim() ?? '';
  if (last === 'timed out') return { outcome: 'own-deadline' };
  const errno = errnoOfText(last);
  if (errno) return { errno };
  // Its own time ended: before the connection, or behind it, without an answer.
  if (name === 'OperationTimedOut') return { outcome: 'own-deadline', couldBe: ['own-deadline', 'silent'] };
  if (name === 'AuthenticationFailed') return { outcome: 'replied', reply: name };
  if (name === 'timeout' || name === 'TimeoutError')
    return { outcome: 'own-deadline', couldBe: ['own-deadline', 'silent'] };
  // What it says of a message that it got: authentication, or a version of the protocol.
  if (name === 'ProtocolError') return { outcome: 'replied', reply: name };
  if (name === 'ConnectionResetError')
    return { errno: 'ECONNRESET', outcome: 'reset-later', couldBe: ['reset-connecting', 'reset-later'] };
  if (name === 'ConnectionRefusedError') return { errno: 'ECONNREFUSED' };
  if (name === 'UnresolvableContactPoints' || isResolverText(last)) return { outcome: 'unresolved' };
  return name === 'ConnectionShutdown'
    ? { outcome: 'closed', couldBe: ['closed', 'reset-later'] }
    : undefined;
}

/** cqlsh and Cassandra's Python driver: one attempt a host. */
export const cqlsh: Parser = {
  id: 'cqlsh',
  marks: ['unable to connect to any servers'],
  line(line: Line, head: BlockHead): readonly Draft[] | undefined {
    const { text } = line;
    const listed = text.includes('Unable to connect to any servers') ? HEAD.exec(text)?.[1] : undefined;
    if (listed === undefined || isMention(text, '')) return undefined;
    const hosts = [...listed.matchAll(HOST)].slice(0, 50);
    const drafts = hosts.flatMap((match, index) => {
      const [, where = '', name = ''] = match;
      const { host, port } = endpoint(where);
      const message = listed.slice(match.index, hosts[index + 1]?.index);
      const said = ending(name, message);
      const [, address, tried] = TRIED.exec(message) ?? [];
      return said
        ? [
            attemptDraft({
              tool: 'cqlsh',
              ...said,
              host,
              address,
              port: port ?? tried,
              line,
              head,
              programs: ['cqlsh'],
            }),
          ]
        : [];
    });
    return drafts.length > 0 ? drafts : undefined;
  },
};
