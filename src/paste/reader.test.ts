import { describe, expect, it } from 'vitest';
import type { CommandLine } from '../model/command-line.ts';
import type { Evidence } from '../model/evidence.ts';
import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { readEvidence } from './reader.ts';

/** `list`: a header and rows like `row 3306`. `-H`: rows only. */
class ListReader implements BlockReader {
  readonly #head: BlockHead;
  readonly #command: CommandLine | undefined;
  readonly #rows: [port: number, line: number][] = [];
  #header: number | undefined;
  readonly #title: string;

  constructor(title: string, head: BlockHead, command: CommandLine | undefined) {
    this.#title = title;
    this.#head = head;
    this.#command = command;
  }

  read(line: Line): boolean {
    if (line.text === this.#title) {
      this.#header ??= line.number;
      return true;
    }
    const row = /^row (\d+)(?: .*\bend)?$/.exec(line.text);
    if (row) this.#rows.push([Number(row[1]), line.number]);
    return row !== null;
  }

  end(): readonly Draft[] {
    const cited = this.#header ?? this.#head.commandLine;
    const named = this.#command !== undefined;
    const complete = this.#header !== undefined || this.#command?.words.includes('-H') === true;
    const listing: Draft = {
      record: {
        kind: 'listing',
        of: 'socket',
        tool: this.#title,
        families: [4],
        states: 'listening',
        sees: 'all',
      },
      lines: cited === undefined ? [] : [cited],
      whole: named && complete,
    };
    const rows = this.#rows.map(([port, line]): Draft => ({
      record: { kind: 'setting', key: 'port', value: String(port) },
      lines: [line],
    }));
    return cited === undefined ? rows : [listing, ...rows];
  }
}

const lister = (tool: string, title: string): Parser => ({
  id: tool,
  claims: (command) => command.tool === tool,
  opens: (line) => line === title,
  block: (head, command) => new ListReader(title, head, command),
});

/** `refused HOST`, wherever it stands; a long line may be wrapped. */
const dialer: Parser = {
  id: 'dial',
  line: ({ number, text }) => {
    const match = /^refused (\w+)(?: .*\bend)?$/.exec(text);
    if (!match) return undefined;
    return [{ record: { kind: 'log', event: `refused ${match[1] ?? ''}`, count: 1 }, lines: [number] }];
  },
};

const PARSERS = [lister('list', 'Ports listed here'), lister('addrs', 'Addresses listed here'), dialer];

const read = (text: string, more: Partial<Evidence> = {}) => readEvidence(PARSERS, { text, ...more }, 0);
const lines = (...all: readonly string[]) => all.join('\n');

/** Facts in short: kind, lines, and for listings whether they are whole. */
const facts = (text: string, more: Partial<Evidence> = {}) =>
  read(text, more).facts.map((fact) => {
    const spans = fact.at.map(({ first, last }) => (first === last ? String(first) : `${first}-${last}`));
    const name =
      fact.kind === 'listing'
        ? fact.tool === 'Ports listed here'
          ? 'ports'
          : 'addresses'
        : fact.kind === 'setting'
          ? fact.value
          : fact.kind;
    return `${name}@${spans.join(',')}${fact.whole === undefined ? '' : fact.whole ? ' whole' : ' part'}`;
  });
const unread = (text: string, more: Partial<Evidence> = {}) =>
  read(text, more).unread.map(({ first, last }) => [first, last]);
const hosts = (text: string) => read(text).facts.map(({ place }) => [place.host, place.inside]);

const LISTING = ['Ports listed here', 'row 22', 'row 3306'];

