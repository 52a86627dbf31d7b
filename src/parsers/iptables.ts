import { logDraft } from '../failure/log-draft.ts';
import type { CommandLine } from '../model/command-line.ts';
import type { Family } from '../model/ip.ts';
import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { ListingGaps } from '../listing/listing-gaps.ts';
import {
  CHAIN,
  COMPLETED,
  GENERATED,
  LEGACY,
  NEW_CHAIN,
  opensListing,
  POLICY,
  ROW_LIKE,
  RULE,
  SAVED_CHAIN,
  TABLE,
} from './iptables/lines.ts';
import { Listing, type Form } from './iptables/listing.ts';
import { listsRules, readIptablesQuery, type IptablesQuery } from './iptables/query.ts';
import { readHeader, readRow, type Columns } from './iptables/row.ts';
import { readRule } from './iptables/rule.ts';
import { ruleWords } from './iptables/words.ts';

// -A KUBE-SERVICES ... -m comment --comment "shop/web:http has no endpoints" ... -j REJECT --reject-with icmp-port-unreachable
// REJECT  tcp  --  0.0.0.0/0  10.96.12.7  /* shop/web:http has no endpoints */ tcp dpt:80 reject-with icmp-port-unreachable
const NO_ENDPOINTS = /(?:--comment "|\/\* )([\w./:-]{1,200}) has no (?:local )?endpoints(?:"| \*\/)/;
const MOST_NAMED = 500;

class IptablesReader implements BlockReader {
  readonly #head: BlockHead;
  readonly #command: CommandLine | undefined;
  readonly #queries: readonly IptablesQuery[];
  readonly #gaps = new ListingGaps();
  readonly #done: Listing[] = [];
  readonly #named: Draft[] = [];
  #listing: Listing | undefined;
  #chain: string | undefined;
  #columns: Columns | undefined;
  #headless = false;
  #legacyUnseen = false;
  #generated: { family: Family; variant?: 'legacy' | 'nft' } | undefined;

  constructor(head: BlockHead, command: CommandLine | undefined) {
    this.#head = head;
    this.#command = command;
    const from = command === undefined ? -1 : head.commands.indexOf(command);
    const behind = from < 0 ? [] : head.commands.slice(from).filter(listsRules);
    this.#queries = behind.map(readIptablesQuery);
  }

  read({ text, number }: Line): boolean {
    const taken = text === '' || this.#take(text, number);
    if (!taken) this.#gaps.declined(number, text, ROW_LIKE.test(text));
    else if (text !== '') this.#gaps.read(number);
    if (taken) this.#name(text, number);
    return taken;
  }

  /** kube-proxy names the Service behind which nothing is ready in a comment. */
  #name(text: string, line: number): void {
    const about = NO_ENDPOINTS.exec(text)?.[1];
    if (about === undefined || this.#named.length >= MOST_NAMED) return;
    const port = /(?:--dport |dpt:)(\d{1,5})\b/.exec(text)?.[1];
    const dialled = port === undefined ? {} : { port: Number(port) };
    this.#named.push(logDraft({ event: 'no-backend', about, ...dialled }, [line]));
  }

