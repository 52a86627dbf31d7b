import type { Service } from '../model/service.ts';

export const kafka: Service = {
  id: 'kafka',
  title: 'Apache Kafka',
  names: ['kafka'],
  port: 9092,
  otherPorts: [9093],
  processes: ['kafka'],
  units: ['kafka'],
};
