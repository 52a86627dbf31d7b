import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allOf, run, sequence, stamped, sudo, type Command } from '../model/command.ts';
import { render } from './render.ts';

/**
 * How a program's C runtime splits its command line.
 * https://learn.microsoft.com/en-us/cpp/c-language/parsing-c-command-line-arguments
 */
function argvOf(line: string): readonly string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const slashes = /^\\*/.exec(line.slice(i))?.[0].length ?? 0;
    if (line[i + slashes] === '"') {
      word = (word ?? '') + '\\'.repeat(Math.floor(slashes / 2));
      if (slashes % 2 === 1) word += '"';
      else quoted = !quoted;
      i += slashes;
    } else if (!quoted && /\s/.test(line[i] ?? '')) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? '') + (line[i] ?? '');
  }
  return word === undefined ? words : [...words, word];
}

/**
 * The words of a command in PowerShell's argument mode. Quotes: about_Quoting_Rules, which counts the typographic
 * ones in; what ends a bare word and what starts something else: about_Parsing and appendix B.1 of the language
 * specification. https://learn.microsoft.com/en-us/powershell/scripting/lang-spec/chapter-15
 */
function powershellWords(line: string): readonly string[] {
  const words: string[] = [];
  for (let rest = line; rest !== ''; rest = rest.replace(/^ /, '')) {
    const literal = /^['‘’‚‛]((?:[^'‘’‚‛]|['‘’‚‛]{2})*)['‘’‚‛](?= |$)/u.exec(rest);
    const bare = /^[^\s'"‘’‚‛“”„`$@(){}[\],;|&<>#%*?~!^=+–—―-][^\s'"‘’‚‛“”„`$(){},;|&<>]*(?= |$)/u.exec(rest);
    const parameter = /^-[A-Za-z]\w*(?= |$)/.exec(rest);
    const found = literal ?? bare ?? parameter;
    if (!found) throw new Error(`not a word: ${rest}`);
    const isNumberOfAnotherForm =
      /^\d/.test(found[0]) && !/^(?:0|[1-9]\d*|\d+\.\d+\.\d+\.\d+)$/.test(found[0]);
    if (isNumberOfAnotherForm) throw new Error(`read as a number: ${rest}`);
    words.push(literal ? (literal[1] ?? '').replace(/['‘’‚‛](['‘’‚‛])/gu, '$1') : found[0]);
    rest = rest.slice(found[0].length);
  }
  return words;
}

/** How PowerShell before 7.3 passes words to a program: what has white space in it is put into double quotes. */
function legacyLine(words: readonly string[]): string {
  return words
    .filter((word) => word !== '')
    .map((word) => (/\s/.test(word) ? `"${word}"` : word))
    .join(' ');
}

/**
 * The line that cmd hands to a program. In double quotes only % and, with delayed expansion, ! mean something.
 * https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/cmd
 */
function cmdLine(line: string): string {
  if (/[%!\r\n]/.test(line)) throw new Error(`expanded: ${line}`);
  if (/[&|<>()^,;=]/.test(line.replace(/"[^"]*"/g, ''))) throw new Error(`syntax: ${line}`);
  return line;
}

const unit = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(...Array.from('\'"`$\\!*?[]{}()<>|&;#~=%^ -+@:,./aZ09_‘’‚‛“”„–—é')),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('--%', '$(x)', '$env:X', '@(', '1e3', '0x10', '10kb', '-Port', '\\\\', '＂'),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }) },
);
const words = fc.array(fc.string({ unit, maxLength: 6 }), { minLength: 1, maxLength: 4 });

const docker = (of: Command): Command => ({
  kind: 'inside',
  place: { kind: 'docker', container: 'web-1' },
  of,
});
const netns = (of: Command): Command => ({ kind: 'inside', place: { kind: 'netns', name: 'blue' }, of });
const pipe = (...of: readonly Command[]): Command => ({ kind: 'pipe', of });
const quietly = (...given: readonly string[]): Command => ({
  kind: 'run',
  words: given,
  stdin: 'none',
  quiet: true,
});

