import type { Service } from '../model/service.ts';

export const tomcat: Service = {
  id: 'tomcat',
  title: 'Apache Tomcat',
  names: ['tomcat', 'http-alt'],
  port: 8080,
  otherPorts: [8005, 8009],
  processes: ['java'],
  units: ['tomcat10', 'tomcat9', 'tomcat'],
};
