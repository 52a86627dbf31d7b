import { logDraft } from '../../failure/log-draft.ts';
import type { FactRecord, PublishedRecord } from '../../model/fact.ts';
import { canonicalIp } from '../../model/ip.ts';
import type { BlockReader, Draft, Line } from '../../model/parser.ts';
import { MOST, published } from './records.ts';

/** What `kubectl describe` says of a Service, its endpoints and a pod. */

// Name:              till
const FIRST = /^Name: {3,}([a-z\d][\w.-]{0,252})$/;
// IP:                10.100.39.135      Endpoints:         172.18.0.13:7000,172.18.0.14:7000      Endpoints:
const FIELD = /^( {0,8})([A-Z][A-Za-z]{1,20}(?: [A-Za-z]{2,14}){0,2}): {0,40}(\S.{0,400})?$/;

const OWN: ReadonlySet<string> = new Set([
  ...['Name', 'Namespace', 'Labels', 'Annotations', 'Selector', 'Type', 'IP', 'IPs', 'Port', 'TargetPort'],
  ...['IP Family Policy', 'IP Families', 'NodePort', 'Endpoints', 'Session Affinity', 'LoadBalancer Ingress'],
  ...['External Traffic Policy', 'Internal Traffic Policy', 'HealthCheck NodePort', 'Subsets', 'Addresses'],
  ...['NotReadyAddresses', 'AddressType', 'Ready', 'State', 'Last State', 'Reason', 'Exit Code', 'Status'],
  ...['Restart Count', 'Host Port', 'Ports', 'Host Ports', 'Node', 'Started', 'Finished', 'Containers'],
  ...['Container ID', 'Image', 'Image ID', 'Priority', 'Start Time', 'Controlled By', 'Conditions'],
]);

// http  80/TCP      <unset>  7000/TCP      3000/TCP      http/TCP
const PORT = /(?:^| )(\d{1,5})\/TCP$/;

function portOf(text: string): number | undefined {
  const port = PORT.exec(text)?.[1];
  return port === undefined ? undefined : Number(port);
}

// Reason:  Waiting for HTTP-01 challenge propagation: ... dial tcp 192.0.2.7:80: connect: connection refused
const MESSAGE = /^\S.{0,120}: \S/;
const MAY_HOLD_MESSAGE: ReadonlySet<string> = new Set(['Reason', 'Status', 'State']);

export class DescribeReader implements BlockReader {
  readonly #drafts: Draft[] = [];
  #name: string | undefined;
  #address: string | undefined;
  #port: number | undefined;
  #target: number | undefined;
  /** Of a pod's container: what it waits for, or ended with. */
  #state: string | undefined;
  #isLast = false;

  static opens(text: string): boolean {
    return FIRST.test(text);
  }

  read({ text, number }: Line): boolean {
    if (text.trim() === '') return true;
    const [, indent = '', key = '', value = ''] = FIELD.exec(text) ?? [];
    if (MAY_HOLD_MESSAGE.has(key) && MESSAGE.test(value)) return false;
    if (!OWN.has(key)) return this.#name !== undefined && /^Events: {1,40}<none>$/.test(text);
    const name = FIRST.exec(text)?.[1];
    if (name !== undefined) this.#begin(name);
    if (this.#name === undefined) return false;
    this.#field(key, value.trim(), indent, number);
    return true;
  }

  #begin(name: string): void {
    this.#name = name;
    this.#address = undefined;
    this.#port = undefined;
    this.#target = undefined;
    this.#state = undefined;
  }

  #field(key: string, value: string, indent: string, line: number): void {
    if (key === 'IP') this.#address = canonicalIp(value);
    else if (key === 'Port' && indent === '') this.#port = portOf(value);
    else if (key === 'TargetPort') this.#target = portOf(value);
    else if (key === 'Endpoints') this.#endpoints(value, line);
    else if (key === 'Addresses') this.#addresses(value, line);
    else if (/^(?:External|Internal) Traffic Policy$/.test(key)) this.#policy(value, line);
    else if (indent.length >= 4) this.#container(key, value, line);
  }

  get #on(): Pick<PublishedRecord, 'on'> {
    const [address, port] = [this.#address, this.#port];
    return address === undefined || port === undefined ? {} : { on: { address, port } };
  }

  #endpoints(value: string, line: number): void {
    const name = this.#name ?? '';
    if (value === '' || value === '<none>') {
      const target = this.#target;
      const to = target === undefined ? {} : { to: { port: target } };
      this.#keep(published(name, { ...this.#on, ...to, ready: false }), line);
      return;
    }
    for (const entry of value.replace(/ \+ \d{1,5} more\.\.\.$/, '').split(',')) {
      const [, host = '', port] = /^(.{2,45}):(\d{1,5})$/.exec(entry.trim()) ?? [];
      const address = canonicalIp(host);
      if (address !== undefined)
        this.#keep(published(name, { ...this.#on, to: { address, port: Number(port) }, ready: true }), line);
    }
  }

  /** Of an Endpoints object. */
  #addresses(value: string, line: number): void {
    if (value === '<none>') this.#keep(published(this.#name ?? '', { ready: false }), line);
  }

  #policy(value: string, line: number): void {
    if (value === 'Local') this.#drafts.push(logDraft({ event: 'own-node-only', about: this.#name }, [line]));
  }

  /** The fields of a pod's container, which stand further in. */
  #container(key: string, value: string, line: number): void {
    const name = this.#name ?? '';
    if (key === 'State' || key === 'Last State') this.#isLast = key === 'Last State';
    if (key === 'State') this.#state = value;
    else if (key === 'Reason' && !this.#isLast) this.#state = value;
    else if (key === 'Port') {
      const port = portOf(value);
      if (port !== undefined) this.#keep(published(name, { to: { port } }), line);
    } else if (key === 'Ready' && value === 'False') {
      const active = this.#state ?? 'Running';
      this.#keep({ kind: 'process', name, active, sub: '0 of 1 ready' }, line);
    }
  }

  #keep(record: FactRecord, line: number): void {
    if (this.#drafts.length < MOST) this.#drafts.push({ record, lines: [line] });
  }

  end(): readonly Draft[] {
    return this.#drafts;
  }
}
