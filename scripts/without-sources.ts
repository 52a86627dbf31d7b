import { parseSync, type Plugin } from 'vite';

/** Where a table says where its rows are from, and what tests put in: nothing that the page reads. */
const TABLES = /\/src\/(?:failure\/(?:vocabulary|states)|paste\/envelopes|engine\/order)\/.*(?<!\.test)\.ts$/;
const FIELDS: ReadonlySet<string> = new Set(['source', 'since', 'until', 'sample', 'shows', 'counter']);

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Partial<Node>).type === 'string';
}

/** The properties of object literals that only tests and readers of the code look at. */
function unneeded(node: Node): readonly Node[] {
  const found: Node[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (!isNode(value)) return;
    if (value.type === 'Property') {
      const { key, method } = value as Node & { key: { name?: string }; method: boolean };
      if (!method && key.name !== undefined && FIELDS.has(key.name)) {
        found.push(value);
        return;
      }
    }
    Object.values(value).forEach(visit);
  };
  visit(node);
  return found;
}

/** Leaves the sources and samples of the tables out of the built page. */
export function withoutSources(): Plugin {
  return {
    name: 'without-sources',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: TABLES },
      handler(code, id) {
        const { program } = parseSync(id, code);
        let rest = code;
        for (const { start, end } of [...unneeded(program)].reverse()) {
          const comma = /^\s*,/.exec(rest.slice(end))?.[0].length ?? 0;
          rest = rest.slice(0, start) + rest.slice(end + comma);
        }
        return { code: rest, map: null };
      },
    },
  };
}
