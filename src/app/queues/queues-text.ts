import type { AcceptQueue, QueueSettings, SynQueue } from '../../network/queues/room.ts';
import type { Limit } from './room-bars.tsx';

function count(value: number): string {
  return value.toLocaleString('en');
}

export function acceptText({ limit, holds }: AcceptQueue): string {
  return `The accept queue holds ${count(holds)} connections: its limit of ${count(limit)}, and one more.`;
}

export function acceptFullText({ limit, holds }: AcceptQueue): string {
  return `Full, ss -lnt shows Recv-Q ${count(holds)} over Send-Q ${count(limit)}. Equal numbers are not full yet.`;
}

export function acceptLimits({ backlog, somaxconn }: QueueSettings, queue: AcceptQueue): readonly Limit[] {
  const asked = backlog < 0 ? somaxconn : backlog;
  return [
    {
      name: backlog < 0 ? 'backlog: as many as somaxconn' : 'backlog',
      value: asked,
      decides: queue.boundBy === 'backlog',
    },
    { name: 'somaxconn', value: somaxconn, decides: queue.boundBy === 'somaxconn' },
  ];
}

export function synText({ syncookies }: QueueSettings, { holds }: SynQueue): string {
  if (syncookies === 2)
    return 'Nothing waits in the SYN queue: with tcp_syncookies=2 every SYN is answered with a cookie.';
  return `${count(holds)} half-open connections have room (one fewer on old kernels such as 4.3).`;
}

export const SYN_FULL: Readonly<Record<SynQueue['overflow'], string>> = {
  cookie:
    'A SYN that finds no room is not lost: it is answered with a cookie and the client connects. SyncookiesSent grows, and the kernel’s log says once “Possible SYN flooding … Sending cookies.” That line alone is no failure.',
  dropped:
    'Full, further SYNs are dropped: the clients retransmit and time out. ListenDrops grows. If the backlog was the bound, TCPReqQFullDrop grows too and the kernel’s log says “Dropping request.”; if it was tcp_max_syn_backlog, there is neither.',
};

export function synLimits(settings: QueueSettings, accept: AcceptQueue, queue: SynQueue): readonly Limit[] {
  const { maxSynBacklog, syncookies } = settings;
  const reserved = maxSynBacklog - Math.floor(maxSynBacklog / 4) + 1;
  const cookies = syncookies === 2;
  const byBacklog = queue.boundBy === 'backlog' || queue.boundBy === 'somaxconn';
  return [
    {
      name: 'the accept queue’s room',
      value: accept.holds,
      decides: byBacklog,
      ...(cookies && { unused: 'not asked: nothing is queued' }),
    },
    {
      name: '3/4 of tcp_max_syn_backlog, and one',
      value: reserved,
      decides: queue.boundBy === 'tcp_max_syn_backlog',
      ...(syncookies > 0 && { unused: 'not asked while cookies are on' }),
    },
  ];
}
