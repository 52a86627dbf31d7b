import type { Family } from '../entry.ts';
import { ANY_FAILURE, BROKEN, NOT_CONNECTED, SOME_TIME } from '../open-outcomes.ts';

/**
 * What programs that nobody listed say in their own words. All of it is weak: it counts only where the same message names
 * whom it dialled, or speaks of connecting. Any more exact wording of the same message goes before it.
 */
export const plainWords: Family = {
  id: 'plain-words',
  source: 'plain English; the phrases that errors of more than one program share',
  entries: [
    // pool timed out connecting to 10.0.0.5:5432 after 30s      Connection to broker 192.0.2.9:8883 failed: timed out
    {
      says: [
        'timed out',
        'timing out',
        'times out',
        '(timeout|time-out) (while |when |in |during |on |for |)(connecting|waiting|reading|receiving|connect|connection|handshake)',
        '(connection|connect|request|socket|read|response) time-out',
        'timeout (while|when) (trying|attempting|opening|dialing|contacting|fetching)',
        'timeout (reached|exceeded|expired|occurred)',
        '(got|get|gets|getting|gives|gave) (a |)(timeout|time-out|time out)',
      ],
      outcome: 'own-deadline',
      couldBe: SOME_TIME,
      weak: true,
    },
    {
      says: [
        '(did not|does not|didn’t|doesn’t) (respond|answer|reply)',
        '(is not|isn’t|not) (responding|answering|replying)',
        'no (response|answer|reply) (was |)(received |)from[ (the |)(server|daemon|host|peer|device|remote|broker|backend|target|camera|printer)]',
        '(no|without) (answer|response|reply)',
        '(waited|waiting) too long',
        'never (responded|answered|replied)',
        'unresponsive',
      ],
      outcome: 'own-deadline',
      couldBe: SOME_TIME,
      weak: true,
    },
    // connect to 192.0.2.5:80: timeout      will be reconnected in five seconds, error timeout      err=timeout
    {
      says: [
        ': (timeout|time-out|timedout)',
        '(failed|failure|error|lost|closed|aborted): (timeout|time-out)',
        '(err|error|reason|cause|status|result)=(timeout|time-out|timedout|timed_out)',
        '(error|reason|due to|because of|with|got|got a|on|a) (timeout|time-out)',
      ],
      outcome: 'own-deadline',
      couldBe: SOME_TIME,
      weak: true,
    },
    // connect to 192.0.2.5:80: refused
    {
      says: [': refused', '(err|error|reason|cause|status|result)=refused'],
      errno: 'ECONNREFUSED',
      weak: true,
    },
    {
      says: [': unreachable', ': no route'],
      outcome: 'host-unreachable',
      couldBe: ['host-unreachable', 'net-unreachable'],
      weak: true,
    },
    // the connection was refused      db1:5432 refused the connection      (refused)
    {
      says: [
        '(was|were|got|been|is) (actively |)refused',
        '(refused|refuses|refusing) (the|our|to) (connection|connect)',
        'connect(ion|) (attempt |)(was |)refused',
        'refused by (the |)(remote|server|host|peer|target)',
      ],
      errno: 'ECONNREFUSED',
      weak: true,
    },
    {
      says: [
        '(was|were|got|been) reset',
        'reset by (the |)(remote|server|host|peer|other)',
        '(was|were|been) forcibly (closed|terminated|disconnected)',
      ],
      errno: 'ECONNRESET',
      outcome: 'reset-later',
      couldBe: ['reset-connecting', 'reset-later'],
      weak: true,
    },
    {
      says: [
        'connection (was |has been |)(lost|dropped|terminated|interrupted|broken|severed)',
        'lost (the |)connection',
        'connection (was |has been |)closed (by|unexpectedly|prematurely|abruptly)',
        '(server|peer|host|remote|broker|upstream) (has |)(closed|dropped|terminated) the connection',
        '(unexpectedly|prematurely|abruptly) closed',
        '(unexpected|premature) (close|end of file|eof|disconnect)',
      ],
      outcome: 'closed',
      couldBe: BROKEN,
      weak: true,
    },
    {
      says: [
        '(name|host|hostname|domain|address) (could not be|cannot be|can’t be|was not|not) (resolved|found)',
        '(could not|cannot|can’t|couldn’t|unable to|failed to) (resolve|look up|lookup)[ (the |)(host|hostname|name|address|domain|server)]',
        '(name|dns|host|hostname) (lookup|look-up|resolution) (failed|failure|error)',
        '(no such|unknown) (host|hostname|domain)',
      ],
      outcome: 'unresolved',
      weak: true,
    },
    {
      says: [
        '(failed|unable|fails|failing) to (connect|reach|contact|dial)',
        '(could not|cannot|can’t|couldn’t|can not) (connect|reach|contact|be reached|establish)',
        '(failed|unable) to establish (a |an |the |)(new |)connection',
        '(could not|cannot|can’t|couldn’t|unable to|failed to) open (a |an |the |)(new |)(tcp |network |)connection',
        'connect(ion|) (attempt |)(failed|failure|error)',
        'error (connecting|while connecting|when connecting)',
        '(is|was|host|server|node|broker) (unreachable|not reachable|not available|unavailable)',
        '(server|host|node|broker|device|printer|camera|peer) (is |seems |appears |)(to be |)offline',
        '(could not|cannot|can’t|couldn’t|unable to|failed to|can not) (talk|speak) (to|with)',
        'is offline',
      ],
      outcome: 'failed',
      couldBe: ANY_FAILURE,
      weak: true,
    },
    // failed to connect to 10.77.0.2:3306: Connection refused (os error 111)
    {
      says: '(failed to connect|unable to connect|could not connect|cannot connect) to {at}: {why}',
      moment: 'connecting',
    },
    {
      says: ['(connecting|connection) (attempt |)timed out', '(connection|connect) timeout'],
      outcome: 'some-timeout',
      couldBe: NOT_CONNECTED.filter((outcome) => outcome === 'kernel-timeout' || outcome === 'own-deadline'),
      weak: true,
    },
  ],
};
