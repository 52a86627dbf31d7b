// Written by `npm run registries`.
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
