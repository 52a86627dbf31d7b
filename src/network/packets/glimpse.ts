import type { Family } from '../../model/ip.ts';

/** What is known of a packet that a capture may or may not show. */
export interface Glimpse {
  readonly family: Family;
  readonly protocol: 'tcp' | 'icmp';
  /** The TCP flag bits: FIN 1, SYN 2, RST 4, PSH 8, ACK 16. */
  readonly flags?: number;
  readonly from?: string;
  readonly to?: string;
  readonly fromPort?: number;
  readonly toPort?: number;
}

export const SYN = 2;
export const RST = 4;
export const PUSH = 8;
export const ACK = 16;
