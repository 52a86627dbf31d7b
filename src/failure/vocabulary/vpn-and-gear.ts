import type { Outcome } from '../../model/outcome.ts';
import type { Entry, Family } from '../entry.ts';
import { ANY_FAILURE, BROKEN, NOT_CONNECTED } from '../open-outcomes.ts';

/** connect-timeout of OpenVPN sets the kernel's ETIMEDOUT by itself (openvpn_connect). */
const ITS_TIME_OR_THE_KERNELS: readonly Outcome[] = ['own-deadline', 'kernel-timeout'];
const OPENVPN = {
  by: 'openvpn',
  sign: 'vpn',
  source: 'OpenVPN 2.6.14, src/openvpn/socket.c, forward.c, ssl.c, proxy.c, socks.c',
} as const;

const OPENVPN_SAYS: readonly Entry[] = [
  // TCP: connect to [AF_INET]198.51.100.7:1194 failed: Connection refused
  {
    says: [
      'TCP: connect to [[AF_INET]{at} failed: {why}',
      'TCP: connect to [[AF_INET6]{at} failed: {why}',
      'TCP: connect to {at} failed, will try again in {n} seconds: {why}',
    ],
    moment: 'connecting',
    ...OPENVPN,
  },
  {
    says: [
      'TCP: connect to [[AF_INET]{at} failed: Connection timed out',
      'TCP: connect to [[AF_INET6]{at} failed: Connection timed out',
    ],
    outcome: 'own-deadline',
    couldBe: ITS_TIME_OR_THE_KERNELS,
    moment: 'connecting',
    ...OPENVPN,
  },
  // Windows: strerror() knows no number of Winsock
  {
    says: [
      'TCP: connect to [[AF_INET]{at} failed: Unknown error',
      'TCP: connect to [[AF_INET6]{at} failed: Unknown error',
    ],
    outcome: 'own-deadline',
    couldBe: [...ITS_TIME_OR_THE_KERNELS, 'refused', 'host-unreachable', 'net-unreachable'],
    moment: 'connecting',
    ...OPENVPN,
  },
  {
    says: [
      'Attempting to establish TCP connection with [[AF_INET]{at}',
      'Attempting to establish TCP connection with [[AF_INET6]{at}',
    ],
    by: 'openvpn',
  },
  {
    says: [
      'TCP/UDP: Preserving recently used remote address: [[AF_INET]{at}',
      'TCPv4_CLIENT link remote: [[AF_INET]{at}',
      'TCP_CLIENT link remote: [[AF_INET]{at}',
    ],
    by: 'openvpn',
  },
  { says: 'RESOLVE: Cannot resolve host address: {at} (({why})', moment: 'looking-up', ...OPENVPN },
  {
    says: 'RESOLVE: Cannot resolve host address: {at}',
    outcome: 'unresolved',
    moment: 'looking-up',
    weak: true,
    ...OPENVPN,
  },
  {
    says: ['Connection reset, restarting [[{n}]', 'Connection reset, restarting'],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'request',
    ...OPENVPN,
  },
  {
    says: 'Server poll timeout, restarting',
    outcome: 'silent',
    couldBe: ['silent', 'own-deadline'],
    ...OPENVPN,
  },
  // %TAC+: TCP/IP open to 192.0.2.5/49 failed -- Connection refused by remote host
  {
    says: 'TCP/IP open to {address}/{port} failed -- {why}',
    moment: 'connecting',
    by: 'ios',
    source: 'Cisco IOS 12 and 15, debug tacacs',
  },
  // OpenVPN 3: Contacting 198.51.100.7:1194 via TCPv4      Server poll timeout, trying next remote entry...
  {
    says: ['Server poll timeout, trying next remote entry', 'EVENT: CONNECTION_TIMEOUT'],
    outcome: 'own-deadline',
    couldBe: ['own-deadline', 'silent'],
    by: 'openvpn',
    sign: 'vpn',
    source: 'OpenVPN 3, openvpn/client/cliconnect.hpp',
  },
  {
    says: 'TLS key negotiation failed to occur within {limit} ((check your network connectivity)',
    outcome: 'silent',
    couldBe: ['silent', 'own-deadline'],
    moment: 'tls',
    ...OPENVPN,
  },
  {
    says: [
      'Inactivity timeout ((--ping-restart), restarting',
      'Inactivity timeout ((--ping-exit)[, exiting]',
    ],
    outcome: 'silent',
    moment: 'idle',
    ...OPENVPN,
  },
  {
    says: 'TLS Error: TLS handshake failed',
    outcome: 'failed',
    couldBe: ['silent', ...BROKEN, 'replied'],
    moment: 'tls',
    ...OPENVPN,
  },
  {
    says: ['recv_line: TCP port read timeout expired', 'HTTP proxy returned bad status'],
    outcome: 'silent',
    moment: 'request',
    by: 'openvpn',
    sign: 'proxy',
  },
];

