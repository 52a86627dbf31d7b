import { logDraft } from '../../failure/log-draft.ts';
import type { BlockReader, Draft, Line } from '../../model/parser.ts';
import { MOST, published } from './records.ts';

/** An object of the cluster as YAML or JSON: `kubectl get ... -o yaml`. Of its fields only those that tell who is ready. */

// kind: Endpoints      "kind": "EndpointSlice",
const KIND = /^ {0,16}(?:- )?"?kind"?: "?([A-Z][A-Za-z]{2,40})"?,?$/;
//   name: edge-proxy-svc      "name": "web-abc12",
const NAME = /^ {2,20}"?name"?: "?([a-z\d][\w.-]{0,252})"?,?$/;
// subsets: []      "subsets": null,      endpoints: []      endpoints: null
const NOTHING = /^ {0,16}"?(?:subsets|endpoints)"?: (?:\[\]|null),?$/;
//   notReadyAddresses:      - notReadyAddresses:      "notReadyAddresses": [
const NOT_READY = /^ {0,24}(?:- )?"?notReadyAddresses"?:/;
// - addresses:      "addresses": [
const ADDRESSES = /^ {0,24}(?:- )?"?addresses"?:/;
//     ready: false      "ready": true,
const READY = /^ {2,28}"?ready"?: (true|false),?$/;
//   externalTrafficPolicy: Local      "externalTrafficPolicy": "Local",
const LOCAL = /^ {0,16}"?externalTrafficPolicy"?: "?Local"?,?$/;
// apiVersion: v1      metadata:      creationTimestamp: ...      {      },      - ip: 10.244.1.5
const OTHER =
  /^(?:---| {0,32}[{}[\]],?| {0,32}(?:- )?"?[A-Za-z][\w./-]{0,80}"?:(?: .{0,300})?| {0,32}- \S.{0,200}| {0,32}"[^"]{1,200}",?)$/;

// addressType: IPv4      - addressType: IPv4      "addressType": "IPv4",      (of a slice the first field; its kind comes behind)
const SLICE = /^ {0,16}(?:- )?"?addressType"?: "?(?:IPv4|IPv6|FQDN)"?,?$/;

const OF_INTEREST = /^(?:Endpoints|EndpointSlice|Service)$/;

export class ObjectReader implements BlockReader {
  readonly #drafts: Draft[] = [];
  #kind: string | undefined;
  #name: string | undefined;
  #begun = 0;
  #readies = { ready: 0, not: 0 };
  #notReadyAt: number | undefined;

  static opens(text: string): boolean {
    return SLICE.test(text) || OF_INTEREST.test(KIND.exec(text)?.[1] ?? '');
  }

  read(line: Line): boolean {
    const { text, number } = line;
    if (text.trim() === '') return true;
    const kind = KIND.exec(text)?.[1];
    if (SLICE.test(text)) this.#begin('EndpointSlice', number);
    else if (kind !== undefined && this.#begins(kind)) this.#begin(kind, number);
    this.#name ??= NAME.exec(text)?.[1];
    if (LOCAL.test(text))
      this.#drafts.push(logDraft({ event: 'own-node-only', about: this.#name }, [number]));
    else if (this.#kind === 'Endpoints' || this.#kind === 'EndpointSlice') this.#endpoint(line);
    return OTHER.test(text);
  }

  /** An endpoint's `targetRef` has a kind, too. */
  #begins(kind: string): boolean {
    return OF_INTEREST.test(kind) && !(kind === 'EndpointSlice' && this.#kind === kind);
  }

  #begin(kind: string, line: number): void {
    this.#settle();
    this.#kind = kind;
    this.#begun = line;
  }

  #endpoint({ text, number }: Line): void {
    const ready = READY.exec(text)?.[1];
    if (NOTHING.test(text) || NOT_READY.test(text) || ready === 'false') {
      this.#readies.not++;
      this.#notReadyAt ??= number;
    }
    // A slice's addresses are followed by its conditions.
    if (ready === 'true' || (this.#kind === 'Endpoints' && ADDRESSES.test(text))) this.#readies.ready++;
  }

  /** An object has ended: where nothing in it is ready, it says so. */
  #settle(): void {
    const line = this.#notReadyAt;
    if (line !== undefined && this.#readies.ready === 0 && this.#drafts.length < MOST) {
      const lines = [line, ...(this.#begun > 0 && this.#begun !== line ? [this.#begun] : [])];
      this.#drafts.push({ record: published(this.#name ?? 'endpoints', { ready: false }), lines });
    }
    this.#kind = undefined;
    this.#name = undefined;
    this.#readies = { ready: 0, not: 0 };
    this.#notReadyAt = undefined;
  }

  end(): readonly Draft[] {
    this.#settle();
    return this.#drafts;
  }
}
