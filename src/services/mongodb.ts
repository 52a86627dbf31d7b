import type { Service } from '../model/service.ts';
import { isV6 } from './parts/address.ts';
import { lineEdit } from './parts/edit.ts';
import { startedWith } from './parts/placed.ts';

const DIRECTIVE = 'net.bindIp';
const SOURCE = 'MongoDB Manual: Configuration File Options (net.bindIp), IP Binding';

export const mongodb: Service = {
  id: 'mongodb',
  title: 'MongoDB',
  names: ['mongodb', 'mongo'],
  port: 27017,
  // A shard's and a config server's default.
  otherPorts: [27018, 27019],
  processes: ['mongod', 'mongos'],
  units: ['mongod', 'mongodb'],
  backlog: {
    value: 'somaxconn',
    directive: 'net.listenBacklog',
    source: 'MongoDB Manual: net.listenBacklog',
  },
  loopbackByDefault: 'every package since 3.6: bindIp: 127.0.0.1',
  binds: [
    lineEdit({
      id: 'mongod-conf',
      title: 'MongoDB, in /etc/mongod.conf',
      directive: DIRECTIVE,
      // It knows no folder of further files.
      file: '/etc/mongod.conf',
      finds: '^ *bindIp:',
      apply: 'restart',
      sed: ({ addresses }) => {
        // An IPv6 address needs net.ipv6 as well, and quotes in YAML.
        if (addresses.some(isV6)) return undefined;
        const line = `bindIp: ${addresses.join(',')}`;
        return { script: `s/^\\( *\\)bindIp:.*/\\1${line}/`, line };
      },
      source: SOURCE,
      notes: [
        'Switch authorization on before other machines can reach it: without it everybody is administrator.',
      ],
    }),
    ...startedWith({
      directive: DIRECTIVE,
      to: () => 'args: ["--bind_ip_all"]',
      source: 'MongoDB Manual: mongod --bind_ip_all (the official image starts with it by itself)',
    }),
  ],
};
