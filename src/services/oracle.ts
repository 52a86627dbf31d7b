import type { Service } from '../model/service.ts';

export const oracle: Service = {
  id: 'oracle',
  title: 'Oracle Net listener',
  names: ['oracle', 'tns'],
  port: 1521,
  otherPorts: [],
  processes: ['tnslsnr'],
  units: ['oracle-listener'],
};
