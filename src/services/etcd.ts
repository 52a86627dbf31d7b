import type { BindTarget, BindWay, Distribution, Edit, Service } from '../model/service.ts';
import { withPort } from './parts/address.ts';
import { handEdit } from './parts/edit.ts';
import { startedWith } from './parts/placed.ts';

const DIRECTIVE = 'listen-client-urls';
const SOURCE = 'etcd documentation: Configuration options (--listen-client-urls, --advertise-client-urls)';

function edits({ addresses, added, port }: BindTarget): readonly Omit<Edit, 'file'>[] {
  const urls = (list: readonly string[]): string =>
    list.map((address) => `http://${withPort(address, port)}`).join(',');
  return [
    { to: `ETCD_LISTEN_CLIENT_URLS="${urls(addresses)}"` },
    { to: `ETCD_ADVERTISE_CLIENT_URLS="${urls(added)}"` },
  ];
}

function inFile(distribution: Distribution, title: string, file: string): BindWay {
  return handEdit({
    id: distribution,
    title,
    distribution,
    directive: DIRECTIVE,
    file,
    apply: 'restart',
    edits,
    source: SOURCE,
    notes: [
      'With TLS the scheme is https in every URL.',
      'Clients that discover members dial what is advertised: without the second line they come back to localhost.',
    ],
  });
}

export const etcd: Service = {
  id: 'etcd',
  title: 'etcd',
  names: ['etcd'],
  port: 2379,
  // Between members.
  otherPorts: [2380],
  processes: ['etcd'],
  units: ['etcd'],
  backlog: { value: 'somaxconn', source: 'measured (etcd 3.4)' },
  loopbackByDefault: 'etcd itself: http://localhost:2379',
  binds: [
    inFile('debian', 'etcd on Debian and Ubuntu', '/etc/default/etcd'),
    inFile('redhat', 'etcd on RHEL and Fedora', '/etc/etcd/etcd.conf'),
    ...startedWith({
      directive: DIRECTIVE,
      to: (port) =>
        `args: ["--listen-client-urls=http://0.0.0.0:${port}", "--advertise-client-urls=http://NAME:${port}"]`,
      source: SOURCE,
    }),
  ],
};
