import type { AddressRecord } from '../model/fact.ts';
import { canonicalIp, type Family } from '../model/ip.ts';
import type { BlockHead, Draft } from '../model/parser.ts';

/** What the tools that list a machine's addresses have in common. */

/** More are not kept: a host with more addresses is nobody's case. */
const MOST = 5000;

/** `eth0@if5`, `eth0:1`: the interface itself. */
export function interfaceName(text: string): string {
  return text.split(/[:@]/, 1)[0] ?? text;
}

/** An address with its prefix length, where both can be read. */
export function addressRecord(
  text: string,
  bits: number | undefined,
  device: string | undefined,
): AddressRecord | undefined {
  const address = canonicalIp(text.split('%', 1)[0] ?? '');
  if (address === undefined || (bits !== undefined && bits > (address.includes(':') ? 128 : 32)))
    return undefined;
  return {
    kind: 'address',
    address,
    ...(bits === undefined ? {} : { bits }),
    ...(device === undefined ? {} : { interface: device }),
  };
}

// What the kernel makes with its tunnel modules in every namespace (FALLBACK devices, net.core.fb_tunnels_only_for_init_net).
const FALLBACK = /^(?:tunl0|sit0|gre0|gretap0|erspan0|ip_vti0|ip6_vti0|ip6tnl0|ip6gre0)$/;
const MOST_BARE = 200;

export class AddressRows {
  readonly #drafts: Draft[] = [];
  readonly #devices = new Set<string>();
  #complete = true;

  /** An interface begins, with addresses or without. */
  device(name: string): void {
    if (this.#devices.size < MOST_BARE && !FALLBACK.test(name)) this.#devices.add(name);
  }

  #bare(): readonly string[] {
    const have = new Set(this.#drafts.map(({ record }) => (record as AddressRecord).interface));
    return [...this.#devices].filter((name) => !have.has(name));
  }

  add(record: AddressRecord, line: number): void {
    if (this.#drafts.length < MOST) this.#drafts.push({ record, lines: [line] });
    else this.#complete = false;
  }

  /** The listing and its addresses; without a command, the addresses alone. */
  drafts(head: BlockHead, tool: string, families: readonly Family[], whole: boolean): readonly Draft[] {
    const line = head.commandLine ?? this.#drafts[0]?.lines[0];
    if (line === undefined || (this.#drafts.length === 0 && !whole)) return this.#drafts;
    const bare = this.#bare();
    const listing: Draft = {
      record: {
        ...{ kind: 'listing', of: 'address', tool, families, states: 'all', sees: 'all' },
        ...(bare.length === 0 ? {} : { bare }),
      },
      lines: [line],
      whole: whole && this.#complete && this.#drafts.length > 0,
    };
    return [listing, ...this.#drafts];
  }
}
