import type { BindTarget, BindWay, Distribution, Edit, Service } from '../model/service.ts';
import { handEdit } from './parts/edit.ts';
import { startedWith } from './parts/placed.ts';

const DIRECTIVE = 'Connector address';
const SOURCE = 'Apache Tomcat Configuration Reference: The HTTP Connector (address, acceptCount)';

/** One address a connector: without the attribute it is every address. */
function edits({ added, bound, port }: BindTarget): readonly Omit<Edit, 'file'>[] {
  const [address = ''] = added;
  const [from] = bound;
  return [
    {
      ...(from === undefined ? {} : { from: `<Connector port="${port}" address="${from}" ... />` }),
      to: `<Connector port="${port}" address="${address}" ... />`,
    },
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
      'A connector has one address: to keep loopback beside it, copy the element. A proxy on the same machine may be why it is on loopback: then publish the proxy, not Tomcat.',
    ],
  });
}

export const tomcat: Service = {
  id: 'tomcat',
  title: 'Apache Tomcat',
  names: ['tomcat', 'http-alt'],
  port: 8080,
  portIsShared: true,
  // Shutdown, AJP, TLS.
  otherPorts: [8005, 8009, 8443],
  // Where it runs as a service of its own wrapper.
  processes: ['jsvc'],
  runtimes: ['java'],
  units: ['tomcat10', 'tomcat9', 'tomcat'],
  unitIn: { debian: 'tomcat10', redhat: 'tomcat' },
  backlog: { value: 100, directive: 'acceptCount', source: SOURCE },
  binds: [
    inFile('debian', 'Tomcat on Debian and Ubuntu', '/etc/tomcat10/server.xml'),
    inFile('redhat', 'Tomcat on RHEL and Fedora', '/etc/tomcat/server.xml'),
    ...startedWith({
      directive: DIRECTIVE,
      to: (port) => `server.xml: <Connector port="${port}" ... /> without an address`,
      source: SOURCE,
    }),
  ],
};
