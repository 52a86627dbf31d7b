import type { Service } from '../model/service.ts';
import { apache } from './apache.ts';
import { cassandra } from './cassandra.ts';
import { elasticsearch } from './elasticsearch.ts';
import { etcd } from './etcd.ts';
import { ftp } from './ftp.ts';
import { http } from './http.ts';
import { https } from './https.ts';
import { kafka } from './kafka.ts';
import { ldap } from './ldap.ts';
import { memcached } from './memcached.ts';
import { mongodb } from './mongodb.ts';
import { mqtt } from './mqtt.ts';
import { mysql } from './mysql.ts';
import { nginx } from './nginx.ts';
import { node } from './node.ts';
import { oracle } from './oracle.ts';
import { postgresql } from './postgresql.ts';
import { prometheus } from './prometheus.ts';
import { python } from './python.ts';
import { rabbitmq } from './rabbitmq.ts';
import { redis } from './redis.ts';
import { smtp } from './smtp.ts';
import { sqlserver } from './sqlserver.ts';
import { ssh } from './ssh.ts';
import { tomcat } from './tomcat.ts';

/** Every service, sorted by id. */
export const SERVICES: readonly Service[] = [
  apache,
  cassandra,
  elasticsearch,
  etcd,
  ftp,
  http,
  https,
  kafka,
  ldap,
  memcached,
  mongodb,
  mqtt,
  mysql,
  nginx,
  node,
  oracle,
  postgresql,
  prometheus,
  python,
  rabbitmq,
  redis,
  smtp,
  sqlserver,
  ssh,
  tomcat,
];

/** The service that people mean by that name. */
export function serviceNamed(name: string): Service | undefined {
  const wanted = name.trim().toLowerCase();
  return SERVICES.find((service) => service.id === wanted || service.names.includes(wanted));
}

/** The service whose default port this is, where the port tells it. */
export function serviceOnPort(port: number): Service | undefined {
  return SERVICES.find((service) => service.port === port && service.portIsShared !== true);
}

/** The service to whose Unix sockets the path belongs, by its name. */
export function serviceAtPath(path: string): Service | undefined {
  const base = path.slice(path.lastIndexOf('/') + 1);
  const fits = (name: string): boolean =>
    name.endsWith('*') ? base.startsWith(name.slice(0, -1)) : base === name;
  return SERVICES.find((service) => service.sockets?.some(fits) === true);
}

/**
 * Is a process of that name the service? `maybe`: it is a runtime (java, node) that may run this service or any other.
 * netstat prints the title that a process gives itself: `nginx: master`, `redis-server 1`.
 */
export function runsAs(service: Service, process: string): 'yes' | 'maybe' | 'no' {
  const [name = ''] = process.split(/[: ]/, 1);
  if (service.processes.includes(name)) return 'yes';
  return service.runtimes?.includes(name) === true ? 'maybe' : 'no';
}

/** The services that a process of that name can be, those that it is for sure first. */
export function servicesRunBy(process: string): readonly Service[] {
  return (['yes', 'maybe'] as const).flatMap((answer) =>
    SERVICES.filter((service) => runsAs(service, process) === answer),
  );
}
