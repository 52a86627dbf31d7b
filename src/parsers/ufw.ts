import { match } from '../network/filter/words.ts';
import type { CommandLine } from '../model/command-line.ts';
import type { FilterChain, FilterRule, Ruleset, Verdict } from '../model/ruleset.ts';
import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { ListingGaps } from '../listing/listing-gaps.ts';
import { readRow, type Direction, type Row } from './ufw/row.ts';

// Status: active
const STATUS = /^Status: (active|inactive)$/;
// Default: deny (incoming), allow (outgoing), disabled (routed)
const DEFAULT = /^Default: (\w+) \(incoming\), (\w+) \(outgoing\)(?:, (\w+) \(routed\))?$/;
// Logging: on (low)      New profiles: skip
const OTHER = /^(?:Logging: \w|New profiles: \w|\s*To\s+Action\s+From$|\s*-- +-+ +-+$)/;
const ROW_LIKE = /\s(?:ALLOW|DENY|REJECT|LIMIT)\b/;

const POLICIES: ReadonlyMap<string, Verdict> = new Map([
  ['allow', { kind: 'accept' }],
  ['deny', { kind: 'drop' }],
  ['disabled', { kind: 'drop' }],
  ['reject', { kind: 'reject', answer: 'port-unreachable' }],
]);

class UfwReader implements BlockReader {
  readonly #command: CommandLine | undefined;
  readonly #gaps = new ListingGaps();
  readonly #rows: Row[] = [];
  #status: { readonly active: boolean; readonly line: number } | undefined;
  #policies: { readonly of: readonly (Verdict | undefined)[]; readonly line: number } | undefined;

  constructor(command: CommandLine | undefined) {
    this.#command = command;
  }

  read({ text, number }: Line): boolean {
    if (text.trim() === '') return true;
    const taken = this.#take(text, number);
    if (taken) this.#gaps.read(number);
    else this.#gaps.declined(number, text, ROW_LIKE.test(text));
    return taken;
  }

  #take(text: string, line: number): boolean {
    const status = STATUS.exec(text)?.[1];
    if (status !== undefined) {
      this.#status ??= { active: status === 'active', line };
      return true;
    }
    const policies = DEFAULT.exec(text);
    if (policies) {
      this.#policies = { of: policies.slice(1).map((word) => POLICIES.get(word)), line };
      return true;
    }
    if (OTHER.test(text)) return true;
    const row = this.#status?.active === true ? readRow(text, line) : undefined;
    if (row) this.#rows.push(row);
    return row !== undefined;
  }

  end(): readonly Draft[] {
    const status = this.#status;
    if (!status) return [];
    const whole = this.#command?.passes.kind === 'all' && this.#gaps.none;
    const lines = [status.line, ...(this.#policies === undefined ? [] : [this.#policies.line])];
    return [{ record: { kind: 'filter', ruleset: this.#ruleset(status) }, lines, whole }];
  }

  #ruleset({ active, line }: { active: boolean; line: number }): Ruleset {
    const six = this.#rows.some(({ family }) => family === 6);
    // Without a rule for IPv6 it may be left alone (IPV6=no in /etc/default/ufw).
    const families = six || !active ? ([4, 6] as const) : ([4] as const);
    const chains = [this.#chain('in', line), this.#chain('out', line), this.#chain('fwd', line)];
    const tables = active ? [{ name: 'ufw', families, chains }] : [];
    return { backend: 'ufw', families, covers: 'tables', tables };
  }

  /** What /etc/ufw/before.rules puts in front, then the rules in their order. */
  #chain(direction: Direction, line: number): FilterChain {
    const [name, hook, policy] = {
      in: ['incoming', 'input', 0] as const,
      out: ['outgoing', 'output', 1] as const,
      fwd: ['routed', 'forward', 2] as const,
    }[direction];
    const over = direction === 'out' ? 'out' : 'in';
    const before: FilterRule[] = direction === 'fwd' ? [] : [accepts(match(over, ['lo'], 'lo'), line)];
    const verdict = this.#policies?.of[policy];
    return {
      name,
      hook,
      priority: 0,
      ...(verdict === undefined ? {} : { policy: verdict }),
      rules: [
        ...before,
        ...this.#rows.filter((row) => row.direction === direction).flatMap(({ rules }) => rules),
      ],
      line: this.#policies?.line ?? line,
    };
  }
}

function accepts(condition: ReturnType<typeof match>, line: number): FilterRule {
  return { matches: [condition], verdict: { kind: 'accept' }, line };
}

/** ufw status, with `verbose` or `numbered` too. */
export const ufw: Parser = {
  id: 'ufw',
  marks: ['status: active', 'status: inactive'],
  claims: (command) => command.tool === 'ufw' && command.words[1] === 'status',
  opens: (line) => STATUS.test(line),
  block: (_head: BlockHead, command) => new UfwReader(command),
};