describe('segments at prompts', () => {
  it('a scrollback of several hosts, users and wrappers', () => {
    const text = lines(
      'ops@app1:~$ dial db1',
      'refused db1',
      'ops@app1:~$ ssh db1 list',
      ...LISTING,
      'ops@app1:~$ ssh db2',
      'Last login: Sat Nov 21 02:34:26 2026 from 10.0.0.1',
      '[root@db2 ~]# list',
      ...LISTING,
      '[root@db2 ~]# docker exec -it c1 list',
      ...LISTING,
      '[root@db2 ~]# exit',
      'logout',
      'Connection to db2 closed.',
    );
    const { blocks } = read(text);
    expect(blocks.map((block) => [block.tool, block.lines])).toEqual([
      ['dial', [1, 2]],
      ['list', [3, 6]],
      ['ssh', [7, 8]],
      ['list', [9, 12]],
      ['list', [13, 16]],
      ['exit', [17, 19]],
    ]);
    expect([...new Set(hosts(text).map(String))]).toEqual(['app1,', 'db1,', 'db2,', 'db2,c1']);
    expect(unread(text)).toEqual([[19, 19]]);
  });

  it('a listing between prompts is whole, and so is one that ends with the text', () => {
    expect(facts(lines('a@h:~$ list', ...LISTING, 'a@h:~$'))).toEqual(['ports@2 whole', '22@3', '3306@4']);
    expect(facts(lines('a@h:~$ list', ...LISTING))[0]).toBe('ports@2 whole');
  });

  it('a listing without its command is not', () => {
    expect(facts(lines(...LISTING))[0]).toBe('ports@1 part');
  });

  it('colours, CRLF, NBSP, quotation marks and indentation do not matter', () => {
    const plain = ['ops@db1:~$ list', ...LISTING, 'ops@db1:~$'];
    const expected = ['ports@2 whole', '22@3', '3306@4'];
    const shapes: Readonly<Record<string, (line: string) => string>> = {
      colours: (line) => `\u001B[32m${line}\u001B[0m`,
      CRLF: (line) => `${line}\r`,
      NBSP: (line) => line.replaceAll(' ', '\u00A0'),
      quoted: (line) => `> ${line}`,
      'quoted twice': (line) => `>> ${line}`,
      indented: (line) => `      ${line}`,
      'indented by a tab': (line) => `\t${line}`,
    };
    for (const [name, shape] of Object.entries(shapes)) {
      expect(facts(plain.map(shape).join('\n')), name).toEqual(expected);
      expect(unread(plain.map(shape).join('\n')), name).toEqual([]);
    }
  });

  it('an indented example within prose', () => {
    const text = lines(
      'I ran this:',
      '',
      '    $ list',
      ...LISTING.map((line) => `    ${line}`),
      'row 9 is mine',
      'Thanks',
    );
    expect(facts(text)).toEqual(['ports@4 whole', '22@5', '3306@6']);
    expect(unread(text)).toEqual([
      [1, 1],
      [7, 8],
    ]);
  });

  it('code fences and code marks', () => {
    const text = lines('Look:', '```console', '$ list', ...LISTING, '```', 'row 9 is mine', '`refused db1`');
    expect(facts(text)).toEqual(['ports@4 whole', '22@5', '3306@6', 'log@9']);
    expect(unread(text)).toEqual([
      [1, 1],
      [8, 8],
    ]);
    expect(facts(lines('```$ list', ...LISTING, 'row 9```'))).toEqual([
      'ports@2 whole',
      '22@3',
      '3306@4',
      '9@5',
    ]);
  });

  it('a command in a fence of its own has not printed nothing', () => {
    expect(facts(lines('```', '$ list -H', '```', 'and so on'))).toEqual(['ports@2 part']);
  });

  it('a prompt that takes two lines', () => {
    const text = lines(
      '┌──(kali㉿box)-[~]',
      '└─$ list',
      ...LISTING,
      '',
      'ops@WS1 MINGW64 ~/src (main)',
      '$ dial',
      'refused db1',
    );
    expect([...new Set(hosts(text).map(String))]).toEqual(['box,', 'WS1,']);
    expect(read(text).blocks.map((block) => block.lines)).toEqual([
      [1, 5],
      [7, 9],
    ]);
    expect(unread(text)).toEqual([]);
  });

  it('a command on the line behind its prompt', () => {
    expect(facts(lines('ops@db1:~$', 'sudo list -H', 'row 22'))).toEqual(['ports@2 whole', '22@3']);
  });

  it('a command over several lines', () => {
    const text = lines(
      'ops@db1:~$ timeout 5 \\',
      '> list',
      ...LISTING,
      'ops@db1:~$ for i in 1 2',
      '> do dial $i; done',
      'refused db1',
    );
    expect(facts(text)).toEqual(['ports@3 whole', '22@4', '3306@5', 'log@8']);
    expect(read(text).blocks.map((block) => block.lines)).toEqual([
      [1, 5],
      [6, 8],
    ]);
    expect(unread(text)).toEqual([]);
  });

  it('an apostrophe does not swallow the output', () => {
    expect(facts(lines("$ echo don't", 'refused db1', "it's over"))).toEqual(['log@2']);
  });

  it('the inner command of a loop', () => {
    expect(facts(lines('$ while true; do list; sleep 1; done', ...LISTING, ...LISTING, '^C'))).toEqual([
      'ports@2 whole',
      '22@3',
      '3306@4',
      'ports@5 part',
      '22@6',
      '3306@7',
    ]);
  });
});