  #take(text: string, line: number): boolean {
    return (
      this.#rule(text, line) ||
      this.#row(text, line) ||
      this.#chainHead(text, line) ||
      this.#declaration(text, line) ||
      this.#mark(text)
    );
  }

  /** The listing of this form: a new one where the form changes or the line stands in the present one already. */
  #of(form: Form, isAnother: (listing: Listing) => boolean): Listing {
    const now = this.#listing;
    if (now?.form === form && !isAnother(now)) return now;
    if (now) this.#done.push(now);
    const next = new Listing(form);
    if (this.#generated) {
      next.family = this.#generated.family;
      next.variant = this.#generated.variant;
    }
    this.#listing = next;
    return next;
  }

  #rule(text: string, line: number): boolean {
    const found = RULE.exec(text);
    if (!found) return false;
    const [, packets, chain = '', rest = ''] = found;
    const rule = readRule(ruleWords(rest));
    if (!rule) return false;
    const listing = this.#listing?.form === 'save' ? this.#listing : this.#of('commands', () => false);
    listing.add(chain, packets === undefined ? rule : { ...rule, packets: Number(packets) }, line);
    listing.sign(rest);
    return true;
  }

  #row(text: string, line: number): boolean {
    const columns = readHeader(text);
    if (columns) {
      this.#columns = columns;
      this.#headless = false;
      return this.#chain !== undefined;
    }
    if (this.#columns === undefined || this.#chain === undefined || this.#listing?.form !== 'columns')
      return false;
    const row = readRow(text, this.#columns);
    if (!row) return false;
    this.#listing.add(this.#chain, row.rule, line);
    this.#listing.sign(`${row.addresses.join(' ')} ${text.includes('icmp6-') ? 'icmp6' : ''}`);
    return true;
  }

  #chainHead(text: string, line: number): boolean {
    const found = CHAIN.exec(text);
    if (!found) return false;
    const [, chain = '', policy] = found;
    if (this.#headless) this.#gaps.declined(line, 'no header', true);
    const listing = this.#of('columns', (now) => now.isBehind(chain));
    listing.declare(chain, policy, line);
    this.#chain = chain;
    this.#headless = true;
    return true;
  }

  #declaration(text: string, line: number): boolean {
    const table = TABLE.exec(text)?.[1];
    if (table !== undefined) {
      this.#of('save', (now) => now.hasTable(table)).table(table);
      return true;
    }
    const saved = SAVED_CHAIN.exec(text);
    if (saved) {
      if (this.#listing !== undefined && this.#listing.form !== 'save') return false;
      const listing = this.#listing ?? this.#of('save', () => false);
      // Without `*table` before it the chains tell which one it is.
      if (listing.isEmpty) listing.table('');
      listing.declare(saved[1] ?? '', saved[2], line);
      return true;
    }
    const found = POLICY.exec(text) ?? NEW_CHAIN.exec(text);
    if (!found) return false;
    const [, chain = '', policy] = found;
    this.#of('commands', (now) => now.isBehind(chain)).declare(chain, policy, line);
    return true;
  }

  #mark(text: string): boolean {
    const generated = GENERATED.exec(text);
    if (generated) {
      const [, tool, kind] = generated;
      const variant =
        kind === undefined ? {} : { variant: kind === 'legacy' ? ('legacy' as const) : ('nft' as const) };
      this.#generated = { family: tool === 'ip6tables' ? 6 : 4, ...variant };
      const { family } = this.#generated;
      // ip6tables-save behind iptables-save: another family, another listing.
      if (this.#listing && !(this.#listing.form === 'save' && this.#listing.family === family)) this.#end();
      return true;
    }
    if (text === 'COMMIT') {
      this.#listing?.commit();
      return this.#listing !== undefined;
    }
    const legacy = LEGACY.test(text);
    this.#legacyUnseen ||= legacy;
    return legacy || COMPLETED.test(text);
  }

  #end(): void {
    if (this.#listing) this.#done.push(this.#listing);
    this.#listing = undefined;
  }

  end(): readonly Draft[] {
    this.#end();
    const known = this.#queries.length;
    // With no rule and no chain iptables-save prints nothing at all.
    if (this.#done.length === 0) return this.#nothing();
    const shared = this.#done.length === 1 || this.#done.length === known;
    const filters = this.#done.map((listing, i) => {
      const query = this.#queries[i] ?? readIptablesQuery(undefined);
      // Only the listings of one command each are surely whole.
      return this.#draft(listing, query, shared && known > 0 && this.#isIntact(listing));
    });
    return [...filters, ...this.#named];
  }

  #nothing(): readonly Draft[] {
    const line = this.#head.commandLine;
    const [query] = this.#queries;
    if (line === undefined || query?.covers !== 'all-tables' || !this.#gaps.nothing) return [];
    return [this.#draft(new Listing('save'), query, this.#passesAll, [line])];
  }

  get #passesAll(): boolean {
    return this.#command?.passes.kind === 'all';
  }

  #isIntact(listing: Listing): boolean {
    return this.#passesAll && this.#gaps.none && !listing.isOpen && !this.#headless;
  }

  #draft(listing: Listing, query: IptablesQuery, whole: boolean, lines?: readonly number[]): Draft {
    const ruleset = listing.ruleset(query);
    const seen = this.#legacyUnseen ? { ...ruleset, legacyUnseen: true as const } : ruleset;
    const heads = ruleset.tables.flatMap(({ chains }) => chains.filter(({ hook }) => hook !== undefined));
    const cited = heads.map(({ line }) => line).filter((line) => line > 0);
    const first = listing.first === undefined ? [] : [listing.first];
    return {
      record: { kind: 'filter', ruleset: seen },
      lines: lines ?? [...new Set([...cited, ...first])].slice(0, 20),
      whole,
    };
  }
}

/** iptables and ip6tables: -S, -L and what -save prints. */
export const iptables: Parser = {
  id: 'iptables',
  marks: [
    ...['(policy ', ' references)', '^-p ', '# generated by ip', ' accept [N', ' drop [N', ' - [N', '-a '],
    ...['*raw', '*mangle', '*nat', '*filter', '*security'],
  ],
  claims: listsRules,
  opens: opensListing,
  block: (head, command) => new IptablesReader(head, command),
  // A file for iptables-restore may begin so; the chain behind it opens the block.
  line: ({ text }) => (TABLE.test(text) ? [] : undefined),
};
