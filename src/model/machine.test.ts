import { describe, expect, it } from 'vitest';
import type { Place } from './fact.ts';
import { sameMachine, type Same } from './machine.ts';
import { tellsMachine } from './own-address.ts';

function on(host: string | undefined): Place {
  return { vantage: 'client', shownBy: 'told', ...(host === undefined ? {} : { host }) };
}

describe('whether two names are one machine', () => {
  it.each<readonly [a: string | undefined, b: string | undefined, same: Same]>([
    ['db1', 'DB1.', 'yes'],
    ['db1', 'db1.example.org', 'yes'],
    ['db1.a.example', 'db1.b.example', 'no'],
    ['db1', 'db10', 'no'],
    ['db1', undefined, 'unknown'],
    ['localhost', 'db1', 'unknown'],
    ['localhost', 'localhost', 'unknown'],
    ['192.0.2.5', 'db1', 'unknown'],
    ['192.0.2.5', '192.0.2.5', 'yes'],
    // A machine may have both.
    ['192.0.2.5', '192.0.2.6', 'unknown'],
    ['2001:db8::1', '2001:DB8:0::1', 'yes'],
    ['127.0.0.1', '127.0.0.1', 'unknown'],
    ['172.17.0.1', '172.17.0.1', 'unknown'],
    ['fe80::1', 'fe80::1', 'unknown'],
  ])('%s and %s: %s', (a, b, same) => {
    expect(sameMachine(on(a), on(b))).toBe(same);
    expect(sameMachine(on(b), on(a))).toBe(same);
  });
});

describe('whether an address tells its machine from others', () => {
  it.each<readonly [address: string, name: string | undefined, tells: boolean]>([
    ['192.0.2.5', 'eth0', true],
    ['192.0.2.5', undefined, true],
    ['10.88.0.7', 'eth0', true],
    ['172.18.0.1', 'br-0123456789ab', false],
    ['10.96.0.1', 'kube-ipvs0', false],
    ['169.254.169.254', 'eth0', false],
    ['::1', 'lo', false],
  ])('%s on %s: %s', (address, name, tells) => {
    expect(tellsMachine({ address, ...(name === undefined ? {} : { interface: name }) })).toBe(tells);
  });
});
