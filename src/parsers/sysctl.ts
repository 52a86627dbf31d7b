import type { CommandLine } from '../model/command-line.ts';
import type { BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { positionals } from '../command/options.ts';
import { shortOptions } from '../listing/socket-listing.ts';
import { isConfigured, keyOfPath, keysAsked, prefixOf } from './sysctl/query.ts';

const KEY = String.raw`(?:net|kernel|fs|vm|user|abi|dev)(?:[./][\w*:-]{1,64}){1,10}`;
// net.ipv4.ip_local_port_range = 32768	60999
const ROW = new RegExp(`^(${KEY}) = (.{0,400})$`);
// net.ipv4.tcp_syncookies=1      (a configuration file)
const CONFIGURED = new RegExp(`^-?(${KEY})\\s{0,20}=\\s{0,20}(.{0,400})$`);
// /proc/sys/net/ipv4/conf/eth0/rp_filter:0      (grep over several files)
const NAMED = /^\/proc\/sys((?:\/[\w.:-]{1,64}){1,10}):(.{0,400})$/;
// ==> /proc/sys/net/ipv4/tcp_syn_retries <==      (head and tail over several files)
const TITLE = /^==> \/proc\/sys((?:\/[\w.:-]{1,64}){1,10}) <==$/;
// sysctl: cannot stat /proc/sys/net/ipv4/tcp_tw_recycle: No such file or directory
// cat: /proc/sys/net/ipv4/tcp_tw_recycle: No such file or directory
const MISSING =
  /^(?:sysctl: cannot stat|\w{2,12}:) \/proc\/sys((?:\/[\w.:-]{1,64}){1,10}): No such file or directory$/;
// sysctl: error: 'net.ipv4.tcp_tw_recycle' is an unknown key      (BusyBox, procps before 3.3)
const UNKNOWN = /^(?:sysctl: )?error: ["']([\w./:-]{3,200})["'] is an unknown key$/;
// sysctl: setting key "net.ipv4.tcp_syn_retries": Invalid argument      sysctl: permission denied on key "net.ipv4...."
// sysctl: reading key "kernel.apparmor_display_secid_mode"      * Applying /etc/sysctl.d/99-sysctl.conf ...
const NOISE =
  /^(?:sysctl: (?:setting|reading|permission denied on) key .{0,200}|\* Applying \S{1,200} \.\.\.)$/;

const MOST = 4000;

class SysctlReader implements BlockReader {
  readonly #prefix: string;
  readonly #configured: boolean;
  /** Keys whose bare values the command prints, in order; those that are missing drop out. */
  readonly #asked: string[];
  readonly #bare: { readonly value: string; readonly line: number }[] = [];
  readonly #drafts: Draft[] = [];
  #titled: string | undefined;

  constructor(command: CommandLine | undefined) {
    this.#configured = command !== undefined && isConfigured(command);
    this.#prefix = prefixOf(command);
    this.#asked = command === undefined ? [] : [...keysAsked(command)];
  }

  read({ text, number }: Line): boolean {
    if (text.trim() === '' || NOISE.test(text)) return true;
    if (this.#configured && /^\s*[#;]/.test(text)) return true;
    const path = MISSING.exec(text)?.[1];
    const missing = path === undefined ? UNKNOWN.exec(text)?.[1] : keyOfPath(path);
    if (missing !== undefined) {
      this.#missing(missing, number);
      return true;
    }
    this.#titledBy(text);
    if (TITLE.test(text)) return true;
    return this.#row(text, number) || this.#value(text, number);
  }

  #titledBy(text: string): void {
    const path = TITLE.exec(text)?.[1];
    if (path !== undefined) this.#titled = keyOfPath(path);
  }

  #row(text: string, line: number): boolean {
    const [, key, value] = (this.#configured ? CONFIGURED : ROW).exec(text) ?? [];
    if (key !== undefined && value !== undefined) this.#add(key, value, line);
    const [, path, named] = NAMED.exec(text) ?? [];
    if (path !== undefined && named !== undefined) this.#add(keyOfPath(path), named, line);
    return key !== undefined || path !== undefined;
  }

  /** A value without its name. */
  #value(text: string, line: number): boolean {
    if (this.#titled !== undefined) {
      this.#add(this.#titled, text, line);
      this.#titled = undefined;
      return true;
    }
    if (this.#bare.length >= this.#asked.length || text.length > 400) return false;
    this.#bare.push({ value: text, line });
    return true;
  }

  #missing(key: string, line: number): void {
    const at = this.#asked.indexOf(key);
    if (at >= 0) this.#asked.splice(at, 1);
    this.#push({ record: { kind: 'setting', key, value: '', missing: true }, lines: [line] });
  }

  #add(key: string, written: string, line: number): void {
    const value = written.trim().replace(/\s+/g, ' ');
    this.#push({ record: { kind: 'setting', key: this.#prefix + key, value }, lines: [line] });
  }

  #push(draft: Draft): void {
    if (this.#drafts.length < MOST) this.#drafts.push(draft);
  }

  end(): readonly Draft[] {
    // One value a key: otherwise nobody knows which is which.
    if (this.#bare.length === this.#asked.length) {
      for (const [index, { value, line }] of this.#bare.entries()) {
        this.#add(this.#asked[index] ?? '', value, line);
      }
    }
    return this.#drafts;
  }
}

function claims(command: CommandLine): boolean {
  if (command.tool === 'sysctl') return true;
  if (isConfigured(command)) return true;
  return (
    /^(?:cat|grep|egrep|head|tail|more|less|awk)$/.test(command.tool) &&
    positionals(command.words, 'nABCem').some((word) => word.startsWith('/proc/sys/'))
  );
}

/** sysctl, and the files of /proc/sys: settings of the running kernel. A configuration file says only what it asks for. */
export const sysctl: Parser = {
  id: 'sysctl',
  marks: [
    '^net.',
    '^net/',
    '^kernel.',
    '^kernel/',
    '^fs.',
    '^fs/',
    '^vm.',
    '^vm/',
    '^user.',
    '^user/',
    '^abi.',
    '^abi/',
    '^dev.',
    '^dev/',
    '/proc/sys/',
  ],
  claims: (command) => claims(command) && !shortOptions(command).includes('h'),
  opens: (line) => ROW.test(line) || NAMED.test(line) || TITLE.test(line) || MISSING.test(line),
  block: (_head, command) => new SysctlReader(command),
};