describe('several commands on one line', () => {
  it('hands over when the next one’s output begins', () => {
    const text = lines('a@h:~$ list; addrs', ...LISTING, 'Addresses listed here', 'row 1', 'a@h:~$');
    expect(facts(text)).toEqual(['ports@2 whole', '22@3', '3306@4', 'addresses@5 whole', '1@6']);
    const { blocks, facts: all } = read(text);
    expect(blocks.map((block) => block.lines)).toEqual([
      [1, 4],
      [5, 6],
    ]);
    expect(all.map((fact) => fact.block)).toEqual([0, 0, 0, 1, 1]);
  });

  it('reads two samples of one command apart', () => {
    const text = lines('a@h:~$ list; sleep 9; list', ...LISTING, ...LISTING, 'a@h:~$');
    expect(read(text).facts.map((fact) => fact.block)).toEqual([0, 0, 0, 1, 1, 1]);
  });

  it('what has printed nothing has an empty listing', () => {
    expect(facts(lines('a@h:~$ list -H; addrs', 'Addresses listed here', 'a@h:~$'))).toEqual([
      'ports@1 whole',
      'addresses@2 whole',
    ]);
    expect(facts(lines('a@h:~$ addrs; list -H', 'Addresses listed here', 'a@h:~$'))).toEqual([
      'addresses@2 whole',
      'ports@1 whole',
    ]);
  });
});

describe('an empty output', () => {
  it('is an empty listing', () => {
    expect(facts(lines('a@h:~$ list -H', 'a@h:~$'))).toEqual(['ports@1 whole']);
    expect(facts('a@h:~$ list -H')).toEqual(['ports@1 whole']);
  });

  it.each<[string, string[]]>([
    ['it may not have run', ['a@h:~$ dial db1 && list -H', 'a@h:~$']],
    ['it could not complain', ['a@h:~$ list -H 2>/dev/null', 'a@h:~$']],
    ['it complained', ['a@h:~$ list -H', 'bash: list: command not found', 'a@h:~$']],
    ['it prints a header', ['a@h:~$ list', 'a@h:~$']],
  ])('is none where %s', (_, all) => {
    expect(facts(lines(...all))).toEqual(['ports@1 part']);
  });

  it('a command that was given up has none', () => {
    expect(facts(lines('a@h:~$ list -H^C', 'a@h:~$'))).toEqual([]);
  });
});

describe('what shows that something is missing', () => {
  it.each(['...', '[snip]', '--More--', '(END)', '^C'])('%s', (mark) => {
    const text = lines('a@h:~$ list', ...LISTING, mark, 'a@h:~$');
    expect(facts(text)[0]).toBe('ports@2 part');
    expect(unread(text)).toEqual([]);
  });
});

describe('stamps', () => {
  const begin = '== tcpwhy begin db1 2024-05-06T07:08:09Z';
  const time = Date.UTC(2024, 4, 6, 7, 8, 9) / 1000;
  const body = ['== $ list', ...LISTING, '== $ addrs', 'Addresses listed here', 'row 1'];

  it('show the machine, the time and that all is there', () => {
    const text = lines(begin, ...body, '== tcpwhy end');
    expect(facts(text)).toEqual(['ports@3 whole', '22@4', '3306@5', 'addresses@7 whole', '1@8']);
    expect(read(text).facts.map((fact) => [fact.time, fact.place.host])).toEqual(
      Array.from({ length: 5 }, () => [time, 'db1']),
    );
    expect(unread(text)).toEqual([]);
  });

  it.each([
    ['the text ends', []],
    ['a prompt follows', ['a@db1:~$ dial']],
    ['another begin mark follows', ['== tcpwhy begin db2 2024-05-06T07:08:09Z', '== tcpwhy end']],
  ])('without the end mark the last listing is not whole: %s', (_, rest) => {
    const found = facts(lines(begin, ...body, ...rest));
    expect(found[0]).toBe('ports@3 whole');
    expect(found[3]).toBe('addresses@7 part');
  });

  it('the typed command that prints them is its echo', () => {
    const typed = `a@db1:~$ { printf '%s\\n' "== tcpwhy begin $(uname -n) $(date -u +%F)"; list -H; } 2>&1`;
    expect(facts(lines(typed, begin, '== $ list -H', 'row 22', '== tcpwhy end', 'a@db1:~$'))).toEqual([
      'ports@3 whole',
      '22@4',
    ]);
  });

  it('a comment within is no prompt', () => {
    const text = lines(begin, '== $ list', ...LISTING, '# ip addr 10.0.0.1', '== tcpwhy end');
    expect(read(text).blocks).toHaveLength(1);
  });

  it('two of them, the second of another machine', () => {
    const text = lines(
      begin,
      ...body,
      '== tcpwhy end',
      begin.replace('db1', 'db2'),
      ...body,
      '== tcpwhy end',
    );
    expect(hosts(text).map(([host]) => host)).toEqual(Array.from('1111122222', (n) => `db${n}`));
  });
});

