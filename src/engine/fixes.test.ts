import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import type { Case, Platform } from '../model/case.ts';
import type { Fact } from '../model/fact.ts';
import type { FixCommands } from '../model/cause.ts';
import type { Scene } from '../model/scene.ts';
import type { Service } from '../model/service.ts';
import { SERVICES } from '../services/registry.ts';
import { render } from '../shell/render.ts';
import { CAUSES, diagnose } from './index.ts';
import { buildScene } from './scene.ts';

/** Every fix of every cause, for every service, on every platform: it can be said, it can be taken back, it is quoted. */

const DIALLED = '192.0.2.5';
const V6 = '2001:db8::5';

function listener(service: Service, address: string, port: number, inside: boolean): Fact {
  const name = service.processes[0] ?? service.runtimes?.[0] ?? 'x';
  return {
    kind: 'socket',
    transport: 'tcp',
    state: 'listen',
    local: { address, port },
    accepts: [address.includes(':') ? 6 : 4],
    mayAccept: [],
    processes: [{ name, pid: 812 }],
    count: 1,
    at: [{ evidence: 0, first: 1, last: 1 }],
    place: { vantage: 'server', shownBy: 'text', ...(inside ? { inside: 'x' } : {}) },
    block: 0,
  };
}

function sceneOf(service: Service, known: Partial<Case>, dialled: readonly string[]): Scene {
  const port = known.port ?? service.port;
  const inside = known.serverPlatform !== undefined && known.serverPlatform !== 'linux';
  const facts = [
    listener(service, '127.0.0.1', port, inside),
    listener(service, '198.51.100.7', port, inside),
    { ...listener(service, '*', port + 1, false), accepts: [4, 6] } as Fact,
  ];
  const told = { target: dialled[0] ?? DIALLED, port, service: service.id, ...known };
  return { ...buildScene(facts, told), dialled };
}

const NAMES = { container: 'shop.db-1', pod: 'db-0', namespace: 'shop' };
const PLATFORMS: readonly Platform[] = ['linux', 'container', 'pod'];

const FIXES = CAUSES.flatMap((cause) => (cause.fixes ?? []).map((fix) => ({ cause: cause.id, fix })));

interface Built {
  readonly of: string;
  readonly built: FixCommands;
}

const BUILT: readonly Built[] = FIXES.flatMap(({ cause, fix }) =>
  SERVICES.flatMap((service) =>
    PLATFORMS.flatMap((platform) =>
      [[DIALLED], [V6], [DIALLED, V6]].flatMap((dialled) => {
        if (!fix.platforms.includes(platform)) return [];
        const known = { ...NAMES, clientPlatform: platform, serverPlatform: platform };
        return [fix.build(sceneOf(service, known, dialled)) ?? []].flat().map((built) => ({
          of: `${cause}/${fix.id}/${built.way ?? ''} ${service.id} ${platform} ${dialled.join(' ')}`,
          built,
        }));
      }),
    ),
  ),
);

function posix(command: FixCommands['command'] | undefined): string {
  return (command && render(command, 'posix')) ?? '';
}

/** What stands on facts that no service brings: each cause's own example has them. */
const OF_EXAMPLES = CAUSES.flatMap(({ id, examples }) =>
  examples === undefined
    ? []
    : (diagnose(examples.matches).verdict?.fixes ?? []).map((fix) => ({ cause: id, fix })),
);

test('what the examples lead to says what it changes, and that it needs root', () => {
  expect(new Set(OF_EXAMPLES.map(({ cause }) => cause)).size).toBeGreaterThan(20);
  for (const { cause, fix } of OF_EXAMPLES) {
    if (fix.run.changes !== undefined) expect(fix.run.changes.what, `${cause}/${fix.id}`).not.toBe('');
    if (/\bsudo\b/.test(fix.run.command)) expect(fix.run.root, `${cause}/${fix.id}`).toBe(true);
  }
});

/** Every cause's own proof, for the same cases. */
const PROOFS = CAUSES.flatMap((cause) =>
  SERVICES.flatMap((service) =>
    PLATFORMS.flatMap((platform) => {
      const known = { ...NAMES, clientPlatform: platform, serverPlatform: platform };
      const proof = cause.proof?.(sceneOf(service, known, [DIALLED]));
      return proof === undefined ? [] : [{ of: `${cause.id} ${service.id} ${platform}`, proof }];
    }),
  ),
);

test('each proof can be said in POSIX sh, and says what one then sees', () => {
  expect(PROOFS.length).toBeGreaterThan(0);
  for (const { of, proof } of PROOFS) {
    expect(posix(proof.command), of).not.toBe('');
    expect(proof.shows, of).not.toBe('');
  }
});

