import type { Family } from '../entry.ts';

/** A service has as many clients as it may have, in its own words, or in those that it sends before it closes. */
export const clientLimits: Family = {
  id: 'client-limits',
  source: 'the source of the service that each entry names',
  entries: [
    // error: beginning MaxStartups throttling      drop connection #10 from [192.0.2.9]:46482 on [10.0.0.5]:22 past MaxStartups
    {
      says: ['beginning MaxStartups throttling', 'past MaxStartups', 'Exceeded MaxStartups'],
      event: 'too-many-clients',
      by: 'sshd',
      source: 'should_drop_connection() in sshd.c, OpenSSH 7.0 to 9.9',
    },
    // FATAL:  sorry, too many clients already
    // FATAL:  remaining connection slots are reserved for non-replication superuser connections
    // FATAL:  too many connections for role "app"      FATAL:  too many connections for database "shop"
    {
      says: [
        'too many clients already',
        'remaining connection slots are reserved',
        'too many connections for (role|database) "{about}"',
      ],
      event: 'too-many-clients',
      by: 'postgresql',
      source: 'InitProcess() in src/backend/storage/lmgr/proc.c, postinit.c, PostgreSQL 8 to 17',
    },
    // ERROR 1040 (HY000): Too many connections      User app already has more than 'max_user_connections' active connections
    {
      says: [
        'Too many connections',
        "already has more than 'max_user_connections' active connections",
        "exceeded the 'max_user_connections' resource",
      ],
      event: 'too-many-clients',
      by: 'mysql',
      source:
        'ER_CON_COUNT_ERROR, ER_TOO_MANY_USER_CONNECTIONS, ER_USER_LIMIT_REACHED in errmsg of MySQL 5 to 8 and MariaDB',
    },
    // -ERR max number of clients reached      -ERR max number of clients + cluster connections reached      (7)
    {
      says: 'max number of clients[ + cluster connections] reached',
      event: 'too-many-clients',
      by: 'redis',
      source: 'acceptCommonHandler() in src/networking.c, Redis 2 to 7',
    },
    // no more connections allowed (max_client_conn)
    {
      says: 'no more connections allowed',
      event: 'too-many-clients',
      by: 'pgbouncer',
      source: 'src/client.c, PgBouncer 1.5 to 1.23',
    },
    // connection refused because too many open connections: 819      (also in mongod.log, id 22942)
    {
      says: 'connection refused because [of ]too many open connections',
      event: 'too-many-clients',
      by: 'mongodb',
      source: 'service_entry_point_impl.cpp of MongoDB 3 and 4; its log id 22942',
    },
    // ORA-12516, TNS:listener could not find available handler with matching protocol stack
    // ORA-12519      ORA-12520      ORA-00020: maximum number of processes (150) exceeded
    {
      says: [
        'ORA-12516',
        'ORA-12518',
        'ORA-12519',
        'ORA-12520',
        'ORA-00020',
        'ORA-00018',
        'TNS-12516',
        'TNS-12518',
        'TNS-12519',
        'TNS-12520',
      ],
      event: 'too-many-clients',
      by: 'oracle',
      source: 'Oracle Database Error Messages, 19c',
    },
    // Too many connections from 10.0.0.7 - max is 60      (ZooKeeper)
    {
      says: 'Too many connections from {client} - max is {n}',
      event: 'too-many-clients',
      by: 'zookeeper',
      source: 'NIOServerCnxnFactory.java, ZooKeeper 3.4 to 3.9',
    },
    // Maximum number of connections from user+IP exceeded (mail_max_userip_connections=10)
    {
      says: 'Maximum number of connections from user+IP exceeded',
      event: 'too-many-clients',
      by: 'dovecot',
      source: 'src/login-common/client-common-auth.c, Dovecot 2',
    },
    // service(imap-login): client_limit (1000) reached, client connections are being dropped
    {
      says: 'client_limit (({n}) reached, client connections are being dropped',
      event: 'too-many-clients',
      by: 'dovecot',
      source: 'src/lib-master/master-service.c and src/master/service-monitor.c, Dovecot 2',
    },
    // 421 4.7.0 example.org Error: too many connections from 192.0.2.9      warning: Connection concurrency limit exceeded: 51 from ...
    {
      says: ['Error: too many connections from {client}', 'Connection concurrency limit exceeded'],
      event: 'too-many-clients',
      by: 'postfix',
      source: 'src/smtpd/smtpd.c, Postfix 2 and 3',
    },
    // 421 Too many concurrent SMTP connections; please try again later.
    {
      says: 'Too many concurrent SMTP connections',
      event: 'too-many-clients',
      by: 'exim',
      source: 'src/daemon.c, Exim 4',
    },
    // Rejecting connection: too many connections      421 There are too many connections from your internet address.      (vsftpd)
    {
      says: 'too many connections from your internet address',
      event: 'too-many-clients',
      by: 'vsftpd',
      source: 'oneprocess.c and twoprocess.c, vsftpd 2 and 3',
    },
    // limiting connections by zone "addr", client: 192.0.2.9
    {
      says: 'limiting connections by zone "{about}"',
      event: 'too-many-clients',
      by: 'nginx',
      source: 'ngx_http_limit_conn_module.c and ngx_stream_limit_conn_module.c, nginx 1.x',
    },
    // Proxy web reached the configured maximum connection limit. Please check the global 'maxconn' value.
    {
      says: 'reached the configured maximum connection limit',
      event: 'too-many-clients',
      by: 'haproxy',
      source: 'listener_accept() in src/listener.c, HAProxy 1.9 and later',
    },
    // AMQP: connection refused: connection limit (500) is reached      NOT_ALLOWED - access to vhost '/' refused ...: connection limit (500) is reached
    {
      says: 'connection limit (({n}) is reached',
      event: 'too-many-clients',
      by: 'rabbitmq',
      source: 'rabbit_reader.erl and rabbit_direct.erl, RabbitMQ 3.6 to 4',
    },
    // maximum connections exceeded      'Maximum Connections Exceeded'
    {
      says: 'maximum connections exceeded',
      event: 'too-many-clients',
      by: 'nats',
      source: 'ErrTooManyConnections in server/errors.go, nats-server 1 and 2',
    },
    // server reached MaxRequestWorkers setting, consider raising the MaxRequestWorkers setting      (MaxClients before 2.4)
    {
      says: 'server reached (MaxRequestWorkers|MaxClients) setting',
      event: 'workers-busy',
      by: 'apache',
      source: 'server/mpm/*/*.c, Apache httpd 2.0 to 2.4 (AH00161, AH00484, AH00286)',
    },
    // warning: timeout sending connection to service private/smtpd: no smtpd takes what postscreen hands on
    {
      says: 'timeout sending connection to service {text}',
      event: 'workers-busy',
      by: 'postfix',
      source: 'src/postscreen/postscreen_send.c, Postfix 2.8 to 3.9',
    },
    // WARNING: [pool www] server reached pm.max_children setting (5), consider raising it
    {
      says: 'server reached [pm.]max_children setting',
      event: 'workers-busy',
      by: 'php-fpm',
      source: 'fpm_pctl_perform_idle_server_maintenance() in sapi/fpm/fpm/fpm_process_ctl.c, PHP 5.3 to 8',
    },
    // Maximum number of threads (200) created for connector with address [null] and port [8080]
    {
      says: 'Maximum number of threads (({n}) created for connector with address [[{text}] and port [[{port}]',
      event: 'workers-busy',
      by: 'tomcat',
      source: 'org/apache/tomcat/util/net/LocalStrings.properties (endpoint.warn.maxThreads), Tomcat 6 and 7',
    },
    // *** uWSGI listen queue of socket "127.0.0.1:3031" (fd: 3) full !!! (101/100) ***
    {
      says: 'uWSGI listen queue of socket {at} ((fd: {n}) full !!! (({n}/{n})',
      event: 'accept-queue-full',
      by: 'uwsgi',
      source: 'core/master_utils.c, uWSGI 1.4 to 2.0',
    },
  ],
};
