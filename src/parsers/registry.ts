// Written by `npm run registries`.
import type { Parser } from '../model/parser.ts';
import { apache } from './apache.ts';
import { arping } from './arping.ts';
import { aws } from './aws.ts';
import { az } from './az.ts';
import { bashDevTcp } from './bash-dev-tcp.ts';
import { bccTcp } from './bcc-tcp.ts';
import { bsdRoutes } from './bsd-routes.ts';
import { conntrack } from './conntrack.ts';
import { cqlsh } from './cqlsh.ts';
import { curl } from './curl.ts';
import { dig } from './dig.ts';
import { docker } from './docker.ts';
import { dockerInspect } from './docker-inspect.ts';
import { env } from './env.ts';
import { envoyClusters } from './envoy-clusters.ts';
import { firewalld } from './firewalld.ts';
import { fortigate } from './fortigate.ts';
import { gcloud } from './gcloud.ts';
import { getNetTcpConnection } from './get-net-tcp-connection.ts';
import { getent } from './getent.ts';
import { git } from './git.ts';
import { haproxy } from './haproxy.ts';
import { haproxyStats } from './haproxy-stats.ts';
import { host } from './host.ts';
import { hostsFile } from './hosts-file.ts';
import { hping3 } from './hping3.ts';
import { id } from './id.ts';
import { ifconfig } from './ifconfig.ts';
import { ipAddr } from './ip-addr.ts';
import { ipNeigh } from './ip-neigh.ts';
import { ipRoute } from './ip-route.ts';
import { ipRouteGet } from './ip-route-get.ts';
import { ipset } from './ipset.ts';
import { iptables } from './iptables.ts';
import { ipvsadm } from './ipvsadm.ts';
import { java } from './java.ts';
import { journal } from './journal.ts';
import { kafka } from './kafka.ts';
import { kubectl } from './kubectl.ts';
import { limits } from './limits.ts';
import { lsPath } from './ls-path.ts';
import { lsof } from './lsof.ts';
import { mongosh } from './mongosh.ts';
import { mtr } from './mtr.ts';
import { mysql } from './mysql.ts';
import { netcat } from './netcat.ts';
import { netstat } from './netstat.ts';
import { netstatS } from './netstat-s.ts';
import { nft } from './nft.ts';
import { nginx } from './nginx.ts';
import { ngrep } from './ngrep.ts';
import { nmap } from './nmap.ts';
import { node } from './node.ts';
import { nping } from './nping.ts';
import { nslookup } from './nslookup.ts';
import { nstat } from './nstat.ts';
import { openssl } from './openssl.ts';
import { panOs } from './pan-os.ts';
import { perl } from './perl.ts';
import { pgLsclusters } from './pg-lsclusters.ts';
import { php } from './php.ts';
import { ping } from './ping.ts';
import { portqry } from './portqry.ts';
import { probeRows } from './probe-rows.ts';
import { procNetRoute } from './proc-net-route.ts';
import { procNetSnmp } from './proc-net-snmp.ts';
import { procNetTcp } from './proc-net-tcp.ts';
import { procNetUnix } from './proc-net-unix.ts';
import { procStatus } from './proc-status.ts';
import { ps } from './ps.ts';
import { psql } from './psql.ts';
import { python } from './python.ts';
import { redisCli } from './redis-cli.ts';
import { resolvConf } from './resolv-conf.ts';
import { resolvectl } from './resolvectl.ts';
import { rsync } from './rsync.ts';
import { sessionTables } from './session-tables.ts';
import { snoop } from './snoop.ts';
import { socketCounts } from './socket-counts.ts';
import { sockstat } from './sockstat.ts';
import { ss } from './ss.ts';
import { ssUnix } from './ss-unix.ts';
import { ssh } from './ssh.ts';
import { strace } from './strace.ts';
import { sysctl } from './sysctl.ts';
import { systemctl } from './systemctl.ts';
import { systemctlUnits } from './systemctl-units.ts';
import { tcpPings } from './tcp-pings.ts';
import { tcpdump } from './tcpdump.ts';
import { telnet } from './telnet.ts';
import { testNetconnection } from './test-netconnection.ts';
import { tns } from './tns.ts';
import { tracepath } from './tracepath.ts';
import { traceroute } from './traceroute.ts';
import { tshark } from './tshark.ts';
import { ufw } from './ufw.ts';
import { uname } from './uname.ts';
import { waitingRows } from './waiting-rows.ts';
import { wget } from './wget.ts';
import { windowsAddresses } from './windows-addresses.ts';
import { windowsFirewall } from './windows-firewall.ts';
import { windowsRoutes } from './windows-routes.ts';

export const PARSERS: readonly Parser[] = [
  apache,
  arping,
  aws,
  az,
  bashDevTcp,
  bccTcp,
  bsdRoutes,
  conntrack,
  cqlsh,
  curl,
  dig,
  docker,
  dockerInspect,
  env,
  envoyClusters,
  firewalld,
  fortigate,
  gcloud,
  getNetTcpConnection,
  getent,
  git,
  haproxy,
  haproxyStats,
  host,
  hostsFile,
  hping3,
  id,
  ifconfig,
  ipAddr,
  ipNeigh,
  ipRoute,
  ipRouteGet,
  ipset,
  iptables,
  ipvsadm,
  java,
  journal,
  kafka,
  kubectl,
  limits,
  lsPath,
  lsof,
  mongosh,
  mtr,
  mysql,
  netcat,
  netstat,
  netstatS,
  nft,
  nginx,
  ngrep,
  nmap,
  node,
  nping,
  nslookup,
  nstat,
  openssl,
  panOs,
  perl,
  pgLsclusters,
  php,
  ping,
  portqry,
  probeRows,
  procNetRoute,
  procNetSnmp,
  procNetTcp,
  procNetUnix,
  procStatus,
  ps,
  psql,
  python,
  redisCli,
  resolvConf,
  resolvectl,
  rsync,
  sessionTables,
  snoop,
  socketCounts,
  sockstat,
  ss,
  ssUnix,
  ssh,
  strace,
  sysctl,
  systemctl,
  systemctlUnits,
  tcpPings,
  tcpdump,
  telnet,
  testNetconnection,
  tns,
  tracepath,
  traceroute,
  tshark,
  ufw,
  uname,
  waitingRows,
  wget,
  windowsAddresses,
  windowsFirewall,
  windowsRoutes,
];
