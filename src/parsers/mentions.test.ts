import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ofKind } from '../model/fact.ts';
import { readEvidence } from '../paste/reader.ts';
import { PARSERS } from './registry.ts';

function attempts(text: string): readonly unknown[] {
  return ofKind(readEvidence(PARSERS, { text }, 0).facts, 'attempt').map(
    ({ tool, name, address, port, outcome }) => ({ tool, name, address, port, outcome }),
  );
}

const PROSE = [
  'A "connection refused" error says that the host answered and that nothing listens on the port.',
  'Connection refused: The server is likely not listening on this port.',
  'Connection timed out: The server may be unreachable, or the network is slow.',
  'The client sees "Connection refused" (errno 111) or "Network is unreachable" (errno 101).',
  '  • Service Not Running: you will receive a “connection refused” error.',
  'If you get connect: Connection refused, look at the firewall.',
  'You get java.net.ConnectException: Connection refused when nothing listens.',
  'java.net.ConnectException: Connection refused means that nothing listens.',
  'Usually this is Error: connect ECONNREFUSED 127.0.0.1:5432',
  'Error: connect ECONNREFUSED 127.0.0.1:5432 happens when PostgreSQL is down.',
  'What does "connect ECONNREFUSED 127.0.0.1:5432" mean?',
  'You get "dial tcp 10.0.0.5:5432: connect: connection refused" when nothing listens.',
  'dial tcp 10.0.0.5:5432: connect: connection refused means that nothing listens',
  'ConnectionRefusedError: [Errno 111] Connection refused means that nothing listens.',
  'The message connect to 10.0.0.5:3306: Connection refused means that nothing listens.',
  'curl: (7) Failed to connect to localhost port 8080: Connection refused is what curl prints.',
  'ssh: connect to host db1 port 22: Connection refused, for example, is a RST.',
  "mysql says ERROR 2002 (HY000): Can't connect to server on 'db1' (115), whatever the reason.",
  'Um erro Connection refused significa que nada escuta na porta.',
  'O erro connect to 10.0.0.5:3306: Conexão recusada significa que nada escuta.',
  '出现 Connection refused 的原因一般有三种:',
  '如果看到 java.net.ConnectException: Connection refused',
  'Connection refused というエラーが出る場合は、サービスが動いていません。',
  'Die Meldung db1.internal:5432: Verbindungsaufbau abgelehnt bedeutet, dass niemand lauscht.',
];

const SOURCE_CODE = [
  'printf("Connection refused\\n");',
  'printf("connect to %s port %d failed: Connection refused\\n", host, port);',
  'fprintf(stderr, "Socket error: %s\\n", strerror(error));',
  'throw new Error("connect ECONNREFUSED 10.0.0.5:8080")',
  'throw new java.net.ConnectException("Connection refused");',
  '} catch (java.net.ConnectException e) {',
  'raise ConnectionRefusedError("[Errno 111] Connection refused")',
  'except ConnectionRefusedError as e:',
  ' print("Connection refused: The server is likely not listening on this port.")',
  ' print(f"Connection to {host}:{port} failed: {e}")',
  'check_connection("192.168.1.100", 22) # Replace with a real IP and port',
  'if err.Error() == "dial tcp 10.0.0.5:5432: connect: connection refused" {',
  't.Errorf("dial tcp 10.0.0.5:5432: connect: connection refused: %v", err)',
  "expect(error.message).toBe('connect ECONNREFUSED 127.0.0.1:6379');",
  'assert "Connection refused" in str(e)',
  '#define ECONNREFUSED    111     /* Connection refused */',
  'case ECONNREFUSED: return "Connection refused";',
  'grep "connect() failed (111: Connection refused)" /var/log/nginx/error.log',
  'const MESSAGE = /connect to 10.0.0.5:3306: Connection refused/;',
  'main.c:42: Connection refused',
];

const SEARCH_RESULTS = [
  'java - java.net.ConnectException: Connection refused - Stack Overflow',
  'java.net.ConnectException: Connection refused - Stack Overflow',
  'python - ConnectionRefusedError: [Errno 111] Connection refused - Stack Overflow',
  'node.js - Error: connect ECONNREFUSED 127.0.0.1:5432 - Stack Overflow',
  'dial tcp 127.0.0.1:5432: connect: connection refused · Issue #123 · acme/widget',
  'curl: (7) Failed to connect to localhost port 80: Connection refused | DigitalOcean',
  'How to fix psql: could not connect to server: Connection refused | Blog',
  'nginx connect() failed (111: Connection refused) while connecting to upstream - Server Fault',
];

