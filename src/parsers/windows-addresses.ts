import { addressRecord, AddressRows } from '../listing/address-listing.ts';
import { maskBits } from '../listing/netmask.ts';
import type { RouteRecord } from '../model/fact.ts';
import { canonicalIp, familyOf, isUnspecified } from '../model/ip.ts';
import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';

// Windows IP Configuration
const TITLE = /^Windows[ -]IP[ -]\S{5,20}$/;
// Ethernet adapter Ethernet:      Wireless LAN adapter Wi-Fi:      Ethernet-Adapter vEthernet (WSL):      Carte Ethernet Ethernet :
const ADAPTER = /^(\S.{1,120}?) ?:$/;
//    IPv4 Address. . . . . . . . . . . : 10.77.1.2(Preferred)      Adresse IPv4. . . . . . . . . . . . . .: 10.77.1.2
//    Link-local IPv6 Address . . . . . : fe80::1234:5678:9abc:def0%12
const ADDRESS =
  /^ {3}(?=\S)[^:]{0,60}\bIPv[46]\b[^:]{0,60}: ([\da-f.:]{2,45})(?:%\d{1,6})?(?:\([^)]{1,30}\))?\s?$/i;
//    Subnet Mask . . . . . . . . . . . : 255.255.255.0
const MASK = /^ {3}(?=\S)[^:]{3,60}: (255(?:\.\d{1,3}){3})\s?$/;
//    Default Gateway . . . . . . . . . : 10.77.1.1
const GATEWAY = /^ {3}Default Gateway(?: \.)+ : ([\da-f.:]{2,45})(?:%\d{1,6})?\s?$/i;
// Any other field, and further values of the one above.
const FIELD = /^ {3}\S[^:]{0,60}[. ]: ?.{0,300}$|^ {20,50}\S{1,100}(?: .{0,60})?$/;

/** The name of the adapter, behind what kind it is. */
function nameOf(heading: string): string {
  return /adapter (.{1,100})$/i.exec(heading)?.[1] ?? heading;
}

class IpconfigReader implements BlockReader {
  readonly #head: BlockHead;
  readonly #addresses = new AddressRows();
  readonly #routes: Draft[] = [];
  #adapter: string | undefined;
  /** An IPv4 address waits for its mask. */
  #waiting: { readonly address: string; readonly line: number } | undefined;

  constructor(head: BlockHead) {
    this.#head = head;
  }

  read({ text, number }: Line): boolean {
    if (text.trim() === '' || TITLE.test(text)) return true;
    const mask = MASK.exec(text)?.[1];
    if (mask !== undefined && this.#waiting) {
      this.#settle(maskBits(mask));
      return true;
    }
    this.#settle(undefined);
    const adapter = ADAPTER.exec(text)?.[1];
    if (adapter !== undefined) {
      this.#adapter = nameOf(adapter);
      return true;
    }
    const address = canonicalIp(ADDRESS.exec(text)?.[1] ?? '');
    if (address !== undefined) {
      if (familyOf(address) === 4) this.#waiting = { address, line: number };
      else this.#add(address, undefined, number);
      return true;
    }
    this.#gateway(text, number);
    return this.#adapter !== undefined && FIELD.test(text);
  }

  #settle(bits: number | undefined): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (waiting) this.#add(waiting.address, bits, waiting.line);
  }

  #add(address: string, bits: number | undefined, line: number): void {
    const record = addressRecord(address, bits, this.#adapter);
    if (record) this.#addresses.add(record, line);
  }

  #gateway(text: string, line: number): void {
    const via = canonicalIp(GATEWAY.exec(text)?.[1] ?? '');
    const family = via === undefined ? undefined : familyOf(via);
    if (via === undefined || family === undefined || isUnspecified(via)) return;
    const device = this.#adapter === undefined ? {} : { interface: this.#adapter };
    const record: RouteRecord = {
      kind: 'route',
      to: 'default',
      type: 'unicast',
      via,
      ...device,
      chosen: false,
      family,
    };
    this.#routes.push({ record, lines: [line] });
  }

  /** Never whole: the loopback interface and adapters that are switched off are not in it. */
  end(): readonly Draft[] {
    this.#settle(undefined);
    return [...this.#addresses.drafts(this.#head, 'ipconfig', [4, 6], false), ...this.#routes];
  }
}

/** ipconfig of Windows: a machine's addresses and its gateways. */
export const windowsAddresses: Parser = {
  id: 'windows-addresses',
  marks: ['windows ip ', 'windows-ip-'],
  claims: ({ tool }) => /^ipconfig(?:\.exe)?$/i.test(tool),
  opens: (line) => TITLE.test(line),
  block: (head) => new IpconfigReader(head),
};
