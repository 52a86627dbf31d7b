import type { Service } from '../model/service.ts';
import { withPort } from './parts/address.ts';
import { dropIn } from './parts/drop-in.ts';
import { startedWith } from './parts/placed.ts';

const DIRECTIVE = 'listeners.tcp';
const SOURCE = 'RabbitMQ documentation: Networking (listeners.tcp), Configuration (conf.d), Access Control';

export const rabbitmq: Service = {
  id: 'rabbitmq',
  title: 'RabbitMQ',
  names: ['rabbitmq', 'amqp'],
  port: 5672,
  // epmd, between nodes, management, TLS.
  otherPorts: [4369, 25672, 15672, 5671],
  processes: ['beam.smp', 'beam', 'rabbitmq-server'],
  units: ['rabbitmq-server'],
  backlog: { value: 128, directive: 'tcp_listen_options.backlog', source: 'measured (RabbitMQ 3.10)' },
  binds: [
    dropIn({
      id: 'conf-d',
      title: 'RabbitMQ, in conf.d',
      directive: DIRECTIVE,
      // Its names are its own, so the listeners of rabbitmq.conf stay beside them (measured).
      file: '/etc/rabbitmq/conf.d/90-listeners.conf',
      apply: 'restart',
      lines: ({ added, port }) =>
        added.map((address, i) => `listeners.tcp.dialled_${i + 1} = ${withPort(address, port)}`),
      source: `measured (RabbitMQ 3.10); ${SOURCE}`,
      notes: [
        'Where no listener is configured elsewhere, the default one on every address gives way to this one.',
        'The user guest may log in over loopback only.',
      ],
    }),
    ...startedWith({
      directive: DIRECTIVE,
      to: (port) => `rabbitmq.conf: listeners.tcp.default = ${port}`,
      source: SOURCE,
    }),
  ],
};
