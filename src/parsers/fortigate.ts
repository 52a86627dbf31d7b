import type { BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { logDraft } from '../failure/log-draft.ts';
import { readDottedEndpoint, readEndpoint } from '../listing/written-endpoint.ts';
import { CapturedSegments } from './parts/captured-segments.ts';

// 3.101221 lan in 10.10.1.20.50112 -> 198.51.100.81.8883: syn 3311220
// 2022-07-02 09:51:00.101221 wan1 out 203.0.113.3.50112 -> 198.51.100.81.8883: rst 0 ack 3311221
const PACKET =
  /^(?:\d{4}-\d\d-\d\d )?(\d{1,9}\.\d{6}|\d\d:\d\d:\d\d\.\d{6}) (?:(\S{1,30}) (in|out|--) )?([\da-fA-F.:]{9,50}) -> ([\da-fA-F.:]{9,50}): ((?:syn|fin|rst|psh|ack|urg)\b[\w ]{0,60})$/;
// interfaces=[any]      filters=[host 198.51.100.81 and port 8883]      3 packets received by filter
const NOISE =
  /^(?:interfaces=\[|filters=\[|\d{1,9} packets (?:received by filter|dropped by kernel)|pcap_snapshot|Using Original Sniffing Mode)/;
// id=20085 trace_id=10 func=print_pkt_detail line=5639 msg="vd-root:0 received a packet(proto=6, 10.10.1.20:50113->172.20.3.4:445) from lan. flag [S], seq 3311221"
const FLOW_LINE =
  /^(?:\d{4}-\d\d-\d\d \d\d:\d\d:\d\d )?(?:id=\d{1,6} )?trace_id=(\d{1,9}) (?:func=\w{1,60} )?(?:line=\d{1,6} )?msg=["“”](.{1,300}?)["“”]?$/;
const RECEIVED =
  /received a packet ?\(proto=6, ([\da-fA-F.:]{9,50})->([\da-fA-F.:]{9,50})\).{0,30} from ([\w.-]{1,40}?)\. flag \[S\]/;
// Denied by forward policy check (policy 0)      iprope_in_check() check failed on policy 0, drop      reverse path check fail, drop
const DENIED =
  /^(?:Denied by (?:forward policy check|endpoint check|quota check)|iprope_in_check\(\) check failed|.{0,40}\bno (?:matching|session matched) ?policy)/;
const REVERSE_PATH = /^reverse path check fail, drop/;

interface Traced {
  readonly client: string;
  readonly address: string;
  readonly port: number;
  readonly interface: string;
  readonly line: number;
}

function secondsOf(text: string): number {
  const [hours, minutes, seconds] = text.split(':');
  return seconds === undefined ? Number(text) : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

function flagsOf(words: string): string {
  const letters = ['syn S', 'fin F', 'rst R', 'psh P', 'ack .'];
  return letters
    .flatMap((pair) => (words.split(' ').includes(pair.slice(0, 3)) ? [pair.slice(4)] : []))
    .join('');
}

class FortigateReader implements BlockReader {
  readonly #segments = new CapturedSegments('absolute');
  readonly #logs: Draft[] = [];
  readonly #traced = new Map<string, Traced>();

  read(line: Line): boolean {
    return this.#packet(line) || this.#flow(line) || NOISE.test(line.text);
  }

  #packet({ text, number }: Line): boolean {
    const match = PACKET.exec(text);
    if (!match) return false;
    const [, time = '', name, way, source = '', destination = '', words = ''] = match;
    const [from, to] = [readDottedEndpoint(source), readDottedEndpoint(destination)];
    if (!from || !to) return false;
    const [, seq] = /^[a-z]{3} (\d{1,10})/.exec(words) ?? [];
    const [, ack] = / ack (\d{1,10})/.exec(words) ?? [];
    const flags = flagsOf(words);
    this.#segments.add(
      {
        from: { address: from.address, port: from.port },
        to: { address: to.address, port: to.port },
        // "ack 12" alone names the acknowledged number in the place of its own.
        flags,
        clock: secondsOf(time),
        ...(flags === '.' || seq === undefined ? {} : { seq: Number(seq) }),
        ...(ack === undefined ? {} : { ack: Number(ack) }),
        interface: name,
        ...(way === 'in' || way === 'out' ? { direction: way } : {}),
      },
      number,
    );
    return true;
  }

  #flow({ text, number }: Line): boolean {
    const [, id, message = ''] = FLOW_LINE.exec(text) ?? [];
    if (id === undefined) return false;
    const [, source, destination, from = ''] = RECEIVED.exec(message) ?? [];
    const [client, to] = [readEndpoint(source ?? ''), readEndpoint(destination ?? '')];
    if (client && to) {
      const { address, port } = to;
      this.#traced.set(id, { client: client.address, address, port, interface: from, line: number });
    }
    this.#verdict(message, this.#traced.get(id), number);
    return true;
  }

  #verdict(message: string, traced: Traced | undefined, line: number): void {
    const denied = DENIED.test(message);
    if (!denied && !REVERSE_PATH.test(message)) return;
    const lines = [line, ...(traced ? [traced.line] : [])];
    if (traced && this.#logs.length < 400) {
      const { address, port, client } = traced;
      const event = denied ? 'packet-logged' : 'martian';
      this.#logs.push(
        logDraft(
          { event, detail: 'forward', address, port, source: client, interface: traced.interface },
          lines,
        ),
      );
    }
    if (denied) this.#logs.push({ record: { kind: 'sign', sign: 'firewall' }, lines });
  }

  end(): readonly Draft[] {
    return [...this.#segments.end(), ...this.#logs];
  }
}

/** FortiOS: `diagnose sniffer packet`, and what `diagnose debug flow` says of a packet's way. */
export const fortigate: Parser = {
  id: 'fortigate',
  marks: [' -> ', 'trace_id=', 'interfaces=[', 'filters=['],
  claims: ({ tool, words }) =>
    /^diag(?:nose)?$/.test(tool) && words.some((word) => /^(?:sniffer|debug)$/.test(word)),
  opens: (line) => PACKET.test(line) || FLOW_LINE.test(line) || /^interfaces=\[[\w.,-]{1,40}\]$/.test(line),
  block: () => new FortigateReader(),
};
