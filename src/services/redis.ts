import type { Service } from '../model/service.ts';

export const redis: Service = {
  id: 'redis',
  title: 'Redis',
  names: ['redis', 'valkey'],
  port: 6379,
  otherPorts: [16379],
  processes: ['redis-server', 'valkey-server'],
  units: ['redis-server', 'redis'],
};
