import type { BindTarget, BindWay, Edit, Service } from '../model/service.ts';
import { withPort } from './parts/address.ts';
import { handEdit } from './parts/edit.ts';
import { startedWith } from './parts/placed.ts';

const DIRECTIVE = 'listeners';
const SOURCE = 'Apache Kafka documentation: Broker Configs (listeners, advertised.listeners)';

function edits({ added, port }: BindTarget): readonly Omit<Edit, 'file'>[] {
  const [address = ''] = added;
  return [
    { to: `listeners=PLAINTEXT://${withPort(address, port)}` },
    { to: `advertised.listeners=PLAINTEXT://${withPort(address, port)}` },
  ];
}

function inFile(id: string, title: string, unit: string, file: string): BindWay {
  return handEdit({
    id,
    title,
    unit,
    directive: DIRECTIVE,
    file,
    apply: 'restart',
    edits,
    source: SOURCE,
    notes: [
      'Every listener has a name and a port of its own; keep those that are there (CONTROLLER, the one between brokers) and their security protocol.',
      'A client is sent on to what is advertised: a first connection that works and a second to localhost means that advertised.listeners is wrong.',
    ],
  });
}

export const kafka: Service = {
  id: 'kafka',
  title: 'Apache Kafka',
  names: ['kafka'],
  port: 9092,
  // The controllers' (KRaft), and by habit TLS.
  otherPorts: [9093],
  processes: ['kafka'],
  runtimes: ['java'],
  units: ['kafka', 'confluent-kafka', 'confluent-server'],
  backlog: { value: 50, directive: 'socket.listen.backlog.size', source: SOURCE },
  binds: [
    inFile('apache', 'Kafka from Apache’s archive', 'kafka', '/opt/kafka/config/server.properties'),
    inFile('confluent', 'Kafka from Confluent’s packages', 'confluent-kafka', '/etc/kafka/server.properties'),
    ...startedWith({
      directive: DIRECTIVE,
      to: (port) =>
        `environment: KAFKA_LISTENERS=PLAINTEXT://0.0.0.0:${port}, KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://what clients dial:${port}`,
      source: 'Docker image apache/kafka: configuration by environment variables',
    }),
  ],
};
