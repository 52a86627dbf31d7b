import { logDraft } from '../failure/log-draft.ts';
import { canonicalIp } from '../model/ip.ts';
import type { BlockReader, Draft, Line, Parser } from '../model/parser.ts';

// ARPING 10.0.1.20 from 10.0.1.7 eth0
const HEADER = /^ARPING [\d.]{7,15}(?: from [\d.]{7,15} (\S{1,15}))?$/;
// ARPING 10.0.1.20 from 0.0.0.0 eth0      (-D: asked by who wants the address for itself)
const PROBE = /^ARPING [\d.]{7,15} from 0\.0\.0\.0 /;
// Unicast reply from 10.0.1.20 [AE:BA:33:8F:A8:F6]  5.678ms
// Unicast reply from 10.0.1.20 [AE:BA:33:8F:A8:F6] for 10.0.1.7 [02:42:0A:00:01:07]  0.61ms
const REPLY = /^(?:Uni|Broad)cast re(?:ply|quest) from ([\d.]{7,15}) \[([\dA-F:]{17})\]/;
// 60 bytes from 02:42:0a:4d:00:02 (10.0.1.20): index=0 time=8.954 usec      (Habets' arping)
const HABETS = /^\d{1,4} bytes from ([\da-f:]{17}) \(([\d.]{7,15})\): index=\d/;
// Sent 2 probes (1 broadcast(s))      Received 2 response(s)      --- 10.0.1.20 statistics ---
const SUMMARY =
  /^(?:Sent \d+ probes? |Received \d+ (?:response|reply)|--- .{1,60} statistics ---$|\d+ packets transmitted, |rtt min\/avg)/;

/** Two machines with one address answer with two hardware addresses: each is a fact. */
class ArpingReader implements BlockReader {
  readonly #answers = new Map<string, Draft>();
  readonly #conflicts: Draft[] = [];
  #device: string | undefined;
  #probes = false;
  #seen = false;

  read({ text, number }: Line): boolean {
    const header = HEADER.exec(text);
    if (header) {
      this.#device = header[1];
      this.#probes = PROBE.test(text);
      this.#seen = true;
      return true;
    }
    const reply = REPLY.exec(text);
    const habets = HABETS.exec(text);
    if (reply) this.#answered(reply[1] ?? '', reply[2] ?? '', number);
    else if (habets) this.#answered(habets[2] ?? '', habets[1] ?? '', number);
    else return this.#seen && (text === '' || SUMMARY.test(text));
    return true;
  }

  #answered(written: string, hardware: string, line: number): void {
    this.#seen = true;
    const address = canonicalIp(written);
    const mac = hardware.toLowerCase();
    if (address === undefined || this.#answers.size >= 200 || this.#answers.has(address + mac)) return;
    const device = this.#device === undefined ? {} : { interface: this.#device };
    this.#answers.set(address + mac, {
      record: { kind: 'neighbour', address, ...device, mac, state: 'reachable' },
      lines: [line],
    });
    if (this.#probes)
      this.#conflicts.push(logDraft({ event: 'address-conflict', address, detail: mac, ...device }, [line]));
  }

  end(): readonly Draft[] {
    return [...this.#answers.values(), ...this.#conflicts];
  }
}

/** arping of iputils, and Habets': who answers for an address on the own link. */
export const arping: Parser = {
  id: 'arping',
  marks: ['arping ', 'cast reply from ', 'cast request from ', 'index=N'],
  claims: (command) => command.tool === 'arping',
  opens: (line) => HEADER.test(line) || REPLY.test(line) || HABETS.test(line),
  block: () => new ArpingReader(),
};
