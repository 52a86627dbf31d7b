import type { Endpoint } from '../model/fact.ts';
import type { BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { readEndpoint } from '../listing/written-endpoint.ts';
import { logDraft } from '../failure/log-draft.ts';

// IPVS connection entries      pro expire state       source             virtual            destination
const HEADER = /^(?:IPVS connection entries|pro expire state\s+source\s+virtual\s+destination)$/;
// TCP 00:52  SYN_RECV    203.0.113.44:51220 192.0.2.100:443    10.0.0.21:443
const ROW = /^TCP\s+\d{1,5}:\d\d\s+([A-Z][A-Z_\d]{2,12})\s+(\S{3,60})\s+(\S{3,60})\s+(\S{3,60})$/;
const OTHER_ROW = /^(?:UDP|SCTP|IP)\s+\d{1,5}:\d\d\s+[A-Z]/;
// IP Virtual Server version 1.2.1 (size=4096)      Prot LocalAddress:Port Scheduler Flags
const TABLE_HEADER =
  /^(?:IP Virtual Server version .{3,40}|Prot LocalAddress:Port Scheduler Flags|\s+-> RemoteAddress:Port\s+Forward Weight ActiveConn InActConn)$/;
// TCP  10.96.44.12:8080 rr      TCP  10.96.44.12:8080 rr persistent 10800
const SERVICE = /^(?:TCP|UDP|SCTP|FWM)\s{1,4}(\S{1,60}) [a-z]{2,8}(?: .{2,40})?$/;
//   -> 192.0.2.10:6443              Masq    1      3          0
const REAL = /^\s+-> (\S{3,60})\s+(?:Masq|Route|Tunnel|Local)\s+(\d{1,5})\s+\d{1,9}\s+\d{1,9}\s*$/;

const MOST = 4000;

interface Service {
  readonly at: Endpoint | undefined;
  readonly name: string;
  readonly line: number;
  servers: number;
}

function bare(end: Endpoint): Endpoint {
  return { address: end.address, port: end.port };
}

class IpvsReader implements BlockReader {
  readonly #drafts: Draft[] = [];
  readonly #services: Service[] = [];

  read({ text, number }: Line): boolean {
    if (text === '' || HEADER.test(text) || TABLE_HEADER.test(text) || OTHER_ROW.test(text)) return true;
    return this.#connection(text, number) || this.#service(text, number);
  }

  #connection(text: string, line: number): boolean {
    const [, state = '', source = '', virtual = '', destination = ''] = ROW.exec(text) ?? [];
    const [from, to, real] = [readEndpoint(source), readEndpoint(virtual), readEndpoint(destination)];
    if (!from || !to || !real) return false;
    if (this.#drafts.length >= MOST) return true;
    this.#drafts.push({
      record: {
        kind: 'flow',
        state,
        from: bare(from),
        to: bare(to),
        // The director counts a SYN as received when it has forwarded it; ESTABLISHED is the client's own ACK.
        replied: state !== 'SYN_RECV' && state !== 'SYN_SENT',
        translated: { from: bare(real), to: bare(from) },
      },
      lines: [line],
    });
    return true;
  }

  #service(text: string, line: number): boolean {
    const name = SERVICE.exec(text)?.[1];
    if (name !== undefined) {
      this.#services.push({ at: readEndpoint(name), name, line, servers: 0 });
      return true;
    }
    const [, server, weight] = REAL.exec(text) ?? [];
    const service = this.#services.at(-1);
    if (server === undefined) return false;
    if (service && weight !== '0') service.servers++;
    return true;
  }

  end(): readonly Draft[] {
    const empty = this.#services.filter(({ servers, at }, i) => {
      // The last one's servers may be cut off.
      return servers === 0 && at !== undefined && i < this.#services.length - 1;
    });
    const states = empty
      .slice(0, 200)
      .map(({ name, line, at }) =>
        logDraft({ event: 'no-backend', about: name, address: at?.address, port: at?.port }, [line]),
      );
    return [...this.#drafts, ...states];
  }
}

/** ipvsadm: the connections that pass the director (-c), and virtual services behind which no server stands. */
export const ipvsadm: Parser = {
  id: 'ipvsadm',
  marks: ['ipvs connection', 'pro expire state', 'ip virtual server', 'prot localaddress', 'tcp N'],
  claims: ({ tool }) => tool === 'ipvsadm',
  opens: (line) => HEADER.test(line) || /^IP Virtual Server version /.test(line) || ROW.test(line),
  block: () => new IpvsReader(),
};
