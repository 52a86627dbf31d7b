import { logDraft } from '../../failure/log-draft.ts';
import type { Draft } from '../../model/parser.ts';

const STATE =
  /^(?:healthy|unhealthy|unhealthy\.draining|draining|initial|unused|unavailable|InService|OutOfService)$/;
// TARGET	i-0f1c2b3a4d5e6f708	8080      (--output text)
const TARGET_ROW = /^TARGET\s{1,8}(\S{1,120})/;
// TARGETHEALTH	Request timed out	Target.Timeout	unhealthy
const HEALTH_ROW =
  /^TARGETHEALTH\s{1,8}(?:(\S.{0,300}?)\s{1,8})?(healthy|unhealthy|draining|initial|unused|unavailable)$/;
// TARGETHEALTHDESCRIPTIONS	8080
const HEAD_ROW = /^TARGETHEALTHDESCRIPTIONS\b/;

const MOST = 1000;

/** elbv2 describe-target-health and elb describe-instance-health: which targets pass their health check. */
export class TargetHealth {
  readonly #drafts: Draft[] = [];
  #id: string | undefined;
  #state: string | undefined;
  #why: readonly string[] = [];
  #line = 0;

  field(key: string, value: string, line: number): void {
    if (key === 'Id' || key === 'InstanceId') {
      this.#flush();
      this.#id = value;
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
    const id = TARGET_ROW.exec(text)?.[1];
    const [, why = '', state] = HEALTH_ROW.exec(text) ?? [];
    if (id !== undefined) this.field('Id', id, line);
    if (state !== undefined) {
      this.field('State', state, line);
      if (why !== '') this.#why = why.split(/\t+| {2,}/);
    }
    return id !== undefined || state !== undefined || HEAD_ROW.test(text);
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
    }
    this.#id = undefined;
    this.#state = undefined;
    this.#why = [];
  }

  end(): readonly Draft[] {
    this.#flush();
    return this.#drafts;
  }
}
