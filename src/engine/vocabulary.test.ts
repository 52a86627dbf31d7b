import { describe, expect, test } from 'vitest';
import type { Entry, Family } from '../failure/entry.ts';
import { STATES } from '../failure/states/registry.ts';
import { strerrorFamilies } from '../failure/strerror-entries.ts';
import { vocabulary } from '../failure/vocabulary.ts';
import { FAMILIES } from '../failure/vocabulary/registry.ts';
import { compileWording } from '../failure/wording.ts';
import { NUMBERS } from '../failure/errno-systems.ts';
import { outcomeOfConnect, type Errno } from '../model/errno.ts';
import { ofKind } from '../model/fact.ts';
import { readings, symptomOf, type Outcome } from '../model/outcome.ts';
import { interpret, readCase } from './index.ts';

/** Every wording of the vocabulary, filled with samples: well formed, found by the matcher, and read by the engine. */

const HOLES: Readonly<Record<string, string>> = {
  host: 'db1.example.org',
  at: 'db1.example.org:5432',
  source: '192.0.2.9:41234',
  client: '192.0.2.9:41234',
  resolver: '192.0.2.53:53',
  proxy: '192.0.2.80:3128',
  port: '5432',
  address: '192.0.2.5',
  path: '/run/app/app.sock',
  took: '3.07s',
  'took-ms': '3070',
  limit: '30s',
  'limit-ms': '30000',
  about: 'app',
  n: '3',
  word: 'word',
  text: 'a text',
};

type Node =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'hole'; readonly name: string }
  | { readonly kind: 'group'; readonly branches: readonly (readonly Node[])[] }
  | { readonly kind: 'optional'; readonly inner: readonly Node[] };

/** A wording taken apart, by the rules that stand with `Entry.says`. */
function parse(says: string): readonly Node[] {
  let at = 0;
  // A doubled sign stands as it is, and so does what closes it.
  const literals: string[] = [];
  function sequence(closer: string): Node[] {
    const nodes: Node[] = [];
    const depth = literals.length;
    for (; at < says.length; at++) {
      const sign = says[at] ?? '';
      const isInner = literals.length > depth;
      if (!isInner && (sign === closer || (sign === '|' && closer === ')'))) return nodes;
      if ('([{'.includes(sign) && says[at + 1] === sign) {
        at++;
        if (sign !== '{') literals.push(sign === '(' ? ')' : ']');
        nodes.push({ kind: 'text', text: sign });
      } else if (sign === '{') {
        const end = says.indexOf('}', at);
        nodes.push({ kind: 'hole', name: says.slice(at + 1, end) });
        at = end;
      } else if (sign === '[') {
        at++;
        nodes.push({ kind: 'optional', inner: sequence(']') });
      } else if (sign === '(') {
        const branches: Node[][] = [];
        do {
          at++;
          branches.push(sequence(')'));
        } while (says[at] === '|');
        nodes.push({ kind: 'group', branches });
      } else {
        if (isInner && sign === literals.at(-1)) literals.pop();
        nodes.push({ kind: 'text', text: sign });
      }
    }
    return nodes;
  }
  return sequence('');
}

function widest(nodes: readonly Node[]): number {
  return Math.max(
    1,
    ...nodes.map((node) => {
      if (node.kind === 'group') return Math.max(node.branches.length, ...node.branches.map(widest));
      return node.kind === 'optional' ? Math.max(2, widest(node.inner)) : 1;
    }),
  );
}

/** The `nth` of its texts: each alternative in turn, optional parts in every second. */
function fill(nodes: readonly Node[], nth: number, why: string, holes = HOLES): string {
  return nodes
    .map((node) => {
      switch (node.kind) {
        case 'text':
          return node.text;
        case 'hole':
          return node.name === 'why' ? why : (holes[node.name] ?? `{${node.name}}`);
        case 'group':
          return fill(node.branches[nth % node.branches.length] ?? [], nth, why, holes);
        case 'optional':
          return nth % 2 === 0 ? '' : fill(node.inner, nth, why, holes);
      }
    })
    .join('');
}

