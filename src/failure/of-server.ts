/** Calls that a server makes on its own socket: their failures are no failed dial. */

// bind() to 0.0.0.0:80 failed      listen tcp :8080: bind:      accept4() failed
const OF_SERVER = /\b(?:bind(?:ing)?|listen(?:ing)?|accept(?:4|ing)?)\b(?! connections? from)/i;

/** Who binds to a directory sends a request over a connection of its own. */
const OF_DIRECTORY = /\b(?:ldaps?|sasl|dn|cn|uid|dc)\b/i;

/** The server's own socket failed. */
export function isOfServer(before: string): boolean {
  const match = OF_SERVER.exec(before);
  if (!match) return false;
  return !(/^bind/i.test(match[0]) && OF_DIRECTORY.test(before));
}
