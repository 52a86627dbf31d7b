import type { ConversationRecord } from './conversation.ts';
import type { Endpoint } from './endpoint.ts';
import type { Errno } from './errno.ts';
import type { Span } from './evidence.ts';
import type { Family } from './ip.ts';
import type { NextHop } from './next-hop.ts';
import type { Outcome } from './outcome.ts';
import type { CaptureDetails, IcmpUnreachable, PacketRecord } from './packet.ts';
import type { Place } from './place.ts';
import type { Ruleset } from './ruleset.ts';
import type { SignId } from './signs.ts';

export { ofKind } from './fact-index.ts';
export type { Endpoint } from './endpoint.ts';
export type { IcmpUnreachable, PacketRecord } from './packet.ts';
export type { Place } from './place.ts';

interface FactBase {
  /** The lines that it stands on, the telling one first. Empty for an answer by hand. */
  readonly at: readonly Span[];
  readonly place: Place;
  /** For a listing: nothing of what its command prints is missing. */
  readonly whole?: boolean;
  /** Which block of its evidence it was read from: facts of one listing share it. */
  readonly block: number;
  /** Of an attempt: its first line as pasted, cut after some hundred characters. */
  readonly said?: string;
  /** When it was seen, in seconds since 1970, where the text prints it with a date. */
  readonly time?: number;
}

/** One attempt to connect, or several with the same ending. */
export interface AttemptRecord {
  readonly kind: 'attempt';
  readonly tool: string;
  readonly transport: 'tcp' | 'unix';
  /** The name as dialled, where it was no address. */
  readonly name?: string;
  /** Canonical address literal that was dialled. */
  readonly address?: string;
  readonly port?: number;
  /** The path of a Unix socket. */
  readonly path?: string;
  readonly outcome: Outcome;
  /** What a `failed` outcome may really have been. */
  readonly couldBe?: readonly Outcome[];
  readonly errno?: Errno;
  /** Seconds from the start of connect() to its end, name resolution possibly included. */
  readonly took?: number;
  /** Seconds that the client allowed itself. */
  readonly deadline?: number;
  /** How many attempts with this ending were seen. */
  readonly count: number;
  /** The client's own address, where it is shown. */
  readonly source?: string;
  /** The address that the command tells the client to come from. */
  readonly bind?: string;
  /** The family of addresses that the command asks for. */
  readonly family?: Family;
  /** Made by the engine: its command is in the text, so what that does not say was left to the kernel. */
  readonly typed?: true;
  /** The first bytes that came back, as text, at most 200 characters. */
  readonly reply?: string;
  /** A known wording in a line that no tool's grammar reads, and that does not itself say whom it speaks of. */
  readonly loose?: true;
  /** The next hop that was dialled in the target's place: a proxy, a jump host. */
  readonly via?: NextHop;
  /** Made by a program in the middle that dials on for others: nginx, HAProxy, kubelet, a forward of ssh. */
  readonly relay?: true;
  /** How the look-up ended, for `unresolved`, where the text says it. */
  readonly lookup?: ResolutionRecord['result'];
}

export type SocketState =
  | 'listen'
  | 'established'
  | 'syn-sent'
  | 'syn-recv'
  | 'fin-wait-1'
  | 'fin-wait-2'
  | 'time-wait'
  | 'close'
  | 'close-wait'
  | 'last-ack'
  | 'closing'
  | 'unconnected';

export interface SocketProcess {
  readonly name: string;
  readonly pid?: number;
}

export interface SocketRecord {
  readonly kind: 'socket';
  readonly transport: 'tcp' | 'unix';
  readonly state: SocketState;
  readonly local: Endpoint;
  readonly peer?: Endpoint;
  /** Families of the SYNs that a listener takes for sure. */
  readonly accepts: readonly Family[];
  /** Families that it may take: the text does not tell (netstat's `:::`). */
  readonly mayAccept: readonly Family[];
  /** Listeners only: connections that wait for accept(), and how many may. Full is `length > limit`. */
  readonly acceptQueue?: { readonly length: number; readonly limit?: number };
  /** Other states: bytes received and not read. */
  readonly unreadBytes?: number;
  /** Other states: bytes sent and not acknowledged. */
  readonly unackedBytes?: number;
  readonly processes: readonly SocketProcess[];
  readonly timer?: { readonly name: string; readonly seconds: number; readonly retransmissions: number };
  /** What `ss -i` tells of a connection. */
  readonly info?: TcpInfo;
  readonly path?: string;
  readonly count: number;
}

/** The kernel's tcp_info, as far as it was printed. */
export interface TcpInfo {
  /** Seconds. */
  readonly rtt?: number;
  /** The retransmission timeout, in seconds. */
  readonly rto?: number;
  /** How often that timeout was doubled in a row: the latest segment was not acknowledged. */
  readonly backoff?: number;
  /** Segments sent again and not acknowledged yet. */
  readonly retransmitting?: number;
  /** Segments sent again since the connection began. */
  readonly retransmitted?: number;
  /** Segments on their way, and those taken for lost. */
  readonly unacked?: number;
  readonly lost?: number;
  /** Segments. */
  readonly cwnd?: number;
  /** Bytes. */
  readonly mss?: number;
  readonly pmtu?: number;
  readonly bytesSent?: number;
  readonly bytesAcked?: number;
  readonly bytesReceived?: number;
}