const MANUAL = [
  '       ECONNREFUSED',
  '              No-one listening on the remote address.',
  '       ETIMEDOUT',
  '              Timeout while attempting connection.  The server may be too busy to accept new connections.',
  '       ECONNREFUSED 111 Connection refused',
  '       7      Failed to connect() to host.',
  '       CURLE_COULDNT_CONNECT (7) Failed to connect() to host or proxy.',
  '       --connect-timeout <fractional seconds>',
  'Test-NetConnection prints TcpTestSucceeded : False.',
];

/** Typed alone they are words for what happened; among other lines they are not. */
const WORDS_ALONE = ['       ECONNREFUSED', '       ETIMEDOUT', 'Connection refused'];

const NOT_CONNECTIONS = [
  'bind to 0.0.0.0:80: Permission denied',
  'nginx: [emerg] bind() to 0.0.0.0:80 failed (98: Address already in use)',
  'listen tcp :8080: bind: address already in use',
  'OSError: [Errno 98] Address already in use',
  "PermissionError: [Errno 13] Permission denied: '/etc/shadow'",
  "FileNotFoundError: [Errno 2] No such file or directory: '/run/app.sock'",
  'cat: /var/log/app.log: Permission denied',
  'Error: No such file or directory (os error 2)',
  'Error: ENOENT: no such file or directory, open "x"',
  'sh: 1: cannot create /dev/tcp/10.0.0.5/3306: Directory nonexistent',
  'bash: /dev/tcp/10.0.0.5/3306: No such file or directory',
  'java.io.FileNotFoundException: /etc/app.conf (Permission denied)',
  '443 open',
  '1 ok',
  'sshd[123]: Connection closed by authenticating user root 10.0.0.9 port 4711 [preauth]',
];

const TRAPS = { PROSE, SOURCE_CODE, SEARCH_RESULTS, MANUAL, NOT_CONNECTIONS };

describe.each(Object.entries(TRAPS))('%s', (_, lines) => {
  it.each(lines.filter((line) => !WORDS_ALONE.includes(line)))('is no attempt: %s', (line) => {
    expect(attempts(line)).toEqual([]);
  });

  it('is none as a whole', () => {
    expect(attempts(lines.join('\n'))).toEqual([]);
    expect(attempts(lines.join('\n\n'))).toEqual([]);
  });
});

describe('words alone', () => {
  it.each(WORDS_ALONE)('are read where they are the whole paste: %s', (line) => {
    expect(attempts(line)).toHaveLength(1);
    expect(attempts(`${line}\n${line}`)).toEqual([]);
  });
});

describe('a message with prose around it', () => {
  it.each([
    ['refused', 'Hi all, since the deploy our app cannot reach the database. The log has\n\n', ''],
    ['refused', 'We see this:\n', '\nAny idea what it means? It usually works.'],
  ])('is an attempt (%s)', (outcome, before, after) => {
    const text = `${before}Error: connect ECONNREFUSED 10.0.0.5:5432${after}`;
    expect(attempts(text)).toMatchObject([{ address: '10.0.0.5', port: 5432, outcome }]);
  });

  it('is an attempt where the sentence only introduces it', () => {
    expect(attempts('I get: dial tcp 10.0.0.5:5432: connect: connection refused')).toHaveLength(1);
  });
});

const SEEDS = new URL('../../../shared/seeds/', import.meta.url);
const articles = existsSync(SEEDS) ? readdirSync(SEEDS) : [];

describe.skipIf(articles.length === 0)('public articles, where they lie beside the repository', () => {
  it.each([
    ['003', 'explains the error in English, with source code'],
    ['001', 'looks for the cause of an intermittent refusal, in Chinese'],
  ])('%s %s: no attempt', (start) => {
    const name = articles.find((article) => article.startsWith(start)) ?? '';
    expect(attempts(readFileSync(new URL(name, SEEDS), 'utf8'))).toEqual([]);
  });
});
