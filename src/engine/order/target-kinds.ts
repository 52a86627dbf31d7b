import type { FactOf } from '../../model/fact.ts';
import { familyOf, inPrefix, isLoopback, isUnspecified } from '../../model/ip.ts';

/** What kind of place a client dials, as far as its address or its name tells. */
export type TargetKind =
  | 'loopback'
  | 'six'
  | 'own-in-six'
  | 'container-network'
  | 'container-host'
  | 'service-network'
  | 'pod-network'
  | 'metadata'
  | 'link-local'
  | 'shared'
  | 'nat-guest'
  | 'private'
  | 'public'
  | 'known-place'
  | 'short-name'
  | 'cluster-name'
  | 'cloud-database'
  | 'cloud-balancer'
  | 'cloud-host';

type Prefix = readonly [kind: TargetKind, prefix: string, bits: number];

/** The first that holds tells most. */
const PREFIXES: readonly Prefix[] = [
  // The instance metadata service of AWS, GCP, Azure and OpenStack (their documentation).
  ['metadata', '169.254.169.254', 32],
  ['metadata', 'fd00:ec2::254', 128],
  ['link-local', '169.254.0.0', 16], // RFC 3927
  ['link-local', 'fe80::', 10], // RFC 4291, 2.5.6
  // Defaults of kubeadm (kubeadm init --help), k3s, MicroK8s, OpenShift and of EKS (their documentation).
  ['service-network', '10.96.0.0', 12],
  ['service-network', '10.43.0.0', 16],
  ['service-network', '10.152.183.0', 24],
  ['service-network', '172.30.0.0', 16],
  // Defaults of flannel (kube-flannel.yml), k3s and OpenShift.
  ['pod-network', '10.244.0.0', 16],
  ['pod-network', '10.42.0.0', 16],
  ['pod-network', '10.128.0.0', 14],
  ['nat-guest', '10.0.2.0', 24], // VirtualBox manual, "Network Address Translation"; QEMU's user network
  // default-address-pools of dockerd: 172.17.0.0/16 to 172.31.0.0/16 (Docker's documentation, "Networking").
  ['container-network', '172.17.0.0', 16],
  ['container-network', '172.18.0.0', 15],
  ['container-network', '172.20.0.0', 14],
  ['container-network', '172.24.0.0', 14],
  ['container-network', '172.28.0.0', 14],
  ['shared', '100.64.0.0', 10], // RFC 6598
  ['private', '10.0.0.0', 8], // RFC 1918
  ['private', '172.16.0.0', 12],
  ['private', '192.168.0.0', 16],
  ['private', 'fc00::', 7], // RFC 4193
];

/** The first address of a bridge is the host (Docker's documentation, "Bridge network driver"). */
const BRIDGE_END = /\.0\.1$/;

function kindsOfAddress(address: string): readonly TargetKind[] {
  const six: readonly TargetKind[] = familyOf(address) === 6 ? ['six'] : [];
  if (isLoopback(address)) return ['loopback', ...(six.length > 0 ? (['own-in-six'] as const) : [])];
  if (isUnspecified(address)) return ['loopback'];
  const kind = PREFIXES.find(([, prefix, bits]) => inPrefix(address, prefix, bits))?.[0] ?? 'public';
  if (kind === 'container-network' && BRIDGE_END.test(address)) return ['container-host', 'private'];
  const isPrivate = ['service-network', 'pod-network', 'container-network', 'nat-guest'].includes(kind);
  return [kind, ...(isPrivate ? (['private'] as const) : []), ...six];
}

/** Names by their ending. */
const NAMES: readonly (readonly [TargetKind, RegExp])[] = [
  // Docker's documentation, "Networking features in Docker Desktop"; Podman's host.containers.internal.
  ['container-host', /^(?:host|gateway)\.docker\.internal$|^host\.containers\.internal$/i],
  // Kubernetes' documentation, "DNS for Services and Pods".
  ['cluster-name', /\.svc(?:\.[\w-]{1,63}){0,6}$|^kubernetes(?:\.default)?$/i],
  // Registries and hosts of code that are never down for long.
  [
    'known-place',
    /(?:^|\.)(?:github\.com|githubusercontent\.com|gitlab\.com|bitbucket\.org|docker\.io|docker\.com|quay\.io|gcr\.io|k8s\.io|ghcr\.io|npmjs\.(?:org|com)|pypi\.org|pythonhosted\.org|rubygems\.org|crates\.io|golang\.org|maven\.org|apache\.org|google\.com|googleapis\.com|debian\.org|ubuntu\.com|alpinelinux\.org|openai\.com|microsoft\.com|cloudflare\.com)$/i,
  ],
  // Endpoints as the providers' documentation names them.
  [
    'cloud-database',
    /\.(?:rds|cache|redshift|docdb|neptune|es|aoss|kafka|mq)(?:\.[\w-]{1,30}){0,3}\.amazonaws\.com$|\.(?:database|redis\.cache|documents|servicebus|(?:postgres|mysql|mariadb)\.database)\.(?:windows\.net|azure\.com)$|\.mongodb\.net$|\.documents\.azure\.com$|\.db\.ondigitalocean\.com$|\.aivencloud\.com$/i,
  ],
  [
    'cloud-balancer',
    /\.elb(?:\.[\w-]{1,30}){0,2}\.amazonaws\.com(?:\.cn)?$|\.cloudapp(?:\.azure)?\.(?:com|net)$|\.azurefd\.net$/i,
  ],
  ['cloud-host', /\.compute(?:-1)?\.(?:amazonaws\.com|internal)$|\.ec2\.internal$/i],
];

const METADATA_NAME = /^metadata\.google\.internal$|^instance-data$/i;
/** Zones that no public server serves (RFC 6761, RFC 6762, RFC 9476, ICANN's .internal) and usual names of networks. */
const OWN_ZONE = /\.(?:local|internal|intranet|intra|corp|home|lan|private|test|localdomain|home\.arpa)$/i;

function kindsOfName(name: string): readonly TargetKind[] {
  const bare = name.replace(/\.$/, '');
  if (/^localhost(?:\.localdomain)?\d?$|\.localhost$/i.test(bare)) return ['loopback'];
  if (METADATA_NAME.test(bare)) return ['metadata'];
  const kind = NAMES.find(([, pattern]) => pattern.test(bare))?.[0];
  if (kind === 'known-place') return [kind, 'public'];
  if (kind !== undefined) return [kind];
  if (!bare.includes('.')) return ['short-name'];
  return OWN_ZONE.test(bare) ? ['private'] : ['public'];
}

/** What it is that an attempt dials: by its address, and by its name where the address does not tell more. */
export function targetKinds({ name, address, transport }: FactOf<'attempt'>): readonly TargetKind[] {
  if (transport === 'unix') return [];
  const byName = name === undefined ? [] : kindsOfName(name);
  const byAddress = address === undefined ? [] : kindsOfAddress(address);
  // A name of one's own zone or of the world says less than the address that it led to.
  const isVague = byAddress.length > 0 && byName.every((kind) => kind === 'public' || kind === 'private');
  return [...new Set([...(isVague ? [] : byName), ...byAddress])];
}