/** What a listing would have shown had it been there: the ground on which absence rests. */
export interface ListingRecord {
  readonly kind: 'listing';
  readonly of:
    | 'socket'
    | 'unix-socket'
    | 'address'
    | 'filter'
    | 'route'
    | 'neighbour'
    | 'process'
    | 'counter'
    | 'environment'
    | 'published'
    | 'packet';
  readonly tool: string;
  /** Families that are listed completely. */
  readonly families: readonly Family[];
  /** For sockets: whether listeners are listed, connections, or both. */
  readonly states: 'listening' | 'connected' | 'all';
  /** Only these ports, where the command or a filter behind it says so. */
  readonly ports?: readonly number[];
  /** The command shows every process' sockets, or only the caller's own. */
  readonly sees: 'all' | 'own';
  /** Only Unix sockets whose path holds one of these. */
  readonly paths?: readonly string[];
  /** For routes: the main table alone, or every table. */
  readonly tables?: 'main' | 'all';
  /** For counters: those of `KEY_COUNTERS` that would be shown, were they not zero. */
  readonly counters?: readonly string[];
  /** For counters: the tool keeps these values, and its next run counts from there. */
  readonly marks?: true;
  /** For counters: since when they count. */
  readonly since?: CounterRecord['since'];
  /** For addresses: interfaces that have none, such as a VRF, of which a filter may speak in another one's place. */
  readonly bare?: readonly string[];
  /** For packets: how the capture was made. */
  readonly capture?: CaptureDetails;
}

export interface AddressRecord {
  readonly kind: 'address';
  readonly address: string;
  /** Prefix length in bits. */
  readonly bits?: number;
  readonly interface?: string;
  /** Its interface has no link, or is switched off. */
  readonly down?: true;
}

export interface CounterRecord {
  readonly kind: 'counter';
  /** nstat's name: TcpExtListenOverflows. Those of conntrack -S: `conntrack.drop`. */
  readonly name: string;
  readonly value: number;
  /** Since when it counts: the machine's start, or the tool's last run. Left out where the text does not tell. */
  readonly since?: 'boot' | 'last-run';
}

/** How far a counter rose between two samples of one machine. Made by the engine; cites the later one, then the other. */
export interface GrowthRecord {
  readonly kind: 'growth';
  readonly name: string;
  readonly by: number;
  /** Seconds between the samples, where both print their time. */
  readonly seconds?: number;
}

/** A hop of traceroute and its kin. */
export interface HopRecord {
  readonly kind: 'hop';
  readonly tool: string;
  /** What the probes were: SYNs to a port see what a connection sees. */
  readonly probe: 'tcp' | 'udp' | 'icmp' | 'unknown';
  /** The address that the probes were sent to. */
  readonly to?: string;
  readonly port?: number;
  /** Hops from the sender, from 1. */
  readonly ttl: number;
  /** Who answered; left out where nobody did. */
  readonly address?: string;
  /** It is the target itself. */
  readonly reached?: true;
  /** What the hop reported: `host` for traceroute's !H. */
  readonly unreachable?: IcmpUnreachable;
  /** A TCP target's own answer. */
  readonly answer?: 'open' | 'closed';
  /** Share of probes lost, 0 to 1. */
  readonly loss?: number;
  /** The path MTU from here on, in bytes. */
  readonly pmtu?: number;
}

/** A connection as conntrack tracks it on its way through a machine. */
export interface FlowRecord {
  readonly kind: 'flow';
  /** conntrack's word: SYN_SENT, ESTABLISHED. */
  readonly state: string;
  /** The first state that was seen of it, where it was watched. */
  readonly began?: string;
  readonly from: Endpoint;
  readonly to: Endpoint;
  /** The other side has answered. */
  readonly replied: boolean;
  /** Who the answer is expected from and goes to, where NAT changed an end. */
  readonly translated?: { readonly from: Endpoint; readonly to: Endpoint };
}

/** A port of a container or of a Kubernetes Service that is led to another place. */
export interface PublishedRecord {
  readonly kind: 'published';
  readonly by: 'docker' | 'kubernetes';
  /** The container, the Service or the pod. */
  readonly name: string;
  /** Where clients dial; left out where the port is not published. */
  readonly on?: Endpoint;
  /** The port inside, and the address behind it; left out where there is none. */
  readonly to?: { readonly port: number; readonly address?: string };
  /** False: there is nothing ready behind it. */
  readonly ready?: boolean;
}

export interface SettingRecord {
  readonly kind: 'setting';
  /** sysctl key or configuration directive. */
  readonly key: string;
  readonly value: string;
  /** This kernel has no such key; the value is empty. */
  readonly missing?: true;
}

export interface FilterRecord {
  readonly kind: 'filter';
  readonly ruleset: Ruleset;
}

