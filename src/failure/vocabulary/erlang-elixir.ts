import type { Entry, Family } from '../entry.ts';
import { BROKEN, NOT_CONNECTED } from '../open-outcomes.ts';

/** Reasons as terms. Atoms that are errnos (`:econnrefused`, `{error,ehostunreach}`) are in errno-names. */
const REASONS: readonly Entry[] = [
  {
    says: [':nxdomain', '{{error,nxdomain}', '{{nxdomain,', ',nxdomain}', 'reason: nxdomain', "'nxdomain'"],
    outcome: 'unresolved',
    moment: 'looking-up',
    source: 'Erlang/OTP 25 inet:getaddrs/2, printed: a name that is not there and a silent server alike',
  },
  {
    says: [
      '%Mint.TransportError{{reason: :timeout}',
      '%Finch.TransportError{{reason: :timeout, source: {text}}',
      '((Mint.TransportError) timeout',
    ],
    outcome: 'own-deadline',
    couldBe: ['own-deadline', 'silent'],
    source: 'Mint 1.6 lib/mint/transport_error.ex: connecting and receiving alike',
  },
  {
    says: ['%Mint.TransportError{{reason: :closed}', '((Mint.TransportError) socket closed'],
    outcome: 'closed',
    couldBe: BROKEN,
    source: 'Mint 1.6 lib/mint/transport_error.ex',
  },
  {
    says: ['%Mint.TransportError{{reason: :nxdomain}', '((Mint.TransportError) non-existing domain'],
    outcome: 'unresolved',
    source: 'Mint 1.6',
  },
  {
    says: [
      '%HTTPoison.Error{{id: nil, reason: :connect_timeout}',
      'reason: :connect_timeout',
      '{{error,connect_timeout}',
      ':connect_timeout',
    ],
    outcome: 'own-deadline',
    moment: 'connecting',
    source: 'hackney 1.20 src/hackney_connect.erl',
  },
  {
    says: [
      '%HTTPoison.Error{{id: nil, reason: :timeout}',
      '((HTTPoison.Error) :timeout',
      'reason: :recv_timeout',
    ],
    outcome: 'silent',
    couldBe: ['silent', 'own-deadline'],
    source: 'hackney 1.20: recv_timeout, and a connect that the pool gave up',
  },
  {
    says: [
      '%HTTPoison.Error{{id: nil, reason: :closed}',
      '((HTTPoison.Error) :closed',
      '%HTTPoison.Error{{id: nil, reason: {{:closed, {text}}}',
    ],
    outcome: 'closed',
    couldBe: BROKEN,
    source: 'hackney 1.20',
  },
  {
    says: ['{{error,closed}', '{{error, closed}', '{{:error, :closed}', 'reason: :closed'],
    outcome: 'closed',
    couldBe: BROKEN,
    weak: true,
  },
  {
    says: ['{{error,timeout}', '{{error, timeout}', '{{:error, :timeout}', 'reason: :timeout'],
    outcome: 'own-deadline',
    couldBe: ['own-deadline', 'silent'],
    weak: true,
  },
  { says: '{{tls_alert,{text}}', outcome: 'replied', moment: 'tls', sign: 'tls-broke', weak: true },
];

const CLIENTS: readonly Entry[] = [
  // {shutdown,tcp_closed}      {tcp_closed,#Port<0.7>}: what an active socket tells its owner
  {
    says: [
      '{{shutdown,tcp_closed}',
      '{{shutdown,ssl_closed}',
      '{{tcp_closed,',
      '{{ssl_closed,',
      ':tcp_closed',
      ':ssl_closed',
      'reason: tcp_closed',
    ],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'connected',
    source: 'Erlang/OTP 25 inet(3)',
  },
  // {error,{failed_connect,[{to_address,{"db1",80}},{inet,[inet],econnrefused}]}}
  {
    says: [
      '{{failed_connect,[[{{to_address,{{"{host}",{port}}},{{inet,[[inet],{why}}',
      '{{failed_connect,[[{{to_address,{{"{host}",{port}}',
    ],
    moment: 'connecting',
    source: 'Erlang/OTP 25 inets httpc, printed',
  },
  {
    says: '{{:failed_connect, [[{{:to_address, {{~c"{host}", {port}}}',
    moment: 'connecting',
    source: 'Erlang/OTP 25 inets httpc through Elixir 1.17',
  },
  // ** (DBConnection.ConnectionError) tcp connect (db1:5432): connection refused - :econnrefused
  {
    says: [
      'tcp connect (({at}): {why}',
      '(Postgrex.Protocol|MyXQL.Connection|Tds.Protocol) ((#PID<{word}>) failed to connect: {why}',
    ],
    moment: 'connecting',
    source: 'Postgrex 0.17, MyXQL 0.6',
  },
  {
    says: 'tcp connect (({at}): non-existing domain - :nxdomain',
    outcome: 'unresolved',
    source: 'Postgrex 0.17',
  },
  {
    says: 'tcp connect (({at}): timeout',
    outcome: 'own-deadline',
    moment: 'connecting',
    source: 'Postgrex 0.17',
  },
  { says: 'tcp connect: {why}', moment: 'connecting', source: 'Postgrex 0.12 to 0.17' },
  {
    says: ['(tcp|ssl) recv[ ((idle)]: closed', '(tcp|ssl) send: closed'],
    outcome: 'closed',
    couldBe: BROKEN,
    source: 'Postgrex 0.17 lib/postgrex/protocol.ex',
  },
  {
    says: 'tcp recv[ ((idle)]: {why}',
    moment: 'connected',
    source: 'Postgrex 0.17 lib/postgrex/protocol.ex',
  },
  { says: 'ssl connect: {why}', moment: 'tls', source: 'Postgrex 0.17' },
  {
    says: [
      'connection not available and request was dropped from queue after {took-ms}ms',
      'client #PID<{word}> timed out because it checked out the connection for longer than {limit-ms}ms',
      'client #PID<{word}> timed out because it queued and checked out the connection for longer than {limit-ms}ms',
    ],
    outcome: 'own-deadline',
    couldBe: [...NOT_CONNECTED, 'silent'],
    weak: true,
    sign: 'many-connections',
    source: 'DBConnection 2.6',
  },
  {
    says: [
      '((Redix.ConnectionError) {why}',
      'Redix [Connection ]failed to connect to (host|Redis) (({at}): {why}',
      'Failed to connect to Redis (({at}): {why}',
      'Disconnected from Redis (({at}): {why}',
    ],
    moment: 'connecting',
    source: 'Redix 1.5 lib/redix/telemetry.ex',
  },
  {
    says: 'Disconnected from Redis (({at}): the connection was closed by Redis',
    outcome: 'closed',
    couldBe: BROKEN,
    source: 'Redix 1.5',
  },
];

/** Distribution; what RabbitMQ's own words are stands in amqp. */
const DISTRIBUTION: readonly Entry[] = [
  {
    says: "can't establish TCP connection to the target node, reason: timeout ((timed out)",
    outcome: 'own-deadline',
  },
  { says: "can't establish TCP connection to the target node, reason: {why}" },
  { says: 'epmd error for host {host}: nxdomain ((non-existing domain)', outcome: 'unresolved' },
  { says: 'epmd error for host {host}: {why}', port: 4369 },
];

export const erlangElixir: Family = {
  id: 'erlang-elixir',
  source: 'Erlang/OTP 25; RabbitMQ 3.7 to 3.13 rabbit_nodes_common.erl',
  entries: [...REASONS, ...CLIENTS, ...DISTRIBUTION].map((entry) => ({ by: 'erlang', ...entry })),
};
