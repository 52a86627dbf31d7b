import { Part } from '../values/part.tsx';

/** What the numbers mean, and what they do not. */
export function TimeoutsProse() {
  return (
    <Part title="Good to know">
      <ul className="grid max-w-[76ch] list-disc gap-1.5 pl-5 text-ink-2">
        <li>
          A timeout of the tool says only that no answer came within that time. It does not say that nobody
          would have answered.
        </li>
        <li>
          The time that you measure holds more than connect(): looking up the name, and every further address
          of it. Two addresses that nobody answers take twice as long.
        </li>
        <li>
          The linear timeouts add retransmissions, one a second. A limit in time stays: 2 to the power of
          retries + 1, less one, in seconds. So with 1 and 2 retries only more SYNs are sent, and the end is
          where it was.
        </li>
        <li>
          tcp_syn_retries=0 is refused by the kernel of today: at least one retransmission is always made.
        </li>
        <li>
          A program can set its own: TCP_SYNCNT for the number of retransmissions, TCP_USER_TIMEOUT for the
          time. Both end with ETIMEDOUT, like the kernel’s own.
        </li>
        <li>
          While it lasts, <code className="font-mono">ss -tno state syn-sent</code> shows how many
          retransmissions were made: <code className="font-mono">timer:(on,628ms,3)</code> is three.
        </li>
      </ul>
    </Part>
  );
}
