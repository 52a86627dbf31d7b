/**
 * Signs beside a failure: small things that the text shows and that tell an expert where to look first. The closed
 * vocabulary of `SignRecord.sign`. They order suspects within a level and never change one.
 */
export const SIGNS = [
  /** The client runs in a container, or what speaks is one. */
  'container',
  /** Several services of one compose file speak. */
  'compose',
  /** A cluster is in the picture: pods, Services, kube-system. */
  'kubernetes',
  /** A proxy's words, settings or headers. */
  'proxy',
  /** A load balancer, an ingress or a reverse proxy speaks of what is behind it. */
  'balancer',
  /** A firewall or a security product is named. */
  'firewall',
  /** A VPN or a tunnel is in the picture. */
  'vpn',
  /** The resolver said no. */
  'resolver-says-no',
  /** The resolver did not answer. */
  'resolver-silent',
  /** The same thing worked before or after. */
  'recovers',
  /** The service is starting, stopping or restarting. */
  'restarts',
  /** The connection had been idle before. */
  'idle-before',
  /** The other end closed in good order or said why. */
  'said-goodbye',
  /** Plain text where TLS was spoken, or the reverse, or another protocol. */
  'other-protocol',
  /** What broke is TLS, after the handshake of TCP. */
  'tls-broke',
  /** Large packets in question: MTU, fragmentation, a hang in the middle of a key exchange. */
  'large-packets',
  /** Many connections: load, a pool, a flood. */
  'many-connections',
  /** A host name that is another's default or an example's. */
  'default-host',
  /** The client was told of the address by the service itself. */
  'advertised',
  /** A policy denied it. */
  'policy',
] as const;

export type SignId = (typeof SIGNS)[number];
