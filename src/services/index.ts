import type { Service } from '../model/service.ts';
import { cassandra } from './cassandra.ts';
import { http } from './http.ts';
import { https } from './https.ts';
import { kafka } from './kafka.ts';
import { mongodb } from './mongodb.ts';
import { mysql } from './mysql.ts';
import { oracle } from './oracle.ts';
import { postgresql } from './postgresql.ts';
import { rabbitmq } from './rabbitmq.ts';
import { redis } from './redis.ts';
import { ssh } from './ssh.ts';
import { tomcat } from './tomcat.ts';

/** Every service, sorted by id. */
export const SERVICES: readonly Service[] = [
  cassandra,
  http,
  https,
  kafka,
  mongodb,
  mysql,
  oracle,
  postgresql,
  rabbitmq,
  redis,
  ssh,
  tomcat,
];

/** The service that people mean by that name. */
export function serviceNamed(name: string): Service | undefined {
  const wanted = name.trim().toLowerCase();
  return SERVICES.find((service) => service.id === wanted || service.names.includes(wanted));
}

/** The service whose default port this is. */
export function serviceOnPort(port: number): Service | undefined {
  return SERVICES.find((service) => service.port === port);
}
