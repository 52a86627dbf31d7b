import type { CommandLine } from '../model/command-line.ts';
import type { PublishedRecord } from '../model/fact.ts';
import { canonicalIp } from '../model/ip.ts';
import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { notRunning, rowOf, titlesOf } from './docker/columns.ts';
import { plainListingDraft } from '../listing/plain-listing.ts';

// 0.0.0.0:8080->80/tcp      [::]:8080->80/tcp      :::8080->80/tcp      127.0.0.1:5432->5432/tcp
const PUBLISHED = /^(.{1,45}):(\d{1,5})(?:-(\d{1,5}))?->(\d{1,5})(?:-(\d{1,5}))?\/tcp$/;
// 5432/tcp: exposed, which publishes nothing
const EXPOSED = /^(\d{1,5})\/tcp$/;
// 80/tcp -> 0.0.0.0:8080      (docker port NAME)
const PORT_ROW = /^(\d{1,5})\/tcp -> (.{1,45}):(\d{1,5})$/;
// 0.0.0.0:8080      (docker port NAME 80)
const PORT_BARE = /^(\[[\da-f:.]{2,45}\]|[\d.]{7,15}|::):(\d{1,5})$/;
// ------------------------------      (compose 1)
const RULE = /^-{20,400}$/;
// Error: No public port '80/tcp' published for web
const NONE =
  /^(?:Error(?: response from daemon)?: )?[Nn]o public port '(\d{1,5})(?:\/tcp)?' published for (\S{1,128})$/;

const MOST = 4000;

function hostOf(written: string): string | undefined {
  const bare = written.replace(/^\[(.*)\]$/, '$1');
  const address = canonicalIp(bare);
  return address === '0.0.0.0' || address === '::' ? '*' : address;
}

/** One entry of the PORTS column. */
function readPort(text: string, name: string): PublishedRecord | undefined {
  const [, host = '', port, , inside] = PUBLISHED.exec(text) ?? [];
  const address = hostOf(host);
  if (port !== undefined && address !== undefined) {
    return {
      kind: 'published',
      by: 'docker',
      name,
      on: { address, port: Number(port) },
      to: { port: Number(inside) },
    };
  }
  const exposed = EXPOSED.exec(text)?.[1];
  return exposed === undefined
    ? undefined
    : { kind: 'published', by: 'docker', name, to: { port: Number(exposed) } };
}

class DockerReader implements BlockReader {
  readonly #head: BlockHead;
  readonly #command: CommandLine | undefined;
  readonly #drafts: Draft[] = [];
  #header: number | undefined;
  #titles: readonly string[] | undefined;
  #missed = false;

  constructor(head: BlockHead, command: CommandLine | undefined) {
    this.#head = head;
    this.#command = command;
  }

  get #asked(): string | undefined {
    const words = this.#command?.words ?? [];
    const at = words.indexOf('port');
    return at < 0 ? undefined : words[at + 1];
  }

  read({ text, number }: Line): boolean {
    const titles = titlesOf(text);
    if (titles) {
      this.#titles = titles;
      this.#header ??= number;
      return true;
    }
    const taken =
      text.trim() === '' || RULE.test(text) || this.#container(text, number) || this.#port(text, number);
    if (!taken) this.#missed = true;
    return taken;
  }

  #container(text: string, line: number): boolean {
    const row = this.#titles && rowOf(text, this.#titles);
    if (!row) return false;
    const { name, ports } = row;
    const active = notRunning(row.status ?? '');
    if (active !== undefined && this.#drafts.length < MOST)
      this.#drafts.push({ record: { kind: 'process', name, active }, lines: [line] });
    // With the host's own network the column is empty as well; one that does not run publishes nothing.
    if (ports === '') {
      if (active === undefined && /^(?:Up|running)/.test(row.status ?? ''))
        this.#add({ kind: 'published', by: 'docker', name }, line);
      return true;
    }
    for (const entry of ports.split(/, ?/)) this.#add(readPort(entry, name), line);
    return true;
  }

  #port(text: string, line: number): boolean {
    const [, refused, container] = NONE.exec(text) ?? [];
    if (refused !== undefined && container !== undefined) {
      this.#add({ kind: 'published', by: 'docker', name: container, to: { port: Number(refused) } }, line);
      return true;
    }
    const name = this.#asked;
    const [, inside, host, port] = PORT_ROW.exec(text) ?? [];
    const [, bareHost, barePort] = PORT_BARE.exec(text) ?? [];
    const address = hostOf(host ?? bareHost ?? '');
    if (name === undefined || address === undefined) return false;
    const on = { address, port: Number(port ?? barePort) };
    const to = inside === undefined ? {} : { to: { port: Number(inside) } };
    this.#add({ kind: 'published', by: 'docker', name, on, ...to }, line);
    return true;
  }

  #add(record: PublishedRecord | undefined, line: number): void {
    if (record && this.#drafts.length < MOST) this.#drafts.push({ record, lines: [line] });
  }

  end(): readonly Draft[] {
    const words = this.#command?.words ?? [];
    const filtered = words.some((word) =>
      /^(?:-f|--filter|-n|--last|-l|--latest)\b|--format|compose$/.test(word),
    );
    const listing = plainListingDraft({
      of: 'published',
      tool: 'docker',
      families: [4, 6],
      command: filtered || this.#asked !== undefined ? undefined : this.#command,
      head: this.#head,
      header: this.#header,
      intact: this.#header !== undefined && !this.#missed,
    });
    return listing && this.#header !== undefined ? [listing, ...this.#drafts] : this.#drafts;
  }
}

/** docker ps, docker compose ps and docker port, podman's too: which ports of containers are published, and where. */
export const docker: Parser = {
  id: 'docker',
  marks: ['ports', 'o public port '],
  claims: ({ tool, words }) =>
    (/^(?:docker|podman|nerdctl)$/.test(tool) &&
      (/^(?:ps|port|container)$/.test(words[1] ?? '') || (words[1] === 'compose' && words.includes('ps'))) &&
      words[2] !== 'inspect') ||
    (/^(?:docker|podman)-compose$/.test(tool) && words.includes('ps')),
  opens: (line) => titlesOf(line) !== undefined || NONE.test(line),
  block: (head, command) => new DockerReader(head, command),
};
