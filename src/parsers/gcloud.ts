import { logDraft } from '../failure/log-draft.ts';
import type { BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { fieldOf, isFrame } from './parts/printed-object.ts';

// backend: https://www.googleapis.com/compute/v1/projects/shop/zones/us-central1-a/instanceGroups/web
const OPENS = /^backend: https:\/\/www\.googleapis\.com\/compute\//;
const MOST = 1000;

class HealthReader implements BlockReader {
  readonly #drafts: Draft[] = [];
  #state: { readonly value: string; readonly line: number } | undefined;
  #about: string | undefined;

  read({ text, number }: Line): boolean {
    if (text.trim() === '') return true;
    const field = fieldOf(text);
    if (field) {
      const { key, value } = field;
      // - healthState: UNHEALTHY      (the first of an instance's fields, in the order of the alphabet)
      if (key === 'healthState' || key === 'backend') this.#flush();
      if (key === 'healthState') this.#state = { value, line: number };
      else if (key === 'instance') this.#about = value.split('/').pop();
      else if (key === 'ipAddress') this.#about ??= value;
    }
    return field !== undefined || isFrame(text);
  }

  #flush(): void {
    const state = this.#state;
    if (state && this.#drafts.length < MOST && /^(?:UN)?HEALTHY$/.test(state.value)) {
      const event = state.value === 'HEALTHY' ? 'backend-up' : 'backend-down';
      this.#drafts.push(logDraft({ event, about: this.#about ?? 'an instance' }, [state.line]));
    }
    this.#state = undefined;
    this.#about = undefined;
  }

  end(): readonly Draft[] {
    this.#flush();
    return this.#drafts;
  }
}

/** gcloud compute backend-services get-health: which instances pass their health check. */
export const gcloud: Parser = {
  id: 'gcloud',
  marks: ['googleapis.com/compute/'],
  claims: ({ tool, words }) => tool === 'gcloud' && words.includes('get-health'),
  opens: (line) => OPENS.test(line),
  block: () => new HealthReader(),
};
