import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
  FilterChain,
  FilterRule,
  Hook,
  RuleMatch,
  Ruleset,
  SimpleMatch,
  Verdict,
} from '../../model/ruleset.ts';
import { clientSees } from './client-sees.ts';
import { judge, type Judgement } from './judge.ts';
import type { Syn } from './syn.ts';
import { match, unknownMatch } from './words.ts';

const ACCEPT: Verdict = { kind: 'accept' };
const DROP: Verdict = { kind: 'drop' };
const RESET: Verdict = { kind: 'reject', answer: 'tcp-reset' };
const RETURN: Verdict = { kind: 'return' };
const jump = (chain: string): Verdict => ({ kind: 'jump', chain });
const goto = (chain: string): Verdict => ({ kind: 'goto', chain });

const port = (value: string): RuleMatch => match('port', [value], `dport ${value}`);
const from = (value: string, not: boolean = false): SimpleMatch =>
  match('source', [value], `saddr ${value}`, not);
const limit = unknownMatch('limit');

let line = 0;
const rule = (verdict: Verdict, ...matches: readonly RuleMatch[]): FilterRule => ({
  matches,
  verdict,
  line: ++line,
});

function chain(name: string, ...rules: readonly FilterRule[]): FilterChain {
  return { name, rules, line: 1 };
}

function base(hook: Hook, policy: Verdict, ...rules: readonly FilterRule[]): FilterChain {
  return { name: hook, hook, priority: 0, policy, rules, line: 2 };
}

function ruleset(...chains: readonly FilterChain[]): Ruleset {
  const tables = [{ name: 'filter', families: [4, 6] as const, chains }];
  return { backend: 'nft', families: [4, 6], covers: 'all-tables', tables };
}

const SYN: Syn = { family: 4, source: '10.0.0.7', destination: '10.0.0.5', port: 5432, inInterface: 'eth0' };

function without(syn: Syn, ...fields: readonly (keyof Syn)[]): Syn {
  const less = { ...syn };
  for (const field of fields) Reflect.deleteProperty(less, field);
  return less;
}

const input = (...chains: readonly FilterChain[]): Judgement => judge([ruleset(...chains)], SYN, 'input');
const verdictOf = (...chains: readonly FilterChain[]): unknown => input(...chains).verdict;

describe('what kind of address the source is', () => {
  // Measured on Linux 6.18 with iptables 1.8.9, dialled by another host and by the host itself.
  it.each([
    ['local', false, 'accept', 'drop'],
    ['local', true, 'drop', 'accept'],
    ['unicast', false, 'drop', 'accept'],
    ['unicast', true, 'accept', 'drop'],
    ['broadcast', false, 'accept', 'accept'],
    ['multicast', true, 'drop', 'drop'],
  ])('%s, negated %s', (type, not, fromOutside, fromItself) => {
    const rules = ruleset(
      base('input', ACCEPT, rule(DROP, match('source-type', [type], `src-type ${type}`, not))),
    );
    const itself: Syn = { ...SYN, source: '10.0.0.5', inInterface: 'lo' };
    expect(judge([rules], SYN, 'input').verdict).toBe(fromOutside);
    expect(judge([rules], itself, 'input').verdict).toBe(fromItself);
  });
});

describe('chains', () => {
  it('comes back from a jump, and not from a goto', () => {
    const back = chain('back', rule(RETURN, port('5432')), rule(DROP));
    expect(verdictOf(base('input', ACCEPT, rule(jump('back')), rule(RESET)), back)).toEqual({
      reject: 'tcp-reset',
    });
    expect(verdictOf(base('input', ACCEPT, rule(goto('back')), rule(RESET)), back)).toBe('accept');
  });

  it('comes back to the caller of the chain that a goto left', () => {
    const chains = [chain('a', rule(goto('b')), rule(DROP)), chain('b')];
    expect(verdictOf(base('input', ACCEPT, rule(jump('a')), rule(RESET)), ...chains)).toEqual({
      reject: 'tcp-reset',
    });
  });

  it('takes the policy at the end of a base chain, and where it returns', () => {
    expect(input(base('input', DROP, rule(RETURN), rule(ACCEPT)))).toMatchObject({
      verdict: 'drop',
      rule: { policy: true, chain: 'input', line: 2 },
    });
  });

  it('cannot tell where a chain is not listed, a policy is not shown, or jumps go in a circle', () => {
    expect(verdictOf(base('input', DROP, rule(jump('gone'))))).toBe('cannot-tell');
    const circle = [chain('a', rule(jump('b'))), chain('b', rule(jump('a')))];
    expect(verdictOf(base('input', DROP, rule(jump('a'))), ...circle)).toBe('cannot-tell');
    const bare = chain('bare');
    expect(input({ ...bare, hook: 'input' })).toMatchObject({
      verdict: 'cannot-tell',
      because: { field: 'policy' },
    });
  });

  it('names the rule with the jumps that lead to it', () => {
    const outer = rule(jump('a'));
    const inner = rule(DROP, from('10.0.0.7/32'));
    expect(input(base('input', ACCEPT, outer), chain('a', inner))).toMatchObject({
      verdict: 'drop',
      onlySource: true,
      rule: { chain: 'a', line: inner.line, via: [outer.line] },
    });
  });

  it('is done with ten thousand chains, one behind the other or all at once', () => {
    const names = Array.from({ length: 10_000 }, (_, i) => `c${i}`);
    const row = names.map((name, i) => chain(name, rule(jump(`c${i + 1}`))));
    expect(verdictOf(base('input', DROP, rule(jump('c0'))), ...row)).toBe('cannot-tell');
    const all = base('input', DROP, ...names.map((name) => rule(jump(name))));
    expect(verdictOf(all, ...names.map((name) => chain(name, rule(jump('end')))), chain('end'))).toBe('drop');
  });
});

