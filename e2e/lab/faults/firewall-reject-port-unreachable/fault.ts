import { rejectingFirewall } from '../../rejecting-firewall.ts';

export const fault = rejectingFirewall('firewall-reject-port-unreachable', 'iptables -A INPUT -j REJECT');
