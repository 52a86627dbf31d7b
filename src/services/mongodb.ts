import type { Service } from '../model/service.ts';

export const mongodb: Service = {
  id: 'mongodb',
  title: 'MongoDB',
  names: ['mongodb', 'mongo'],
  port: 27017,
  otherPorts: [],
  processes: ['mongod', 'mongos'],
  units: ['mongod'],
};