describe('what cannot be told', () => {
  it('does not matter where both ways lead to the same', () => {
    expect(verdictOf(base('input', DROP, rule(DROP, limit)))).toBe('drop');
    expect(verdictOf(base('input', DROP, rule(jump('log'), limit)), chain('log'))).toBe('drop');
  });

  it('names the condition and what could come of it', () => {
    const limited = rule(ACCEPT, port('5432'), limit);
    expect(input(base('input', DROP, limited))).toMatchObject({
      verdict: 'cannot-tell',
      because: { text: 'limit', field: 'unknown', rule: { line: limited.line } },
      could: [{ verdict: 'accept' }, { verdict: 'drop' }],
    });
  });

  it('is a rule for a source while the source is not known', () => {
    const rules = [ruleset(base('input', ACCEPT, rule(DROP, from('10.0.0.0/8'))))];
    expect(judge(rules, without(SYN, 'source'), 'input')).toMatchObject({ because: { field: 'source' } });
    expect(judge(rules, SYN, 'input').verdict).toBe('drop');
    expect(judge(rules, { ...SYN, source: '192.0.2.1' }, 'input').verdict).toBe('accept');
  });

  it('is all of it where no listing speaks of the family', () => {
    const four: Ruleset = { ...ruleset(base('input', DROP)), families: [4] };
    expect(judge([four], { ...SYN, family: 6, destination: 'fd00::5' }, 'input')).toMatchObject({
      verdict: 'cannot-tell',
      because: { field: 'family' },
    });
    expect(judge([], SYN, 'input').verdict).toBe('cannot-tell');
  });
});

describe('one source', () => {
  it('is one host, or a set of the banned', () => {
    const only = (...matches: readonly RuleMatch[]): unknown => {
      const found = input(base('input', ACCEPT, rule(DROP, ...matches)));
      return found.verdict === 'cannot-tell' ? 'cannot-tell' : found.onlySource;
    };
    expect(only(from('10.0.0.7'))).toBe(true);
    expect(only({ ...from('10.0.0.0/24'), set: 'f2b-sshd' })).toBe(true);
    expect(only(from('10.0.0.0/24'))).toBe(false);
    expect(only(from('10.0.0.9', true))).toBe(false);
  });
});

describe('translation', () => {
  const nat = (...rules: readonly FilterRule[]): FilterChain => ({
    ...base('prerouting', ACCEPT, ...rules),
    nat: true,
    priority: -100,
  });
  const published: Verdict = { kind: 'rewrite', address: '172.17.0.2', port: 80 };

  it('sends the SYN past input, to be forwarded', () => {
    const forward = base(
      'forward',
      DROP,
      rule(ACCEPT, match('destination', ['172.17.0.2'], 'daddr'), port('80')),
    );
    const judged = judge(
      [ruleset(nat(rule(published, port('5432'))), base('input', DROP), forward)],
      { ...SYN, own: ['10.0.0.5'] },
      'input',
    );
    expect(judged).toMatchObject({
      verdict: 'accept',
      way: 'forward',
      rewritten: { destination: '172.17.0.2', port: 80, rule: { chain: 'prerouting' } },
    });
  });

  it('may end here as well, while this host’s addresses are not known', () => {
    const chains = [nat(rule(published)), base('input', DROP), base('forward', ACCEPT)];
    expect(verdictOf(...chains)).toBe('cannot-tell');
  });

  it('gives up where a balancer has too many ways, in time', () => {
    const many = Array.from({ length: 5000 }, (_, i) =>
      rule({ kind: 'rewrite', address: `10.1.${i >> 8}.${i & 255}` }, limit),
    );
    expect(verdictOf(nat(...many), base('forward', ACCEPT), base('input', ACCEPT))).toBe('cannot-tell');
  });
});

