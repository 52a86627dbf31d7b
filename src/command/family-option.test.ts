import { expect, test } from 'vitest';
import { readCommand } from './command-line.ts';
import { familyAskedFor } from './family-option.ts';

test.each([
  ['nc -6 -vz db1 8080', 6],
  ['nc -vz6 db1 8080', 6],
  ['nc -4v db1 8080', 4],
  ['curl -sS4 http://db1/', 4],
  ['curl --ipv6 http://db1/', 6],
  ['wget --inet4-only http://db1/', 4],
  ['ssh -v6 db1', 6],
  ['nmap -6 -p 8080 db1', 6],
  ['ping -4 -c 2 db1', 4],
  // A time, a port, a number of retries, a speed.
  ['nc -w4 db1 8080', undefined],
  ['curl -m6 http://db1/', undefined],
  ['ssh -p4 db1', undefined],
  ['wget -t6 http://db1/', undefined],
  ['nmap -T4 -p 8080 db1', undefined],
  ['ping -c4 db1', undefined],
  ['mysql -4 db1', undefined],
])('%s', (text, family) => {
  const [command] = readCommand(text, 'posix').commands;
  expect(command && familyAskedFor(command)).toBe(family);
});
