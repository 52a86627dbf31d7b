import { logDraft } from '../failure/log-draft.ts';
import type { CommandLine } from '../model/command-line.ts';
import type { BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { DescribeReader } from './kubectl/describe.ts';
import { ObjectReader } from './kubectl/object.ts';
import { HEADER, TableReader } from './kubectl/table.ts';

const VERBS: ReadonlySet<string> = new Set(['get', 'describe']);

function isShown({ tool, words }: CommandLine): boolean {
  return (
    /^(?:kubectl|oc|k|minikube|microk8s\.kubectl|k3s)$/.test(tool) && words.some((word) => VERBS.has(word))
  );
}

/** One command's output may be any of the forms: its first own line tells which. */
class KubectlReader implements BlockReader {
  readonly #asksPolicy: boolean;
  readonly #readers: readonly BlockReader[];
  readonly #own: Draft[] = [];
  #reader: BlockReader | undefined;

  constructor(command: CommandLine | undefined) {
    const words = command?.words ?? [];
    this.#asksPolicy = words.some((word) => word.includes('.externalTrafficPolicy'));
    this.#readers = words.includes('describe')
      ? [new DescribeReader()]
      : [new TableReader(), new ObjectReader(), new DescribeReader()];
    if (words.some((word) => /^(?:-o=?|--output=)?(?:yaml|json)$/.test(word)))
      this.#reader = this.#readers.find((one) => one instanceof ObjectReader);
  }

  read(line: Line): boolean {
    if (HEADER.test(line.text)) this.#reader = this.#readers.find((one) => one instanceof TableReader);
    else if (DescribeReader.opens(line.text))
      this.#reader = this.#readers.find((one) => one instanceof DescribeReader);
    else if (ObjectReader.opens(line.text))
      this.#reader = this.#readers.find((one) => one instanceof ObjectReader);
    // Local [{"ip":"192.0.2.9"}]      (-o jsonpath='{.spec.externalTrafficPolicy} ...')
    if (this.#asksPolicy && /^["']?Local\b/.test(line.text)) {
      this.#own.push(logDraft({ event: 'own-node-only' }, [line.number]));
      return true;
    }
    if (this.#reader) return this.#reader.read(line);
    return line.text.trim() === '' || /^apiVersion: \S{1,60}$/.test(line.text);
  }

  end(): readonly Draft[] {
    return [...this.#readers.flatMap((reader) => reader.end()), ...this.#own];
  }
}

/** kubectl get and describe, of Services, endpoints and pods: what a Service leads to, and whether it is ready. */
export const kubectl: Parser = {
  id: 'kubectl',
  marks: [
    'cluster-ip external-ip',
    'name endpoints',
    'name addresstype',
    'name ready ',
    '^name: ',
    'kind: ',
    'kind": ',
    'addresstype: ',
    'addresstype": ',
  ],
  claims: isShown,
  opens: (line) => HEADER.test(line) || DescribeReader.opens(line) || ObjectReader.opens(line),
  block: (_head, command) => new KubectlReader(command),
};
