import type { Endpoint } from './endpoint.ts';

/** Packets as a capture shows them, and the capture itself. */

export type IcmpUnreachable =
  | 'net'
  | 'host'
  | 'protocol'
  | 'port'
  | 'fragmentation-needed'
  | 'net-prohibited'
  | 'host-prohibited'
  | 'admin-prohibited'
  | 'no-route'
  | 'address'
  | 'policy'
  | 'reject-route'
  /** The packet ran out of hops; connect() takes it for "No route to host". */
  | 'time-exceeded';

/** What an ICMP error says. */
export interface IcmpError {
  readonly unreachable: IcmpUnreachable;
  /** The address, and the port where it is shown, that could not be reached. */
  readonly about?: Endpoint;
  /** The packet that it answers, where its header is shown (`-v`). */
  readonly answers?: { readonly from: Endpoint; readonly to: Endpoint; readonly seq?: number };
  /** The largest packet that would pass, in bytes. */
  readonly mtu?: number;
}

export interface PacketRecord {
  readonly kind: 'packet';
  /** Seconds as printed: since midnight, since 1970 where a date is printed, or since the first packet. */
  readonly clock?: number;
  readonly interface?: string;
  readonly direction?: 'in' | 'out';
  readonly protocol: 'tcp' | 'icmp' | 'arp';
  readonly from: Endpoint;
  readonly to: Endpoint;
  /** tcpdump's letters: S, S., R, R., F., P., `.` */
  readonly flags?: string;
  /** As printed: absolute on a SYN, else relative where tcpdump knows the connection's start. */
  readonly seq?: number;
  readonly ack?: number;
  /** Payload bytes. */
  readonly length?: number;
  readonly ttl?: number;
  /** The IP header's identification. */
  readonly id?: number;
  /** As printed, without its scale. */
  readonly window?: number;
  /** The stretches behind `ack` that its sender has already (RFC 2018), as printed. */
  readonly sack?: readonly (readonly [from: number, to: number])[];
  /** The timestamp option's own value (RFC 7323). */
  readonly stamp?: number;
  readonly icmp?: IcmpError;
  /** ARP and neighbour discovery: who is asked for, or who answers. */
  readonly neighbour?: { readonly says: 'asks' | 'answers'; readonly mac?: string };
  readonly count: number;
}

/** How a capture was made. */
export interface CaptureDetails {
  /** `any`, or the one interface. */
  readonly interface?: string;
  /** The filter expression as typed; an empty one takes everything. Left out where it is not known. */
  readonly filter?: string;
  /** It takes only what comes in, or only what goes out. */
  readonly direction?: 'in' | 'out';
  /** Packets printed, as it says itself. */
  readonly captured?: number;
  /** Packets that it could not take in time, as it says itself. */
  readonly dropped?: number;
  /** It ended by itself after so many packets. */
  readonly most?: number;
  /** Seconds for which it was to run, where it was not stopped by hand. */
  readonly seconds?: number;
  /** The clocks of its first and last packet, in the text's own terms. */
  readonly first?: number;
  readonly last?: number;
}
