import type { Entry, Family } from '../entry.ts';
import { BROKEN, CONNECT_FAILED, OWN_TIME } from '../open-outcomes.ts';

const HTTP: readonly Entry[] = [
  {
    says: ['Net::OpenTimeout', 'Net::OpenTimeout: execution expired'],
    outcome: 'own-deadline',
    moment: 'connecting',
    by: 'ruby',
  },
  {
    says: ['Net::ReadTimeout', 'Net::ReadTimeout with #<(TCPSocket|Socket|OpenSSL)', 'Net::WriteTimeout'],
    outcome: 'silent',
    moment: 'request',
    by: 'ruby',
  },
  {
    says: ['execution expired', 'Timeout::Error'],
    outcome: 'own-deadline',
    couldBe: [...OWN_TIME, 'unresolved'],
    weak: true,
    by: 'ruby',
  },
  {
    says: ['wrong status line: "{reply}"', 'wrong status line', 'Net::HTTPBadResponse'],
    outcome: 'replied',
    moment: 'request',
    sign: 'other-protocol',
    by: 'ruby',
  },
  {
    says: 'too many connection resets ((due to {why}) after {n} requests on {n}, last used {took} seconds ago',
    outcome: 'reset-later',
    couldBe: BROKEN,
    moment: 'idle',
    sign: 'idle-before',
    by: 'net-http-persistent',
    source: 'net-http-persistent 2 to 4',
  },
  {
    says: 'host down: {at}',
    outcome: 'failed',
    couldBe: CONNECT_FAILED,
    moment: 'connecting',
    weak: true,
    by: 'net-http-persistent',
    source: 'net-http-persistent 2 to 4',
  },
  {
    says: [
      'Faraday::ConnectionFailed: {why}',
      'Faraday::ConnectionFailed (({why}',
      'Faraday::Error::ConnectionFailed: {why}',
    ],
    moment: 'connecting',
    by: 'faraday',
    source: 'faraday 0.8 to 2 lib/faraday/error.rb',
  },
  {
    says: ['Faraday::TimeoutError', 'Faraday::Error::TimeoutError'],
    outcome: 'own-deadline',
    couldBe: OWN_TIME,
    by: 'faraday',
    source: 'faraday 0.8 to 2',
  },
  {
    says: ['RestClient::ServerBrokeConnection', 'Server broke connection'],
    outcome: 'closed',
    moment: 'request',
    by: 'rest-client',
    source: 'rest-client 1 and 2 exceptions.rb',
  },
  {
    says: ['Timed out connecting to server', 'RestClient::Exceptions::OpenTimeout'],
    outcome: 'own-deadline',
    moment: 'connecting',
    by: 'rest-client',
    source: 'rest-client 2 exceptions.rb',
  },
  {
    says: [
      'Timed out reading data from server',
      'RestClient::Exceptions::ReadTimeout',
      'RestClient::RequestTimeout',
    ],
    outcome: 'silent',
    moment: 'request',
    by: 'rest-client',
    source: 'rest-client 1 and 2 exceptions.rb',
  },
  {
    says: 'HTTPClient::ConnectTimeoutError',
    outcome: 'own-deadline',
    moment: 'connecting',
    by: 'httpclient',
    source: 'httpclient 2 session.rb',
  },
  {
    says: 'HTTPClient::ReceiveTimeoutError',
    outcome: 'silent',
    moment: 'request',
    by: 'httpclient',
    source: 'httpclient 2 session.rb',
  },
  {
    says: 'HTTPClient::KeepAliveDisconnected',
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'idle',
    sign: 'idle-before',
    by: 'httpclient',
    source: 'httpclient 2 session.rb',
  },
  {
    says: ['Excon::Error::Socket: {why}', 'Excon::Errors::SocketError: {why}'],
    by: 'excon',
    source: 'excon 0.4 to 1',
  },
  {
    says: 'connect timeout reached',
    outcome: 'own-deadline',
    moment: 'connecting',
    by: 'excon',
    source: 'excon 0.4 to 1 socket.rb',
  },
  {
    says: '(read|write) timeout reached',
    outcome: 'silent',
    moment: 'request',
    by: 'excon',
    source: 'excon 0.4 to 1 socket.rb',
  },
  {
    says: 'HTTP::ConnectionError: failed to connect: {why}',
    moment: 'connecting',
    by: 'http.rb',
    source: 'http.rb 4 and 5 client.rb',
  },
  {
    says: "couldn't read response headers",
    outcome: 'closed',
    moment: 'request',
    by: 'http.rb',
    source: 'http.rb 4 and 5 connection.rb',
  },
];

/** HTTP clients of Ruby. */
export const rubyHttp: Family = {
  id: 'ruby-http',
  source: 'Ruby 1.9 to 3.4 lib/net/http.rb, net/protocol.rb, lib/timeout.rb; gems as each entry says',
  entries: [...HTTP],
};
