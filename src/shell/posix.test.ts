import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run, sequence, stamped, sudo, type Command } from '../model/command.ts';
import { STAMP_COMMAND, STAMP_END } from '../model/stamp.ts';
import { render } from './render.ts';

const SHELLS: readonly { name: string; program: string; options: readonly string[]; install: string }[] = [
  { name: 'dash', program: 'dash', options: ['-c'], install: 'dash' },
  { name: 'bash', program: 'bash', options: ['--norc', '-c'], install: 'bash' },
  { name: 'bash --posix', program: 'bash', options: ['--norc', '--posix', '-c'], install: 'bash' },
  { name: 'bash, interactive', program: 'bash', options: ['--norc', '-i'], install: 'bash' },
  { name: 'zsh', program: 'zsh', options: ['-f', '-c'], install: 'zsh' },
  { name: 'zsh, interactive', program: 'zsh', options: ['-f', '-i'], install: 'zsh' },
  { name: 'ksh', program: 'ksh', options: ['-c'], install: 'ksh93u+m' },
  { name: 'mksh', program: 'mksh', options: ['-c'], install: 'mksh' },
  { name: 'yash', program: 'yash', options: ['-c'], install: 'yash' },
  { name: 'posh', program: 'posh', options: ['-c'], install: 'posh' },
  { name: 'busybox sh', program: 'busybox', options: ['sh', '-c'], install: 'busybox' },
];

// Programs with the names of syntax: quoting has to make plain commands of them.
const SYNTAX_NAMES = [
  'if',
  'time',
  'function',
  'select',
  'coproc',
  'until',
  'repeat',
  'foreach',
  'end',
  'namespace',
];

const path = process.env['PATH'] ?? '';
const isInstalled = (program: string) =>
  path.split(delimiter).some((folder) => existsSync(join(folder, program)));

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tcpwhy-shell-'));
  mkdirSync(join(folder, 'bin'));
  const program = (name: string, body: string) => {
    writeFileSync(join(folder, 'bin', name), `#!/bin/sh\n${body}\n`, { mode: 0o755 });
  };
  // They run what they are given, as the real ones hand it on.
  program('sudo', 'exec "$@"');
  program('docker', 'shift; [ "$1" = -i ] && shift; shift; exec "$@"');
  program('kubectl', 'while [ "$1" != -- ]; do shift; done; shift; exec "$@"');
  program('ip', 'shift 3; exec "$@"');
  for (const name of SYNTAX_NAMES) program(name, `printf '%s\\0' ${name} "$@"`);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function runs({ program, options }: (typeof SHELLS)[number], text: string): string {
  const typed = options.includes('-i');
  const result = spawnSync(program, typed ? options : [...options, text], {
    ...(typed && { input: `${text}\n` }),
    cwd: folder,
    env: {
      PATH: `${join(folder, 'bin')}${delimiter}${path}`,
      LC_ALL: 'C.UTF-8',
      PS1: '',
      HISTFILE: '',
      TERM: 'dumb',
    },
    timeout: 20_000,
  });
  return result.stdout.toString('utf8');
}

function posix(command: Command): string {
  const text = render(command, 'posix');
  expect(text).toBeDefined();
  return text ?? '';
}

