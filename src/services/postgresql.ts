import type { Service } from '../model/service.ts';

export const postgresql: Service = {
  id: 'postgresql',
  title: 'PostgreSQL',
  names: ['postgresql', 'postgres', 'pg'],
  port: 5432,
  otherPorts: [],
  processes: ['postgres', 'postmaster'],
  units: ['postgresql'],
};
