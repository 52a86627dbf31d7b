import type { Errno } from '../model/errno.ts';
import type { Entry, Family } from './entry.ts';
// glibc 2.36's strerror() in the C locale and 18 others, measured; one list an errno.
import strerror from './strerror.json' with { type: 'json' };
// gai_strerror() of the same systems, and of macOS and Windows.
import resolver from './resolver.json' with { type: 'json' };

/** The measured texts of errnos and resolvers as entries of the vocabulary. */

/** What any call can return: of a connection only where the message speaks of one. */
const OF_ANY_CALL: ReadonlySet<string> = new Set([
  'EACCES',
  'EPERM',
  'ENOENT',
  'ENOTDIR',
  'EINVAL',
  'EINTR',
  'EAGAIN',
  'ENOMEM',
  'ENFILE',
  'EMFILE',
  'EADDRINUSE',
  'EINPROGRESS',
  'EALREADY',
  'EISCONN',
  'ENOTCONN',
  'ENOTSOCK',
  'EPIPE',
  'ECONNABORTED',
  'EPROTONOSUPPORT',
  'EAFNOSUPPORT',
  'ENOBUFS',
]);

/** These say that a call goes on, or that it was made on the wrong thing: no end of an attempt. */
const NO_END: ReadonlySet<string> = new Set(['EINPROGRESS', 'EALREADY', 'EISCONN', 'ENOTSOCK', 'EINTR']);

// macOS and Windows say so of every look-up that failed, hstrerror() of any name.
const OF_ANY_LOOKUP = /^(?:nodename nor servname provided|no such host is known|unknown host$)/i;

const LOOKUPS: Readonly<Record<keyof typeof resolver, Pick<Entry, 'lookup'>>> = {
  EAI_NONAME: { lookup: 'no-such-name' },
  // Measured: silence and SERVFAIL alike.
  EAI_AGAIN: {},
  EAI_NODATA: { lookup: 'no-address' },
  EAI_FAIL: { lookup: 'server-failed' },
};

function literal(text: string): string {
  return text.replaceAll(/[([{]/g, (sign) => sign + sign).replace(/[.。]$/, '');
}

function ending(errno: Errno): Pick<Entry, 'outcome' | 'couldBe'> {
  if (errno === 'ETIMEDOUT') return { outcome: 'some-timeout' };
  if (errno === 'ECONNABORTED') return { outcome: 'reset-later' };
  if (errno === 'ECONNRESET') return { outcome: 'reset-later', couldBe: ['reset-connecting', 'reset-later'] };
  return {};
}

export function strerrorFamilies(): readonly Family[] {
  const errnos = Object.entries(strerror).flatMap(([name, texts]): Entry[] => {
    const errno = name as Errno;
    if (NO_END.has(errno)) return [];
    return texts.map((text) => ({
      says: literal(text),
      errno,
      ...ending(errno),
      ...(OF_ANY_CALL.has(errno) ? { weak: true as const } : {}),
    }));
  });
  const lookups = Object.entries(LOOKUPS).flatMap(([name, lookup]): Entry[] =>
    resolver[name as keyof typeof resolver].map((text) => ({
      says: literal(text),
      outcome: 'unresolved',
      ...(OF_ANY_LOOKUP.test(text) ? {} : lookup),
      ...(/^unknown host$/i.test(text) ? { weak: true as const } : {}),
    })),
  );
  return [
    { id: 'strerror', source: 'strerror() of glibc 2.36 in 19 locales, measured', entries: errnos },
    {
      id: 'gai-strerror',
      source: 'gai_strerror() of glibc 2.36 in 19 locales, macOS, Windows',
      entries: lookups,
    },
  ];
}
