import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  acceptInterface,
  acceptPlatform,
  acceptPort,
  acceptSocketPath,
  acceptSymptom,
  acceptUser,
  type Accepted,
} from './accept.ts';
import { acceptCase } from './accept-case.ts';
import { acceptAddress, acceptHost } from './accept-host.ts';
import { acceptName, type NameKind } from './accept-name.ts';
import { acceptTarget } from './accept-target.ts';
import { isSocketPath } from './socket-path.ts';
import { CASE_FIELDS } from './case.ts';
import { canonicalIp } from './ip.ts';

const NAME_KINDS: readonly NameKind[] = ['container', 'pod', 'namespace', 'unit', 'service'];

interface Field {
  readonly accept: (value: unknown) => Accepted<unknown>;
  /** What an accepted value may consist of. */
  readonly only: RegExp;
  readonly takes: readonly (string | number | readonly [given: unknown, value: unknown])[];
  /** With a word that the refusal has to contain. */
  readonly refuses: readonly (readonly [given: unknown, why: string])[];
}

const HOST = /^[\w.-]+$|^[0-9a-f:.]+(?:%[\w.-]{1,15})?$/;

const FIELDS: Readonly<Record<string, Field>> = {
  host: {
    accept: acceptHost,
    only: HOST,
    takes: [
      ...[
        'db1',
        'DB1.internal',
        'db1.internal.',
        '_sip._tcp.example.com',
        'a--b',
        '3com',
        '10.0.0.5',
        '::',
        '::1',
      ],
      ...['fe80::1%eth0', 'fe80::1%25', 'xn--bcher-kva.example', 'a'.repeat(63)],
      ['bücher.example', 'xn--bcher-kva.example'],
      ['Bücher.example', 'xn--bcher-kva.example'],
      ['faß.de', 'xn--fa-hia.de'],
      ['日本語.jp', 'xn--wgv71a119e.jp'],
      ['почта.рф', 'xn--80a1acny.xn--p1ai'],
      ['[fd87::1]', 'fd87::1'],
      ['FD87:0:0:0::1', 'fd87::1'],
      ['::FFFF:10.0.0.5', '::ffff:10.0.0.5'],
    ],
    refuses: [
      ['', 'empty'],
      [' db1', 'space'],
      ['db1 5432', 'space'],
      ['-oProxyCommand=x', 'option'],
      ['.db1', 'missing'],
      ['.', 'missing'],
      ['db1..internal', 'missing'],
      ['db1-', 'missing'],
      ['db1:5432', 'IPv6'],
      ['http://db1', 'URL'],
      ['db1;id', ';'],
      ['$(id)', '$'],
      ['a'.repeat(64), '63'],
      ['a.'.repeat(127) + 'a', '253'],
      ['127.1', 'IPv4'],
      ['010.0.0.1', 'IPv4'],
      ['0x7f.0.0.1', 'IPv4'],
      ['2130706433', 'IPv4'],
      ['10.0.0.256', 'IPv4'],
      ['10.0.0.5.', 'IPv4'],
      ['5432', 'port'],
      ['fd87::1%eth0', 'link-local'],
      ['fe80::1%', 'IPv6'],
      ['fe80::1%-x', 'interface'],
      ['fe80::1%25eth0', '%eth0'],
      ['[10.0.0.5]', 'IPv6'],
      ['[fd87::1', 'IPv6'],
      ['fd87::1::2', 'IPv6'],
      ['db１', 'fullwidth'],
      ['例え。jp', '。'],
      ['db1．internal', 'fullwidth'],
      ['db1․internal', '․'],
      ['db1–a', 'U+2013'],
      ['db1’', 'quotation'],
      ['db1\u200b', 'invisible'],
      ['db1\u202e', 'direction'],
      ['db1\n', 'line break'],
      ['db1\u00a0', 'space'],
      ['db\u00ad1', 'invisible'],
      ['dаtabase', 'Latin and Cyrillic'],
      ['ℂü.de', 'special form'],
      ['-ü.de', 'starts'],
      ['xn--ü', 'xn--'],
      ['ü..de', 'missing'],
      ['ü'.repeat(70), '63'],
      [5432, 'number'],
      [null, 'null'],
      [['db1'], 'list'],
    ],
  },
  address: {
    accept: acceptAddress,
    only: /^[\d.]+$|^[0-9a-f:.]+(?:%[\w.-]{1,15})?$/,
    takes: ['10.0.0.5', 'fd87::1', 'fe80::1%eth0', ['[FD87::1]', 'fd87::1']],
    refuses: [
      ['db1', 'IP address'],
      ['10.0.0.0/24', 'prefix'],
      ['10.0.0.5:80', 'IPv6'],
      ['010.0.0.1', 'IP address'],
    ],
  },
  port: {
    accept: acceptPort,
    only: /^[1-9]\d{0,4}$/,
    takes: [1, 65535, ['5432', 5432]],
    refuses: [
      [0, 'Port 0'],
      ['0', 'Port 0'],
      [-0, 'Port 0'],
      ['05432', 'leading'],
      ['+80', 'sign'],
      ['-1', 'sign'],
      [65536, '65535'],
      ['80 ', 'space'],
      [80.5, 'port'],
      [Number.NaN, 'port'],
      [Number.POSITIVE_INFINITY, 'port'],
      [1e21, 'port'],
      ['1e3', 'port'],
      ['0x50', 'port'],
      ['٨٠', 'port'],
      ['http', '80'],
      ['__proto__', '5432'],
      ['1'.repeat(65), '64'],
      [80n, 'bigint'],
      [true, 'boolean'],
    ],
  },
  interface: {
    accept: acceptInterface,
    only: /^[\w.:@-]{1,15}$/,
    takes: ['eth0', 'br-0a1b2c3d4e5f', 'eth0.100', 'eth0:1', ['eth0@if5', 'eth0'], ['a@if1@if2', 'a']],
    refuses: [
      ['@if5', 'ip link'],
      ['-eth0', 'ip link'],
      ['.', 'ip link'],
      ['..', 'ip link'],
      ['a/b', 'ip link'],
      ['a'.repeat(16), '15'],
      ['', 'empty'],
    ],
  },
  socketPath: {
    accept: acceptSocketPath,
    only: /^[/@]\P{C}+$/u,
    takes: ['/run/mysqld/mysqld.sock', '@abstract', '/tmp/a b', '/é', `/${'a'.repeat(106)}`],
    refuses: [
      ['run/x.sock', 'root'],
      ['/', 'root'],
      [`/${'a'.repeat(107)}`, '107'],
      [`/${'é'.repeat(54)}`, '109 bytes'],
      ['/a\0b', 'control'],
      ['/a\nb', 'line break'],
    ],
  },
  user: {
    accept: acceptUser,
    only: /^[a-z0-9_$-]+$/,
    takes: ['postgres', '_apt', 'www-data', 'machine$'],
    refuses: [
      ['-oProxyCommand=x', 'user name'],
      ['Root', 'lower-case'],
      ['a b', 'user name'],
      ['a'.repeat(33), '32'],
    ],
  },
  container: {
    accept: (value) => acceptName('container', value),
    only: /^[\w.-]+$/,
    takes: ['web_1', 'shop-web-1', '4c01db0b339c'],
    refuses: [
      ['/web', 'docker ps'],
      ['-web', 'docker ps'],
      ['', 'empty'],
    ],
  },
  pod: {
    accept: (value) => acceptName('pod', value),
    only: /^[a-z0-9.-]+$/,
    takes: ['web-0', 'a.b-c'],
    refuses: [
      ['pod/web', 'kubectl'],
      ['Web', 'lower-case'],
      ['web-', 'kubectl'],
      ['-web', 'kubectl'],
      ['a..b', 'kubectl'],
      ['a.-b', 'kubectl'],
    ],
  },
  namespace: {
    accept: (value) => acceptName('namespace', value),
    only: /^[a-z0-9-]+$/,
    takes: ['kube-system'],
    refuses: [
      ['a.b', 'kubectl'],
      ['a'.repeat(64), '63'],
    ],
  },
  unit: {
    accept: (value) => acceptName('unit', value),
    only: /^[\w:.\\@-]+$/,
    takes: ['mysql', 'postgresql@16-main.service', 'dev-disk\\x2d1.device'],
    refuses: [
      ['-.mount', 'systemctl'],
      ['@x', 'systemctl'],
      ['a*', 'systemctl'],
      ['a b', 'systemctl'],
    ],
  },
  service: {
    accept: (value) => acceptName('service', value),
    only: /^[a-z0-9_.+-]+$/,
    takes: ['mysql', 'ms-sql-s', ['PostgreSQL', 'postgresql']],
    refuses: [
      ['my sql', 'postgresql'],
      ['-x', 'postgresql'],
    ],
  },
  symptom: {
    accept: acceptSymptom,
    only: /^[a-z-]+$/,
    takes: ['refused', 'local-error'],
    refuses: [
      ['Refused', 'one of refused'],
      ['toString', 'one of'],
    ],
  },
  platform: {
    accept: acceptPlatform,
    only: /^[a-z]+$/,
    takes: ['linux', 'pod'],
    refuses: [['bsd', 'one of linux']],
  },
};