interface Known {
  readonly family: Family;
  readonly entry: Entry;
  readonly says: string;
  readonly nodes: readonly Node[];
}

const KNOWN: readonly Known[] = [...strerrorFamilies(), ...FAMILIES, ...STATES].flatMap((family) =>
  family.entries.flatMap((entry) =>
    (typeof entry.says === 'string' ? [entry.says] : entry.says).map((says) => ({
      family,
      entry,
      says,
      nodes: parse(says),
    })),
  ),
);

const REASON = 'some reason';

function textsOf({ nodes }: Known): readonly string[] {
  return Array.from({ length: widest(nodes) }, (_, nth) => fill(nodes, nth, REASON));
}

function holesIn(nodes: readonly Node[]): readonly string[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'hole') return [node.name];
    if (node.kind === 'group') return node.branches.flatMap(holesIn);
    return node.kind === 'optional' ? holesIn(node.inner) : [];
  });
}

function lonelyGroups(nodes: readonly Node[]): number {
  return nodes.reduce((sum, node) => {
    if (node.kind === 'optional') return sum + lonelyGroups(node.inner);
    if (node.kind !== 'group') return sum;
    return node.branches.reduce(
      (all, one) => all + lonelyGroups(one),
      sum + (node.branches.length < 2 ? 1 : 0),
    );
  }, 0);
}

function nameOf({ family, says }: Known): string {
  return `${family.id}: ${says}`;
}

/** How the attempt ended that the entry tells of; nothing where it tells of none. */
function outcomeOf({ outcome, errno, event }: Entry): Outcome | undefined {
  if (event !== undefined) return undefined;
  return outcome ?? (errno === undefined ? undefined : outcomeOfConnect(errno));
}

describe('every wording is well formed', () => {
  test('compiles, and has no group of one alternative', () => {
    const bad = KNOWN.filter(({ says, nodes }) => {
      expect(() => compileWording(says)).not.toThrow();
      return lonelyGroups(nodes) > 0;
    });
    expect(bad.map(nameOf)).toEqual([]);
  });

  test('has a source', () => {
    const bad = KNOWN.filter(({ family, entry }) => (entry.source ?? family.source).length < 8);
    expect(bad.map(nameOf)).toEqual([]);
  });

  test('is found by the matcher in each of its texts', () => {
    const whole = vocabulary();
    const bad = KNOWN.flatMap((known) => {
      const { weight } = compileWording(known.says);
      const lost = textsOf(known).filter(
        (text) =>
          !whole
            .find(text)
            .some((said) => said.weight === weight && said.entry.outcome === known.entry.outcome),
      );
      return lost.map((text) => `${nameOf(known)} in ${text}`);
    });
    console.log(`${KNOWN.length} wordings, ${KNOWN.flatMap(textsOf).length} texts`);
    expect(bad).toEqual([]);
  });

  // A state and the ending of an attempt stand side by side; two endings of one text do not.
  test('means one thing', () => {
    const meanings = new Map<string, Map<string, string>>();
    for (const known of KNOWN) {
      const { errno, lookup, couldBe = [] } = known.entry;
      const outcome = outcomeOf(known.entry);
      if (outcome === undefined || known.family.id === 'plain-words') continue;
      const meaning = [outcome, errno, lookup, [...couldBe].sort().join('|')].join(' ');
      for (let nth = 0; nth < widest(known.nodes); nth++) {
        const text = fill(known.nodes, nth, '{why}', {}).toLowerCase().replace(/\s+/g, ' ');
        const of = meanings.get(text) ?? new Map<string, string>();
        meanings.set(text, of.set(meaning, known.family.id));
      }
    }
    const doubles = [...meanings].filter(([, of]) => of.size > 1);
    expect(doubles.map(([text, of]) => [text, ...of].join('; '))).toEqual([]);
  });
});