const NASTY = [
  ...Array.from('\'"`$\\!*?[]{}()<>|&;#~=%^ -+@:,./aZ09_é’“–𝄞'),
  ...[
    '$(id)',
    '${HOME}',
    '\\n',
    '\\0',
    '%s',
    '%d',
    "'\\''",
    '--',
    '-n',
    '!!',
    '!$',
    '~/',
    '&&',
    '||',
    '<<EOF',
    '#!',
    '\\',
  ],
];
const nastyUnit = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...NASTY) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }) },
);
const unsayable = /[\0-\x1f\x7f-\x9f\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const nasty = fc.string({ unit: nastyUnit, maxLength: 12 }).filter((text) => !unsayable.test(text));
// Each of these is something else than itself in one shell at least, unless quoted.
const TRAPS = [
  ...'= == =ls %1 %ls !! !x ~ ~root x=~ a:~ ^a^b #x [a] b?n * b* {a,b} {1..3} @(a) +(a)'.split(' '),
  ...'$x `id` a=b - -- -n >x 2>x & ; (a) \\'.split(' '),
  '',
];
const batch = fc.array(nasty, { minLength: 20, maxLength: 40 }).map((random) => [...TRAPS, ...random]);

const BEGIN = /^== tcpwhy begin \S+ \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

const print = (words: readonly string[]): Command => run('env', 'printf', '%s\\0', ...words);
const docker = (of: Command): Command => ({
  kind: 'inside',
  place: { kind: 'docker', container: 'web-1' },
  of,
});
const kubectl = (of: Command): Command => ({
  kind: 'inside',
  place: { kind: 'kubectl', pod: 'web-0', namespace: 'shop', container: 'app' },
  of,
});
const netns = (of: Command): Command => ({ kind: 'inside', place: { kind: 'netns', name: 'blue' }, of });
const pipe = (...of: readonly Command[]): Command => ({ kind: 'pipe', of });
const and = (...of: readonly Command[]): Command => ({ kind: 'and', of });
const limited = (seconds: number, of: Command): Command => ({ kind: 'limited', seconds, of });
const script = (program: 'bash' | 'sh', body: string, ...args: readonly string[]): Command => ({
  kind: 'script',
  program,
  body,
  arguments: args,
});
const cat = run('cat');

/** Every shape that can stand around a program. Each prints the words once. */
const SHAPES: Readonly<Record<string, (words: readonly string[]) => Command>> = {
  run: print,
  'run without input and errors': (words) => ({
    kind: 'run',
    words: ['env', 'printf', '%s\\0', ...words],
    stdin: 'none',
    quiet: true,
  }),
  sudo: (words) => sudo(print(words)),
  limited: (words) => limited(9, print(words)),
  'limited sudo': (words) => limited(9, sudo(print(words))),
  docker: (words) => docker(print(words)),
  kubectl: (words) => kubectl(print(words)),
  netns: (words) => sudo(netns(print(words))),
  'list inside': (words) => docker(sequence(run('true'), print(words))),
  'pipe inside': (words) => sudo(kubectl(pipe(print(words), cat))),
  'list inside a list inside': (words) =>
    docker(and(run('true'), kubectl(sequence(print(words), run('true'))))),
  pipe: (words) => pipe(print(words), cat, docker(cat)),
  'list in a pipe': (words) => pipe(sequence(run('false'), print(words)), and(cat, run('true'))),
  'limited pipe': (words) => limited(9, pipe(print(words), sudo(cat))),
  'limited list': (words) => limited(9, sequence(print(words), run('true'))),
  'sudo list': (words) => sudo(and(run('true'), pipe(print(words), cat))),
  'sh script': (words) => script('sh', "env printf '%s\\0' \"$@\" # it's", ...words),
  ...(isInstalled('bash') && {
    'bash script': (words: readonly string[]) =>
      sudo(limited(9, script('bash', 'printf \'%s\\0\' "${@}"; # $1 `x`', ...words))),
  }),
  'script inside': (words) =>
    docker(sequence(script('sh', 'env printf \'%s\\0\' "$@"', ...words), run('true'))),
};

for (const shell of SHELLS) {
  const missing = !isInstalled(shell.program);
  const name = missing
    ? `${shell.name} (skipped: not installed; apt-get install ${shell.install})`
    : shell.name;

  describe.skipIf(missing)(name, () => {
    test('words come back byte for byte out of every shape', { timeout: 60_000 }, () => {
      const shapes = Object.values(SHAPES);
      fc.assert(
        fc.property(batch, (words) => {
          const text = shapes.map((shape) => posix(shape(words))).join('\n');
          expect(runs(shell, text).split('\0')).toEqual([...shapes.flatMap(() => words), '']);
        }),
        { numRuns: 3, endOnFailure: true },
      );
    });

    test('a stamped command prints its protocol', () => {
      fc.assert(
        fc.property(batch, (words) => {
          const lines = run('env', 'printf', '%s\\n', ...words);
          const inner = [lines, docker(sequence(lines, run('true')))];
          const outer = [sudo(stamped(...inner)), docker(stamped(...inner))].map(posix);
          for (const text of outer) expect(text.split('\n')).toHaveLength(1);
          const [begin, ...rest] = runs(shell, outer.join('\n')).split('\n');
          expect(begin).toMatch(BEGIN);
          const first = inner.flatMap((command) => [STAMP_COMMAND + posix(sudo(command)), ...words]);
          const second = inner.flatMap((command) => [STAMP_COMMAND + posix(command), ...words]);
          expect(rest[first.length + 1]).toMatch(BEGIN);
          rest.splice(first.length + 1, 1);
          expect(rest).toEqual([...first, STAMP_END, ...second, STAMP_END, '']);
        }),
        { numRuns: 2, endOnFailure: true },
      );
    });

    test('stamps hold what went wrong', () => {
      const text = posix(stamped(run('no-such-program', 'x'), run('false')));
      expect(runs(shell, text).split('\n')).toEqual([
        expect.stringMatching(BEGIN),
        '== $ no-such-program x',
        expect.stringContaining('no-such-program'),
        '== $ false',
        '== tcpwhy end',
        '',
      ]);
    });

    test('a written file has exactly these lines', () => {
      fc.assert(
        fc.property(batch, nasty, (lines, last) => {
          const file = join(folder, `file ${last.replaceAll('/', '')}`);
          const write = (some: readonly string[], withSudo: boolean): Command => ({
            kind: 'write',
            path: file,
            lines: some,
            sudo: withSudo,
          });
          const fewer = lines.slice(1);
          const copied = run('cp', file, `${file}.copy`);
          const text = posix(sequence(write(lines, true), copied, docker(write(fewer, false))));
          expect(runs(shell, text)).toBe('');
          expect(readFileSync(`${file}.copy`, 'utf8')).toBe(lines.map((line) => `${line}\n`).join(''));
          expect(readFileSync(file, 'utf8')).toBe(fewer.map((line) => `${line}\n`).join(''));
        }),
        { numRuns: 2, endOnFailure: true },
      );
    });

    test('the name of a program is never syntax', () => {
      const text = SYNTAX_NAMES.map((syntax) => posix(run(syntax, 'a b'))).join('\n');
      expect(runs(shell, text).split('\0')).toEqual([
        ...SYNTAX_NAMES.flatMap((syntax) => [syntax, 'a b']),
        '',
      ]);
    });
  });
}

describe('what is rendered', () => {
  test.each<[string, Command]>([
    ['nc -vz -w 3 db1.internal 5432', run('nc', '-vz', '-w', '3', 'db1.internal', '5432')],
    ["ss -lnt 'sport = :3306'", run('ss', '-lnt', 'sport = :3306')],
    ['ping fe80::1%eth0', run('ping', 'fe80::1%eth0')],
    [
      "curl -v 'telnet://[fd87::1]:3306' </dev/null",
      { kind: 'run', words: ['curl', '-v', 'telnet://[fd87::1]:3306'], stdin: 'none' },
    ],
    ['sudo timeout 5 nc db1 22', limited(5, sudo(run('nc', 'db1', '22')))],
    [
      'sudo ss -lnt; sudo ip addr 2>/dev/null',
      sudo(sequence(run('ss', '-lnt'), { kind: 'run', words: ['ip', 'addr'], quiet: true })),
    ],
    ['timeout 2 a; timeout 2 b', limited(5, sequence(run('a'), run('b')))],
    ['timeout 5 a | timeout 5 b', limited(5, pipe(run('a'), run('b')))],
    ['{ a; b; } | c && d', and(pipe(sequence(run('a'), run('b')), run('c')), run('d'))],
    ['docker exec web-1 ss -lnt', docker(run('ss', '-lnt'))],
    ['a | docker exec -i web-1 b', pipe(run('a'), docker(run('b')))],
    ['kubectl exec -n shop web-0 -c app -- ss', kubectl(run('ss'))],
    ['sudo ip netns exec blue ss', sudo(netns(run('ss')))],
    ["docker exec web-1 sh -c 'a; b '\\''c d'\\'''", docker(sequence(run('a'), run('b', 'c d')))],
    [
      `sudo timeout 3 bash -c '</dev/tcp/"$1"/"$2"' bash db1 5432`,
      sudo(limited(3, script('bash', '</dev/tcp/"$1"/"$2"', 'db1', '5432'))),
    ],
    [
      "printf '%s\\n' 'a = 1' b | sudo tee /etc/sysctl.d/99-x.conf >/dev/null",
      { kind: 'write', path: '/etc/sysctl.d/99-x.conf', lines: ['a = 1', 'b'], sudo: true },
    ],
    [
      `{ printf '%s\\n' "== tcpwhy begin $(uname -n) $(date -u +%Y-%m-%dT%H:%M:%SZ)"; ` +
        `printf '%s\\n' '== $ sudo ss -lntp'; sudo ss -lntp; printf '%s\\n' '== tcpwhy end'; } 2>&1`,
      stamped(sudo(run('ss', '-lntp'))),
    ],
  ])('%s', (text, command) => {
    expect(render(command, 'posix')).toBe(text);
  });

  test.each<[string, Command]>([
    ['a name that is an option', run('-x')],
    ['a name that is an assignment', run('A=b', 'c')],
    ['no name', run('')],
    ['nothing to run', run()],
    ['an empty list', sequence()],
    [
      'a container that is an option',
      { kind: 'inside', place: { kind: 'docker', container: '--privileged' }, of: cat },
    ],
    ['a relative path', { kind: 'write', path: '-x', lines: [], sudo: true }],
    ['a line break in a word', run('echo', 'a\nb')],
    ['a line break in a line', { kind: 'write', path: '/etc/x', lines: ['a\nb'], sudo: true }],
    ['stamps between stamps', stamped(stamped(cat))],
    ['half a second', limited(0.5, cat)],
    ['no time for each', limited(1, sequence(cat, cat))],
  ])('%s is refused', (_, command) => {
    expect(render(command, 'posix')).toBeUndefined();
    expect(render(docker(command), 'posix')).toBeUndefined();
    expect(render(sequence(command, cat), 'posix')).toBeUndefined();
  });

  test('what a terminal would act on is refused', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(render(run('echo', text), 'posix') === undefined).toBe(unsayable.test(text));
      }),
      { numRuns: 500 },
    );
    for (const hidden of ['\0', '\t', '\r', '\u001b[201~', '\u007f', '\u0085', '\ud800', '\u202e']) {
      expect(render(run('echo', `a${hidden}b`), 'posix')).toBeUndefined();
    }
  });
});

const noShellcheck = !isInstalled('shellcheck');
test.skipIf(noShellcheck)(
  noShellcheck
    ? 'shellcheck (skipped: not installed; apt-get install shellcheck)'
    : 'shellcheck has nothing to say',
  { timeout: 60_000 },
  () => {
    const words = ["it's", '*', '$x', '-n', '', '~', 'a b'];
    const shapes = Object.values(SHAPES).map((shape) => posix(shape(words)));
    const others: readonly Command[] = [
      stamped(
        run('ss', '-lntp'),
        sudo(run('nft', 'list', 'ruleset')),
        docker(sequence(run('a', 'b c'), cat)),
      ),
      sudo({ kind: 'write', path: '/etc/x y', lines: ['a', 'b $c'], sudo: false }),
      { kind: 'write', path: '/etc/x', lines: [], sudo: false },
    ];
    // These two ask whether the text in single quotes was meant as it stands. It was.
    const options = ['--shell=sh', '--severity=style', '--exclude=SC2016,SC1003', '--format=gcc', '-'];
    const result = spawnSync('shellcheck', options, {
      input: `${[...shapes, ...others.map(posix)].join('\n')}\n`,
      encoding: 'utf8',
    });
    expect(result.stdout).toBe('');
  },
);