describe('a command that is told', () => {
  const ran = { recipe: 'list', command: 'sudo list -H' };

  it('names the output', () => {
    expect(facts('row 22', { ran })).toEqual(['22@1']);
    expect(read(lines(...LISTING), { ran: { ...ran, command: 'list' } }).facts[0]?.whole).toBe(true);
  });

  it('is found again as an echo, behind whatever prompt, wrapped or not', () => {
    expect(facts(lines('sudo list -H', 'row 22'), { ran })).toEqual(['ports@1 whole', '22@2']);
    expect(facts(lines('db1 >>> sudo list -H', 'row 22'), { ran })).toEqual(['ports@1 whole', '22@2']);
    const long = { recipe: 'list', command: 'sudo timeout 30 list -H --with a-very-long-list-of-arguments' };
    expect(
      facts(lines('~ sudo timeout 30 list -H --with a-ve', 'ry-long-list-of-arguments', 'row 22'), {
        ran: long,
      }),
    ).toEqual(['ports@1 whole', '22@3']);
    expect(unread(lines('db1 >>> sudo list -H', 'row 22'), { ran })).toEqual([]);
  });

  it('says nothing where the text shows its own commands', () => {
    const text = lines(...LISTING, 'a@h:~$ addrs', 'Addresses listed here');
    expect(facts(text, { ran: { ...ran, command: 'list' } })).toEqual([
      'ports@1 part',
      '22@2',
      '3306@3',
      'addresses@5 whole',
    ]);
  });

  it('is behind a code fence as well', () => {
    expect(facts(lines('```', ...LISTING, '```'), { ran: { ...ran, command: 'list' } })[0]).toBe(
      'ports@2 whole',
    );
  });
});

describe('wrapped lines', () => {
  const long = `refused db1 ${'x'.repeat(60)}`;

  it('are read together, and both are cited', () => {
    expect(facts(lines(`${long} e`, 'nd'))).toEqual(['log@1-2']);
    expect(facts(lines(long, 'end'))).toEqual(['log@1-2']);
    expect(facts(lines('$ list -H', `row 22 ${'x'.repeat(60)} en`, 'd'))).toEqual([
      'ports@1 whole',
      '22@2-3',
    ]);
    expect(unread(lines(`${long} e`, 'nd'))).toEqual([]);
  });

  it('are not joined over a gap', () => {
    expect(facts(lines(long, '', 'end'))).toEqual([]);
  });
});

describe('unread lines', () => {
  it('come in order, merged, without what is no output', () => {
    const text = lines(
      'prose',
      'more prose',
      '',
      'ops@db1:~$ list',
      ...LISTING,
      'what?',
      'mysql> select 1;',
      '[1]+  Done                    nc -lv 3306',
      '[sudo] password for ops:',
      'strange',
      'refused db1',
      'stranger',
      'ops@db1:~$',
    );
    expect(unread(text)).toEqual([
      [1, 2],
      [8, 8],
      [12, 12],
      [14, 14],
    ]);
  });
});

it('puts what is repeated into few facts', () => {
  const { facts: found } = read(Array.from({ length: 5000 }, () => 'refused db1').join('\n'));
  expect(found.map((fact) => 'count' in fact && fact.count)).toEqual([4999, 1]);
  expect(found[0]?.at).toHaveLength(20);
});
