import type { Family } from '../entry.ts';

/** Denials of SELinux, AppArmor and seccomp, in the forms that the journal’s parser does not read. */
export const policies: Family = {
  id: 'policies',
  source: 'auparse/interpret.c and ausearch -i of audit 3 and 4',
  entries: [
    // type=SYSCALL msg=audit(11/07/2023 14:14:23.572:20871) : arch=x86_64 syscall=connect success=no exit=EACCES(Permission denied) ...
    {
      says: [
        'syscall=(connect|bind|socket|accept|listen|accept4) success=no exit=EACCES((Permission denied)',
        'syscall=(connect|bind|socket|accept|listen|accept4) success=no exit=EPERM((Operation not permitted)',
      ],
      event: 'policy-denied',
      detail: 'the audit log',
      sign: 'policy',
    },
    // type=SYSCALL msg=audit(1716982089.123:456): arch=c000003e syscall=42 success=no exit=-13 ...      (42 connect, 49 bind, 41 socket)
    {
      says: [
        'arch=c000003e syscall=(41|42|49|50|43|288) success=no exit=-13 a0={word}',
        'arch=c000003e syscall=(41|42|49|50|43|288) success=no exit=-1 a0={word}',
      ],
      event: 'policy-denied',
      detail: 'the audit log',
      sign: 'policy',
      source: 'asm/unistd_64.h, errno.h',
    },
    // SELinux is preventing /usr/sbin/nginx from name_connect access on the tcp_socket port 8080.
    // SELinux is preventing /usr/sbin/httpd from connectto access on the unix_stream_socket /run/app.sock.
    {
      says: [
        'SELinux is preventing {about} from name_connect access on the tcp_socket port {port}',
        'SELinux is preventing {about} from name_bind access on the tcp_socket port {port}',
        'SELinux is preventing {about} from (connect|bind|create) access on the tcp_socket',
        'SELinux is preventing {about} from connectto access on the unix_stream_socket {path}',
      ],
      event: 'policy-denied',
      detail: 'selinux',
      sign: 'policy',
      source: 'summary of the catchall plugins of setroubleshoot 3',
    },
    // deny(1) network-outbound 192.0.2.5:443      Sandbox: app(412) deny(1) network-outbound*:443
    {
      says: ['deny((1) network-outbound', 'deny((1) network-bind'],
      event: 'policy-denied',
      detail: 'sandbox',
      sign: 'policy',
      by: 'macos',
      source:
        'sandboxd of macOS, as developer.apple.com’s “Discovering and diagnosing App Sandbox violations” shows it',
    },
  ],
};
