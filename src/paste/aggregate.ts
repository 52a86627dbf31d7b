import type { ConversationRecord } from '../model/conversation.ts';
import type { FactRecord, PacketRecord, SocketRecord } from '../model/fact.ts';
import type { Draft } from '../model/parser.ts';
import { withoutToldAgain } from '../failure/told-again.ts';

/** So many alike stay as they are. */
export const MOST_ALIKE = 50;
/** A fact that stands for many cites so many of their lines. */
export const MOST_LINES_CITED = 20;

/** The larger of two ports is the one that the client was lent. */
function lentSide(socket: SocketRecord): 'local' | 'peer' | undefined {
  const { local, peer } = socket;
  if (peer === undefined || socket.state === 'listen' || local.port === peer.port) return undefined;
  return local.port > peer.port ? 'local' : 'peer';
}

/** Connections of one kind between two hosts to one port are alike, whichever port the client was lent. */
function withoutLentPort(socket: SocketRecord): SocketRecord {
  const side = lentSide(socket);
  if (side === 'local') return { ...socket, local: { ...socket.local, port: 0 } };
  if (side === 'peer' && socket.peer) return { ...socket, peer: { ...socket.peer, port: 0 } };
  return socket;
}

/** Put together by hand: a listing can have a row a line, and this is asked for every one. */
function socketKey(socket: SocketRecord): string {
  const { local, peer, state, transport, acceptQueue, path = '' } = withoutLentPort(socket);
  const ends = `${local.address} ${local.port} ${peer?.address ?? ''} ${peer?.port ?? ''} ${lentSide(socket) ?? ''}`;
  const queue = acceptQueue ? `${acceptQueue.length}/${acceptQueue.limit ?? ''}` : '';
  const families = `${socket.accepts.join('')} ${socket.mayAccept.join('')}`;
  const stuck = (socket.info?.backoff ?? 0) > 0;
  const bytes = `${(socket.unreadBytes ?? 0) > 0} ${(socket.unackedBytes ?? 0) > 0} ${stuck}`;
  const processes = socket.processes.map(({ name, pid }) => `${name} ${pid ?? ''}`).join('\n');
  return [state, transport, ends, queue, families, bytes, socket.timer?.name, path, processes].join('\n');
}

function packetKey(packet: PacketRecord): readonly unknown[] {
  const { protocol, from, to, flags, icmp, direction } = packet;
  return [protocol, from, to, flags, icmp, direction, packet.interface, (packet.length ?? 0) > 0];
}

/** Attempts of one client at one port that went the same way are alike. */
function conversationKey(seen: ConversationRecord): string {
  const { client, server, begins, handshake, resets, icmp, sent, closedBy, syn, synAck } = seen;
  const ends = [client.name, client.address, server.name, server.address, server.port, begins];
  const answers = [resets.map(({ by, after }) => [by, after]), icmp.map((one) => one.unreachable)];
  const flows = [sent.client, sent.server].map((flow) => [flow.bytes > 0, flow.unanswered > 0]);
  const repeated = [(syn?.count ?? 0) > 1, (synAck?.count ?? 0) > 1, synAck === undefined];
  return JSON.stringify(['conversation', ends, handshake, answers, flows, closedBy, syn?.way, repeated]);
}

/** What two records must share to be alike; nothing for those that are never put together. */
function keyOf(record: FactRecord): string | undefined {
  switch (record.kind) {
    case 'listing':
    case 'filter':
    case 'answer':
    case 'counter':
    case 'growth':
      return undefined;
    case 'attempt':
      return JSON.stringify({ ...record, took: 0, count: 0 });
    case 'socket':
      return socketKey(record);
    case 'packet':
      return JSON.stringify([record.kind, packetKey(record)]);
    case 'conversation':
      return conversationKey(record);
    case 'log':
      return JSON.stringify({ ...record, count: 0 });
    default:
      return JSON.stringify(record);
  }
}

interface Group {
  /** Places of the members, until they are put together. */
  members: number[];
  count: number;
  readonly lines: Set<number>;
  lastLine: number | undefined;
  /** Where the one stands that stands for all but the last. */
  merged?: number;
}

function countOf(draft: Draft): number {
  return 'count' in draft.record ? draft.record.count : 1;
}

/**
 * Collects drafts in order. Of more than `MOST_ALIKE` that are alike, the first stands for all but the last, with their
 * number; the last keeps its place, since an end that comes after another event says something else than one before.
 */
export class Aggregate {
  readonly #drafts = new Map<number, Draft>();
  readonly #groups = new Map<string, Group>();
  readonly #most: number;
  #next = 0;
  #dropped = false;

  constructor(most: number) {
    this.#most = most;
  }

  /** There were more than could be kept. */
  get overflowed(): boolean {
    return this.#dropped;
  }

  add(draft: Draft): void {
    const key = keyOf(draft.record);
    const group = key === undefined ? undefined : this.#groupOf(key);
    if (this.#drafts.size >= this.#most && group?.merged === undefined) {
      this.#dropped = true;
      return;
    }
    const place = this.#next++;
    this.#drafts.set(place, draft);
    if (!group) return;
    group.members.push(place);
    if (group.merged !== undefined || group.members.length > MOST_ALIKE) this.#fold(group);
  }

  /** The drafts in order. */
  drafts(): readonly Draft[] {
    for (const group of this.#groups.values()) this.#finish(group);
    return withoutToldAgain([...this.#drafts.values()]);
  }

  #groupOf(key: string): Group {
    const known = this.#groups.get(key);
    if (known) return known;
    const group: Group = { members: [], count: 0, lines: new Set(), lastLine: undefined };
    this.#groups.set(key, group);
    return group;
  }

  /** Puts all members but the last into one. */
  #fold(group: Group): void {
    const last = group.members.pop();
    for (const place of group.members) {
      const draft = this.#drafts.get(place);
      if (!draft) continue;
      group.merged ??= place;
      group.count += countOf(draft);
      for (const line of draft.lines) if (group.lines.size < MOST_LINES_CITED - 1) group.lines.add(line);
      group.lastLine = draft.lines[0];
      if (place !== group.merged) this.#drafts.delete(place);
    }
    group.members = last === undefined ? [] : [last];
  }

  #finish(group: Group): void {
    const first = group.merged === undefined ? undefined : this.#drafts.get(group.merged);
    if (!first || group.merged === undefined) return;
    const { record } = first;
    const shared = record.kind === 'socket' ? withoutLentPort(record) : record;
    const lines = new Set(group.lines);
    if (group.lastLine !== undefined) lines.add(group.lastLine);
    this.#drafts.set(group.merged, {
      ...first,
      record: 'count' in shared ? { ...shared, count: group.count } : shared,
      lines: [...lines],
    });
  }
}