const PLACES = ['host', 'at', 'address', 'path', 'proxy', 'port'];
/** Calls on files end so as well: the message has to say that it was one of a connection. */
const OF_ANY_CALL: ReadonlySet<Errno> = new Set<Errno>([
  ...(['EACCES', 'EPERM', 'ENOENT', 'ENOTDIR', 'EMFILE', 'ENFILE', 'ENOMEM', 'EADDRINUSE'] as const),
]);
const TRACE =
  'java.lang.IllegalStateException: it failed\n\tat org.example.App.main(App.java:12)\nCaused by: org.example.DialFailure: ';

/** What may stand around a wording. */
function formsOf({ entry, nodes }: Known, text: string): Readonly<Record<string, string>> {
  const isCall = entry.errno !== undefined && OF_ANY_CALL.has(entry.errno);
  const said = isCall ? `connect failed: ${text}` : text;
  const hasPlace = holesIn(nodes).some((name) => PLACES.includes(name));
  return {
    alone: said,
    'behind a program': `app: ${said}`,
    // Turkish has two letters for I.
    ...(/[ıİ]/.test(text) ? {} : { 'in capitals': `app: ${said.toUpperCase()}` }),
    'in a log': `Dec  1 02:16:46 app1 app[123]: ${said}`,
    'ends a trace': `${TRACE}${said}\n\tat org.example.Net.open(Net.java:34)`,
    ...(hasPlace
      ? {}
      : {
          'behind an address': `${isCall ? 'connect to ' : ''}192.0.2.2:3306: ${text}`,
          'before an address': `${said}: 192.0.2.2:3306`,
        }),
  };
}

/** The middle of a line is read in the middle of one. */
function withEnds(text: string): string {
  const whole = text.endsWith(' ') ? `${text}"-" 91` : text;
  if (!text.startsWith('" ')) return whole;
  return `[2026-12-01T02:16:46.000Z] "GET / HTTP/1.1${whole} "192.0.2.7:8080"`;
}

type Verdict = 'read' | 'lost' | 'other';

/** Whether a text is read as the entry says. */
function judge(known: Known, text: string): Verdict {
  const { entry } = known;
  const { facts } = interpret(text);
  const attempts = ofKind(facts, 'attempt');
  const outcome = outcomeOf(entry);
  if (outcome !== undefined) {
    const meant = readings({ outcome, couldBe: entry.couldBe ?? [outcome] });
    const symptoms = new Set([outcome, ...meant].map(symptomOf));
    const symptom = readCase(facts).find(({ field }) => field === 'symptom')?.value;
    if (symptom !== undefined && outcome !== 'replied' && !symptoms.has(symptom as never)) return 'other';
    const isRead =
      attempts.some((one) => readings(one).some((other) => meant.includes(other))) ||
      (outcome === 'unresolved' && symptom === 'unresolved') ||
      outcome === 'replied';
    return isRead ? 'read' : 'lost';
  }
  if (entry.event !== undefined) {
    return ofKind(facts, 'log').some(({ event }) => event === entry.event) ? 'read' : 'lost';
  }
  if (entry.sign !== undefined) {
    return ofKind(facts, 'sign').some(({ sign }) => sign === entry.sign) ? 'read' : 'lost';
  }
  return !isIntro(known) || attempts.some((one) => one.outcome === 'refused') ? 'read' : 'lost';
}

function isIntro({ entry, nodes }: Known): boolean {
  return outcomeOf(entry) === undefined && entry.event === undefined && holesIn(nodes).includes('why');
}

const CONNECTS = /connect|dial|socket|upstream|handshake/i;

