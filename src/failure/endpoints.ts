import { canonicalIp } from '../model/ip.ts';
import { portOfScheme } from '../model/scheme-ports.ts';
import {
  ANY_V6,
  hostOf,
  isDomain,
  NAME,
  portNumber,
  QUOTED,
  V4,
  V6,
  withPort,
  type Mentioned,
  type Shape,
} from './endpoint-parts.ts';
import {
  BARE_TUPLE,
  BRACKETED_NAME,
  CONNAME,
  ENCODED,
  JAVA_ADDRESS,
  KEYED,
  NFS_SOURCE,
  SHARE,
  SIP,
  PREFIXED,
  SLASHED_PORT,
  TWISTED,
} from './endpoint-notations.ts';
import { isFileName } from './host-names.ts';

/** Whom a text speaks of: every host, address, port and socket path in it, by shapes that can mean nothing else. */

// jdbc:mysql://db1:3306/app      amqp://user:pw@mq1//      mongodb://a:27017,b:27017/?x      tcp://[::1]:2375
const URL_SHAPE: Shape = [
  /\b([a-z][a-z\d+.-]{1,20}(?::[a-z\d]{2,12}){0,2}):\/{2}(?:[^\s/@"'`<>]{1,200}@)?(\[[\da-f:.%]{2,60}\]|[^\s/?#:,;"'`<>()[\]{}\\@]{1,253})(?::(\d{1,5}))?/gi,
  ({ 0: whole, 1: scheme = '', 2: host = '', 3: port, index, input }) => {
    if (/^(?:file|unix|about|data|chrome)$/i.test(scheme)) return undefined;
    // https://www.exam ...      http://db1:80 ...      (PowerShell cuts long lines)
    const isCut = input.startsWith(' ...', index + whole.length);
    if (isCut && port === undefined) return undefined;
    // https://get.example.sh/: in a URL it is no file
    const where = hostOf(host) ?? (isDomain(host) ? { host } : undefined);
    if (!where || isCut) return where;
    const last = scheme.split(':').pop() ?? '';
    const written = portNumber(port);
    const usual = portOfScheme(last.replace(/\+\w+$/, ''));
    if (written !== undefined) return { ...where, port: written };
    return usual === undefined ? where : { ...where, port: usual, usual: true };
  },
];

// jdbc:oracle:thin:@//db1:1521/ORCL      jdbc:oracle:thin:@db1:1521:sid
const ORACLE: Shape = [
  new RegExp(String.raw`@(?:\/\/)?(${NAME}|\[${V6}\]):(\d{1,5})(?=[:/])`, 'g'),
  ([, host = '', port]) => withPort(host, port),
];

// db1/10.0.0.5:443      /10.0.0.5:443      db1/[::1]:443      db1/<unresolved>:9092
const JAVA: Shape = [
  new RegExp(
    String.raw`(${NAME})?\/(?:\[?(${V4}|[\da-fA-F:]{2,45}(?:%\w{1,15})?)\]?|<unresolved>):(\d{1,5})(?!\d)`,
    'g',
  ),
  ([, name, address, port]) => {
    const number = portNumber(port);
    const ip = address === undefined ? undefined : canonicalIp(address);
    const host = name === undefined ? undefined : hostOf(name)?.host;
    const isUnresolved = address === undefined;
    if (number === undefined || (isUnresolved ? host === undefined : ip === undefined)) return undefined;
    return {
      ...(host === undefined ? {} : { host }),
      ...(ip === undefined ? {} : { address: ip }),
      port: number,
    };
  },
];

/** Words right before an address in brackets. */
const NO_NAME =
  /^(?:to|host|server|at|on|from|address|tcp[46]?|udp[46]?|dial|denied|failed|refused|connect(?:ing)?|upstream|peer|client|and|port|ip|(?:AF_)?INET6?|ipv[46])$/i;

// mx1.example.org[192.0.2.7]:25      mx1.example.org [192.0.2.7]:25      db1 (10.0.0.5):5432      irc1 (192.0.2.7) port 6667
// irc1.example.org (192.0.2.7:6697)
// It refused. [::1]:8080: a sentence ends there.
const BRACKETED: Shape = [
  new RegExp(
    String.raw`(${NAME})(?<!\.) ?[[(](?:IPv6:)?(${V4}(?=[\]):])|${V6}(?=[\])]))(?::(\d{2,5}))?[\])](?:(?::|,? port[ =:]{1,2})(\d{1,5}))?`,
    'g',
  ),
  ([, name = '', address = '', within, behind]) => {
    const port = behind ?? within;
    const ip = canonicalIp(address);
    if (ip === undefined) return undefined;
    const host = hostOf(name)?.host;
    const number = portNumber(port);
    // 192.0.2.5:6053 (192.0.2.5): the port of what stands before it
    if (number === undefined && /^[\d.]+$/.test(name)) return undefined;
    return {
      ...(host === undefined || NO_NAME.test(host) || (within !== undefined && !host.includes('.'))
        ? {}
        : { host }),
      address: ip,
      ...(number === undefined ? {} : { port: number }),
    };
  },
];

// "db1" (10.0.0.5), port 5432
const QUOTED_NAME: Shape = [
  new RegExp(
    String.raw`${QUOTED}(${NAME})${QUOTED},? ?(?:\(?\[?(${V4}|${ANY_V6})?\]?\))?,? ?port[ =:]{1,3}(\d{1,5})`,
    'gi',
  ),
  ([, name = '', address, port]) => {
    const where = hostOf(name);
    const ip = address === undefined ? undefined : canonicalIp(address);
    const number = portNumber(port);
    if (!where || number === undefined) return undefined;
    return { ...where, ...(ip === undefined ? {} : { address: ip }), port: number };
  },
];

// host: Some(Ipv4(127.0.0.1)), port: Some(8890)      host: Some(Domain("db1")), port: None
const RUST: Shape = [
  /\bSome\((?:Ipv4|Ipv6|Domain)\(["'\\]{0,2}([\w.:-]{1,253})["'\\]{0,2}\)\)(?:, port: Some\((\d{1,5})\))?/g,
  ([, host = '', port]) => withPort(host, port),
];

// (ADDRESS=(PROTOCOL=tcp)(HOST=db1)(PORT=1521))      (ADDRESS = (PROTOCOL = TCP)(HOST = 10.0.0.5)(PORT = 1521))
const DESCRIPTOR: Shape = [
  /\(HOST\s?=\s?([\w.:-]{0,253})\)\s{0,20}\(PORT\s?=\s?(\d{1,5})\)/gi,
  ([, host = '', port]) => {
    const number = portNumber(port);
    return withPort(host, port) ?? (number === undefined ? undefined : { port: number });
  },
];

// Data Source=tcp:db1,1433      Server=db1\APP,1433;Database=app      Server=10.0.0.5,1433
const CONNECTION_STRING: Shape = [
  /\b(?:data source|server|addr(?:ess)?|network address)\s?=\s?(?:tcp:|np:|lpc:)?([\w.-]{1,253})(\\[\w$]{1,40})?,(\d{1,5})(?![\d.])/gi,
  ([, host = '', , port]) => withPort(host, port),
];

// host: 'db1', password: ..., port: 5434      hostname=db1 user=app port=5432      %{hostname: "db1", port: 5432}
const STRUCT: Shape = [
  new RegExp(
    String.raw`\b(?:host|hostname|address|addr|server|remote_?addr(?:ess)?|peer|ip)["']?\s?(?:=>|[:=])\s?["'\\]{0,2}(${NAME}|${ANY_V6})["'\\]{0,2}[\s,;][^\n]{0,160}?\bport["']?\s?(?:=>|[:=])\s?["']?(\d{1,5})\b`,
    'gi',
  ),
  ([, host = '', port]) => withPort(host, port),
];

// ('127.0.0.1', 6379)      ('::1', 6379, 0, 0)      {"db1", 5432}      ["10.0.0.5", 80]
const TUPLE: Shape = [
  new RegExp(String.raw`[([{]\s?${QUOTED}(${NAME}|${V6})${QUOTED},\s{0,2}(\d{1,5})(?=[,)\]}])`, 'g'),
  ([, host = '', port]) => withPort(host, port),
];

// {127,0,0,1},5432      ({10,0,0,5}, 5432)
const ERLANG: Shape = [
  /\{(\d{1,3}),(\d{1,3}),(\d{1,3}),(\d{1,3})\}(?:[,:]\s?(\d{1,5})\b)?/g,
  ([, a = '', b = '', c = '', d = '', port]) => withPort([a, b, c, d].join('.'), port),
];

// [::1]:5432      [2001:db8::5]      [127.0.0.1]:3306
const BRACKETS: Shape = [
  new RegExp(String.raw`\[(${V6}|${V4})\](?::(\d{1,5}))?`, 'g'),
  ([, host = '', port]) => {
    const ip = canonicalIp(host);
    const number = portNumber(port);
    if (ip === undefined || (number === undefined && !host.includes('::'))) return undefined;
    return number === undefined ? { address: ip } : { address: ip, port: number };
  },
];

// 10.0.0.5:3306      10.0.0.5, port 3306      10.0.0.5 port 22      10.0.0.5      10.0.0.5:9092/0      10.0.0.5::5901 (VNC)
const IPV4: Shape = [
  new RegExp(
    String.raw`(?<![\w.@-])(${V4})(?![\w.]*\.\d)(?:(?:::?|,? port[ =:]{1,3}|\/tcp:)(\d{1,5})(?!\d|\.\d)(?![\w-])|(?![\w/-]))`,
    'gi',
  ),
  // 192.0.2.5:1 is a display of VNC.
  ([, host = '', port]) => withPort(host, Number(port) < 10 ? undefined : port),
];

// Its last group is a port: `::1:5432`, `fd77:2::2:443`. No program that prints IPv6 without brackets means otherwise.
const V6_PORT = /^([\da-f:]{2,39}(?:%[\w.-]{1,15})?):(\d{2,5})$/i;

// ::1:5432      fd77:2::2:443      fe80::1%eth0
const IPV6: Shape = [
  /(?<![\w.:[])((?:[\da-fA-F]{1,4}:|:){2,8}[\da-fA-F:.]{0,40}(?:%[\w.-]{1,15})?(?::\d{1,5})?)(?![\w:[])/g,
  ([, written = '']) => {
    const text = written.replace(/[.:]$/, '');
    const split = V6_PORT.exec(text);
    const whole = canonicalIp(text);
    const head = split === null ? undefined : canonicalIp(split[1] ?? '');
    // A group that is no hexadecimal number, or a short address that is whole without it.
    if (split && head !== undefined && (whole === undefined || text.includes('::'))) {
      const port = portNumber(split[2]);
      if (port !== undefined) return { address: head, port };
    }
    return whole === undefined || !text.includes('::') ? undefined : { address: whole };
  },
];

// db1.internal:5432      db1:5432      db1:5432/app
const NAME_PORT: Shape = [
  new RegExp(String.raw`(?<![\w.:/@\\$-])(${NAME}):(\d{1,5})(?![\w-]|[.:][\w:-])`, 'g'),
  ([, host = '', port]) => {
    if (portNumber(port) === undefined || !/[a-z]/i.test(host)) return undefined;
    if (isFileName(host) || NOT_A_HOST.test(host) || CATEGORY.test(host)) return undefined;
    // h:55, T:812: a letter is a key
    if (host.length === 1 && Number(port) < 1024) return undefined;
    // A word and a number are a place only where the word could be one: `db:5432`, not `took:12`.
    if (!host.includes('.') && Number(port) < 10 && host !== 'localhost') return undefined;
    return withPort(host, port);
  },
];

/** Categories of C++'s std::error_code: `asio.ssl.stream:1`, `websocketpp.transport:7`. */
const CATEGORY = /^(?:asio|beast|boost|websocketpp)(?:\.[a-z_]{2,20}){1,3}$/i;
/** Words that stand before a colon and a number and are nobody's name. */
const NOT_A_HOST =
  /^(?:lines?|col(?:umn)?|code|errno|error|err|exit|status|state|pid|tid|port|ports|id|ids|took|time|timeout|size|len(?:gth)?|count|total|attempt|attempts|retry|retries|step|get|hit|ign|version|v\d+|rev|at|sec|seconds?|ms|bytes?|index|offset|priority|level|fd|seq|ack|win|ttl|tos|mtu|http|https|tcp|udp|ssl|tls|node|net|internal|sha\d*|md5|rc|ret|ref|no|num|number|test|tests|page|tag|type|class|msg|from|to|in|out|on|by|of|and|or|is|was|with|uid|gid|inode|pcb|utc|gmt|am|pm|system|generic|asio|beast|category|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)$/i;

// host db1 port 5432      host=db1 port=5432      Host: db1, Port: 5432      on db1 port 443      db1, port: 1433
const HOST_PORT_WORDS: Shape = [
  new RegExp(
    String.raw`\b(?:host(?:name)?|server|address|addr|node|broker|endpoint|ip|to|at|on|with|from)["']?[ :=]{1,3}${QUOTED}?(${NAME}|${ANY_V6})${QUOTED}?(?: ?\((${V4}|${ANY_V6})\))?[ ,;|]{1,3}(?:on |and |remote |at |the |tcp |using )?${QUOTED}?port(?:\s?number)?["']?[ :=]{1,3}${QUOTED}?(\d{1,5})`,
    'gi',
  ),
  ([, host = '', address, port]) => {
    const found = withPort(host, port);
    const ip = address === undefined ? undefined : canonicalIp(address);
    return found && found.port !== undefined
      ? { ...found, ...(ip === undefined ? {} : { address: ip }) }
      : undefined;
  },
];

// (unix:///var/run/docker.sock)      through socket '/run/mysqld/mysqld.sock'      unix:/run/php/php8.2-fpm.sock
const SOCKET: Shape = [
  /(?:unix:\/{0,2}|\bsocket ["'`\u2018\u201C(]?|\bunix ["'`]?)(\/[^\s"'`:,;()\u2019\u201D]{1,200}|%2F[^\s"'`:,;()/]{1,200})/gi,
  ([, path = '']) =>
    /^\/+$/.test(path) ? undefined : { path: path.replaceAll(/%2F/gi, '/').replace(/\.$/, '') },
];
// /var/run/docker.sock      /tmp/.s.PGSQL.5432      /run/app/app.socket
const SOCKET_FILE: Shape = [
  /(?<![\w/])(\/[^\s"'`:,;()]{0,180}(?:\.sock(?:et)?|\.s\.PGSQL\.\d{1,5}))(?![\w/])/g,
  ([, path = '']) => ({ path }),
];

// 10.0.XXX.XXX:443      xx.xx.xx.xx:8080      [AF_INET]XXX.XXX.XXX.XXX:443      <the server's ip>:443: blotted out but for the port
const MASKED_PORT: Shape = [
  /(?<![\w.])(?:(?=[\dx*#?.]{0,12}[x*#?])[\dx*#?]{1,4}(?:\.[\dx*#?]{1,4}){3}|<[\w' .-]{1,40}>):(\d{1,5})(?![\d.])/gi,
  ([, port]) => {
    const number = portNumber(port);
    return number === undefined ? undefined : { port: number };
  },
];

// dial tcp :44134: the empty host of Go is the machine itself      :3333: Connection timed out.      (gdb)
const GO_SELF: Shape = [/(?:\bdial tcp[46]? |^):(\d{2,5})(?=: )/g, ([, port]) => withPort('localhost', port)];

// telnet 10.0.0.5 8888      nc -zv db1 5432      (typed, and told in a sentence)
const TYPED: Shape = [
  new RegExp(
    String.raw`\b(?:telnet|nc|ncat|netcat)(?: -[a-z\d]{1,6}){0,3} (${NAME}|${ANY_V6}) (\d{1,5})(?![\w.:-])`,
    'gi',
  ),
  ([, host = '', port]) => withPort(host, port),
];

const SHAPES: readonly Shape[] = [
  SOCKET,
  SOCKET_FILE,
  URL_SHAPE,
  ORACLE,
  ENCODED,
  SHARE,
  RUST,
  DESCRIPTOR,
  CONNECTION_STRING,
  JAVA,
  JAVA_ADDRESS,
  QUOTED_NAME,
  CONNAME,
  BRACKETED,
  TUPLE,
  BARE_TUPLE,
  SIP,
  KEYED,
  SLASHED_PORT,
  TWISTED,
  PREFIXED,
  NFS_SOURCE,
  ERLANG,
  TYPED,
  HOST_PORT_WORDS,
  STRUCT,
  BRACKETS,
  BRACKETED_NAME,
  IPV4,
  IPV6,
  NAME_PORT,
  MASKED_PORT,
  GO_SELF,
];

/** Ends of one text at the most: a message names few. */
const MOST = 24;
const LONGEST = 4096;

type Stretch = Pick<Mentioned, 'start' | 'end'>;

function overlaps(found: readonly Stretch[], start: number, end: number): boolean {
  return found.some((one) => start < one.end && end > one.start);
}

// http://http/192.0.2.5:8086/query: what stands in a URL's path is no end of its own
const URL_PATH = /^\/[^\s"'`<>,;]{1,500}/;

/** Every end that the text writes out, in the order of the text. What one shape has read, no later one reads again. */
export function findEndpoints(whole: string): readonly Mentioned[] {
  const text = whole.length > LONGEST ? whole.slice(0, LONGEST) : whole;
  const found: Mentioned[] = [];
  const paths: Stretch[] = [];
  for (const [pattern, read] of SHAPES) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (found.length >= MOST || overlaps(found, start, end) || overlaps(paths, start, end)) continue;
      const seen = read(match);
      if (seen) found.push({ ...seen, start, end });
      const path =
        seen && pattern === URL_SHAPE[0] ? URL_PATH.exec(text.slice(end, end + 500))?.[0] : undefined;
      if (path !== undefined) paths.push({ start: end, end: end + path.length });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
