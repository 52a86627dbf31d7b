import { canonicalIp } from '../model/ip.ts';
import { ANY_V6, hostOf, NAME, portNumber, QUOTED, V4, V6, withPort, type Shape } from './endpoint-parts.ts';
import { isFileName } from './host-names.ts';

/** Ends as one kind of program or protocol writes them. */

// db1.example.org/192.0.2.5: Java's InetAddress, without a port
export const JAVA_ADDRESS: Shape = [
  new RegExp(
    String.raw`(?<![\w./:@-])([a-z\d][\w-]{0,62}(?:\.[\w-]{1,63}){1,8})\/(${V4})(?![\w/:-]|\.\d)`,
    'gi',
  ),
  ([, name = '', address = '']) => {
    const host = hostOf(name)?.host;
    const ip = canonicalIp(address);
    return host === undefined || ip === undefined ? undefined : { host, address: ip };
  },
];

// Connection to (192.0.2.5, 502) failed      connect(192.0.2.5, 143)
export const BARE_TUPLE: Shape = [
  new RegExp(String.raw`\((${V4}|${V6}), (\d{1,5})(?=[,)])`, 'g'),
  ([, host = '', port]) =>
    canonicalIp(host) === undefined || portNumber(port) === undefined ? undefined : withPort(host, port),
];

// sip:100@sip.example.org:5060      <sip:192.0.2.7;transport=tcp>      sips:[2001:db8::7]
export const SIP: Shape = [
  new RegExp(
    String.raw`\b(sips?):(?:[^\s@<>"'\u0060]{1,100}@)?(\[${ANY_V6}\]|${V4}|\w[\w-]{0,62}(?:\.[\w-]{1,63}){0,8})(?::(\d{1,5}))?(?![\w@])`,
    'gi',
  ),
  ([, scheme = '', host = '', port]) => {
    const where = hostOf(host);
    if (!where) return undefined;
    const written = portNumber(port);
    if (written !== undefined) return { ...where, port: written };
    return { ...where, port: scheme.toLowerCase() === 'sips' ? 5061 : 5060, usual: true };
  },
];

// failed to open persistent connection to host:localhost:6819      Addr: tcp/192.0.2.5:8300      inet:192.0.2.5:8891
export const KEYED: Shape = [
  new RegExp(
    String.raw`\b(?:host|addr(?:ess)?|server|endpoint|remote|peer|target|broker|upstream|backend|inet6?|tcp[46]?)[:/](${NAME}|\[${ANY_V6}\]):(\d{1,5})(?![\w-]|[.:][\w:-])`,
    'gi',
  ),
  ([, host = '', port]) => (portNumber(port) === undefined ? undefined : withPort(host, port)),
];

// Remote host '192.0.2.14 (192.0.2.14) (1414)' not available      Connection to host 'mq1.example.org(1414)' rejected
export const CONNAME: Shape = [
  new RegExp(
    String.raw`\bhost ${QUOTED}(${NAME}|${ANY_V6})(?: ?\((${V4}|${ANY_V6})\))? ?\((\d{2,5})\)${QUOTED}`,
    'gi',
  ),
  ([, host = '', address, port]) => {
    const where = hostOf(host);
    const number = portNumber(port);
    const ip = address === undefined ? undefined : canonicalIp(address);
    if (!where || number === undefined) return undefined;
    return { ...where, ...(ip === undefined ? {} : { address: ip }), port: number };
  },
];

// mount -t nfs 192.0.2.5:/export /mnt      mount.nfs4 nas1:/export      192.0.2.5:/export
export const NFS_SOURCE: Shape = [
  new RegExp(String.raw`(?<![\w.:/@-])(\[${V6}\]|\w[\w.-]{1,252}):(?=\/[\w./-]{1,200}(?:[\s,"'\]]|$))`, 'g'),
  ({ 1: host = '', index, input }) => {
    const isMount = /\b(?:nfs4?|mount)\b/i.test(input.slice(Math.max(0, index - 200), index + 200));
    const where = isMount ? hostOf(host) : undefined;
    return where && { ...where, port: 2049, usual: true };
  },
];

// ipv6:%5B2001:db8::5%5D:443
export const ENCODED: Shape = [
  /%5B([\da-f:.]{2,45})(?:%25\w{1,15})?%5D(?::(\d{1,5}))?/gi,
  ([, host = '', port]) => {
    const ip = canonicalIp(host);
    const number = portNumber(port);
    if (ip === undefined) return undefined;
    return number === undefined ? { address: ip } : { address: ip, port: number };
  },
];

// \\nas1\data      \\192.0.2.50\c$
export const SHARE: Shape = [
  /(?<![\w\\:])\\\\([\w.-]{1,253})\\(?=[\w$.])/g,
  ([, host = '']) => {
    const where = /^(?:wsl(?:\.localhost)?|\.|tsclient)$/i.test(host) ? undefined : hostOf(host);
    return where && { ...where, port: 445, usual: true };
  },
];

// [localhost]:3306      [db1.example.org]:2222      connect to [db1]:10051      connect to \[db1]:10051 (Markdown's own backslash)
export const BRACKETED_NAME: Shape = [
  /(?:\b(?:to|from|at|with) \\?\[([a-z][\w-]{0,62})|\[(localhost|[a-z\d][\w-]{0,62}(?:\.[\w-]{1,63}){1,8}))\\?\]:(\d{1,5})(?![\w:.-])/gi,
  ([, word, name = '', port]) => {
    const host = word ?? name;
    return isFileName(host) || portNumber(port) === undefined ? undefined : withPort(host, port);
  },
];

// IPv4Address(TCP, '192.0.2.7', 12100)      IPv4Address(type='TCP', host='192.0.2.7', port=12100)            (Twisted)
export const TWISTED: Shape = [
  /\bIPv[46]Address\((?:type=)?["']?TCP["']?, (?:host=)?["']([\w.:-]{2,60})["'], (?:port=)?(\d{1,5})\)/g,
  ([, host = '', port]) => withPort(host, port),
];

// {'esp_ip': '192.0.2.7', 'host_port': 21165, 'esp_port': 8266}      db_host=db1 db_port=5432
export const PREFIXED: Shape = [
  new RegExp(
    String.raw`\b([a-z]{2,20})[_.-](?:host|hostname|ip|address|addr|server)["']?\s?(?:=>|[:=])\s?["'\\]{0,2}(${NAME}|${V4})["'\\]{0,2}[\s,;][^\n]{0,160}?\b\1[_.-]port["']?\s?(?:=>|[:=])\s?["']?(\d{1,5})\b`,
    'gi',
  ),
  ([, , host = '', port]) => withPort(host, port),
];

// connecting to server irc.example.org/6667...                                        (WeeChat)
export const SLASHED_PORT: Shape = [
  new RegExp(String.raw`\b(?:to|server|host) (${NAME}|${V4})\/(\d{2,5})(?=\.{3}|[\s,;)]|$)`, 'gi'),
  ([, host = '', port]) =>
    isFileName(host) || portNumber(port) === undefined ? undefined : withPort(host, port),
];
