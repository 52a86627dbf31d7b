import { expect, test } from 'vitest';
import { readTypedLine } from './typed-line.ts';

test.each([
  ['nc -vz db1 5432', { target: 'db1', port: 5432 }],
  ['$ nc -vz db1 5432', { target: 'db1', port: 5432 }],
  ['db1 5432', { target: 'db1', port: 5432 }],
  ['db1:5432', { target: 'db1', port: 5432 }],
  ['ops@app1:~$ timeout 3 nc db1 5432; echo $?', { target: 'db1', port: 5432 }],
  ['curl https://db1:8443', { target: 'db1', port: 8443 }],
  ['curl https://db1.example.org/health', { target: 'db1.example.org', port: 443 }],
  ['telnet 192.0.2.7 25', { target: '192.0.2.7', port: 25 }],
  ['psql -h db1 -p 5433 -U app', { target: 'db1', port: 5433 }],
  ['ssh -p 2222 ops@db1', { target: 'db1', port: 2222 }],
  ['kubectl exec app-0 -- nc -z db1 5432', { target: 'db1', port: 5432 }],
  ['PS C:\\> Test-NetConnection db1 -Port 3389', { target: 'db1', port: 3389 }],
])('the command %s says whom it dials', (text, known) => {
  expect(readTypedLine(text)).toEqual({ case: known, isEvidence: false });
});

test.each([
  ['timeout', { symptom: 'timeout' }],
  ['Connection timeout', { symptom: 'timeout' }],
  ['timeout to db1:5432', { target: 'db1', port: 5432, symptom: 'timeout' }],
  ['timeout to db1', { target: 'db1', symptom: 'timeout' }],
  ['timeout when connecting to db1 5432', { target: 'db1', port: 5432, symptom: 'timeout' }],
  ['refused on port 5432', { port: 5432, symptom: 'refused' }],
  ['db1:5432 refused', { target: 'db1', port: 5432, symptom: 'refused' }],
  ['db1 5432 hangs', { target: 'db1', port: 5432, symptom: 'hang' }],
  ['db1 port 5432: no answer', { target: 'db1', port: 5432, symptom: 'hang' }],
  ['[2001:db8::7]:5432 - reset', { target: '2001:db8::7', port: 5432, symptom: 'reset' }],
  ['2001:db8::7 5432 unreachable', { target: '2001:db8::7', port: 5432, symptom: 'unreachable' }],
])('the words %s are fields of the case', (text, known) => {
  expect(readTypedLine(text)).toEqual({ case: known, isEvidence: false });
});

test.each([
  ['connection refused to db1 5432', { target: 'db1', port: 5432 }],
  ['db1:5432: Connection refused', { target: 'db1', port: 5432 }],
  ['ETIMEDOUT db1:5432', { target: 'db1', port: 5432 }],
])('an error’s own words stay evidence: %s', (text, known) => {
  expect(readTypedLine(text)).toEqual({ case: known, isEvidence: true });
});

test.each([
  'connection refused',
  'ECONNREFUSED',
  'it does not work',
  'timeout to connect',
  'timeout to the database when the pool is full',
  'nc: connect to db1 port 5432 (tcp) failed: Connection refused',
  'timeout to db1:5432\nnc -vz db1 5432',
  'ss -lntp',
  'curl: (7) Failed to connect to db1 port 80: Connection refused',
  '2026-01-02 10:00:00 ERROR timeout db1:5432 after 3 tries, giving up',
  'nc -vz db1 5432; nc -vz db2 5432',
  '',
])('%s is something else', (text) => {
  expect(readTypedLine(text)).toBeUndefined();
});

test('a port that is none is left out, and nothing throws on noise', () => {
  expect(readTypedLine('timeout to db1:99999')).toBeUndefined();
  expect(readTypedLine(`timeout to ${'x'.repeat(400)}`)).toBeUndefined();
  expect(readTypedLine(': : : : :')).toBeUndefined();
});
