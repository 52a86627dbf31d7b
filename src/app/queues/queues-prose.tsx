import { Part } from '../values/part.tsx';

const LIST = 'grid max-w-[76ch] list-disc gap-1.5 pl-5 text-ink-2';

/** What a full queue does, and what does not help. */
export function QueuesProse() {
  return (
    <>
      <Part title="When the accept queue is full">
        <ul className={LIST}>
          <li>
            Linux drops the SYN, and its retransmissions, whatever tcp_abort_on_overflow says. The client
            times out; it is not refused. ListenOverflows and ListenDrops grow by one for each SYN.
          </li>
          <li>
            If the queue fills while a handshake is under way, the client is connected already, and the server
            ignores its last ACK: the client hangs until the queue drains. Only here tcp_abort_on_overflow=1
            makes a difference: the client is reset. It shows nothing reliably.
          </li>
          <li>
            If that SYN was answered with a cookie, nothing is left of it on the server: no SYN-RECV, and no
            RST even with tcp_abort_on_overflow=1. The client hangs, and is served once it sends again and
            there is room.
          </li>
          <li>
            A server on Windows answers the SYN with a RST: there a full backlog is “Connection refused”.
          </li>
          <li>
            A Unix socket differs: connect() waits for room, or fails with EAGAIN where it does not block.
          </li>
        </ul>
      </Part>
      <Part title="What changes it">
        <ul className={LIST}>
          <li>
            The backlog is given to listen(), and min(backlog, somaxconn) is taken then. Raising somaxconn
            changes no running listener: the service has to call listen() again, most often by a restart.
          </li>
          <li>
            Both numbers are needed: a larger somaxconn does not help a service that asks for 50, and a larger
            backlog does not help above somaxconn. It is 4096 since Linux 5.4, and was 128 before. It belongs
            to the network namespace: read it in the container, not on the host.
          </li>
          <li>
            tcp_max_syn_backlog means nothing while tcp_syncookies is 1 or 2. Read that first. The often
            repeated max(64, tcp_max_syn_backlog) holds on no kernel since 4.3.
          </li>
          <li>
            A longer queue buys time. If nobody calls accept() (stopped, no descriptor left, every worker
            busy), it only fills later.
          </li>
          <li>
            No table is needed for a service that runs:{' '}
            <code className="font-mono">ss -lnt &apos;sport = :8080&apos;</code> shows its limit in Send-Q.
            netstat shows 0 there.
          </li>
        </ul>
      </Part>
    </>
  );
}
