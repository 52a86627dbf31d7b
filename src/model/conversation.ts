import type { Endpoint } from './endpoint.ts';
import type { IcmpUnreachable } from './packet.ts';

/** The packets of one connection attempt in one capture, as one story. */

export type Side = 'client' | 'server';

/**
 * How a capture on every interface saw a packet pass this machine: it came in and went no further; it was sent by this
 * machine itself; it came in and went out again; or it never left the machine.
 */
export type Way = 'in' | 'out' | 'through' | 'inside';

/** Packets of one kind and one direction. Copies of a packet on other interfaces are not counted. */
export interface Sent {
  readonly count: number;
  /** Seconds between each and the one before, where times are printed; the first twelve. */
  readonly gaps: readonly number[];
  readonly way?: Way;
  /** By which interface the first came or went, where that is shown; of one that passed through, the first of the two. */
  readonly interface?: string;
  /** The first was seen on other interfaces as well, on the same way: a port and its bridge, bond or VRF. */
  readonly stacked?: true;
  /** Of the first, where it is shown. */
  readonly ttl?: number;
  /** The lines of the first and of the last. */
  readonly line: number;
  readonly lastLine: number;
  /** The clock of the first, as printed. */
  readonly clock?: number;
}

export interface Reset extends Sent {
  readonly by: Side;
  /** What had been seen of the conversation before it. */
  readonly after: 'syn' | 'syn-ack' | 'handshake' | 'data' | 'nothing';
  /** A TTL that other packets of that side have, where it is another: something else sent one of them. */
  readonly otherTtl?: number;
  /** It acknowledges nothing: so a kernel or a filter answers a segment that fits no connection (RFC 9293, 3.10.7.1). */
  readonly bare?: true;
  /** Seconds of silence that the other side broke with the packet that it answers. */
  readonly idle?: number;
}

/** Payload that was sent again and again, and that the other side was never seen to acknowledge. */
export interface Stuck {
  /** Where it begins, in bytes from the start of its direction (the first is 1). */
  readonly from: number;
  /** How often its first byte was sent. */
  readonly times: number;
  /** Seconds from the first time to the last, where times are printed. */
  readonly seconds?: number;
  /** Payload bytes of the smallest packet that carried it. */
  readonly least: number;
  /** Bytes behind it that the other side says to have (SACK). */
  readonly behind: number;
  /** Seconds in which nothing was on its way before this side began to speak. */
  readonly idle?: number;
  /** Up to where this side had acknowledged the other's bytes when it sent it again. */
  readonly heard?: number;
  /** The clock of the first time, as printed, and the lines of the first and the last. */
  readonly clock?: number;
  readonly line: number;
  readonly lastLine: number;
}

/** A pause while nothing was on its way. */
export interface Pause {
  readonly seconds: number;
  /** Who spoke first after it, and the line. */
  readonly endedBy: Side;
  readonly line: number;
}

/** An ICMP error that answers a packet of the conversation. */
export interface IcmpAnswer extends Sent {
  readonly unreachable: IcmpUnreachable;
  readonly from: Endpoint;
  /** To which side's packet. */
  readonly to: Side;
  /** It quotes the ports, or can be about no other conversation; otherwise it is one of several. */
  readonly exact: boolean;
  readonly mtu?: number;
}

/** What one side sent after its SYN. */
export interface Flow {
  /** Distinct payload bytes. */
  readonly bytes: number;
  /** Segments with payload that were sent again. */
  readonly repeats: number;
  /** Payload bytes, or a FIN, that the other side was not seen to acknowledge. */
  readonly unanswered: number;
  readonly stuck?: Stuck;
  /**
   * The stretches of payload that were seen, each from its first byte to the one behind its last, in `Stuck.from`'s
   * numbers. Left out where there was none, or it cannot be told.
   */
  readonly seen?: readonly (readonly [from: number, to: number])[];
  /** Up to where this side acknowledged the other's bytes. */
  readonly heard?: number;
  /** Payload bytes of its largest packet; where the sender's kernel leaves the cutting to the card, that of several. */
  readonly largest?: number;
  /** Times that it said to have no room. */
  readonly zeroWindows: number;
  /** The last thing that it said of its room was that it has none. */
  readonly shut?: true;
  readonly fin?: number;
  /** The lines of its first and last payload. */
  readonly line?: number;
  readonly lastLine?: number;
}

export interface ConversationRecord {
  readonly kind: 'conversation';
  /** Who sent the SYN; without one, whose port is the larger. */
  readonly client: Endpoint;
  readonly server: Endpoint;
  /** The first thing seen of it. */
  readonly begins: 'syn' | 'syn-ack' | 'later';
  /** Initial sequence numbers. */
  readonly isn?: number;
  readonly serverIsn?: number;
  /** The timestamp option of the first SYN. */
  readonly stamp?: number;
  readonly clock?: number;
  /** Seconds from its first to its last packet. */
  readonly lasted?: number;
  /** Seconds from its last packet to the capture's last. */
  readonly quietFor?: number;
  readonly syn?: Sent;
  readonly synAck?: Sent;
  /** The client acknowledged a SYN-ACK. */
  readonly handshake: boolean;
  readonly resets: readonly Reset[];
  readonly icmp: readonly IcmpAnswer[];
  readonly sent: { readonly client: Flow; readonly server: Flow };
  /** The longest of a second or more in which neither side waited for the other's acknowledgement. */
  readonly pause?: Pause;
  /** Which side closed first in good order. */
  readonly closedBy?: Side;
  /** The same packets with other addresses, seen by the same capture: address translation. */
  readonly translated?: { readonly client: Endpoint; readonly server: Endpoint };
  readonly count: number;
}
