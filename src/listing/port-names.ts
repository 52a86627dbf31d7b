/**
 * The names that tools print for TCP ports: /etc/services of Debian 12, and the IANA names of ports that it lacks and
 * that RHEL and macOS print. Source: netbase 6.4, IANA Service Name and Transport Protocol Port Number Registry.
 */
const NAMES = `
  acr-nema=104 afpovertcp=548 afs3-callback=7001 afs3-fileserver=7000 amanda=10080 amandaidx=10082
  amidxtape=10083 amqp=5672 amqps=5671 armcenterhttp=9010 asp=27374 auth=113 BackOrifice=31337
  bacula-dir=9101 bacula-fd=9102 bacula-sd=9103 bbs=7000 bgp=179 bgpd=2605 binkp=24554 canna=5680
  cfengine=5308 chargen=19 cisco-sccp=2000 clc-build-daemon=8990 cmip-agent=164 cmip-man=163 codaauth2=370
  codasrv=2432 codasrv-se=2433 commplex-main=5000 cslistener=9000 csync2=30865 cvspserver=2401 d-s-n=8086
  daap=3689 datametrics=1645 daytime=13 db-lsp=17500 dcap=22125 ddi-tcp-1=8888 dicom=11112 dict=2628
  dircproxy=57000 discard=9 distcc=3632 domain=53 domain-s=853 echo=7 eforward=2181 epmap=135 epmd=4369
  esmagent=5601 etcd-client=2379 exec=512 f5-globalsite=2792 f5-iquery=4353 fax=4557 fido=60179 finger=79
  font-service=7100 freeciv=5556 ftp=21 ftp-data=20 ftps=990 ftps-data=989 gdomap=538 gds-db=3050 git=9418
  gnunet=2086 gnutella-rtr=6347 gnutella-svc=6346 gopher=70 gpsd=2947 gris=2135 groupwise=1677
  gsidcap=22128 gsiftp=2811 gsigatekeeper=2119 hbci=3000 hkp=11371 http=80 http-alt=8080 https=443
  hydap=15000 hylafax=4559 ibm-db2=50000 imap=143 imap2=143 imaps=993 ingreslock=1524 intermapper=8181 ipp=631
  iprop=2121 ircd=6667 ircs-u=6697 irdmi=8000 iscsi-target=3260 isisd=2608 isns=3205 iso-tsap=102
  kamanda=10081 kerberos=88 kerberos-adm=749 kerberos-master=751 kerberos4=750 kermit=1649 klogin=543
  kpasswd=464 krb-prop=754 kshell=544 ldap=389 ldaps=636 ldp=646 login=513 lotusnote=1352 mailq=174
  memcache=11211 microsoft-ds=445 moira-db=775 moira-update=777 mon=2583 mongodb=27017 mqtt=1883
  ms-sql-s=1433 ms-wbt-server=3389 mtn=4691 munin=4949 mysql=3306 mysql-proxy=6446 mysqlx=33060
  nat-stun-port=3478 nbd=10809 ncube-lm=1521 netarx=1040 netbios-ssn=139 netstat=15 nfs=2049 nntp=119
  nntps=563 nqs=607 nrpe=5666 nsca=5667 ntske=4460 nut=3493 omniorb=8088 openvpn=1194 ospf6d=2606
  ospfapi=2607 ospfd=2604 pawserv=345 pcsync-https=8443 pop3=110 pop3s=995 poppassd=106 postgres=5432
  postgresql=5432 printer=515 proofd=1093 puppet=8140 qmqp=628 qmtp=209 qotd=17 radius=1812
  radius-acct=1813 radmin-port=4899 redis=6379 remctl=4373 ripd=2602 ripngd=2603 rmiregistry=1099
  rmtcfg=1236 rootd=1094 rpc2portmap=369 rsync=873 rtcm-sc104=2101 rtsp=554 sa-msg-port=1646 saft=487
  sane-port=6566 secure-mqtt=8883 sge-execd=6445 sge-qmaster=6444 sgi-cad=17004 shell=514 sieve=4190
  silc=706 sip=5060 sip-tls=5061 skkserv=1178 smtp=25 smux=199 snmp=161 snmp-trap=162 snpp=444 socks=1080
  spamd=783 ssh=22 submission=587 submissions=465 sunproxyadmin=8081 sunrpc=111 supfiledbg=1127
  supfilesrv=871 suucp=4031 svn=3690 svrloc=427 syslog-tls=6514 sysrqd=4094 systat=11 tacacs=49 tcpmux=1
  telnet=23 telnets=992 tfido=60177 time=37 tinc=655 tproxy=8081 traceroute=33434 uucp=540 venus=2430
  venus-se=2431 wap-wsp=9200 wap-wsp-wtp=9201 webcache=8080 webmin=10000 websm=9090 whois=43 wnn6=22273
  x11=6000 x11-1=6001 x11-2=6002 x11-3=6003 x11-4=6004 x11-5=6005 x11-6=6006 x11-7=6007 xinetd=9098
  XmlIpcRegSvr=9092 xmltec-xmlmail=9091 xmms2=9667 xmpp-client=5222 xmpp-server=5269 xtel=1313 xtelw=1314
  z3950=210 zabbix-agent=10050 zabbix-trapper=10051 zebra=2601 zebrasrv=2600 zope=9673 zope-ftp=8021
  zserv=346`;

const PORT_OF: ReadonlyMap<string, number> = new Map(
  NAMES.trim()
    .split(/\s+/)
    .map((pair) => {
      const [name = '', port] = pair.split('=');
      return [name.toLowerCase(), Number(port)];
    }),
);

/** A port as a number or as the name that a tool prints for it; a name that is not known is not guessed. */
export function portOf(text: string): number | undefined {
  if (!/^\d{1,5}$/.test(text)) return PORT_OF.get(text.toLowerCase());
  const port = Number(text);
  return port <= 65535 ? port : undefined;
}
