import type { Family } from '../../model/ip.ts';
import type { Hook } from '../../model/ruleset.ts';

/** The SYN that is judged, as the host sees it whose filter this is. */
export interface Syn {
  readonly family: Family;
  /** Left out where it is not known. */
  readonly source?: string;
  readonly destination: string;
  readonly port: number;
  /**
   * The interface that it comes in or goes out by. Left out: not known, and not `lo` unless an end is a loopback
   * address. For a host that dials its own address say `lo`.
   */
  readonly inInterface?: string;
  readonly outInterface?: string;
  /** Interfaces that may stand in the place of those: where one is a port of a VRF, a filter sees the VRF at some hooks. */
  readonly masters?: readonly string[];
  /** This host's own addresses, where they are known: a translated SYN for one of them stays here. */
  readonly own?: readonly string[];
  /**
   * It is the SYN-ACK that answers such a SYN: `port` is the one it comes from, and it goes to a port that the client's
   * kernel lent. Connection tracking takes it for established.
   */
  readonly reply?: true;
}

/** Where on its way the SYN is judged: coming in for this host, leaving it, or passing through. */
export type Way = 'input' | 'output' | 'forward';

/** The SYN on its way through the hooks. */
export interface Packet extends Omit<Syn, 'outInterface'> {
  readonly outInterface?: string | undefined;
  readonly hook: Hook;
  /** Connection tracking's view: `either` where a rule may have taken it from tracking. */
  readonly tracked: 'yes' | 'no' | 'either';
  /** Both ends are this host: it goes over `lo`. */
  readonly looped: boolean;
  /** A rule has changed its destination. */
  readonly rewritten: boolean;
  /** Its destination is an address of this host. */
  readonly local: boolean | undefined;
}

export type Truth = 'yes' | 'no' | 'maybe';