const OTHER_VPNS: readonly Entry[] = [
  // Unable to establish the VPN connection. The VPN server may be unreachable. (-14)
  {
    says: [
      'Unable to establish the VPN connection. The VPN server may be unreachable',
      'The VPN server may be unreachable',
    ],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    sign: 'vpn',
    by: 'FortiClient',
    source: 'FortiClient 5 to 7, docs.fortinet.com',
  },
  // Failed to connect to host vpn1.example.org
  {
    says: ['Failed to connect to host {host}', 'Failed to reconnect to host {host}'],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    weak: true,
    by: 'openconnect',
    sign: 'vpn',
    source: 'openconnect 9.01, ssl.c',
  },
  {
    says: "getaddrinfo failed for host '{host}': {why}",
    moment: 'looking-up',
    by: 'openconnect',
    sign: 'vpn',
    source: 'openconnect 9.01, ssl.c',
  },
  {
    says: [
      'Could not connect to server. Please verify Internet connectivity and server address',
      'AnyConnect was not able to establish a connection to the specified secure gateway',
    ],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    by: 'anyconnect',
    sign: 'vpn',
    source: 'Cisco Secure Client, administrator guide, troubleshooting',
  },
  {
    says: 'The VPN connection failed due to unsuccessful domain name resolution',
    outcome: 'unresolved',
    moment: 'looking-up',
    by: 'anyconnect',
    sign: 'vpn',
    source: 'Cisco Secure Client, administrator guide, troubleshooting',
  },
];

const IOS = {
  by: 'cisco-ios',
  source: 'Cisco IOS, Terminal Services command reference: telnet; measured wordings of IOS 12.4 to 15',
} as const;

const IOS_SAYS: readonly Entry[] = [
  // BGP: 198.51.100.7 open failed: Connection timed out; remote host not responding
  { says: 'BGP: {host} open failed: {why}', moment: 'connecting', port: 179, ...IOS },
  {
    says: 'Connection timed out; remote host not responding',
    outcome: 'some-timeout',
    moment: 'connecting',
    ...IOS,
  },
  { says: 'Connection refused by remote host', errno: 'ECONNREFUSED', moment: 'connecting', ...IOS },
  // Trying 198.51.100.7, 8080 ...
  // % Connection refused by remote host
  { says: '% Connection refused by remote host', errno: 'ECONNREFUSED', moment: 'connecting', ...IOS },
  {
    says: ['% Connection timed out; remote host not responding', '% Connection timed out'],
    outcome: 'some-timeout',
    moment: 'connecting',
    ...IOS,
  },
  {
    says: '% Destination unreachable; gateway or host down',
    outcome: 'host-unreachable',
    couldBe: ['host-unreachable', 'net-unreachable'],
    moment: 'connecting',
    ...IOS,
  },
  { says: '% Connection reset by user', outcome: 'closed', moment: 'connected', ...IOS },
  {
    says: ['[[Connection to {host} closed by foreign host]', '% Connection closed by remote host'],
    outcome: 'closed',
    moment: 'connected',
    ...IOS,
  },
  {
    says: [
      '% Unknown command or computer name, or unable to find computer address',
      '% Unrecognized host or address',
    ],
    outcome: 'unresolved',
    moment: 'looking-up',
    ...IOS,
  },
];

const ASA = {
  by: 'cisco-asa',
  sign: 'firewall',
  source: 'Cisco Secure Firewall ASA Series Syslog Messages, 302014',
} as const;

const ASA_SAYS: readonly Entry[] = [
  // %ASA-6-302014: Teardown TCP connection 88141 for outside:198.51.100.7/443 to inside:192.0.2.9/51022 duration 0:00:30 bytes 0 SYN Timeout
  {
    says: 'Teardown TCP connection {n} for {word}:{host}/{port} to {word}:{client} duration {word} bytes 0 SYN Timeout',
    outcome: 'some-timeout',
    couldBe: ['kernel-timeout', 'own-deadline'],
    moment: 'connecting',
    ...ASA,
  },
  {
    says: [
      'Teardown TCP connection {n} for {word}:{host}/{port} to {word}:{client} duration {word} bytes {n} TCP Reset-O',
      'Teardown TCP connection {n} for {word}:{host}/{port} to {word}:{client} duration {word} bytes {n} TCP Reset-I',
    ],
    outcome: 'reset-later',
    couldBe: ['reset-later', 'refused'],
    ...ASA,
  },
  {
    says: 'Teardown TCP connection {n} for {word}:{host}/{port} to {word}:{client} duration {word} bytes {n} Connection timeout',
    outcome: 'silent',
    moment: 'idle',
    ...ASA,
  },
];

const VSPHERE: readonly Entry[] = [
  // A general system error occurred: Connection refused / Cannot contact the specified host (app1). The host may not be available on the network, ...
  {
    says: [
      'Cannot contact the specified host (({host}). The host may not be available on the network',
      'Cannot contact the specified host',
    ],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    by: 'vsphere',
    source: 'vSphere API reference, NoHost',
  },
];

export const vpnAndGear: Family = {
  id: 'vpn-and-gear',
  source: 'OpenVPN 2.6.14; manuals of Cisco and VMware; see the entries',
  entries: [...OPENVPN_SAYS, ...OTHER_VPNS, ...IOS_SAYS, ...ASA_SAYS, ...VSPHERE],
};
