import type { Entry, Family } from '../entry.ts';
import { BROKEN, OWN_TIME } from '../open-outcomes.ts';

const ENTRIES: readonly Entry[] = [
  // Can't connect to db1:8080 (Connection refused) at get.pl line 3.
  {
    says: [
      "500 Can't connect to {at} (({why})",
      "Can't connect to {at} (({why})",
      "Can't connect to {at} (({why}) at {word} line {n}",
    ],
    moment: 'connecting',
    source: 'LWP 6.67 Protocol/http.pm, printed',
  },
  {
    says: ["Can't connect to {at} ((timeout)", "500 Can't connect to {at} ((timeout)"],
    outcome: 'own-deadline',
    moment: 'connecting',
    source: 'LWP 6.67 with IO::Socket::INET',
  },
  {
    says: "Can't connect to {at} ((Bad hostname '{word}')",
    outcome: 'unresolved',
    source: 'LWP 6.67 with IO::Socket::INET',
  },
  {
    says: [
      "Can't connect to {at} ((SSL connect attempt failed{text})",
      "Can't connect to {at} ((certificate verify failed)",
    ],
    outcome: 'replied',
    moment: 'tls',
    sign: 'tls-broke',
    source: 'LWP::Protocol::https 6.10',
  },
  {
    says: ['500 read timeout', 'read timeout at {word} line {n}', "'read timeout at {word} line {n}.'"],
    outcome: 'silent',
    moment: 'request',
    source: 'Net::HTTP 6.22 Methods.pm',
  },
  {
    says: '500 Server closed connection without sending any data back',
    outcome: 'closed',
    couldBe: BROKEN,
    source: 'Net::HTTP 6.22 Methods.pm',
  },
  {
    says: 'EOF when chunk header expected',
    outcome: 'closed',
    couldBe: BROKEN,
    source: 'Net::HTTP 6.22 Methods.pm',
  },
  // IO::Socket::INET: connect: Connection refused
  {
    says: [
      'IO::Socket::INET: connect: {why}',
      'IO::Socket::INET6: connect: {why}',
      'IO::Socket::IP: connect: {why}',
      'IO::Socket::SSL: connect: {why}',
    ],
    moment: 'connecting',
    source: 'Perl 5.36 IO::Socket::INET 1.49, printed',
  },
  {
    says: ['IO::Socket::INET: connect: timeout', 'IO::Socket::INET6: connect: timeout'],
    outcome: 'own-deadline',
    moment: 'connecting',
    source: 'Perl 5.36 IO/Socket.pm',
  },
  {
    says: [
      "IO::Socket::INET: Bad hostname '{at}'",
      "IO::Socket::INET6: Bad hostname '{at}'",
      "Bad hostname '{at}'",
    ],
    outcome: 'unresolved',
    moment: 'looking-up',
    source: 'Perl 5.36 IO::Socket::INET, printed',
  },
  // HTTP::Tiny
  { says: "Could not connect to '{at}': {why}", moment: 'connecting', source: 'HTTP::Tiny 0.080, printed' },
  {
    says: "Could not connect to '{at}': Connection timed out",
    outcome: 'some-timeout',
    errno: 'ETIMEDOUT',
    moment: 'connecting',
    source: 'HTTP::Tiny 0.080',
  },
  {
    says: [
      'Timed out while waiting for socket to become ready for reading',
      'Timed out while waiting for socket to become ready for writing',
    ],
    outcome: 'silent',
    source: 'HTTP::Tiny 0.080',
  },
  {
    says: ['Unexpected end of stream while looking for line', 'Could not read from socket: {why}'],
    outcome: 'closed',
    couldBe: BROKEN,
    source: 'HTTP::Tiny 0.080',
  },
  // Mojo::UserAgent
  {
    says: ['Connect timeout at {word} line {n}', 'Connection error: Connect timeout'],
    outcome: 'own-deadline',
    moment: 'connecting',
    source: 'Mojolicious 9 Mojo/UserAgent.pm',
  },
  {
    says: ['Inactivity timeout at {word} line {n}', 'Request timeout at {word} line {n}'],
    outcome: 'silent',
    couldBe: OWN_TIME,
    source: 'Mojolicious 9 Mojo/UserAgent.pm',
  },
  {
    says: 'Premature connection close',
    outcome: 'closed',
    couldBe: BROKEN,
    source: 'Mojolicious 9 Mojo/UserAgent.pm',
  },
  // DBI
  {
    says: [
      "DBI connect(('{text}','{text}',...) failed: {why}",
      "DBI connect(('{text}',{text}) failed: {why}",
    ],
    moment: 'connecting',
    source: 'DBI 1.643 DBI.pm',
  },
  { says: 'Net::FTP: connect: {why}', moment: 'connecting', source: 'Perl 5.36 libnet' },
  {
    says: ['Net::SMTP: connect: {why}', 'Net::LDAP: connect: {why}'],
    moment: 'connecting',
    source: 'Perl 5.36 libnet; Net::LDAP 0.68',
  },
  // Redis.pm
  {
    says: 'Could not connect to Redis server at {at}: {why}',
    moment: 'connecting',
    source: 'Redis.pm 2.000',
  },
];

export const perl: Family = {
  id: 'perl',
  source: 'Perl 5.36 and its libraries',
  entries: ENTRIES.map((entry) => ({ by: 'perl', ...entry })),
};
