import { parseIp } from '../model/ip.ts';
import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { AddressRows, addressRecord, interfaceName } from '../listing/address-listing.ts';
import { columns } from '../listing/columns.ts';

// eth0: flags=4163<UP,BROADCAST,RUNNING,MULTICAST>  mtu 1500
const INTERFACE = /^([\w.:@-]{1,40}): flags=[\da-f]+<[A-Z\d_,]*>/;
// eth0      Link encap:Ethernet  HWaddr BA:67:E5:38:DC:49
const OLD_INTERFACE = /^([\w.:@-]{1,40})\s+Link encap:/;
//         inet 10.77.0.2  netmask 255.255.255.0  broadcast 0.0.0.0
//         inet6 fd77::2  prefixlen 64  scopeid 0x0<global>
//         inet 127.0.0.1 netmask 0xff000000          (macOS, BSD)
//         inet6 fe80::1%lo0 prefixlen 64 scopeid 0x1
const ADDRESS = /^\s*inet6? (?!addr:)(\S{2,60})(?:\s|$)/;
//           inet addr:10.77.0.2  Bcast:0.0.0.0  Mask:255.255.255.0
const OLD_IPV4 = /^\s*inet addr:([\d.]{7,15})(?:\s|$)/;
//           inet6 addr: fd77::2/64 Scope:Global
const OLD_IPV6 = /^\s*inet6 addr: ?([\da-f:.]{2,45})\/(\d{1,3})(?:\s|$)/i;
// What else stands below an interface, in pastes that lost their indentation too.
const DETAIL =
  /^(?:\s+(?!inet)\S|(?:ether|loop|unspec|UP|RX|TX|collisions|options=|nd6|media|status|groups|Interrupt|device|txqueuelen)\b)/;

function ones(bytes: readonly number[]): number | undefined {
  const bits = bytes.map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return /^1*0*$/.test(bits) ? bits.replaceAll('0', '').length : undefined;
}

/** `255.255.255.0` or `0xffffff00` as 24. */
function maskBits(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const hex = /^0x([\da-f]{8})$/i.exec(text)?.[1];
  if (hex === undefined) {
    const ip = parseIp(text);
    return ip?.family === 4 ? ones(ip.bytes) : undefined;
  }
  return ones([0, 2, 4, 6].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)));
}

function bitsOf(text: string): number | undefined {
  const { words } = columns(text, 20);
  const length = words[words.indexOf('prefixlen') + 1];
  if (words.includes('prefixlen') && /^\d{1,3}$/.test(length ?? '')) return Number(length);
  if (words.includes('netmask')) return maskBits(words[words.indexOf('netmask') + 1]);
  return maskBits(/\bMask:([\d.]{7,15})(?:\s|$)/.exec(text)?.[1]);
}

class IfconfigReader implements BlockReader {
  readonly #head: BlockHead;
  readonly #addresses = new AddressRows();
  #device: string | undefined;

  constructor(head: BlockHead) {
    this.#head = head;
  }

  read({ text, number }: Line): boolean {
    const device = (INTERFACE.exec(text) ?? OLD_INTERFACE.exec(text))?.[1];
    if (device !== undefined) {
      this.#device = interfaceName(device);
      return true;
    }
    if (text === '' || (this.#device !== undefined && DETAIL.test(text))) return true;
    return this.#address(text, number);
  }

  #address(text: string, number: number): boolean {
    const old = OLD_IPV6.exec(text);
    const written = old?.[1] ?? OLD_IPV4.exec(text)?.[1] ?? ADDRESS.exec(text)?.[1];
    if (written === undefined) return false;
    const bits = old ? Number(old[2]) : bitsOf(text);
    // With no more than an address behind it, `inet` may be prose.
    if (bits === undefined) return false;
    const record = addressRecord(written, bits, this.#device);
    if (!record) return false;
    this.#addresses.add(record, number);
    return true;
  }

  end(): readonly Draft[] {
    // It leaves out interfaces that are down (without -a) and addresses without a label: never whole.
    return this.#addresses.drafts(this.#head, 'ifconfig', [4, 6], false);
  }
}

function opens(line: string): boolean {
  if (INTERFACE.test(line) || OLD_INTERFACE.test(line)) return true;
  if (OLD_IPV4.test(line) || OLD_IPV6.test(line)) return true;
  return ADDRESS.test(line) && /\s(?:netmask \S|prefixlen \d)/.test(line);
}

/** ifconfig of net-tools, BusyBox, BSD and macOS. */
export const ifconfig: Parser = {
  id: 'ifconfig',
  marks: [': flags=', 'link encap:', 'inet addr:', 'inet6 addr:', 'netmask ', 'prefixlen '],
  claims: (command) => command.tool === 'ifconfig',
  opens,
  block: (head) => new IfconfigReader(head),
};
