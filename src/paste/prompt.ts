/** Shell prompts: where a block starts, on which host, as whom. */

import { isSurelyCommand, startsProgram } from '../command/programs.ts';

export interface Prompt {
  readonly host?: string;
  readonly user?: string;
  readonly root: boolean;
  /** What was typed behind it; empty for a bare prompt. */
  readonly command: string;
  readonly shell: 'posix' | 'powershell' | 'cmd';
  /** The prompt itself, without the command. */
  readonly mark: string;
}

/** What a shape has found. */
interface Found {
  readonly host?: string | undefined;
  readonly user?: string | undefined;
  readonly sign?: string | undefined;
  readonly command: string | undefined;
  readonly shell?: Prompt['shell'];
}

type Shape = (text: string) => Found | undefined;

const USER = String.raw`(I have no name!|[\w.\\+-]{1,64}(?:@[\w.-]{1,64})?)`;
const HOST = String.raw`([\w.-]{1,64})`;
const PATH = String.raw`[~/][^\s$#%>]{0,200}`;
const BRANCH = String.raw`(?: \([^)]{1,60}\)| git:\([^)]{1,60}\))?`;

// (venv) user@db1:~$      [10:22:01] user@db1:~$
const BEFORE = /^(?:\([\w .@/-]{1,40}\) ?){0,3}(?:\[?\d\d:\d\d(?::\d\d)?\]? )?(?=\S)/;
const SIGNS = /[$#%>\]❯➜λ]/;

// [root@host1 /]# netstat -nltp      [admin@db1 ~]$ sudo ss -lntp      [root@db1 ~]#netstat -an
const BRACKETED = new RegExp(String.raw`^\[${USER}@${HOST}(?:[ :][^\]]{0,200})?\] ?([$#%>])(.*)$`);
// [root@esx1:~] esxcli network ip connection list
const ESXI = new RegExp(String.raw`^\[${USER}@${HOST}:[~/][^\s\]]{0,200}\] (.*)$`);
// user@app:~$ ncat -v db1 3306    root@srv02:/var/log# ss    ops@web-1 ~ % nc    ops@web-1 ~/src (main)> ss
const WITH_PATH = new RegExp(
  String.raw`^${USER}@${HOST}(?:: ?| )(?:${PATH}|[\w.-]{1,100}(?= %))${BRANCH} ?([$#%>])(.*)$`,
);
// ops@db1:~/My Documents$ ls
const SPACED_PATH = new RegExp(String.raw`^${USER}@${HOST}:[~/][^$#%>:]{0,100}[^\s$#%>:]([$#])(?:\s(.*))?$`);
// ops@db1$ ss      root@db1:# ss      ops@db1 % ss
const WITHOUT_PATH = new RegExp(String.raw`^${USER}@${HOST}:?(\s?)([$#%])(?:\s(.*))?$`);
// db1:~ # ss -lnt      db1:/srv> ss
const HOST_AND_PATH = new RegExp(String.raw`^${HOST}:(?!//)${PATH} ?([$#%>])(?:\s(.*))?$`);
// MacBook-Pro:~ ops$ nc -vz db1 5432
const MAC = new RegExp(
  String.raw`^${HOST}:(?!//)(?:[~/]\S{0,100}|[\w.-]{1,100}) ([\w.-]{1,32})([$#])(?:\s(.*))?$`,
);
// app1$ nc -vz db1 3306      db1# ss      host% ss
const HOST_ONLY = /^([A-Za-z][\w.-]{0,63})([$#%]) (.*)$/;
// bash-5.1$ id      sh-4.2# ss
const SHELL_VERSION = /^(?:-?bash|sh|ash|dash|zsh|ksh)-\d[\d.]{0,8}([$#])(?:\s(.*))?$/;
// PS C:\Users\ops> Test-NetConnection db1      [db1]: PS C:\> netstat -ano
const POWERSHELL = /^(?:\[([\w.-]{1,64})\]: )?PS(?: (?:[A-Za-z]{1,20}:|[/~\\])[^>]{0,200})?>\s?(.*)$/;
// C:\Users\ops>netstat -ano
const CMD = /^[A-Za-z]:\\[^>]{0,200}>(.*)$/;
// ➜  ~ ss -lnt      ➜  app git:(main) ✗ ss -lnt
const ARROW = /^[➜→]\s{1,3}(\S{1,100})( git:\([^)]{0,60}\)(?: [✗✔x])?)?(?:\s(.*))?$/;
// ❯ nc -vz db1 5432      λ ss
const GLYPH = /^[❯λ](?:\s(.*))?$/;
// └─$ nc -vz db1 5432
const SECOND_LINE = /^[└╰][─━╼]{0,4}\s?([$#%❯>])\s?(.*)$/;
// / # ss -lnt      ~ $ ss      /app $ nc
const PATH_ONLY = /^([~/][\w./~-]{0,100}) ([#$%])(?:\s(.*))?$/;
// $ nc -vz db1 3306
const BARE_USER = /^\$ ([A-Za-z./_({].*)$/;
// # ss -lnt      % ss
const BARE_OTHER = /^([#%]) (.*)$/;

/** A shape that proves itself by the command behind it; `alone`: it is a prompt without any as well. */
function knows(command: string | undefined, alone: boolean): boolean {
  const text = (command ?? '').trim();
  return text === '' ? alone : startsProgram(text);
}

const withPath: Shape = (text) => {
  const match = WITH_PATH.exec(text);
  if (match) {
    const [, user, host, sign, command = ''] = match;
    if (/^\S/.test(command) && !startsProgram(command)) return undefined;
    return { user, host, sign, command };
  }
  const spaced = SPACED_PATH.exec(text);
  if (!spaced || !knows(spaced[4], true)) return undefined;
  return { user: spaced[1], host: spaced[2], sign: spaced[3], command: spaced[4] };
};

const withoutPath: Shape = (text) => {
  const match = WITHOUT_PATH.exec(text);
  if (!match) return undefined;
  const [, user, host, gap, sign, command] = match;
  // admin@example.com # the owner
  if (gap !== '' && !knows(command, false)) return undefined;
  return { user, host, sign, command };
};

const bracketed: Shape = (text) => {
  const match = BRACKETED.exec(text);
  if (match) return { user: match[1], host: match[2], sign: match[3], command: match[4] };
  const esxi = ESXI.exec(text);
  return esxi && knows(esxi[3], false)
    ? { user: esxi[1], host: esxi[2], sign: '#', command: esxi[3] }
    : undefined;
};

const hostOnly: Shape = (text) => {
  const version = SHELL_VERSION.exec(text);
  if (version) return { sign: version[1], command: version[2] };
  const path = HOST_AND_PATH.exec(text);
  if (path) return knows(path[3], true) ? { host: path[1], sign: path[2], command: path[3] } : undefined;
  const mac = MAC.exec(text);
  if (mac) {
    return knows(mac[4], false) ? { host: mac[1], user: mac[2], sign: mac[3], command: mac[4] } : undefined;
  }
  const host = HOST_ONLY.exec(text);
  return host && knows(host[3], false) ? { host: host[1], sign: host[2], command: host[3] } : undefined;
};

const windows: Shape = (text) => {
  const powershell = POWERSHELL.exec(text);
  if (powershell) return { host: powershell[1], command: powershell[2], shell: 'powershell' };
  const cmd = CMD.exec(text);
  return cmd ? { command: cmd[1], shell: 'cmd' } : undefined;
};

const drawn: Shape = (text) => {
  const arrow = ARROW.exec(text);
  if (arrow) {
    const shown = arrow[2] !== undefined || /^[~/]/.test(arrow[1] ?? '');
    return shown || (arrow[3] !== undefined && startsProgram(arrow[3].trim()))
      ? { command: arrow[3] }
      : undefined;
  }
  const second = SECOND_LINE.exec(text);
  if (second) return { sign: second[1], command: second[2] };
  const glyph = GLYPH.exec(text);
  return glyph ? { command: glyph[1] } : undefined;
};

const bare: Shape = (text) => {
  const path = PATH_ONLY.exec(text);
  if (path) {
    const short = path[1] === '/' || path[1] === '~';
    const typed = (path[3] ?? '').trim();
    const fits = typed === '' || startsProgram(typed) || (short && /^[A-Za-z_.({]/.test(typed));
    return fits ? { sign: path[2], command: path[3] } : undefined;
  }
  const user = BARE_USER.exec(text);
  if (user) return { sign: '$', command: user[1] };
  const other = BARE_OTHER.exec(text);
  return other && isSurelyCommand((other[2] ?? '').trim())
    ? { sign: other[1], command: other[2] }
    : undefined;
};

const SHAPES: readonly Shape[] = [bracketed, withPath, withoutPath, hostOnly, windows, drawn, bare];

/** `ss -ln^C`: given up before it ran. */
function typed(command: string | undefined): string {
  const text = (command ?? '').trim();
  return text.endsWith('^C') ? '' : text;
}

function promptOf(text: string, { host, user, sign, command, shell }: Found): Prompt {
  const common = {
    root: sign === '#' || user === 'root',
    command: typed(command),
    shell: shell ?? ('posix' as const),
    mark: text.slice(0, text.length - (command ?? '').length).trimEnd(),
  };
  if (host === undefined) return user === undefined ? common : { user, ...common };
  return user === undefined ? { host, ...common } : { host, user, ...common };
}

/** A prompt that was seen before proves itself: it may stand alone, or before a program that nobody knows. */
function readKnown(text: string, known: readonly Prompt[]): Prompt | undefined {
  for (const prompt of known) {
    if (text === prompt.mark) return { ...prompt, command: '' };
    if (prompt.mark.length > 1 && text.startsWith(`${prompt.mark} `)) {
      return { ...prompt, command: typed(text.slice(prompt.mark.length)) };
    }
  }
  return undefined;
}

/**
 * What OpenSSH prints as the connection breaks stands where the cursor was, behind the far machine's prompt:
 * ops@db1:~$ client_loop: send disconnect: Broken pipe
 */
const BROKE_HERE =
  /^(?:client_loop: |packet_write_(?:wait|poll): |Connection to \S{1,100} (?:closed|port \d)|Read from remote host |Timeout, server |Write failed: )/;

/** The prompt at the start of a cleaned line, or nothing. `known`: prompts that this text has shown before. */
export function readPrompt(line: string, known: readonly Prompt[] = []): Prompt | undefined {
  if (line.length > 1200 || !SIGNS.test(line.slice(0, 400))) return undefined;
  const whole = line.trimStart();
  const text = whole.replace(BEFORE, '');
  for (const shape of SHAPES) {
    const found = shape(text);
    if (found) return BROKE_HERE.test((found.command ?? '').trim()) ? undefined : promptOf(whole, found);
  }
  return readKnown(whole, known);
}

/** True where the prompt can be mistaken for a comment or a price: nothing but its sign stands there. */
export function isBareSign(prompt: Prompt): boolean {
  return prompt.host === undefined && prompt.shell === 'posix' && prompt.mark.length === 1;
}

// ┌──(kali㉿kali)-[~]      ┌─[ops@parrot]─[~]
const DRAWN_HEAD = /^[┌╭][─━]{1,4}[([]{1,2}([\w.-]{1,64})[㉿@💀]{1,2}([\w.-]{1,64})[)\]]/u;
// ops@WS1 MINGW64 ~/src (main)      ops@db1 ~/src      ops@db1:/srv
const PLAIN_HEAD = new RegExp(String.raw`^${USER}@${HOST}(?: MINGW64)?[: ]${PATH}${BRANCH}$`);

/** The first line of a prompt that takes two: the second has the sign and the command. */
export function readPromptHead(line: string): { readonly user: string; readonly host: string } | undefined {
  if (line.length > 300 || !/^[┌╭\w]/.test(line)) return undefined;
  const match = DRAWN_HEAD.exec(line) ?? PLAIN_HEAD.exec(line);
  return match ? { user: match[1] ?? '', host: match[2] ?? '' } : undefined;
}
