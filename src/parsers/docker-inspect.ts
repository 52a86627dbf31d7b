import { logDraft } from '../failure/log-draft.ts';
import type { FactRecord, PublishedRecord } from '../model/fact.ts';
import { canonicalIp } from '../model/ip.ts';
import type { BlockReader, Draft, Line, Parser } from '../model/parser.ts';

const MOST = 2000;

//         "Name": "/web",
const NAME = /^ {0,40}"Name": "\/([\w.-]{1,128})",?$/;
//                 "6379/tcp": null      "80/tcp": [
const PORT = /^ {0,40}"(\d{1,5})\/tcp": (null|\[)(?:\],?|,)?$/;
//                         "HostIp": "127.0.0.1",      "HostPort": "5432"
const HOST_IP = /^ {0,40}"HostIp": "([\da-fA-F:.]{0,45})",?$/;
const HOST_PORT = /^ {0,40}"HostPort": "(\d{1,5})",?$/;
//             "Status": "restarting",      "OOMKilled": true,      "ExitCode": 137,
const STATUS = /^ {0,40}"Status": "(created|running|paused|restarting|removing|exited|dead)",?$/;
const KILLED = /^ {0,40}"OOMKilled": true,?$/;
// {"6379/tcp":null} {}      {"80/tcp":[{"HostIp":"0.0.0.0","HostPort":"8080"}]}      (-f '{{json .NetworkSettings.Ports}}')
const JSON_PORTS = /"(\d{1,5})\/tcp":(null|\[[^\]]{0,400}\])/g;
const JSON_BOUND = /"HostIp":"([\da-fA-F:.]{0,45})","HostPort":"(\d{1,5})"/g;
// map[6379/tcp:[]]      map[80/tcp:[{0.0.0.0 8080} {:: 8080}]]      map[80/tcp:<nil>]      (-f '{{.NetworkSettings.Ports}}')
const MAP_PORTS = /(\d{1,5})\/tcp:(\[[^\]]{0,400}\]|<nil>)/g;
const MAP_BOUND = /\{([\da-fA-F:.]{0,45}) (\d{1,5})\}/g;
const ONE_LINE = /^["']?(?:\{"\d{1,5}\/tcp":|map\[\d{1,5}\/tcp:)/;
// [      {      ],      "Config": {      "Hostname": "6f0a0bb0c35d",      "80/tcp": {}
const OTHER = /^ {0,40}(?:[[\]{}]{1,2},?|"[^"]{0,200}": .{1,400}|"[^"]{0,400}",?|\d{1,12},?)$/;

function hostOf(written: string): string | undefined {
  const address = canonicalIp(written);
  return written === '' || address === '0.0.0.0' || address === '::' ? '*' : address;
}

class InspectReader implements BlockReader {
  readonly #drafts: Draft[] = [];
  readonly #kept = new Set<string>();
  readonly #claimed: boolean;
  #name: string;
  #inside: number | undefined;
  #host = '';
  /** Of a port the line that says it is not bound. */
  #exposed: readonly { readonly port: number; readonly line: number }[] = [];

  constructor(asked: string | undefined) {
    this.#claimed = asked !== undefined;
    this.#name = asked ?? 'container';
  }

  read(line: Line): boolean {
    const { text, number } = line;
    if (text.trim() === '') return true;
    if (ONE_LINE.test(text)) {
      this.#oneLine(text, number);
      return true;
    }
    if (/^(?:running|restarting|exited|created|dead)$/.test(text) && this.#claimed) {
      this.#status(text, number);
      return true;
    }
    this.#name = NAME.exec(text)?.[1] ?? this.#name;
    this.#status(STATUS.exec(text)?.[1], number);
    if (KILLED.test(text)) this.#drafts.push(logDraft({ event: 'oom-killed', about: this.#name }, [number]));
    this.#port(text, number);
    return OTHER.test(text);
  }

  #port(text: string, line: number): void {
    const [, port, value] = PORT.exec(text) ?? [];
    if (port !== undefined) {
      this.#inside = value === 'null' ? undefined : Number(port);
      if (value === 'null') this.#exposed = [...this.#exposed, { port: Number(port), line }];
      return;
    }
    this.#host = HOST_IP.exec(text)?.[1] ?? this.#host;
    const bound = HOST_PORT.exec(text)?.[1];
    if (bound !== undefined) this.#bound(this.#host, bound, this.#inside, line);
  }

  #oneLine(text: string, line: number): void {
    const [ports, bounds] = text.includes('map[') ? [MAP_PORTS, MAP_BOUND] : [JSON_PORTS, JSON_BOUND];
    for (const [, inside, value = ''] of text.matchAll(ports)) {
      const found = [...value.matchAll(bounds)];
      if (found.length === 0) this.#exposed = [...this.#exposed, { port: Number(inside), line }];
      for (const [, host = '', port = ''] of found) this.#bound(host, port, Number(inside), line);
    }
  }

  #bound(host: string, port: string, inside: number | undefined, line: number): void {
    const address = hostOf(host);
    if (address === undefined || Number(port) === 0) return;
    const to = inside === undefined ? {} : { to: { port: inside } };
    this.#keep({ ...this.#container, on: { address, port: Number(port) }, ...to }, line);
  }

  get #container(): PublishedRecord {
    return { kind: 'published', by: 'docker', name: this.#name };
  }

  #status(status: string | undefined, line: number): void {
    const active = { restarting: 'Restarting', exited: 'Exited', dead: 'Dead', created: 'Created' }[
      status ?? ''
    ];
    if (active !== undefined) this.#keep({ kind: 'process', name: this.#name, active }, line);
  }

  #keep(record: FactRecord, line: number): void {
    const key = JSON.stringify(record);
    if (this.#kept.has(key) || this.#kept.size >= MOST) return;
    this.#kept.add(key);
    this.#drafts.push({ record, lines: [line] });
  }

  end(): readonly Draft[] {
    for (const { port, line } of this.#exposed) this.#keep({ ...this.#container, to: { port } }, line);
    return this.#drafts;
  }
}

/** docker inspect, podman's too: which ports of a container are bound on the host, and whether it runs. */
export const dockerInspect: Parser = {
  id: 'docker-inspect',
  marks: ['/tcp:', '/tcp":'],
  claims: ({ tool, words }) =>
    /^(?:docker|podman|nerdctl)$/.test(tool) && words.slice(1, 3).includes('inspect'),
  opens: (line) => ONE_LINE.test(line) || /^ {0,40}"\d{1,5}\/tcp": null,?$/.test(line),
  block: (_head, command) => new InspectReader(command?.words.at(-1)),
};
