/** Shell prompts: where a block starts, on which host, as whom. */

export interface Prompt {
  readonly host?: string;
  readonly user?: string;
  readonly root: boolean;
  /** What was typed behind it; empty for a bare prompt. */
  readonly command: string;
}

// [root@host1 /]# netstat -nltp      [admin@db1 ~]$ sudo ss -lntp
const BRACKETED = /^\[([\w.-]{1,32})@([\w.-]{1,64})(?: [^\]]{0,200})?\]\s?([$#%])(?:\s+(.*))?$/;
// user@app:~$ ncat -v db1 3306       root@srv02:/var/log# ss -lntp     ops@web-1 ~ % nc
const USER_AT_HOST =
  /^(?:\([\w.-]{1,40}\) )?([\w.-]{1,32})@([\w.-]{1,64})(?::? ?[~/][^$#%>]{0,200}?|:)?\s?([$#%])(?:\s+(.*))?$/;
// db1:~ # ss -lnt                    app1$ nc -vz db1 3306      bash-5.1$ id     sh-4.2# ss
const HOST_ONLY = /^([A-Za-z][\w.-]{0,63})(?::[~/][^$#%>]{0,200}?)?\s?([$#%]) (.*)$/;
// PS C:\Users\ops> Test-NetConnection    C:\Users\ops>netstat -ano
const POWERSHELL = /^PS(?: [^>]{0,200})?>\s?(.*)$/;
const CMD = /^[A-Z]:\\[^>]{0,200}>(.*)$/;
// $ nc -vz db1 3306                  / # ss -lnt
const BARE_USER = /^\$ ([A-Za-z./_(][^\s]{0,200}(?:\s.*)?)$/;
const BARE_ROOT = /^(?:[~/][\w./~-]{0,100} )?# (.*)$/;
const BARE_ZSH = /^% (.*)$/;

/** Behind a bare `#` a comment is as likely as a command: only these start one. */
const KNOWN = new Set(
  'arp bash brctl busybox cat conntrack crictl curl date dig dmesg docker env firewall-cmd getent grep hostname hping3 host ifconfig ip iptables iptables-save ip6tables journalctl kubectl ls lsof mariadb mtr mysql mysqladmin nc ncat netcat netstat nft nmap nping nslookup nsenter nstat openssl php ping podman ps psql python python3 redis-cli resolvectl route rsync sh ss ssh strace sudo sysctl systemctl tcpdump telnet time timeout traceroute tracepath ufw ulimit uname wget'.split(
    ' ',
  ),
);

const SHELL_NAMES = /^(?:bash|sh|ash|dash|zsh|ksh|fish)(?:-[\d.]+)?$/;

function startsKnown(command: string): boolean {
  return KNOWN.has(command.trim().split(/\s/, 1)[0]?.split('/').pop() ?? '');
}

function named(
  host: string | undefined,
  user: string | undefined,
  sign: string,
  command: string | undefined,
): Prompt {
  return {
    ...(host === undefined ? {} : { host }),
    ...(user === undefined ? {} : { user }),
    root: sign === '#' || user === 'root',
    command: (command ?? '').trim(),
  };
}

/** The prompt at the start of a cleaned line, or nothing. */
export function readPrompt(line: string): Prompt | undefined {
  if (line.length > 1200) return undefined;
  const text = line.trimStart();
  const full = BRACKETED.exec(text) ?? USER_AT_HOST.exec(text);
  if (full) return named(full[2], full[1], full[3] ?? '$', full[4]);
  const host = HOST_ONLY.exec(text);
  if (host && startsKnown(host[3] ?? '')) {
    const name = SHELL_NAMES.test(host[1] ?? '') ? undefined : host[1];
    return named(name, undefined, host[2] ?? '$', host[3]);
  }
  const windows = POWERSHELL.exec(text) ?? CMD.exec(text);
  if (windows) return { root: false, command: (windows[1] ?? '').trim() };
  const bare = BARE_USER.exec(text);
  if (bare) return named(undefined, undefined, '$', bare[1]);
  const quiet = BARE_ROOT.exec(text) ?? BARE_ZSH.exec(text);
  if (quiet && startsKnown(quiet[1] ?? ''))
    return named(undefined, undefined, text.startsWith('%') ? '%' : '#', quiet[1]);
  return undefined;
}
