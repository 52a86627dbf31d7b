import { isV6, isWildcard } from './parts/address.ts';
import type { BindTarget, BindWay, Distribution, Service } from '../model/service.ts';
import { lineEdit } from './parts/edit.ts';
import { startedWith } from './parts/placed.ts';

const DIRECTIVE = 'rpc_address';
const SOURCE =
  'Apache Cassandra documentation, cassandra.yaml: rpc_address, broadcast_rpc_address, native_transport_port';

const NOTES = [
  'It takes one address: localhost no longer answers, so cqlsh on the server needs the address too. With 0.0.0.0 it does not start unless broadcast_rpc_address is set.',
  'nodetool drain first lets the node hand over what it has.',
];

function sed({ added }: BindTarget) {
  const [address = ''] = added;
  // YAML would take a bare :: for a mapping.
  if (added.some((each) => isV6(each) || isWildcard(each))) return undefined;
  const line = `rpc_address: ${address}`;
  return { script: `s/^rpc_address:.*/${line}/`, line };
}

function inFile(distribution: Distribution, title: string, file: string): BindWay {
  return lineEdit({
    id: distribution,
    title,
    distribution,
    directive: DIRECTIVE,
    file,
    // Where rpc_interface stands in its place there is no such line.
    finds: '^rpc_address:',
    apply: 'restart',
    sed,
    source: SOURCE,
    notes: NOTES,
  });
}

export const cassandra: Service = {
  id: 'cassandra',
  title: 'Apache Cassandra',
  names: ['cassandra', 'cql', 'scylla'],
  port: 9042,
  // Between nodes (plain, TLS), JMX, Thrift, CQL with TLS.
  otherPorts: [7000, 7001, 7199, 9160, 9142],
  processes: ['cassandra', 'scylla'],
  runtimes: ['java'],
  units: ['cassandra', 'scylla-server'],
  backlog: { value: 'somaxconn', source: 'Netty documentation: NetUtil.SOMAXCONN' },
  loopbackByDefault: 'every package: rpc_address: localhost',
  binds: [
    inFile('debian', 'Cassandra’s Debian packages', '/etc/cassandra/cassandra.yaml'),
    inFile('redhat', 'Cassandra’s RPM packages', '/etc/cassandra/conf/cassandra.yaml'),
    ...startedWith({
      directive: DIRECTIVE,
      to: () =>
        'environment: CASSANDRA_RPC_ADDRESS=0.0.0.0, CASSANDRA_BROADCAST_RPC_ADDRESS=the address that clients dial',
      source: 'Docker official image cassandra: environment variables',
    }),
  ],
};
