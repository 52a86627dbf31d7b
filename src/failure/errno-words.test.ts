import { describe, expect, it } from 'vitest';
import {
  errnoAtEnd,
  errnoOfName,
  errnoOfNumber,
  errnoOfText,
  errnoOnLinux,
  isResolverText,
} from './errno-words.ts';

describe('the text of an errno', () => {
  it.each([
    ['Connection refused', 'ECONNREFUSED'],
    ['connection refused', 'ECONNREFUSED'],
    ['Connection refused.', 'ECONNREFUSED'],
    ['Conexão recusada', 'ECONNREFUSED'],
    ['接続を拒否されました', 'ECONNREFUSED'],
    ['拒绝连接。', 'ECONNREFUSED'],
    ['Verbindungsaufbau abgelehnt', 'ECONNREFUSED'],
    ['Operation timed out', 'ETIMEDOUT'],
    ["Connexion terminée par expiration du délai d'attente", 'ETIMEDOUT'],
    ['Spojení bylo příliš dlouho neaktivní', 'ETIMEDOUT'],
    ['Verbinding is weggevallen', 'ECONNRESET'],
    ['Conexão fechada pela outra ponta', 'ECONNRESET'],
    ["Can't assign requested address", 'EADDRNOTAVAIL'],
    ['No connection could be made because the target machine actively refused it.', 'ECONNREFUSED'],
    [
      'A connection attempt failed because the connected party did not properly respond after a period of time, or established connection failed because connected host has failed to respond.',
      'ETIMEDOUT',
    ],
    ['Success', undefined],
    ['Connection refused by the administrator', undefined],
    ['', undefined],
  ])('%s', (text, errno) => {
    expect(errnoOfText(text)).toBe(errno);
  });

  it('is found behind the last colons', () => {
    expect(errnoAtEnd('prog: connect: Connection refused')).toBe('ECONNREFUSED');
    expect(errnoAtEnd('prog：接続を拒否されました')).toBeUndefined();
    expect(errnoAtEnd('prog: all is well')).toBeUndefined();
  });
});

describe('the number of an errno', () => {
  it.each([
    [111, 'ECONNREFUSED'],
    [110, 'ETIMEDOUT'],
    [113, 'EHOSTUNREACH'],
    [101, 'ENETUNREACH'],
    [10061, 'ECONNREFUSED'],
    [10060, 'ETIMEDOUT'],
    [10054, 'ECONNRESET'],
    [10065, 'EHOSTUNREACH'],
    [10051, 'ENETUNREACH'],
    [10013, 'EACCES'],
    [10048, 'EADDRINUSE'],
    [13, 'EACCES'],
    [2, 'ENOENT'],
    // What macOS and the BSDs give; Linux has other errnos there, which no connect() returns.
    [61, 'ECONNREFUSED'],
    [60, 'ETIMEDOUT'],
    [65, 'EHOSTUNREACH'],
    [51, 'ENETUNREACH'],
    [102, undefined],
    [0, undefined],
    [-111, undefined],
    [Number.NaN, undefined],
  ])('%d is told without its system', (number, errno) => {
    expect(errnoOfNumber(number)).toBe(errno);
  });

  it('may be asked of Linux', () => {
    expect(errnoOnLinux(115)).toBe('EINPROGRESS');
    expect(errnoOnLinux(61)).toBeUndefined();
  });
});

describe('the name of an errno', () => {
  it('is one of those that are known', () => {
    expect(errnoOfName('EWOULDBLOCK')).toBe('EAGAIN');
    expect(errnoOfName('ENOTFOUND')).toBeUndefined();
    expect(errnoOfName('constructor')).toBeUndefined();
  });
});

describe('what a resolver says', () => {
  it.each([
    'Name or service not known',
    'Temporary failure in name resolution',
    'Nom ou service inconnu',
    '未知的名称或服务',
    'nodename nor servname provided, or not known',
  ])('%s', (text) => {
    expect(isResolverText(text)).toBe(true);
    expect(errnoOfText(text)).toBeUndefined();
  });

  it('is no errno', () => {
    expect(isResolverText('Connection refused')).toBe(false);
  });
});
