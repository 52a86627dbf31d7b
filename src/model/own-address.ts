import type { AddressRecord } from './fact.ts';
import { inPrefix, isLoopback, isUnspecified } from './ip.ts';

/** Addresses that tell one machine from another, and those that several machines can have at once. */

const SHARED: readonly (readonly [prefix: string, bits: number])[] = [
  // Link-local: RFC 3927, RFC 4291 section 2.5.6.
  ['169.254.0.0', 16],
  ['fe80::', 10],
  // docker0 has it on every host that leaves it as it is: Docker's documentation, "Bridge network driver".
  ['172.17.0.1', 32],
  // Podman: containers.conf(5), default_subnet.
  ['10.88.0.1', 32],
  // libvirt's default network, network/default.xml.
  ['192.168.122.1', 32],
  // LXC: lxc-net, LXC_ADDR.
  ['10.0.3.1', 32],
];

/** Two machines can both have this address, so it does not tell which of them it is. */
export function isSharedAddress(address: string): boolean {
  if (isLoopback(address) || isUnspecified(address)) return true;
  return SHARED.some(([prefix, bits]) => inPrefix(address, prefix, bits));
}

/**
 * Bridges of container and VM hosts (docker0, br-3f2a1b9c0d1e, virbr0, podman1, cni-podman0, lxcbr0, lxdbr0), whose networks
 * every host numbers for itself, and kube-ipvs0, which holds the Services' addresses on every node (Kubernetes'
 * documentation, "IPVS proxy mode").
 */
const SHARED_INTERFACE =
  /^(?:docker\d+|br-[0-9a-f]{12}|docker_gwbridge|virbr\d+|podman\d+|cni-podman\d+|cni\d+|lxcbr\d+|lxdbr\d+|kube-ipvs\d+)$/;

/** The machine that has it is told from others by it. */
export function tellsMachine({
  address,
  interface: name,
}: Pick<AddressRecord, 'address' | 'interface'>): boolean {
  return !isSharedAddress(address) && (name === undefined || !SHARED_INTERFACE.test(name));
}
