import type { EnvelopeFamily } from '../envelope.ts';
import { opens } from './parts/prefix.ts';

const FACILITIES = 'kern|user|mail|daemon|auth|syslog|lpr|news|uucp|cron|authpriv|ftp|local[0-7]';
const PRIORITIES = 'emerg|alert|crit|err|warn|notice|info|debug';

export const networkDevices: EnvelopeFamily = {
  id: 'network-devices',
  envelopes: [
    {
      // Sat Nov 21 04:47:00 2026 daemon.err app[1234]: Connection refused
      id: 'network-devices/openwrt',
      sample: ['Sat Nov 21 04:47:00 2026 daemon.err app[1234]: ', ''],
      source: 'documentation: OpenWrt, logread of ubox',
      mark: ': ',
      open: opens(
        new RegExp(
          String.raw`^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4} (?:${FACILITIES})\.(?<level>${PRIORITIES}) (?<program>[\w./-]{1,64})(?:\[(?<pid>\d{1,7})\])?: `,
        ),
      ),
    },
    {
      // nov/21/2026 04:47:00 system,error Connection refused      04:47:00 system,error,critical ...
      id: 'network-devices/mikrotik',
      sample: ['nov/21/2026 04:47:00 system,error ', ''],
      source: 'documentation: MikroTik RouterOS, Log: time, topics, message',
      mark: ',',
      open: opens(
        /^(?:(?:[a-z]{3}\/\d\d(?:\/\d{4})?|\d{4}-\d\d-\d\d) )?\d\d:\d\d:\d\d (?<logger>[a-z][a-z0-9-]{1,20}(?:,!?[a-z][a-z0-9-]{1,20}){1,5}) /,
      ),
    },
    {
      // 2026-11-21T04:47:00.123Z cpu3:2097810)NMP: nmp_ThrottleLogForDevice ...
      id: 'network-devices/vmkernel',
      sample: ['2026-11-21T04:47:00.123Z cpu3:2097810)', ''],
      source: 'documentation: VMware ESXi, vmkernel.log',
      mark: 'z cpu',
      open: opens(
        /^(?<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) cpu\d{1,4}:\d{1,10}(?: opID=[0-9a-f]{1,16})?\)/,
      ),
    },
    {
      // 2026-11-21T04:47:00.123Z error hostd[2099283] [Originator@6876 sub=Vimsvc opID=5a] Connection refused
      id: 'network-devices/hostd',
      sample: ['2026-11-21T04:47:00.123Z error hostd[2099283] [Originator@6876 sub=Vimsvc opID=5a] ', ''],
      source: 'documentation: VMware ESXi and vCenter, hostd.log and vpxd.log',
      mark: '[originator@',
      open: opens(
        /^(?<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}(?:Z|[+-]\d\d:\d\d)) (?<level>[A-Za-z]{2,8})(?:\(\d{1,3}\))? (?<program>[\w.-]{1,40})\[(?<pid>[0-9A-F]{1,10})\]:? \[Originator@\d{1,6}[^\]]{0,200}\] /,
      ),
    },
    {
      // (2026-11-21  4:47:00): [be[example.org]] [sss_ldap_init_send] (0x0020): Connection refused
      id: 'network-devices/sssd',
      sample: ['(2026-11-21  4:47:00): [be[example.org]] [sss_ldap_init_send] (0x0020): ', ''],
      source: 'SSSD src/util/debug.c: (date): [component] [function] (level): ',
      mark: '] (0x',
      open: opens(
        /^\((?:[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?::\d{6})? \d{4}|\d{4}-\d\d-\d\d {1,2}\d{1,2}:\d\d:\d\d(?:[.:]\d{6})?)\):? \[(?<program>[\w.-]{1,40}(?:\[[^\]]{1,80}\]){0,2})\] \[(?<logger>\w{1,80})\] \(0x[0-9a-f]{4,5}\): (?:\[RID#\d{1,9}\] )?/,
      ),
    },
    {
      // E [21/Nov/2026:04:47:00 +0000] [Job 12] Unable to connect to printer
      id: 'network-devices/cups',
      sample: ['E [21/Nov/2026:04:47:00 +0000] ', ''],
      source: 'documentation: CUPS, error_log(5): level, date-time, message',
      mark: '] ',
      open: opens(
        /^(?<level>[EWINDdXAC]) \[(?<time>\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d [+-]\d{4})\] (?:\[(?:Job|Client) \d{1,9}\] )?/,
      ),
    },
    {
      // 2026-11-21 04:47:00 us=123456 TCP: connect to [AF_INET]192.0.2.5:1194 failed: Connection refused
      id: 'network-devices/openvpn',
      sample: ['2026-11-21 04:47:00 us=123456 ', ''],
      source: 'OpenVPN 2.5 src/openvpn/error.c: time_string() with microseconds, --verb 4',
      mark: ' us=',
      open: opens(
        /^(?:\d{4}-\d\d-\d\d \d\d:\d\d:\d\d|[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}) us=\d{1,6} {1,4}/,
      ),
    },
    {
      // Nov 21 04:47:00 04[NET] <con|1> error writing to socket: Network is unreachable      04[NET] ...
      id: 'network-devices/strongswan',
      sample: ['04[NET] <con|1> ', ''],
      source: 'strongSwan 5.9 libcharon/bus/listeners/file_logger.c: thread[GROUP]level <connection|id>',
      mark: '] ',
      open: opens(
        /^(?:[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d )?\d\d\[(?<logger>DMN|MGR|IKE|CHD|JOB|CFG|KNL|NET|ASN|ENC|TNC|IMC|IMV|PTS|TLS|APP|ESP|LIB)\d?\] (?:<[^>]{1,60}> )?/,
      ),
    },
  ],
};