describe('every wording is read', () => {
  test('wherever it stands', () => {
    const counts = new Map<string, { read: number; all: number }>();
    const lost: string[] = [];
    const other: string[] = [];
    for (const known of KNOWN) {
      const { entry, nodes } = known;
      // What a server says of its client is no attempt of anybody's here.
      if (entry.byServer === true && entry.event === undefined) continue;
      const text = withEnds(fill(nodes, 0, isIntro(known) ? 'Connection refused' : REASON));
      for (const [form, whole] of Object.entries(formsOf(known, text))) {
        // It promises to be read only where the message says whom it speaks of.
        if (entry.weak === true && !form.endsWith('address')) continue;
        const verdict = judge(known, whole);
        const count = counts.get(form) ?? { read: 0, all: 0 };
        counts.set(form, { read: count.read + (verdict === 'read' ? 1 : 0), all: count.all + 1 });
        if (verdict === 'lost') lost.push(`${nameOf(known)} ${form}: ${whole}`);
        if (verdict === 'other') other.push(`${nameOf(known)} ${form}: ${whole}`);
      }
    }
    const shares = [...counts].map(([form, { read, all }]): [string, number] => [form, read / all]);
    console.log(
      [
        ...shares.map(([form, share]) => `${(share * 100).toFixed(2)} % read ${form}`),
        ...lost.slice(0, 40),
        ...other.slice(0, 20),
      ].join('\n'),
    );
    expect(other).toEqual([]);
    expect(shares.filter(([, share]) => share < 0.99)).toEqual([]);
  }, 240_000);

  test('is none where it is weak and nobody is named', () => {
    const read = KNOWN.filter((known) => {
      const { entry, nodes } = known;
      const text = fill(nodes, 0, REASON);
      if (entry.weak !== true || outcomeOf(entry) === undefined) return false;
      if (holesIn(nodes).length > 0 || CONNECTS.test(text)) return false;
      // It holds another one, which is not.
      if (
        vocabulary()
          .find(text)
          .some((said) => said.entry.weak !== true)
      )
        return false;
      return ofKind(interpret(`app: ${text}`).facts, 'attempt').length > 0;
    });
    expect(read.map(nameOf)).toEqual([]);
  }, 240_000);

  test('names the client of a server as nobody’s target', () => {
    const taken = KNOWN.filter((known) => {
      if (known.entry.byServer !== true || !holesIn(known.nodes).includes('client')) return false;
      const { facts } = interpret(`app: ${fill(known.nodes, 0, REASON)}`);
      return ofKind(facts, 'attempt').some(({ address }) => address === '192.0.2.9');
    });
    expect(taken.map(nameOf)).toEqual([]);
  });
});

describe('a number says what its text would', () => {
  const forms: readonly (readonly [
    form: (number: number) => string,
    numbers: Readonly<Record<number, Errno>>,
  ])[] = [
    [(number) => `connect to 192.0.2.2:3306 failed (${number}: Unknown error)`, NUMBERS.linux],
    [(number) => `connect to 192.0.2.2:3306: socket error, errno=${number}`, NUMBERS.linux],
    [(number) => `could not connect to 192.0.2.2:3306 (os error ${number})`, NUMBERS.windows],
    [(number) => `darwin: connect to 192.0.2.2:3306: [Errno ${number}] X`, NUMBERS.bsd],
    [(number) => `upstream 192.0.2.2:3306: delayed connect error: ${number}`, NUMBERS.linux],
  ];
  /** They end no attempt: a connect() that does not wait goes on so. */
  const goesOn: ReadonlySet<Errno> = new Set<Errno>([
    ...(['EINPROGRESS', 'EALREADY', 'EISCONN', 'ENOTSOCK', 'EINTR', 'EAGAIN'] as const),
  ]);
  /** Below it numbers are mostly of files. */
  const small = 35;

  test.each(forms.map(([form, numbers]) => ({ form, numbers, example: form(0) })))(
    '$example',
    ({ form, numbers }) => {
      const bad = Object.entries(numbers).flatMap(([number, errno]) => {
        if (goesOn.has(errno) || Number(number) < small) return [];
        const text = form(Number(number));
        const [attempt] = ofKind(interpret(text).facts, 'attempt');
        const symptom = attempt && symptomOf(attempt.outcome);
        const meant = errno === 'ECONNABORTED' ? 'reset' : symptomOf(outcomeOfConnect(errno));
        return symptom === meant ? [] : [`${errno} from ${text}: ${attempt?.outcome ?? 'nothing'}`];
      });
      expect(bad).toEqual([]);
    },
  );
});
