import type { SignRecord } from '../../model/fact.ts';
import type { SignId } from '../../model/signs.ts';

/** What each sign says, in plain words. */
const SENTENCES: Readonly<Record<SignId, string>> = {
  container: 'A container is in the picture',
  compose: 'Several services of one compose file speak here',
  kubernetes: 'A Kubernetes cluster is in the picture',
  proxy: 'A proxy is in the picture',
  balancer: 'A load balancer or a reverse proxy speaks of what is behind it',
  firewall: 'A firewall or a security product is named',
  vpn: 'A VPN or a tunnel is in the picture',
  'resolver-says-no': 'The resolver answered, and said no',
  'resolver-silent': 'The resolver did not answer',
  recovers: 'The same thing worked before or after this',
  restarts: 'The service was starting, stopping or restarting',
  'idle-before': 'The connection had been idle before',
  'said-goodbye': 'The other end closed in good order, or said why',
  'other-protocol': 'The two ends spoke different protocols: TLS and plain text, for instance',
  'tls-broke': 'TCP connected, and what broke is TLS',
  'large-packets': 'Large packets are in question: the MTU of the path',
  'many-connections': 'Many connections at once: load, a pool or a flood',
  'default-host': 'The host is a default or an example’s, perhaps not the one that was meant',
  advertised: 'The service itself told the client this address',
  policy: 'A policy denied it',
};

/** `A proxy is in the picture: squid` */
export function explainSign({ sign, about }: SignRecord): string {
  return about === undefined ? SENTENCES[sign] : `${SENTENCES[sign]} (${about})`;
}
