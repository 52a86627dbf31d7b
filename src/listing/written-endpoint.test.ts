import { describe, expect, it } from 'vitest';
import { readDottedEndpoint, readEndpoint } from './written-endpoint.ts';

describe('readEndpoint', () => {
  it.each([
    ['127.0.0.1:3306', { address: '127.0.0.1', port: 3306, written: '127.0.0.1' }],
    ['0.0.0.0:*', { address: '*', port: 0, written: '0.0.0.0' }],
    ['*:22', { address: '*', port: 22, written: '*' }],
    [':::22', { address: '*', port: 22, written: '::' }],
    ['[::]:22', { address: '*', port: 22, written: '::' }],
    ['::1:631', { address: '::1', port: 631, written: '::1' }],
    ['[::ffff:127.0.0.1]:80', { address: '::ffff:127.0.0.1', port: 80, written: '::ffff:127.0.0.1' }],
    ['127.0.0.53%lo:53', { address: '127.0.0.53', port: 53, written: '127.0.0.53', device: 'lo' }],
    ['*%lo:8080', { address: '*', port: 8080, written: '*', device: 'lo' }],
    ['[::]%lo:8080', { address: '*', port: 8080, written: '::', device: 'lo' }],
    ['[fe80::1]%eth0:22', { address: 'fe80::1%eth0', port: 22, written: 'fe80::1', device: 'eth0' }],
    ['0.0.0.0:ssh', { address: '*', port: 22, written: '0.0.0.0', named: true }],
    ['[::1]:postgresql', { address: '::1', port: 5432, written: '::1', named: true }],
    ['[fe80::1%12]:139', { address: 'fe80::1%12', port: 139, written: 'fe80::1%12' }],
  ])('%s', (text, endpoint) => {
    expect(readEndpoint(text)).toEqual(endpoint);
  });

  it.each([
    '0.0.0.0:our-own-name',
    'localhost:3306',
    '127.0.0.1:',
    ':22',
    '127.0.0.1:65536',
    '2001:db8:1:2:3:4:443',
    '',
  ])('does not guess %s', (text) => {
    expect(readEndpoint(text)).toBeUndefined();
  });
});

describe('readDottedEndpoint', () => {
  it.each([
    ['*.22', { address: '*', port: 22, written: '*' }],
    ['*.*', { address: '*', port: 0, written: '*' }],
    ['127.0.0.1.3306', { address: '127.0.0.1', port: 3306, written: '127.0.0.1' }],
    ['::1.631', { address: '::1', port: 631, written: '::1' }],
    ['fe80::1%lo0.123', { address: 'fe80::1%lo0', port: 123, written: 'fe80::1', device: 'lo0' }],
  ])('%s', (text, endpoint) => {
    expect(readDottedEndpoint(text)).toEqual(endpoint);
  });

  it.each(['*.our-own-name', 'fe80::aede:48ff:.54012', '10.0.0.5', '.22'])('does not guess %s', (text) => {
    expect(readDottedEndpoint(text)).toBeUndefined();
  });
});
