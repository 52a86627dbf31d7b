import type { CauseRules, FactSlot, Rule } from '../model/cause.ts';
import { isToTarget } from './slots/ended.ts';
import { keepaliveByClient } from './slots/keepalive-fixes.ts';
import { failedAt } from './slots/place.ts';
import { refreshConnections, seeTimers } from './slots/pool-fixes.ts';

const resetLater = failedAt(['reset-later'], 'a reset of a connection that worked');

/** A segment that fits no connection is answered with a RST that acknowledges nothing (RFC 9293, 3.10.7.1). */
const forgotten: FactSlot<'conversation'> = {
  slot: 'fact',
  kind: 'conversation',
  from: 'server',
  is: (talk, scene) => {
    const [reset] = talk.resets;
    return (
      isToTarget(talk, scene) &&
      talk.sent.server.bytes > 0 &&
      talk.closedBy === undefined &&
      reset?.by === 'server' &&
      reset.bare === true &&
      reset.idle !== undefined &&
      reset.otherTtl === undefined &&
      reset.way !== 'through' &&
      reset.way !== 'in'
    );
  },
  line: ({ resets }) => resets[0]?.line,
  reason: ({ resets }) =>
    `The server has answered on this connection, ends it nowhere, and after ${Math.round(resets[0]?.idle ?? 0)} s of silence answers as if it did not exist`,
};

/**
 * No more than likely, and no decisive rule besides. A filter of the server's that takes no packet of an unknown
 * connection answers alike (measured, nft's reject with tcp reset: the same bare RST, from the same machine), while the
 * server's socket lives on. What parts the two is that socket, and no listing shows it honestly: one of before the RST
 * says nothing of then, in one of after it the service may have closed meanwhile, and a connection that one end lists
 * and the other does not may be younger or older than the other listing, or have another name behind NAT. That the
 * service started anew does not settle it either: a graceful reload leaves old connections with the old process.
 */
const answersAsUnknown: Rule = { bearing: 'strong', slots: [resetLater, forgotten] };

/** A kernel counts the RSTs that it sends; those that a filter makes are not among them (measured, Linux 6.18). */
const kernelResets: Rule = {
  bearing: 'weak',
  slots: [
    resetLater,
    {
      slot: 'fact',
      kind: 'growth',
      from: 'server',
      is: ({ name, by }) => name === 'TcpOutRsts' && by > 0,
      reason: ({ by }) => `Meanwhile the server’s kernel sent ${by} RSTs`,
    },
  ],
};

export const halfOpenConnection: CauseRules = {
  id: 'half-open-connection',
  title: 'The peer no longer knows the connection',
  // A Unix socket's connection ends so as well.
  fails: { transport: 'any' },
  looks: ['attempt', 'conversation', 'growth'],
  rules: [answersAsUnknown, kernelResets],
  prose: {
    what: 'The client goes on with an old connection that the other side no longer has: it was restarted, or another machine took over its address. The first bytes are answered with a RST.',
    why: 'A side that ends without a FIN or RST (power, a cut link, a failover) leaves the other with a connection that looks established, for as long as it sends nothing. A kernel answers a segment of an unknown connection with a RST.',
    todo: 'Compare the start of the service (ps -o lstart -p PID, systemctl status), or the time of the failover, with the start of the connection. Start the client anew, or let it drop its old connections: new ones work. Then let it open a new one at the first reset by itself, and let the pool test connections before it hands them out.',
    prevent:
      'Use TCP keepalives well below two hours: the first one is answered with the RST, so the program learns of it in a pause and not in a request. A validation query in the pool and a maximum age of its connections help where it cannot.',
  },
  fixes: [refreshConnections, keepaliveByClient],
  proof: seeTimers,
};
