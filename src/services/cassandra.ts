import type { Service } from '../model/service.ts';

export const cassandra: Service = {
  id: 'cassandra',
  title: 'Apache Cassandra',
  names: ['cassandra', 'cql', 'scylla'],
  port: 9042,
  otherPorts: [7000, 7001, 7199, 9160],
  processes: ['cassandra', 'scylla'],
  units: ['cassandra'],
};
