import { rejectingFirewall } from '../../rejecting-firewall.ts';

export const fault = rejectingFirewall(
  'firewall-reject-tcp-reset',
  'iptables -A INPUT -p tcp --dport 3306 -j REJECT --reject-with tcp-reset',
);
