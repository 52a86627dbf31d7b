import { four, fromOther, six, type FilterSet } from './filter-sets.ts';
import { CLIENT } from './network.ts';

/** Rule sets that firewalld and ufw make. */
export const FRONT_END_SETS: readonly FilterSet[] = [
  {
    name: 'ufw',
    kind: 'ufw',
    rules: `ufw --force enable
ufw allow 22/tcp
ufw allow from 10.77.3.0/24 to any port 3306 proto tcp
ufw deny 80
ufw reject 443/tcp
ufw deny from 10.77.3.2 to any port 22
ufw insert 1 deny from 10.77.3.2 to any port 5432
ufw allow 5432
ufw limit 8080/tcp
ufw allow in on eth0 to any port 1001:1003 proto tcp
ufw allow in on eth1`,
    dials: [
      ...four(22, 80, 443, 3306, 5432, 8080, 1002, 1005),
      ...fromOther(22, 3306, 5432),
      ...six(22, 80, 1005),
    ],
    open: [8080],
  },
  {
    name: 'ufw-reject',
    kind: 'ufw',
    rules: `ufw --force enable
ufw default reject incoming
ufw default deny outgoing
ufw allow 22`,
    dials: [...four(22, 3306), ...six(3306)],
  },
  {
    name: 'firewalld',
    kind: 'firewalld',
    rules: `firewall-cmd --zone=public --add-interface=eth0
firewall-cmd --add-port=3306/tcp
firewall-cmd --add-service=http
firewall-cmd --add-rich-rule='rule family="ipv4" source address="10.77.3.0/24" port port="5432" protocol="tcp" accept'
firewall-cmd --add-rich-rule='rule family="ipv4" source address="10.77.3.2" service name="http" reject'
firewall-cmd --add-rich-rule='rule priority="-5" family="ipv4" port port="443" protocol="tcp" reject type="tcp-reset"'
firewall-cmd --add-rich-rule='rule family="ipv4" source NOT address="10.77.3.0/24" port port="8080" protocol="tcp" drop'
firewall-cmd --add-forward-port=port=1001:proto=tcp:toport=22`,
    dials: [
      ...four(22, 80, 443, 1001, 3306, 5432, 8080, 1521),
      ...fromOther(80, 5432, 8080),
      ...six(3306, 1521),
    ],
  },
  {
    name: 'firewalld-block',
    kind: 'firewalld',
    rules: `firewall-cmd --zone=block --add-interface=eth0
firewall-cmd --zone=block --add-service=postgresql
firewall-cmd --zone=block --add-rich-rule='rule port port="22" protocol="tcp" reject'
firewall-cmd --set-default-zone=block`,
    dials: [...four(22, 3306, 5432), ...six(22, 3306)],
  },
  {
    name: 'firewalld-trusted',
    kind: 'firewalld',
    rules: `firewall-cmd --zone=trusted --add-interface=eth0
firewall-cmd --zone=trusted --add-rich-rule='rule family="ipv4" source address="${CLIENT}" port port="3306" protocol="tcp" reject type="icmp-host-prohibited"'
firewall-cmd --set-default-zone=trusted`,
    dials: [...four(22, 3306), ...fromOther(3306)],
  },
  {
    name: 'firewalld-drop-and-source-zone',
    kind: 'firewalld',
    rules: `firewall-cmd --zone=drop --add-interface=eth0
firewall-cmd --zone=internal --add-source=10.77.3.0/24
firewall-cmd --zone=internal --add-port=5432/tcp
firewall-cmd --zone=drop --add-port=22/tcp`,
    dials: [...four(22, 5432), ...fromOther(22, 5432, 3306)],
  },
];