test('there are fixes to speak of', () => {
  expect(BUILT.length).toBeGreaterThan(500);
});

test('each can be said in POSIX sh, and what changes something says what and has an undo', () => {
  for (const { of, built } of BUILT) {
    expect(posix(built.command), of).not.toBe('');
    if (built.undo === undefined) {
      expect(built.changes, of).toBeUndefined();
      continue;
    }
    expect(posix(built.undo), of).not.toBe('');
    expect(built.changes, of).toBeTruthy();
  }
});

test('a command with sudo says that it needs root', () => {
  for (const { fix } of FIXES) {
    for (const service of SERVICES) {
      for (const built of [fix.build(sceneOf(service, NAMES, [DIALLED])) ?? []].flat()) {
        if (/\bsudo\b/.test(posix(built.command))) expect(built.root ?? fix.root, fix.id).toBe(true);
      }
    }
  }
});

test('every service of the first rank has a way on a host, in a container and in a pod', () => {
  const bind = FIXES.find(({ cause, fix }) => cause === 'loopback-only' && fix.id === 'bind-address')?.fix;
  for (const id of [
    'mysql',
    'postgresql',
    'cassandra',
    'oracle',
    'redis',
    'mongodb',
    'nginx',
    'tomcat',
    'node',
    'python',
  ]) {
    const service = SERVICES.find((each) => each.id === id);
    for (const serverPlatform of PLATFORMS) {
      const scene = service && sceneOf(service, { ...NAMES, serverPlatform, unit: 'app' }, [DIALLED]);
      const built = [(scene && bind?.build(scene)) ?? []].flat();
      expect(built.length, `${id} ${serverPlatform}`).toBeGreaterThan(0);
      const said = JSON.stringify(built.map(({ command, edits }) => [command, edits]));
      if (serverPlatform === 'linux') expect(said, id).toContain(DIALLED);
      for (const { source } of built) expect(source, id).toBeTruthy();
    }
  }
});

test('a list keeps the addresses that are bound, and no fix opens every address on a host', () => {
  const bind = FIXES.find(({ cause }) => cause === 'loopback-only')?.fix;
  for (const id of ['mysql', 'postgresql', 'redis', 'mongodb']) {
    const service = SERVICES.find((each) => each.id === id);
    for (const built of [(service && bind?.build(sceneOf(service, {}, [DIALLED]))) ?? []].flat()) {
      const text = posix(built.command);
      expect(text).toContain('127.0.0.1');
      expect(text).toContain('198.51.100.7');
      expect(text).not.toMatch(/0\.0\.0\.0|= \*/);
    }
  }
});

/** Were a value not quoted, this one would show: none of its characters may stand outside quotes. */
test('no value of a case reaches the shell unquoted', () => {
  const nasty = { container: 'a;b', pod: 'a;b', namespace: 'a;b', unit: 'a;b', target: 'a;b' };
  for (const { fix } of FIXES) {
    for (const service of SERVICES) {
      for (const platform of PLATFORMS) {
        const known = { ...nasty, clientPlatform: platform, serverPlatform: platform };
        for (const built of [fix.build(sceneOf(service, known, [DIALLED])) ?? []].flat()) {
          for (const command of [built.command, built.undo]) {
            if (command === undefined) continue;
            const text = render(command, 'posix');
            expect(text?.replaceAll(/'[^']*'/g, ''), fix.id).not.toContain('a;b');
          }
        }
      }
    }
  }
});

const installed = spawnSync('shellcheck', ['--version']).status === 0;

describe.skipIf(!installed)(
  installed ? 'shellcheck' : 'shellcheck is not installed: its checks are left out',
  () => {
    test('finds nothing in any of them', { timeout: 60_000 }, () => {
      const texts = [
        ...new Set([
          ...BUILT.flatMap(({ built }) => [posix(built.command), posix(built.undo)]),
          ...PROOFS.map(({ proof }) => posix(proof.command)),
          ...OF_EXAMPLES.flatMap(({ fix: { run } }) => [run.command, run.changes?.undo ?? '']),
        ]),
      ].filter((text) => text !== '');
      // One a function, so that a `cd` or an exit of one says nothing about the next.
      const script = texts.map((text, i) => `f${i}() {\n${text}\n}\nf${i}\n`).join('');
      // SC2016: what stands in single quotes is for the shell of another user, which is to expand it.
      expect(() =>
        execFileSync('shellcheck', ['-s', 'sh', '-e', 'SC2016', '-'], { input: script, encoding: 'utf8' }),
      ).not.toThrow();
    });
  },
);
