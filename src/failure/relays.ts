import type { Said } from './vocabulary.ts';

/** Programs that dial on for others: what they say of a failed connect is said of an attempt of their own. */

/** As `Entry.by` names them. */
const RELAYS: ReadonlySet<string> = new Set([
  'caddy',
  'cloudflared',
  'docker-proxy',
  'envoy',
  'haproxy',
  'hitch',
  'http-proxy-middleware',
  'istio',
  'konnectivity',
  'kubelet',
  'linkerd',
  'nginx',
  'openresty',
  'squid',
  'stunnel',
  'tinyproxy',
  'traefik',
  'trafficserver',
  'varnish',
]);

/** One of its words is a relay's own: its name is known, or what is behind it is called its backend. */
export function isOfRelay(said: readonly Said[]): boolean {
  return said.some(
    ({ entry: { by = '', sign, weak } }) => weak !== true && (RELAYS.has(by) || sign === 'balancer'),
  );
}
