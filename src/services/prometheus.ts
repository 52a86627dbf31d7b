import type { BindTarget, BindWay, Distribution, Edit, Service } from '../model/service.ts';
import { withPort } from './parts/address.ts';
import { handEdit } from './parts/edit.ts';
import { startedWith } from './parts/placed.ts';

const DIRECTIVE = '--web.listen-address';
const SOURCE = 'Prometheus documentation: command line, --web.listen-address';

/** The first of them: only Prometheus 3 takes the option several times. */
function edits({ added, port }: BindTarget): readonly Omit<Edit, 'file'>[] {
  const [address = ''] = added;
  return [{ to: `ARGS="--web.listen-address=${withPort(address, port)}"` }];
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
    notes: ['Keep the other options of the line. It has no password unless --web.config.file sets one.'],
  });
}

export const prometheus: Service = {
  id: 'prometheus',
  title: 'Prometheus',
  names: ['prometheus'],
  port: 9090,
  portIsShared: true,
  otherPorts: [],
  // `prometheu` in lsof.
  processes: ['prometheus', 'prometheu'],
  units: ['prometheus'],
  backlog: { value: 'somaxconn', source: 'measured (Prometheus 2.42)' },
  binds: [
    inFile('debian', 'Prometheus on Debian and Ubuntu', '/etc/default/prometheus'),
    inFile('redhat', 'Prometheus on RHEL and Fedora', '/etc/sysconfig/prometheus'),
    ...startedWith({
      directive: DIRECTIVE,
      to: (port) => `args: ["--web.listen-address=0.0.0.0:${port}"]`,
      source: SOURCE,
    }),
  ],
};
