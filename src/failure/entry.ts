import type { Errno } from '../model/errno.ts';
import type { LogEvent } from '../model/log-events.ts';
import type { Outcome } from '../model/outcome.ts';
import type { SignId } from '../model/signs.ts';

/** At what moment of an attempt's life a wording is said. */
export type Moment = 'looking-up' | 'connecting' | 'connected' | 'tls' | 'request' | 'idle';

/**
 * One wording of the vocabulary of failure: what is said, and what it means.
 *
 * `says` is plain text with typed holes; letters match in either case, a space matches any run of white space, quotes
 * of every kind match each other, and `|` within `( )` parts alternatives: `(could not|cannot) connect`. A part in `[ ]`
 * may be missing. To be read as it stands, one of these signs is doubled: `((`, `[[`, `{{`.
 *
 *   {host}      a name or an address, also `name/10.0.0.5`, `name[10.0.0.5]`, `"name" (10.0.0.5)`
 *   {at}        host and port in any form, also a URL
 *   {port}      a port number
 *   {address}   an IPv4 or IPv6 literal
 *   {path}      the path of a Unix socket
 *   {why}       the reason that follows: other entries read it; what is said before it tells whom the message is about
 *   {took}      the time it took: `75214 ms`, `3.07s`, `30000ms`, `10 seconds`; a bare number is in seconds
 *   {took-ms}   a bare number of milliseconds
 *   {limit}     the time that the client allowed itself, written like {took};  {limit-ms} a bare number of milliseconds
 *   {source}    the client's own end (address or address:port): never the target
 *   {client}    who connected, in a server's words: never the target
 *   {resolver}  the name server that was asked: never the target
 *   {proxy}     the next hop, where it is not the target: host and port
 *   {reply}     what the server answered
 *   {about}     of a state: the program, table, interface or Service that it speaks of
 *   {n}         a number that says nothing here;  {word}  one word;  {text}  up to 120 characters of anything
 */
export interface Entry {
  readonly says: string | readonly string[];
  /** The errno that it stands for; the outcome is then what connect() returning it means. */
  readonly errno?: Errno;
  /** How the attempt ended, where that is not what connect() returning `errno` means, or where there is no errno. */
  readonly outcome?: Outcome;
  /** What it could also be: every outcome that it may stand for, `outcome` among them. */
  readonly couldBe?: readonly Outcome[];
  /** How a look-up ended, for `unresolved`. */
  readonly lookup?: 'no-such-name' | 'no-address' | 'server-failed' | 'no-answer';
  /**
   * What came back, for `replied`: `TLS`, or that it was something else, `no TLS: {said}`, where `{said}` is the wording as
   * it was found. Left out: what stands in the hole `{reply}`.
   */
  readonly reply?: string;
  readonly moment?: Moment;
  /** A state that a kernel or a service reports: no attempt. */
  readonly event?: LogEvent;
  readonly detail?: string;
  /** A sign beside what happened, which orders the suspects. */
  readonly sign?: SignId;
  /**
   * Words that other failures and prose use as well (`timeout`, `connection failed`): they count only where the same
   * message names a host or a port, or another entry of the message speaks of connecting.
   */
  readonly weak?: true;
  /** Said by the end that was connected to. */
  readonly byServer?: true;
  /** Who says it: a program, a library, a system. Which system a number belongs to is told by this. */
  readonly by?: string;
  /** The port that is meant where none is printed. */
  readonly port?: number;
  readonly since?: string;
  readonly until?: string;
  /** Where it is from: a source file, a manual, a measurement. Left out where the family's source holds for it. */
  readonly source?: string;
}

/** Entries of one origin. */
export interface Family {
  readonly id: string;
  /** Where its entries are from, unless they name their own. */
  readonly source: string;
  readonly entries: readonly Entry[];
}
