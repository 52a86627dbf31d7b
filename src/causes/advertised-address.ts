import { onceAList } from '../model/tables.ts';
import type { CauseRules, FactSlot } from '../model/cause.ts';
import type { FactOf } from '../model/fact.ts';
import { isLoopback } from '../model/ip.ts';
import type { Scene } from '../model/scene.ts';

const TO_THEMSELVES = /:\/\/(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\]):\d/;

const failsAtHomeOnly = onceAList((attempts: readonly FactOf<'attempt'>[]) =>
  attempts.every(({ address }) => address === undefined || isLoopback(address)),
);

/** A failure at another address comes before the client has heard what is advertised. */
const advertisesLoopback: FactSlot<'setting'> = {
  slot: 'fact',
  kind: 'setting',
  is: ({ key, value }: FactOf<'setting'>, { failure }: Scene) =>
    key === 'advertised.listeners' && TO_THEMSELVES.test(value) && failsAtHomeOnly(failure?.attempts ?? []),
  reason: ({ value }) => `The broker sends every client to ${value}: each to its own machine`,
};

export const advertisedAddress: CauseRules = {
  id: 'advertised-address',
  title: 'The service hands out an address that cannot be reached',
  elsewhere: true,
  looks: ['attempt', 'setting'],
  rules: [{ bearing: 'strong', slots: [advertisesLoopback] }],
  // From documentation: Kafka (advertised.listeners), Redis (cluster-announce-ip), MongoDB (rs.conf), vsftpd.conf(5) (pasv_address).
  prose: {
    what: 'The client reaches the service, asks it where to go on, and is sent to an address that it cannot reach: localhost, a container’s name, an inside address.',
    why: 'Kafka, Redis Cluster and Sentinel, MongoDB’s replica sets and FTP in passive mode answer with addresses of their own. The first connection works. The second one fails in the way of the address: refused at localhost, without an answer at an inside address, unresolved at a container’s name.',
    todo: 'Look at the address in the error: it is not the one that was configured in the client. Ask the service what it hands out (kcat -L, CLUSTER SLOTS, rs.conf()). Set an address there that the clients resolve and reach: advertised.listeners, cluster-announce-ip, the member’s host, pasv_address. Where clients inside and outside need different ones, give each side a listener of its own.',
    prevent:
      'Probe with the service’s own client from where the clients are: an open first port shows nothing of the second address.',
  },
};
