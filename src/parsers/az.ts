import { option } from '../command/options.ts';
import { attemptDraft } from '../failure/attempt.ts';
import { logDraft } from '../failure/log-draft.ts';
import type { CommandLine } from '../model/command-line.ts';
import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { fieldOf, isFrame } from './parts/printed-object.ts';

// 2024-12-11T14:03:00Z  Used SNAT Ports       1024.0
const METRIC =
  /^\d{4}-\d{2}-\d{2}T[\d:.]{5,16}Z? {1,4}(Used SNAT Ports|Allocated SNAT Ports|SNAT Connection Count) {1,40}(\d{1,12}(?:\.\d{1,6})?)$/;
// Timestamp             Name                  Average      --------------------  --------------------  ---------
const METRIC_HEAD =
  /^(?:Timestamp {1,40}Name {1,40}(?:Average|Total|Maximum|Minimum|Count)|-{5,40}(?: {1,4}-{3,40}){1,6})$/;

const MOST = 1000;

// Failed to connect to backend server. Timeout exceeded.
const NO_ANSWER =
  /^Failed to connect to backend server\. Timeout exceeded|^Time taken by the backend to respond/;

/** What az network watcher test-connectivity asks for; the option's long name may be cut. */
function askedBy(words: readonly string[]): { readonly host?: string; readonly port?: string } {
  const host = option(words, '--dest-address');
  const port = option(words, '--dest-port');
  return { ...(host === undefined ? {} : { host }), ...(port === undefined ? {} : { port }) };
}

/** Types of an issue on a hop that hold packets back. */
const FILTERS: ReadonlySet<string> = new Set(['NetworkSecurityRule', 'UserDefinedRoute', 'GuestFirewall']);

class AzReader implements BlockReader {
  readonly #head: BlockHead;
  readonly #words: readonly string[];
  readonly #drafts: Draft[] = [];
  #address: string | undefined;
  #health: { readonly value: string; readonly line: number } | undefined;
  #why: string | undefined;
  #used: { readonly value: number; readonly line: number } | undefined;
  #allocated: number | undefined;
  #denied: { readonly line: number } | undefined;
  #rule: string | undefined;

  constructor(head: BlockHead, command: CommandLine | undefined) {
    this.#head = head;
    this.#words = command?.words ?? [];
  }

  read({ text, number }: Line): boolean {
    if (text.trim() === '' || METRIC_HEAD.test(text)) return true;
    const [, metric, count] = METRIC.exec(text) ?? [];
    if (metric !== undefined) {
      this.#count(metric, Number(count), number);
      return true;
    }
    const field = fieldOf(text);
    if (field) this.#field(field.key, field.value, number);
    return field !== undefined || isFrame(text);
  }

  #count(metric: string, value: number, line: number): void {
    if (metric.startsWith('Used') && value >= (this.#used?.value ?? 0)) this.#used = { value, line };
    if (metric.startsWith('Allocated')) this.#allocated = value;
  }

  #field(key: string, value: string, line: number): void {
    if (key === 'address') {
      this.#flush();
      this.#address = value;
    } else if (key === 'health') this.#health = { value, line };
    else if (key === 'healthProbeLog') this.#why = value;
    // az network watcher test-ip-flow
    else if (key === 'access' && value === 'Deny') this.#denied = { line };
    else if (key === 'ruleName') this.#rule = value;
    // az network watcher test-connectivity: "connectionStatus": "Unreachable",      "origin": "Inbound", ... "type": "NetworkSecurityRule"
    else if (key === 'connectionStatus' && value === 'Unreachable') this.#unreached(line);
    else if (key === 'type' && FILTERS.has(value)) this.#denied ??= { line };
  }

  /** It sends SYNs, and says no more than that none was answered. */
  #unreached(line: number): void {
    this.#drafts.push(logDraft({ event: 'holds-back', detail: 'the connection check' }, [line]));
    this.#drafts.push(
      attemptDraft({
        tool: 'az',
        line: { number: line, text: '' },
        head: this.#head,
        command: undefined,
        ...askedBy(this.#words),
        outcome: 'own-deadline',
        couldBe: ['own-deadline', 'refused', 'host-unreachable'],
      }),
    );
  }

  #flush(): void {
    const health = this.#health;
    if (
      health &&
      this.#drafts.length < MOST &&
      /^(?:Healthy|Up|Unhealthy|Down|Partial)$/.test(health.value)
    ) {
      const up = health.value === 'Healthy' || health.value === 'Up';
      const about = this.#address ?? 'a backend';
      const detail = up ? undefined : this.#why;
      this.#drafts.push(
        logDraft({ event: up ? 'backend-up' : 'backend-down', about, detail }, [health.line]),
      );
    }
    if (health && NO_ANSWER.test(this.#why ?? '')) this.#timedOut(health.line);
    this.#address = undefined;
    this.#health = undefined;
    this.#why = undefined;
  }

  /** The probe is an attempt of the gateway's own. */
  #timedOut(line: number): void {
    this.#drafts.push(
      attemptDraft({
        tool: 'az',
        line: { number: line, text: this.#why ?? '' },
        head: this.#head,
        command: undefined,
        host: this.#address,
        outcome: 'own-deadline',
        couldBe: ['own-deadline', 'silent'],
      }),
    );
  }

  end(): readonly Draft[] {
    this.#flush();
    const used = this.#used;
    const most = this.#allocated;
    if (used && most !== undefined && most > 0 && used.value >= most) {
      const detail = `${used.value} of ${most} SNAT ports are used`;
      this.#drafts.push(logDraft({ event: 'no-nat-port', about: 'The load balancer', detail }, [used.line]));
    }
    if (this.#denied)
      this.#drafts.push(
        logDraft({ event: 'holds-back', detail: this.#rule ?? 'a rule' }, [this.#denied.line]),
      );
    return this.#drafts;
  }
}

const SHOWS: ReadonlySet<string> = new Set([
  'show-backend-health',
  'metrics',
  'test-ip-flow',
  'test-connectivity',
]);

/** What Azure's command line prints of backends, SNAT ports and flows. */
export const az: Parser = {
  id: 'az',
  marks: ['snat ports ', 'snat connection count '],
  claims: ({ tool, words }) => tool === 'az' && words.some((word) => SHOWS.has(word)),
  opens: (line) => METRIC.test(line),
  block: (head, command) => new AzReader(head, command),
};
