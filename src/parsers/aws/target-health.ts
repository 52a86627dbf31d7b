import { attemptDraft } from '../../failure/attempt.ts';
import { logDraft } from '../../failure/log-draft.ts';
import { canonicalIp } from '../../model/ip.ts';
import type { BlockHead, Draft } from '../../model/parser.ts';

const STATE =
  /^(?:healthy|unhealthy|unhealthy\.draining|draining|initial|unused|unavailable|InService|OutOfService)$/;
// TARGET	i-0f1c2b3a4d5e6f708	8080      (--output text)
const TARGET_ROW = /^TARGET\s{1,8}(\S{1,120})(?:\s{1,8}(\d{1,5})$)?/;
// TARGETHEALTH	Request timed out	Target.Timeout	unhealthy
const HEALTH_ROW =
  /^TARGETHEALTH\s{1,8}(?:(\S.{0,300}?)\s{1,8})?(healthy|unhealthy|draining|initial|unused|unavailable)$/;
// TARGETHEALTHDESCRIPTIONS	8080
const HEAD_ROW = /^TARGETHEALTHDESCRIPTIONS\b/;

// ||| AvailabilityZone |        Id         |    Port      |||      (--output table, of what has several fields)
const WIDE_ROW = /^\|{1,5}((?: {1,80}[^|]{1,200}\|){2,12})\|{0,5}$/;
const COLUMNS: ReadonlySet<string> = new Set(
  'AvailabilityZone Description HealthCheckPort Id InstanceId Port Reason ReasonCode State'.split(' '),
);

const MOST = 1000;

/** elbv2 describe-target-health and elb describe-instance-health: which targets pass their health check. */
export class TargetHealth {
  readonly #head: BlockHead;
  readonly #drafts: Draft[] = [];
  #id: string | undefined;
  #port: string | undefined;
  #columns: readonly string[] | undefined;
  #state: string | undefined;
  #why: readonly string[] = [];
  #line = 0;

  constructor(head: BlockHead) {
    this.#head = head;
  }

  field(key: string, value: string, line: number): void {
    if (key === 'Id' || key === 'InstanceId') {
      this.#flush();
      this.#id = value;
    } else if (key === 'Port') {
      this.#port = value;
    } else if (key === 'State' && STATE.test(value)) {
      // Without an Id between them, another target.
      if (this.#state !== undefined) this.#flush();
      this.#state = value;
      this.#line = line;
    } else if (
      /^(?:Reason|ReasonCode|Description)$/.test(key) &&
      this.#state !== undefined &&
      value !== 'N/A'
    ) {
      this.#why = [...this.#why, value];
    }
  }

  /** A row of `--output text`. */
  text(text: string, line: number): boolean {
    const [, id, port] = TARGET_ROW.exec(text) ?? [];
    const [, why = '', state] = HEALTH_ROW.exec(text) ?? [];
    if (id !== undefined) this.field('Id', id, line);
    if (port !== undefined) this.field('Port', port, line);
    if (state !== undefined) {
      this.field('State', state, line);
      if (why !== '') this.#why = why.split(/\t+| {2,}/);
    }
    return id !== undefined || state !== undefined || HEAD_ROW.test(text);
  }

  /** A row of a table with one column a field; its columns are named in the row above it. */
  wide(text: string, line: number): boolean {
    const cells = WIDE_ROW.exec(text)?.[1]
      ?.split('|')
      .map((cell) => cell.trim())
      .slice(0, -1);
    if (!cells) return false;
    if (cells.every((cell) => COLUMNS.has(cell))) {
      this.#columns = cells;
      return true;
    }
    const columns = this.#columns;
    if (columns?.length !== cells.length) return false;
    const fields = columns.map((key, i) => [key, cells[i] ?? ''] as const);
    // The state is what its reasons belong to.
    for (const [key, value] of [...fields].sort(([a], [b]) => Number(b === 'State') - Number(a === 'State')))
      this.field(key, value, line);
    return true;
  }

  #flush(): void {
    const state = this.#state;
    if (state !== undefined && this.#drafts.length < MOST) {
      const up = state === 'healthy' || state === 'InService';
      const down = /^(?:unhealthy|unavailable|OutOfService)/.test(state);
      const detail = [state, ...this.#why].join(', ');
      if (up || down)
        this.#drafts.push(
          logDraft(
            {
              event: up ? 'backend-up' : 'backend-down',
              about: this.#id ?? 'a target',
              ...(up ? {} : { detail }),
            },
            [this.#line],
          ),
        );
      if (down && this.#why.includes('Target.Timeout')) this.#timedOut();
    }
    this.#id = undefined;
    this.#port = undefined;
    this.#state = undefined;
    this.#why = [];
  }

  /** The check is an attempt of the balancer's own. */
  #timedOut(): void {
    const address = this.#id === undefined ? undefined : canonicalIp(this.#id);
    this.#drafts.push(
      attemptDraft({
        tool: 'aws-elb',
        line: { number: this.#line, text: this.#why.join(', ') },
        head: this.#head,
        command: undefined,
        host: address,
        port: this.#port,
        outcome: 'own-deadline',
        couldBe: ['own-deadline', 'silent'],
        ...(address === undefined ? { loose: true } : {}),
      }),
    );
  }

  end(): readonly Draft[] {
    this.#flush();
    return this.#drafts;
  }
}