const pieces = [
  ...Array.from('aZ09_-.:@/%[]$ ;\'"`\\\n\u200b\u202e–’。．éаß日\ud800'),
  ...[
    '10.0.0.5',
    'fe80::1',
    '%eth0',
    '%25',
    'fd87::',
    'db1',
    ':5432',
    'http://',
    '@if5',
    '.internal',
    'xn--',
    'ü',
    '/run',
  ],
];
const text = fc.oneof(
  fc.string({
    unit: fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })),
    maxLength: 8,
  }),
  fc.constantFrom(
    ...Object.values(FIELDS).flatMap(({ takes, refuses }) =>
      [...takes, ...refuses].map((one) => String(Array.isArray(one) ? one[0] : one)),
    ),
  ),
);
const anything = fc.oneof(
  text,
  fc.integer(),
  fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true, withObjectString: true }),
);

describe.each(Object.entries(FIELDS))('%s', (_, { accept, only, takes, refuses }) => {
  test.each(takes.map((one) => (typeof one === 'object' ? one : ([one, one] as const))))(
    'takes %s as %s',
    (given, value) => {
      expect(accept(given)).toEqual({ ok: true, value });
    },
  );

  test.each(refuses)('refuses %s: %s', (given, why) => {
    const read = accept(given);
    expect(read.ok ? `accepted ${String(read.value)}` : read.why).toContain(why);
  });

  test('reads anything, accepts only its own characters, and accepts what it accepted as it is', () => {
    fc.assert(
      fc.property(anything, (given) => {
        const read = accept(given);
        if (read.ok) {
          expect(String(read.value)).toMatch(only);
          expect(accept(read.value)).toEqual(read);
        } else {
          expect(read.why).toMatch(/^\P{C}{10,}[.:]$/u);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('target', () => {
  test.each([
    ['db1', { target: 'db1' }],
    ['/run/x.sock', { target: '/run/x.sock' }],
    ['@app', { target: '@app' }],
    ['db1:5432', { target: 'db1', port: 5432 }],
    ['10.0.0.5:80', { target: '10.0.0.5', port: 80 }],
    ['fd87::1', { target: 'fd87::1' }],
    ['fd87::1:5432', { target: 'fd87::1:5432' }],
    ['[fd87::1]', { target: 'fd87::1' }],
    ['[FD87::1]:5432', { target: 'fd87::1', port: 5432 }],
    ['[fe80::1%eth0]:22', { target: 'fe80::1%eth0', port: 22 }],
    ['bücher.example:443', { target: 'xn--bcher-kva.example', port: 443 }],
    ['tcp://db1:5432/', { target: 'db1', port: 5432 }],
    ['tcp://db1', { target: 'db1' }],
    ['https://db1/a?b#c', { target: 'db1', port: 443, usual: true }],
    ['HTTP://db1:8080', { target: 'db1', port: 8080 }],
    ['postgres://app:p%40ss@db1.internal/shop', { target: 'db1.internal', port: 5432, usual: true }],
    ['redis://:secret@[fd87::1]:6380/0', { target: 'fd87::1', port: 6380 }],
    ['http://[fe80::1%25eth0]/', { target: 'fe80::1%eth0', port: 80, usual: true }],
    ['jdbc:sqlserver://db1:1433;databaseName=x', { target: 'db1', port: 1433 }],
    ['jdbc:postgresql://db1/shop', { target: 'db1', port: 5432, usual: true }],
    ['ssh://root@db1', { target: 'db1', port: 22, usual: true }],
  ])('takes %s', (given, value) => {
    expect(acceptTarget(given)).toEqual({ ok: true, value });
  });

  test.each([
    ['', 'empty'],
    ['db1:', 'lacks the port'],
    [':5432', 'lacks the host'],
    ['db1:postgres', '5432'],
    ['db1:0', 'Port 0'],
    ['db1 5432', '“db1:5432”'],
    ['db1:5432/shop', 'scheme'],
    ['10.0.0.0/24', 'scheme'],
    ['root@db1', '@'],
    ['/', 'root'],
    ['[fd87::1]5432', ']'],
    ['[fd87::1:5432', ']'],
    ['a:b:c', 'IPv6'],
    ['udp://db1:53', 'UDP'],
    ['unix:///run/x', 'Unix socket'],
    ['postgresql:///shop', 'names no host'],
    ['mongodb+srv://db1', 'SRV'],
    ['mongodb://a,b,c/', 'several hosts'],
    ['postgres://app:12/34@db1/', 'password'],
    ['http://db1%2e/', 'letters'],
    ['x'.repeat(2049), '2048'],
  ])('refuses %s', (given, why) => {
    const read = acceptTarget(given);
    expect(read.ok ? `accepted ${JSON.stringify(read.value)}` : read.why).toContain(why);
  });

  test('reads anything, and reads what it accepted the same again', () => {
    fc.assert(
      fc.property(anything, (given) => {
        const read = acceptTarget(given);
        if (!read.ok) return;
        const { target, port } = read.value;
        if (isSocketPath(target)) {
          expect(acceptSocketPath(target)).toEqual({ ok: true, value: target });
          return;
        }
        expect(target).toMatch(HOST);
        expect(acceptHost(target)).toEqual({ ok: true, value: target });
        const host = canonicalIp(target)?.includes(':') ? `[${target}]` : target;
        const again = acceptTarget(port === undefined ? host : `${host}:${port}`);
        expect(again).toEqual({ ok: true, value: port === undefined ? { target } : { target, port } });
      }),
      { numRuns: 3000 },
    );
  });
});

describe('case', () => {
  test('is read field by field', () => {
    const raw = {
      target: 'db1',
      port: '5432',
      service: 'PostgreSQL',
      client: '10.0.0.7',
      interface: '',
      unit: null,
      user: '-x',
      odd: 1,
    };
    const read = acceptCase(raw);
    expect(read.case).toEqual({ target: 'db1', port: 5432, service: 'postgresql', client: '10.0.0.7' });
    expect(read.refused.map(({ field }) => field)).toEqual(['user']);
  });

  test('a port in the target counts where none is given', () => {
    expect(acceptCase({ target: 'db1:5432' })).toEqual({ case: { target: 'db1', port: 5432 }, refused: [] });
    expect(acceptCase({ target: 'db1:5432', port: '' }).case).toEqual({ target: 'db1', port: 5432 });
    expect(acceptCase({ target: 'https://db1/', port: 8443 })).toEqual({
      case: { target: 'db1', port: 8443 },
      refused: [],
    });
    const both = acceptCase({ target: 'db1:5432', port: 3306 });
    expect(both.case).toEqual({ target: 'db1', port: 3306 });
    expect(both.refused).toEqual([{ field: 'target', why: expect.stringContaining('5432') as string }]);
    expect(acceptCase({ target: 'db1:5432', port: 'x' }).case).toEqual({ target: 'db1' });
  });

  test('only own fields that can be read count', () => {
    const inherited: object = Object.create({ target: 'db1' }) as object;
    expect(acceptCase(inherited)).toEqual({ case: {}, refused: [] });
    const throws = {
      get target(): string {
        throw new Error('no');
      },
      port: 80,
    };
    expect(acceptCase(throws)).toEqual({
      case: { port: 80 },
      refused: [{ field: 'target', why: expect.any(String) as string }],
    });
    const proxy = new Proxy(
      {},
      {
        getOwnPropertyDescriptor: () => {
          throw new Error('no');
        },
      },
    );
    expect(acceptCase(proxy).case).toEqual({});
    expect(acceptCase(JSON.parse('{"__proto__":{"port":1},"port":2}')).case).toEqual({ port: 2 });
  });

  test('reads anything, and reads what it accepted the same again', () => {
    const record = fc.record(Object.fromEntries(CASE_FIELDS.map((field) => [field, anything])), {
      requiredKeys: [],
    });
    fc.assert(
      fc.property(fc.oneof(record, fc.anything()), (raw) => {
        const read = acceptCase(raw);
        expect(acceptCase(read.case)).toEqual({ case: read.case, refused: [] });
        expect(Object.values(read.case)).not.toContain(undefined);
        for (const { field } of read.refused) expect(CASE_FIELDS).toContain(field);
      }),
      { numRuns: 2000 },
    );
  });
});

test('each kind of name has an example here', () => {
  expect(Object.keys(FIELDS)).toEqual(expect.arrayContaining([...NAME_KINDS]));
});
