/**
 * The marks that a stamped command prints around its output, so that a paste tells by itself where and when it was
 * taken, what ran, and that nothing is missing. Each mark stands at the start of a line of its own:
 *
 *     == tcpwhy begin db1 2024-05-06T07:08:09Z
 *     == $ ss -lntp
 *     (what ss printed, errors included)
 *     == $ ip -br addr
 *     (what ip printed)
 *     == tcpwhy end
 *
 * The first names the machine (`uname -n`) and the time in UTC, separated by one space. A command's text is exactly
 * what ran. A paste without the last mark is cut off.
 */
export const STAMP_BEGIN = '== tcpwhy begin ';
export const STAMP_COMMAND = '== $ ';
export const STAMP_END = '== tcpwhy end';
