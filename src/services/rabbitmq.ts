import type { Service } from '../model/service.ts';

export const rabbitmq: Service = {
  id: 'rabbitmq',
  title: 'RabbitMQ',
  names: ['rabbitmq', 'amqp'],
  port: 5672,
  otherPorts: [4369, 25672, 15672],
  processes: ['beam.smp', 'rabbitmq-server'],
  units: ['rabbitmq-server'],
};
