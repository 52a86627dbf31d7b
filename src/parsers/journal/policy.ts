import type { LogEntry } from '../../failure/log-draft.ts';
import { portOf } from './where.ts';

// audit: type=1400 audit(1716982089.123:456): avc:  denied  { name_connect } for  pid=1234 comm="nginx" dest=8080 scontext=... permissive=0
// type=AVC msg=audit(1716982089.123:456): avc:  denied  { name_bind } for  pid=1234 comm="httpd" src=8081 ... tclass=tcp_socket permissive=0
const SELINUX = /\bavc: {2}denied {2}\{ ([a-z_ ]{2,80}) \} for {1,2}/;
// audit: type=1400 audit(1716982089.123:456): apparmor="DENIED" operation="connect" profile="/usr/sbin/mysqld" pid=1234 comm="mysqld" family="inet" ...
const APPARMOR = /\bapparmor="(DENIED|ALLOWED|STATUS|AUDIT)" operation="([a-z_]{2,40})"/;
// audit: type=1326 audit(1716982089.123:456): auid=1000 uid=1000 ... pid=1234 comm="nc" exe="/usr/bin/nc" sig=0 arch=c000003e syscall=42 compat=0 ...
const SECCOMP = /^(?:audit: )?(?:type=1326|type=SECCOMP msg=)/;

/** Calls that make and open connections, by the architecture's number and theirs (asm/unistd_64.h, asm-generic). */
const CALLS: Readonly<Record<string, string>> = {
  'c000003e 41': 'socket',
  'c000003e 42': 'connect',
  'c000003e 49': 'bind',
  'c000003e 50': 'listen',
  'c00000b7 198': 'socket',
  'c00000b7 200': 'bind',
  'c00000b7 201': 'listen',
  'c00000b7 203': 'connect',
};

const OF_SOCKETS = /^(?:connect|bind|listen|accept|create|sendmsg|recvmsg|file_perm)$/;

function field(text: string, name: string): string | undefined {
  const match = new RegExp(` ${name}=(?:"([^"]{1,200})"|(\\S{1,200}))`).exec(text);
  return match?.[1] ?? match?.[2];
}

function selinux(text: string, calls: string): LogEntry | 'nothing' {
  const call = calls
    .split(' ')
    .find((each) => /^(?:name_connect|name_bind|connectto|connect|bind)$/.test(each));
  // In permissive mode it is only written down.
  if (call === undefined || field(text, 'permissive') === '1') return 'nothing';
  const port = portOf(field(text, call === 'name_bind' ? 'src' : 'dest'));
  const path = field(text, 'path');
  return {
    event: 'policy-denied',
    about: field(text, 'comm'),
    detail: `selinux ${call}`,
    port,
    path: path?.startsWith('/') === true ? path : undefined,
  };
}

function apparmor(text: string, mode: string, call: string): LogEntry | 'nothing' {
  if (mode !== 'DENIED' || !OF_SOCKETS.test(call)) return 'nothing';
  const name = field(text, 'name');
  return {
    event: 'policy-denied',
    about: field(text, 'comm') ?? field(text, 'profile'),
    detail: `apparmor ${call}`,
    path: name?.startsWith('/') === true ? name : undefined,
  };
}

function seccomp(text: string): LogEntry | 'nothing' {
  // SECCOMP_RET_LOG: written down, and let through (seccomp(2)).
  if (field(text, 'code') === '0x7ffc0000') return 'nothing';
  const call = CALLS[`${field(text, 'arch') ?? ''} ${field(text, 'syscall') ?? ''}`];
  return call === undefined
    ? 'nothing'
    : { event: 'policy-denied', about: field(text, 'comm'), detail: `seccomp ${call}` };
}

/** What SELinux, AppArmor or seccomp denied; `nothing` for what concerns no connection. */
export function readPolicy(message: string): LogEntry | 'nothing' | undefined {
  const [, calls] = SELINUX.exec(message) ?? [];
  if (calls !== undefined) return selinux(message, calls);
  const [, mode, call] = APPARMOR.exec(message) ?? [];
  if (mode !== undefined && call !== undefined) return apparmor(message, mode, call);
  return SECCOMP.test(message) ? seccomp(message) : undefined;
}

/** When the audit subsystem wrote it, in seconds since 1970. */
export function auditTime(message: string): number | undefined {
  const [, seconds] = /\baudit\((\d{10}\.\d{3}):\d{1,10}\)/.exec(message) ?? [];
  return seconds === undefined ? undefined : Number(seconds);
}
