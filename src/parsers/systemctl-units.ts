import { columns } from '../listing/columns.ts';
import type { BlockReader, Draft, Line, Parser } from '../model/parser.ts';

//   UNIT                     LOAD   ACTIVE SUB     DESCRIPTION      (systemctl list-units, systemd 252)
const HEADER = /^\s{0,4}UNIT\s+LOAD\s+ACTIVE\s+SUB\s+(?:JOB\s+)?DESCRIPTION$/;
// LOAD   = Reflects whether the unit definition was properly loaded.      3 loaded units listed. ...
const LEGEND =
  /^(?:Legend: |LOAD +(?:=|→) |ACTIVE +(?:=|→) |\s{0,8}SUB +(?:=|→) |JOB +(?:=|→) |\d+ loaded units listed|To show all installed unit files|lines \d+-\d+)/;
const MARK = /^[●○×↻*]$/;
const UNIT = /^[\w@.:\\-]{1,250}\.([a-z]{4,9})$/;
const ACTIVE = /^(?:active|reloading|inactive|failed|activating|deactivating|maintenance)$/;
/** What listens, or is started when somebody connects. */
const SERVES = new Set(['service', 'socket']);
const MOST = 2000;

// ● nginx.service            loaded failed failed  A high performance web server and a reverse proxy server
function draftOf(text: string, line: number): Draft | 'other' | undefined {
  const { words } = columns(text, 6);
  const cells = MARK.test(words[0] ?? '') ? words.slice(1) : words;
  const [unit = '', loaded = '', active = '', sub = ''] = cells;
  const kind = UNIT.exec(unit)?.[1];
  if (kind === undefined || !ACTIVE.test(active) || !/^[a-z-]{3,20}$/.test(loaded)) return undefined;
  if (!/^[a-z-]{2,20}$/.test(sub)) return undefined;
  if (!SERVES.has(kind)) return 'other';
  const name = unit.slice(0, -kind.length - 1);
  return { record: { kind: 'process', name, unit, loaded, active, sub }, lines: [line] };
}

class UnitsReader implements BlockReader {
  readonly #drafts: Draft[] = [];

  read({ text, number }: Line): boolean {
    if (text.trim() === '' || HEADER.test(text) || LEGEND.test(text)) return true;
    const draft = draftOf(text, number);
    if (typeof draft === 'object' && this.#drafts.length < MOST) this.#drafts.push(draft);
    return draft !== undefined;
  }

  /** No listing: without --all units that are not loaded are left out, so absence says nothing. */
  end(): readonly Draft[] {
    return this.#drafts;
  }
}

/** systemctl list-units: which services run, failed, or start again and again. */
export const systemctlUnits: Parser = {
  id: 'systemctl-units',
  marks: ['unit load active sub'],
  claims: ({ tool, words }) =>
    tool === 'systemctl' && words.some((word) => word === 'list-units' || word === '--failed'),
  opens: (line) => HEADER.test(line),
  block: () => new UnitsReader(),
};