export interface RouteRecord {
  readonly kind: 'route';
  /** Prefix in CIDR form, `default`, or the address that was asked for. */
  readonly to: string;
  readonly type: 'unicast' | 'local' | 'blackhole' | 'unreachable' | 'prohibit' | 'throw' | 'none';
  readonly via?: string;
  readonly interface?: string;
  readonly source?: string;
  /** The source was part of what was asked (`ip route get 10.0.0.5 from 10.0.0.7`): it is not the kernel's choice. */
  readonly askedFrom?: true;
  /** It answers `ip route get`, so it is the route taken, not one of a table. */
  readonly chosen: boolean;
  /** Left out where the text does not show it: `default` alone. */
  readonly family?: Family;
  /** The routing table, where another than the main one is named. */
  readonly table?: string;
  readonly metric?: number;
  /** Its interface has no link: the kernel marks it `linkdown` or `dead`. */
  readonly down?: true;
}

export interface NeighbourRecord {
  readonly kind: 'neighbour';
  readonly address: string;
  readonly interface?: string;
  readonly mac?: string;
  readonly state: 'reachable' | 'stale' | 'delay' | 'probe' | 'permanent' | 'incomplete' | 'failed' | 'noarp';
}

export interface ResolutionRecord {
  readonly kind: 'resolution';
  readonly name: string;
  readonly addresses: readonly string[];
  /** `no-address`: the name is there, and has no address of the kind that was asked for. */
  readonly result: 'found' | 'no-such-name' | 'no-address' | 'server-failed' | 'no-answer';
  /** What the result may really have been, where the text hides it. */
  readonly couldBe?: readonly ResolutionRecord['result'][];
  /** Where the answer came from. */
  readonly by: 'resolver' | 'dns' | 'hosts-file' | 'tool';
  /** The DNS server that was asked. */
  readonly server?: string;
  /** Seconds. */
  readonly took?: number;
}

export interface ProcessRecord {
  readonly kind: 'process';
  readonly name: string;
  readonly pid?: number;
  /** ps' state letter. */
  readonly state?: string;
  readonly unit?: string;
  /** systemd's active state. */
  readonly active?: string;
  /** systemd's more exact state: `running`, `dead`, `auto-restart`. */
  readonly sub?: string;
  /** Why a unit failed: `exit-code`, `signal`, `start-limit-hit`. */
  readonly result?: string;
  /** systemd's load state: `loaded`, `not-found`, `masked`. */
  readonly loaded?: string;
  /** How often systemd restarted the unit by itself. */
  readonly restarts?: number;
}

/** What stands at a path of the file system. */
export interface PathRecord {
  readonly kind: 'path';
  readonly path: string;
  readonly type: 'socket' | 'file' | 'directory' | 'link' | 'other' | 'missing';
  /** The nine letters: `rw-rw----`. */
  readonly mode?: string;
  /** It has an access control list, which may let in or keep out others than the letters say. */
  readonly acl?: true;
  readonly owner?: string;
  readonly group?: string;
  /** Where a link leads. */
  readonly target?: string;
}

export interface LimitRecord {
  readonly kind: 'limit';
  readonly what: 'open-files' | 'processes' | 'ports';
  readonly limit?: number;
  readonly used?: number;
  readonly pid?: number;
}

export interface LogRecord {
  readonly kind: 'log';
  /** What the line reports, in this program's words: see `log-events.ts`. */
  readonly event: string;
  /** The unit, service or machine that it is about. */
  readonly about?: string;
  /** The rest of what it says: a result, an errno, who reported it. */
  readonly detail?: string;
  /** The path of a Unix socket. */
  readonly path?: string;
  /** A total that the line prints: restarts so far. */
  readonly total?: number;
  readonly port?: number;
  readonly address?: string;
  /** Of a packet: who sent it, and by which interface it came or went. */
  readonly source?: string;
  readonly interface?: string;
  readonly count: number;
}

/** What the text shows beside what happened; see `signs.ts`. */
export interface SignRecord {
  readonly kind: 'sign';
  readonly sign: SignId;
  /** What it is about: a container's name, a proxy, a product. */
  readonly about?: string;
}

/** An answer given by hand. */
export interface AnswerRecord {
  readonly kind: 'answer';
  readonly question: string;
  readonly answer: string;
}

export type FactRecord =
  | AttemptRecord
  | SocketRecord
  | ListingRecord
  | AddressRecord
  | PacketRecord
  | ConversationRecord
  | CounterRecord
  | GrowthRecord
  | SettingRecord
  | FilterRecord
  | RouteRecord
  | NeighbourRecord
  | ResolutionRecord
  | ProcessRecord
  | PathRecord
  | LimitRecord
  | LogRecord
  | FlowRecord
  | HopRecord
  | PublishedRecord
  | SignRecord
  | AnswerRecord;

/** One typed, tool-neutral observation, with the lines it stands on and the place it speaks for. */
export type Fact = FactBase & FactRecord;

export type FactKind = FactRecord['kind'];

/** The facts of one kind. */
export type FactOf<K extends FactKind> = FactBase & Extract<FactRecord, { kind: K }>;
