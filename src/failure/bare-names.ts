import { hostOf } from './endpoint-parts.ts';

// connection to the server imap.example.org.      API for weather.local: ...      mit dem Server imap.example.org
const BARE_NAME =
  /\b(?:to|for|with|from|host|hostname|server|servidor|serveur|serwer(?:a|em|u)?|hôte|at|on|zu|mit|von|de|con|com|do|met|naar|se|[àazs])\s["'«„“]?((?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.){1,6}[a-z]{2,18})(?=["'»”“]?(?:[\s,;:!)]|\.(?:\s|$)|$))/g;
// [pool.example.org] connect error: "connection refused"
const IN_FRONT = /^\s{0,8}\[((?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.){1,6}[a-z]{2,18})\]:?\s/;
/** Where names of packages and classes begin. */
const OF_CODE = /^(?:com|org|net|io|java|javax|jakarta|sun|android|androidx|kotlin|scala|system|microsoft)\./;

/** A machine's name that stands alone in a message, without a port: the last resort. */
export function bareName(text: string): string | undefined {
  const first = IN_FRONT.exec(text)?.[1];
  if (first !== undefined && !OF_CODE.test(first) && hostOf(first)?.host !== undefined) return first;
  for (const [, name = ''] of text.slice(0, 2000).matchAll(BARE_NAME))
    if (!OF_CODE.test(name) && hostOf(name)?.host !== undefined) return name;
  return undefined;
}
