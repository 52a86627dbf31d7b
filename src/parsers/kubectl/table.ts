import type { PublishedRecord } from '../../model/fact.ts';
import { canonicalIp } from '../../model/ip.ts';
import type { BlockReader, Draft, Line } from '../../model/parser.ts';
import { MOST, published } from './records.ts';

/** What `kubectl get` lists in columns. */

// NAME         TYPE        CLUSTER-IP      EXTERNAL-IP   PORT(S)        AGE
// NAME             CLUSTER-IP       EXTERNAL-IP   PORT(S)   AGE       SELECTOR      (before 1.8)
// NAME         ENDPOINTS                         AGE
// NAME         ADDRESSTYPE   PORTS   ENDPOINTS             AGE
// NAME         READY   STATUS    RESTARTS   AGE   IP           NODE
// NAME   READY   UP-TO-DATE   AVAILABLE   AGE
export const HEADER =
  /^(?:NAMESPACE +)?NAME +(?:(?:TYPE +)?CLUSTER-IP +EXTERNAL-IP +PORT\(S\)|ENDPOINTS|ADDRESSTYPE +PORTS +ENDPOINTS|READY +(?:STATUS +RESTARTS|UP-TO-DATE +AVAILABLE))(?=\s|$)/;
const NAME = /^[a-z\d][\w.-]{0,252}$/;

type Cells = ReadonlyMap<string, string>;

/** Columns stand two blanks apart (three in kubectl; a narrow one is padded). */
function cellsOf(text: string): readonly string[] {
  return text.trim().split(/ {2,}/);
}

/** `80/TCP`, `80:30080/TCP,443:30443/TCP`: the port of the Service, and the node's. */
function service(name: string, cells: Cells): readonly PublishedRecord[] {
  const addresses = [cells.get('CLUSTER-IP') ?? '', ...(cells.get('EXTERNAL-IP') ?? '').split(',')].flatMap(
    (each) => canonicalIp(each) ?? [],
  );
  return (cells.get('PORT(S)') ?? '').split(',').flatMap((entry) => {
    const [, port, node] = /^(\d{1,5})(?::(\d{1,5}))?\/TCP$/.exec(entry) ?? [];
    if (port === undefined) return [];
    const own = addresses.map((address) => published(name, { on: { address, port: Number(port) } }));
    return node === undefined ? own : [...own, published(name, { on: { address: '*', port: Number(node) } })];
  });
}

/** `10.244.1.5:8080,10.244.2.7:8080 + 1 more...`, or `<none>`: nothing ready is behind the Service. */
function endpoints(name: string, cells: Cells): readonly PublishedRecord[] {
  const written = cells.get('ENDPOINTS') ?? '';
  if (/^<(?:none|unset)>$/.test(written)) return [published(name, { ready: false })];
  const ports = (cells.get('PORTS') ?? '').split(',').filter((port) => /^\d{1,5}$/.test(port));
  return written
    .replace(/ \+ \d{1,5} more\.\.\.$/, '')
    .split(',')
    .flatMap((entry) => {
      const [, host, port] = /^(.{2,45}):(\d{1,5})$/.exec(entry) ?? [];
      const direct = canonicalIp(host ?? '');
      if (direct !== undefined)
        return [published(name, { to: { address: direct, port: Number(port) }, ready: true })];
      const address = canonicalIp(entry);
      // A slice lists addresses of pods that are not ready, too.
      return address === undefined
        ? []
        : ports.map((each) => published(name, { to: { address, port: Number(each) } }));
    });
}

/** `1/1`, `0/1`: how many of the pod's containers are ready, or of a Deployment's pods. */
function podState(cells: Cells): string | undefined {
  const [ready, all] = (cells.get('READY') ?? '').split('/');
  const status = cells.get('STATUS') ?? (cells.has('AVAILABLE') ? 'Deployment' : undefined);
  if (status === undefined || ready === undefined || all === undefined) return undefined;
  return ready === all ? status : `${status}, ${ready} of ${all} ready`;
}

export class TableReader implements BlockReader {
  readonly #drafts: Draft[] = [];
  #titles: readonly string[] = [];

  read({ text, number }: Line): boolean {
    if (HEADER.test(text)) {
      this.#titles = cellsOf(text);
      return true;
    }
    if (text.trim() === '') return true;
    const cells = cellsOf(text);
    const named = new Map(this.#titles.map((title, i) => [title, cells[i] ?? '']));
    const name = (named.get('NAME') ?? '').replace(/^(?:pod|service|endpoints|deployment\.apps)\//, '');
    if (this.#titles.length === 0 || cells.length < this.#titles.length || !NAME.test(name)) return false;
    this.#row(name, named, number);
    return true;
  }

  #row(name: string, cells: Cells, line: number): void {
    const records = cells.has('PORT(S)')
      ? service(name, cells)
      : cells.has('ENDPOINTS')
        ? endpoints(name, cells)
        : [];
    for (const record of records)
      if (this.#drafts.length < MOST) this.#drafts.push({ record, lines: [line] });
    const state = podState(cells);
    if (state !== undefined && this.#drafts.length < MOST) {
      const [active = '', sub] = state.split(', ');
      this.#drafts.push({
        record: { kind: 'process', name, active, ...(sub === undefined ? {} : { sub }) },
        lines: [line],
      });
    }
  }

  end(): readonly Draft[] {
    return this.#drafts;
  }
}
