import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runsAs, serviceNamed, serviceOnPort, servicesRunBy } from './index.ts';
import { SERVICES } from './registry.ts';

const isPort = (port: number): boolean => Number.isInteger(port) && port > 0 && port < 65536;

function stems(): readonly string[] {
  return readdirSync(new URL('.', import.meta.url))
    .filter((file) => /^(?!(?:index|registry)\.).*(?<!\.test)\.ts$/.test(file))
    .map((file) => file.replace(/\.ts$/, ''))
    .sort();
}

describe('the list of services', () => {
  test('has every file once, by its stem, sorted', () => {
    expect(SERVICES.map(({ id }) => id)).toEqual(stems());
  });

  test('no name means two of them', () => {
    const names = SERVICES.flatMap((service) => [...new Set([service.id, ...service.names])]);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  test('no port tells two of them', () => {
    const telling = SERVICES.filter(({ portIsShared }) => portIsShared !== true);
    expect(new Set(telling.map(({ port }) => port)).size).toBe(telling.length);
    for (const service of telling) expect(serviceOnPort(service.port)?.id).toBe(service.id);
  });

  test.each(SERVICES)('$id', (service) => {
    expect(service.title).not.toBe('');
    for (const name of service.names) {
      expect(name).toBe(name.toLowerCase());
      expect(serviceNamed(` ${name.toUpperCase()} `)?.id).toBe(service.id);
    }
    expect([service.port, ...service.otherPorts].filter((port) => !isPort(port))).toEqual([]);
    expect(service.otherPorts).not.toContain(service.port);
    // The kernel keeps 15 bytes of a name, and ss prints those.
    for (const name of [...service.processes, ...(service.runtimes ?? [])]) {
      expect(name.length).toBeLessThanOrEqual(15);
    }
    // A cut name belongs to a whole one of the same service.
    expect([...service.processes, ...(service.runtimes ?? [])]).not.toEqual([]);
    expect(service.processes.filter((name) => service.runtimes?.includes(name))).toEqual([]);
    for (const unit of Object.values(service.unitIn ?? {})) expect(service.units).toContain(unit);
    expect(new Set(service.units).size).toBe(service.units.length);
  });
});

describe('what a process’ name tells', () => {
  const redis = serviceNamed('redis');
  const cassandra = serviceNamed('cassandra');
  const mysql = serviceNamed('mysql');

  test.each([
    ['redis-server', 'yes'],
    // lsof
    ['redis-ser', 'yes'],
    // netstat
    ['redis-server 1', 'yes'],
    ['redis', 'no'],
    ['mysqld', 'no'],
  ])('redis as %s: %s', (name, answer) => {
    expect(redis && runsAs(redis, name)).toBe(answer);
  });

  test('a title is behind a colon, a runtime tells nothing for sure', () => {
    const nginx = serviceNamed('nginx');
    expect(nginx && runsAs(nginx, 'nginx: master')).toBe('yes');
    expect(cassandra && runsAs(cassandra, 'java')).toBe('maybe');
    expect(mysql && runsAs(mysql, 'java')).toBe('no');
    expect(servicesRunBy('java').length).toBeGreaterThan(1);
    expect(servicesRunBy('mariadbd').map(({ id }) => id)).toEqual(['mysql']);
  });
});

describe.each(SERVICES.flatMap((service) => service.binds.map((way) => ({ service, way }))))(
  '$service.id, $way.id',
  ({ service, way }) => {
    test('has a name of its own on its platform, and a source', () => {
      const alike = service.binds.filter(
        ({ id, platforms }) => id === way.id && platforms.some((each) => way.platforms.includes(each)),
      );
      expect(alike).toHaveLength(1);
      expect(way.source).not.toBe('');
      expect(way.directive).not.toBe('');
    });

    test('what changes something says what, and how it is taken back', () => {
      const target = {
        addresses: ['127.0.0.1', '192.0.2.5'],
        added: ['192.0.2.5'],
        bound: ['127.0.0.1'],
        port: service.port,
        unit: service.units[0],
        pid: 812,
        container: 'c1',
        pod: 'p1',
        namespace: undefined,
      };
      const built = way.build(target);
      expect(built).toBeDefined();
      expect(built?.undo === undefined).toBe(built?.changes === undefined);
      if (built?.undo === undefined) expect(built?.edits?.length).toBeGreaterThan(0);
    });
  },
);
