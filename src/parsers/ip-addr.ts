import type { CommandLine } from '../model/command-line.ts';
import type { AddressRecord } from '../model/fact.ts';
import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { AddressRows, addressRecord, interfaceName } from '../listing/address-listing.ts';
import { columns } from '../listing/columns.ts';
import { ListingGaps } from '../listing/listing-gaps.ts';
import { onlyRun } from '../listing/socket-listing.ts';
import { listsAddresses, readAddressQuery } from './ip-addr/query.ts';

// 2: eth0@if2: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP group default qlen 1000
const INTERFACE = /^\d{1,7}: ([\w.@:+-]{1,40}): <([A-Z\d_,-]*)>/;
// 3: eth0    inet 10.77.0.2/24 scope global eth0\       valid_lft forever preferred_lft forever      (-o)
const ONE_LINE = /^\d{1,7}: ([\w.@:+-]{1,40}?):?\s+(inet6? .*)$/;
//     inet 127.0.0.1/8 scope host lo
const INDENTED = /^\s*(inet6? .*)$/;
// eth0@eth1        UP             10.77.0.2/24 fd77::2/64      (-br)
const BRIEF = /^([\w.@:+-]{1,40})\s+(UP|DOWN|UNKNOWN|LOWERLAYERDOWN|DORMANT|NOTPRESENT|TESTING)(?:\s|$)/;
/** No frame passes: it is switched off, or has no carrier. */
const NO_LINK = /^(?:DOWN|LOWERLAYERDOWN|NOTPRESENT)$/;
const CIDR = /^([0-9A-Fa-f.:]{2,45})(?:\/(\d{1,3}))?$/;
// What else stands below an interface:  link/ether ..., valid_lft ..., altname ..., RX: ..., and the details of -d.
const DETAIL = /^\s+(?!inet)\S/;
const ROW_LIKE = /^\s*inet6?\b|^\d{1,7}: |\s\d{1,3}(?:\.\d{1,3}){3}\/\d/;
/** Behind an address of which duplicate address detection found another owner: it is not in use. */
const REFUSED = /\bdadfailed\b/;
const NO_LABEL = new Set(
  'global host link site secondary dynamic noprefixroute deprecated tentative nodad permanent temporary mngtmpaddr home optimistic stable-privacy autojoin'.split(
    ' ',
  ),
);

class IpAddrReader implements BlockReader {
  readonly #head: BlockHead;
  readonly #command: CommandLine | undefined;
  readonly #gaps = new ListingGaps();
  readonly #addresses = new AddressRows();
  #device: string | undefined;
  #down = false;
  #brief = false;

  constructor(head: BlockHead, command: CommandLine | undefined) {
    this.#head = head;
    this.#command = onlyRun(head, command);
  }

  read({ text, number }: Line): boolean {
    if (text === '') return true;
    const taken =
      this.#interface(text, number) || this.#address(text, number) || this.#briefRow(text, number);
    if (taken) this.#gaps.read(number);
    else if (this.#device !== undefined && DETAIL.test(text)) return true;
    else this.#gaps.declined(number, text, ROW_LIKE.test(text));
    return taken;
  }

  #interface(text: string, number: number): boolean {
    const match = INTERFACE.exec(text);
    if (!match) return false;
    // The first one: what stands above it is not of this listing.
    if (this.#device === undefined) this.#gaps.begin();
    this.#device = interfaceName(match[1] ?? '');
    this.#addresses.device(this.#device);
    const flags = (match[2] ?? '').split(',');
    this.#down = !flags.includes('UP') || flags.includes('NO-CARRIER');
    this.#gaps.read(number);
    return true;
  }

  #address(text: string, number: number): boolean {
    const alone = ONE_LINE.exec(text);
    const rest = alone?.[2] ?? INDENTED.exec(text)?.[1];
    if (rest === undefined) return false;
    const { words } = columns(rest.split('\\', 1)[0] ?? '', 30);
    const [, cidr = '', word] = words;
    const match = CIDR.exec(cidr);
    // `10.8.0.1 peer 10.8.0.2/32`: the prefix is the other end's.
    const bits = match?.[2] === undefined || word === 'peer' ? undefined : Number(match[2]);
    const device = alone ? interfaceName(alone[1] ?? '') : (this.#device ?? labelOf(words));
    const record = match ? addressRecord(match[1] ?? '', bits, device) : undefined;
    // A scope always follows: without it, the prefix may have been cut.
    if (!record || word === undefined || (bits === undefined && word !== 'peer')) return false;
    if (!REFUSED.test(rest)) this.#addresses.add(this.#withLink(record), number);
    return true;
  }

  #withLink(record: AddressRecord): AddressRecord {
    return this.#down ? { ...record, down: true } : record;
  }

  #briefRow(text: string, number: number): boolean {
    const match = BRIEF.exec(text);
    // A narrow terminal puts the rest of the addresses on the next line.
    const more = !match && this.#brief && /^\s*[\da-f.:]+\/\d/i.test(text);
    if (!match && !more) return false;
    if (match) {
      this.#device = interfaceName(match[1] ?? '');
      this.#addresses.device(this.#device);
      this.#down = NO_LINK.test(match[2] ?? '');
    }
    const words = columns(text, 200).words.slice(match ? 2 : 0);
    const read = this.#briefAddresses(words);
    if (!read) return false;
    this.#brief = true;
    for (const record of read) this.#addresses.add(this.#withLink(record), number);
    return true;
  }

  #briefAddresses(
    words: readonly string[],
  ): readonly NonNullable<ReturnType<typeof addressRecord>>[] | undefined {
    const records = [];
    for (let i = 0; i < words.length; i++) {
      const match = CIDR.exec(words[i] ?? '');
      const peer = words[i + 1] === 'peer';
      const bits = match?.[2] === undefined ? undefined : Number(match[2]);
      const record = match ? addressRecord(match[1] ?? '', bits, this.#device) : undefined;
      if (!record || (bits === undefined && !peer)) return undefined;
      records.push(record);
      if (peer || words[i + 1] === 'metric') i += 2;
    }
    return records;
  }

  end(): readonly Draft[] {
    const command = this.#command;
    const query = command && readAddressQuery(command);
    const filtered = command?.passes.kind === 'matching';
    const intact = filtered ? this.#gaps.nothing : this.#gaps.none;
    const whole = query !== undefined && query.unfiltered && query.families.length > 0 && intact;
    return this.#addresses.drafts(this.#head, 'ip', query?.families ?? [4, 6], whole);
  }
}

/** `inet 10.77.0.2/24 scope global eth0`: IPv4 addresses carry their interface as a label. */
function labelOf(words: readonly string[]): string | undefined {
  const last = words.at(-1) ?? '';
  if (words[0] !== 'inet' || words.length < 5 || NO_LABEL.has(last) || words.at(-2) === 'metric')
    return undefined;
  return interfaceName(last);
}

/** `ip addr`: the machine's own addresses. */
export const ipAddr: Parser = {
  id: 'ip-addr',
  marks: [': <', ' inet ', ' inet6 '],
  claims: listsAddresses,
  opens: (line) => INTERFACE.test(line) || /^\d{1,7}: \S+\s+inet6? \S+\/\d/.test(line),
  block: (head, command) => new IpAddrReader(head, command),
};