it('knows what a REJECT does to a Linux client', () => {
  expect(clientSees('admin-prohibited', 4)).toEqual({ outcome: 'host-unreachable', errno: 'EHOSTUNREACH' });
  expect(clientSees('admin-prohibited', 6)).toEqual({ outcome: 'other-errno', errno: 'EACCES' });
  expect(clientSees('policy-fail', 4)).toBeUndefined();
});

const VALUES: readonly (readonly [SimpleMatch['field'], ...string[]])[] = [
  ['source', '10.0.0.7', '10.0.0.0/24', '192.0.2.0-192.0.2.9', '0.0.0.0/0', 'fd00::/8'],
  ['destination', '10.0.0.5', '10.0.0.0/255.255.255.0', '::/0'],
  ['in', 'eth0', 'eth*', 'lo', '*'],
  ['port', '5432', '1-99', '5000-6000'],
  ['source-port', '1024-65535', '1-1023'],
  ['state', 'new', 'established', 'untracked', 'invalid'],
  ['protocol', 'tcp', 'udp', 'all'],
  ['family', '4', '6'],
  ['flags', 'syn,ack/syn', 'syn/'],
];
const anyMatch: fc.Arbitrary<RuleMatch> = fc.constantFrom(...VALUES).chain(([field, ...values]) =>
  fc.record({
    field: fc.constant(field),
    not: fc.boolean(),
    values: fc.subarray(values),
    text: fc.constant('x'),
  }),
);
const anyVerdict: fc.Arbitrary<Verdict> = fc.oneof(
  fc.constantFrom<Verdict>(ACCEPT, DROP, RESET, RETURN, { kind: 'continue' }),
  fc.constantFrom('a', 'b', 'c').map(jump),
  fc.constantFrom('a', 'b', 'c').map(goto),
);
const anyRules = fc.array(
  fc.record({
    matches: fc.array(anyMatch, { maxLength: 2 }),
    verdict: anyVerdict,
    line: fc.nat(),
  }),
  { maxLength: 6 },
);
const anyRuleset = fc
  .record({ input: anyRules, other: anyRules, a: anyRules, b: anyRules, c: anyRules, drop: fc.boolean() })
  .map(({ drop, ...rules }) =>
    ruleset(
      base('input', drop ? DROP : ACCEPT, ...rules.input),
      { ...base('input', ACCEPT, ...rules.other), name: 'other', priority: 5 },
      // Jumps lead on only, as in rules that a kernel would load.
      chain('a', ...rules.a.filter(({ verdict }) => !('chain' in verdict && verdict.chain === 'a'))),
      chain('b', ...rules.b.filter(({ verdict }) => !('chain' in verdict && verdict.chain !== 'c'))),
      chain('c', ...rules.c.filter(({ verdict }) => !('chain' in verdict))),
    ),
  );

describe('any rules', () => {
  it('are told for sure when all is known', () => {
    fc.assert(
      fc.property(anyRuleset, (rules) => {
        expect(judge([rules], SYN, 'input').verdict).not.toBe('cannot-tell');
      }),
    );
  });

  it('lead, when less is known, to the same or to nothing', () => {
    fc.assert(
      fc.property(
        anyRuleset,
        fc.constantFrom('10.0.0.7', '192.0.2.1'),
        fc.constantFrom('eth0', 'wg0'),
        (rules, source, name) => {
          const known = judge([rules], { ...SYN, source, inInterface: name }, 'input');
          const less = without(SYN, 'source', 'inInterface');
          for (const syn of [less, { ...less, source }, { ...less, inInterface: name }]) {
            const judged = judge([rules], syn, 'input');
            if (judged.verdict === 'cannot-tell') {
              expect(judged.could.map(({ verdict }) => verdict)).toContainEqual(known.verdict);
            } else expect(judged.verdict).toEqual(known.verdict);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('never throw, whatever the model holds', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.string(), fc.string(), (values, destination, source) => {
        const fields = ['source', 'destination', 'port', 'flags', 'in', 'state'] as const;
        const rules = fields.map((field) => rule(DROP, match(field, values, 'x')));
        judge([ruleset(base('input', ACCEPT, ...rules))], { ...SYN, destination, source }, 'input');
      }),
    );
  });
});
