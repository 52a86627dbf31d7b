import type { BlockReader, Draft, Line, Parser } from '../model/parser.ts';

// Ver Cluster Port Status Owner    Data directory              Log file
const HEADER = /^Ver {1,4}Cluster {1,40}Port {1,4}Status {1,20}Owner {1,40}Data directory\b/;
// 15  main    5432 down   postgres /var/lib/postgresql/15/main /var/log/postgresql/postgresql-15-main.log
// 15  main    5432 online,recovery postgres /var/lib/postgresql/15/main log/postgresql-%Y-%m-%d.log
const ROW =
  /^(\d{1,2}(?:\.\d)?) {1,4}([\w.-]{1,60}) {1,60}\d{1,5} {1,4}(online|down)(?:,[a-z_,]{3,60})? {1,40}\S{1,64} {1,60}\/\S/;

const MOST = 200;

class ClustersReader implements BlockReader {
  readonly #drafts: Draft[] = [];

  read({ text, number }: Line): boolean {
    if (HEADER.test(text)) return true;
    const [, version, cluster, status] = ROW.exec(text) ?? [];
    if (version === undefined || cluster === undefined) return false;
    if (this.#drafts.length >= MOST) return true;
    const unit = `postgresql@${version}-${cluster}.service`;
    const active = status === 'online' ? 'active' : 'inactive';
    this.#drafts.push({ record: { kind: 'process', name: 'postgres', unit, active }, lines: [number] });
    return true;
  }

  end(): readonly Draft[] {
    return this.#drafts;
  }
}

/** pg_lsclusters of Debian's postgresql-common: the database clusters of this host, and which of them run. */
export const pgLsclusters: Parser = {
  id: 'pg-lsclusters',
  marks: ['ver cluster port '],
  claims: ({ tool }) => tool === 'pg_lsclusters',
  opens: (line) => HEADER.test(line),
  block: () => new ClustersReader(),
};