describe('PowerShell', () => {
  test('words come back, also out of the command line of a program', () => {
    let said = 0;
    fc.assert(
      fc.property(words, (given) => {
        const text = render(run('curl.exe', ...given), 'powershell');
        if (text === undefined) return;
        said += 1;
        expect(powershellWords(text)).toEqual(['curl.exe', ...given]);
        expect(argvOf(legacyLine(powershellWords(text)))).toEqual(['curl.exe', ...given]);
      }),
      { numRuns: 3000 },
    );
    expect(said).toBeGreaterThan(500);
  });

  test('typographic quotes and dashes are no syntax', () => {
    expect(render(run('x', '‘;calc;’', '–Port', '“a b”'), 'powershell')).toBe(
      "x '‘‘;calc;’’' '–Port' '“a b”'",
    );
  });

  test.each<[string, Command]>([
    [
      'Test-NetConnection -ComputerName db1.internal -Port 5432',
      run('Test-NetConnection', '-ComputerName', 'db1.internal', '-Port', '5432'),
    ],
    [
      "curl.exe 'telnet://[fd87::1]:3306' '--max-time' 3",
      run('curl.exe', 'telnet://[fd87::1]:3306', '--max-time', '3'),
    ],
    ["& 'if' a", run('if', 'a')],
    ["& 'C:\\a b\\c.exe' a", run('C:\\a b\\c.exe', 'a')],
    ["x '1e3' '0x10' '10kb' '007' 10.0.0.5", run('x', '1e3', '0x10', '10kb', '007', '10.0.0.5')],
    ['@() | x 2>$null', quietly('x')],
    ['a | b', pipe(run('a'), run('b'))],
    ['a; b', sequence(run('a'), run('b'))],
    ['a; if ($?) { b; if ($?) { c } }', allOf(run('a'), run('b'), run('c'))],
    ['docker exec web-1 ss -lnt', docker(run('ss', '-lnt'))],
    ["docker exec web-1 sh -c 'a; b'", docker(sequence(run('a'), run('b')))],
    [
      "& { Write-Output ('== tcpwhy begin ' + $env:COMPUTERNAME + ' ' + (Get-Date).ToUniversalTime().ToString('s') + 'Z'); " +
        "Write-Output '== $ netstat -ano'; netstat -ano; Write-Output '== $ x ''a b'''; x 'a b'; " +
        "Write-Output '== tcpwhy end' }",
      stamped(run('netstat', '-ano'), run('x', 'a b')),
    ],
  ])('%s', (text, command) => {
    expect(render(command, 'powershell')).toBe(text);
  });

  test.each<[string, Command]>([
    ['an embedded "', run('x', 'a"b')],
    ['an empty word', run('x', '')],
    ['a quoted word with a last \\', run('x', 'a b\\')],
    ['a line break', run('x', 'a\nb')],
    ['sudo', sudo(run('x'))],
    ['a time limit', { kind: 'limited', seconds: 3, of: run('x') }],
    ['a network namespace', netns(run('x'))],
    ['a script', { kind: 'script', program: 'bash', body: 'x', arguments: [] }],
    ['a list in a pipe', pipe(sequence(run('a'), run('b')), run('c'))],
    ['nothing', sequence()],
    ['stamps between stamps', stamped(stamped(run('x')))],
  ])('%s is refused', (_, command) => {
    expect(render(command, 'powershell')).toBeUndefined();
    expect(render(stamped(run('a'), command), 'powershell')).toBeUndefined();
  });
});

describe('cmd', () => {
  test('words come back out of the command line of a program', () => {
    let said = 0;
    fc.assert(
      fc.property(words, (given) => {
        const text = render(run('curl', ...given), 'cmd');
        if (text === undefined) return;
        said += 1;
        expect(argvOf(cmdLine(text))).toEqual(['curl', ...given]);
      }),
      { numRuns: 5000 },
    );
    expect(said).toBeGreaterThan(500);
  });

  test.each<[string, Command]>([
    ['curl -v telnet://db1:5432', run('curl', '-v', 'telnet://db1:5432')],
    ['x "a&b" "c^d" "" "(e)" <nul 2>nul', quietly('x', 'a&b', 'c^d', '', '(e)')],
    ['a & b', sequence(run('a'), run('b'))],
    ['a && b', allOf(run('a'), run('b'))],
    ['(a & b) | c', pipe(sequence(run('a'), run('b')), run('c'))],
    ['netstat -ano | findstr LISTENING', pipe(run('netstat', '-ano'), run('findstr', 'LISTENING'))],
    ['docker exec web-1 sh -c "a; b \'c d\'"', docker(sequence(run('a'), run('b', 'c d')))],
  ])('%s', (text, command) => {
    expect(render(command, 'cmd')).toBe(text);
  });

  test.each<[string, Command]>([
    ['%', run('ping', 'fe80::1%eth0')],
    ['!', run('x', '!a!')],
    ['"', run('x', 'a"b')],
    ['a quoted word with a last \\', run('x', 'a b\\')],
    ['what is not ASCII', run('x', '＂&calc＂')],
    ['a line break', run('x', 'a\nb')],
    ['a word of the language', run('for', 'x')],
    ['sudo', sudo(run('x'))],
    ['stamps', stamped(run('x'))],
    ['a network namespace', netns(run('x'))],
    ['nothing', sequence()],
  ])('%s is refused', (_, command) => {
    expect(render(command, 'cmd')).toBeUndefined();
    expect(render(allOf(run('a'), command), 'cmd')).toBeUndefined();
  });
});
