// Written by `npm run registries`.
import type { Family } from '../entry.ts';
import { agentsAndRelays } from './agents-and-relays.ts';
import { amqp } from './amqp.ts';
import { apacheProxy } from './apache-proxy.ts';
import { apple } from './apple.ts';
import { aptTranslated } from './apt-translated.ts';
import { automation } from './automation.ts';
import { browsers } from './browsers.ts';
import { browsersTranslated } from './browsers-translated.ts';
import { bun } from './bun.ts';
import { cloudBalancers } from './cloud-balancers.ts';
import { cloudContainers } from './cloud-containers.ts';
import { clusterComputing } from './cluster-computing.ts';
import { containers } from './containers.ts';
import { coordination } from './coordination.ts';
import { cpp } from './cpp.ts';
import { curl } from './curl.ts';
import { curlProxies } from './curl-proxies.ts';
import { daemons } from './daemons.ts';
import { desktopClients } from './desktop-clients.ts';
import { deviceDaemons } from './device-daemons.ts';
import { dnsServers } from './dns-servers.ts';
import { dnsTools } from './dns-tools.ts';
import { dotnet } from './dotnet.ts';
import { dotnetClients } from './dotnet-clients.ts';
import { dotnetHttp } from './dotnet-http.ts';
import { elasticsearch } from './elasticsearch.ts';
import { envoy } from './envoy.ts';
import { envoyAccessLog } from './envoy-access-log.ts';
import { erlangElixir } from './erlang-elixir.ts';
import { errnoNames } from './errno-names.ts';
import { fileShares } from './file-shares.ts';
import { filezilla } from './filezilla.ts';
import { firefoxTranslated } from './firefox-translated.ts';
import { forwardProxies } from './forward-proxies.ts';
import { gitSvnRsyncFtp } from './git-svn-rsync-ftp.ts';
import { go } from './go.ts';
import { goClients } from './go-clients.ts';
import { goHttp } from './go-http.ts';
import { goLookups } from './go-lookups.ts';
import { grpc } from './grpc.ts';
import { hadoopSpark } from './hadoop-spark.ts';
import { haproxy } from './haproxy.ts';
import { java } from './java.ts';
import { javaBrokers } from './java-brokers.ts';
import { javaClients } from './java-clients.ts';
import { javaHttp } from './java-http.ts';
import { javaNet } from './java-net.ts';
import { javaTls } from './java-tls.ts';
import { kafka } from './kafka.ts';
import { kubernetes } from './kubernetes.ts';
import { languagePackages } from './language-packages.ts';
import { ldapKerberos } from './ldap-kerberos.ts';
import { logShippers } from './log-shippers.ts';
import { mail } from './mail.ts';
import { mailClients } from './mail-clients.ts';
import { meshes } from './meshes.ts';
import { messaging } from './messaging.ts';
import { mobile } from './mobile.ts';
import { mongodb } from './mongodb.ts';
import { monitoring } from './monitoring.ts';
import { mqtt } from './mqtt.ts';
import { mssql } from './mssql.ts';
import { mysql } from './mysql.ts';
import { mysqlJava } from './mysql-java.ts';
import { mysqlServer } from './mysql-server.ts';
import { netty } from './netty.ts';
import { nginx } from './nginx.ts';
import { node } from './node.ts';
import { nodeClients } from './node-clients.ts';
import { nodeHttp } from './node-http.ts';
import { nodeSql } from './node-sql.ts';
import { nosql } from './nosql.ts';
import { oracleDb2Mssql } from './oracle-db2-mssql.ts';
import { packageManagers } from './package-managers.ts';
import { perl } from './perl.ts';
import { php } from './php.ts';
import { phpDatabases } from './php-databases.ts';
import { phpHttp } from './php-http.ts';
import { pipelines } from './pipelines.ts';
import { plainWords } from './plain-words.ts';
import { plainWordsTranslated } from './plain-words-translated.ts';
import { postgresql } from './postgresql.ts';
import { postgresqlServer } from './postgresql-server.ts';
import { postgresqlTranslated } from './postgresql-translated.ts';
import { python } from './python.ts';
import { pythonClients } from './python-clients.ts';
import { pythonHttp } from './python-http.ts';
import { pythonServices } from './python-services.ts';
import { redis } from './redis.ts';
import { remoteDesktops } from './remote-desktops.ts';
import { resolvers } from './resolvers.ts';
import { ruby } from './ruby.ts';
import { rubyClients } from './ruby-clients.ts';
import { rubyHttp } from './ruby-http.ts';
import { runtimeLookups } from './runtime-lookups.ts';
import { rust } from './rust.ts';
import { ssh } from './ssh.ts';
import { sshClients } from './ssh-clients.ts';
import { tls } from './tls.ts';
import { tlsLibraries } from './tls-libraries.ts';
import { unixSystems } from './unix-systems.ts';
import { vpnAndGear } from './vpn-and-gear.ts';
import { webProxies } from './web-proxies.ts';
import { wget } from './wget.ts';
import { windows } from './windows.ts';
import { windowsNames } from './windows-names.ts';
import { windowsTools } from './windows-tools.ts';
import { windowsTranslated } from './windows-translated.ts';

export const FAMILIES: readonly Family[] = [
  agentsAndRelays,
  amqp,
  apacheProxy,
  apple,
  aptTranslated,
  automation,
  browsers,
  browsersTranslated,
  bun,
  cloudBalancers,
  cloudContainers,
  clusterComputing,
  containers,
  coordination,
  cpp,
  curl,
  curlProxies,
  daemons,
  desktopClients,
  deviceDaemons,
  dnsServers,
  dnsTools,
  dotnet,
  dotnetClients,
  dotnetHttp,
  elasticsearch,
  envoy,
  envoyAccessLog,
  erlangElixir,
  errnoNames,
  fileShares,
  filezilla,
  firefoxTranslated,
  forwardProxies,
  gitSvnRsyncFtp,
  go,
  goClients,
  goHttp,
  goLookups,
  grpc,
  hadoopSpark,
  haproxy,
  java,
  javaBrokers,
  javaClients,
  javaHttp,
  javaNet,
  javaTls,
  kafka,
  kubernetes,
  languagePackages,
  ldapKerberos,
  logShippers,
  mail,
  mailClients,
  meshes,
  messaging,
  mobile,
  mongodb,
  monitoring,
  mqtt,
  mssql,
  mysql,
  mysqlJava,
  mysqlServer,
  netty,
  nginx,
  node,
  nodeClients,
  nodeHttp,
  nodeSql,
  nosql,
  oracleDb2Mssql,
  packageManagers,
  perl,
  php,
  phpDatabases,
  phpHttp,
  pipelines,
  plainWords,
  plainWordsTranslated,
  postgresql,
  postgresqlServer,
  postgresqlTranslated,
  python,
  pythonClients,
  pythonHttp,
  pythonServices,
  redis,
  remoteDesktops,
  resolvers,
  ruby,
  rubyClients,
  rubyHttp,
  runtimeLookups,
  rust,
  ssh,
  sshClients,
  tls,
  tlsLibraries,
  unixSystems,
  vpnAndGear,
  webProxies,
  wget,
  windows,
  windowsNames,
  windowsTools,
  windowsTranslated,
];
