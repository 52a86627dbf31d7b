import type { Entry, Family } from '../entry.ts';
import { ANY_FAILURE, BROKEN, CONNECT_FAILED, NOT_CONNECTED } from '../open-outcomes.ts';

const ELASTIC: readonly Entry[] = [
  // [node-1] failed to connect to {node-2}{...}{192.0.2.5}{192.0.2.5:9300}
  // ConnectTransportException[[node-2][192.0.2.5:9300] connect_timeout[30s]]
  {
    says: [
      'connect_timeout[[{limit}]',
      'ConnectTransportException[[[[{word}][[{at}] connect_timeout[[{limit}]',
      'ConnectTransportException: [[{word}][[{at}] connect_timeout[[{limit}]',
    ],
    outcome: 'own-deadline',
    moment: 'connecting',
  },
  { says: '[[{at}] connect_exception', outcome: 'failed', couldBe: CONNECT_FAILED, moment: 'connecting' },
  {
    says: [
      'ConnectTransportException[[[[{word}][[{at}]',
      'ConnectTransportException: [[{word}][[{at}]',
      'ConnectTransportException: [[][[{at}]',
    ],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
  },
  {
    says: ['ReceiveTimeoutTransportException: [[{word}][[{at}]', 'ReceiveTimeoutTransportException'],
    outcome: 'silent',
    moment: 'request',
  },
  {
    says: ['NodeDisconnectedException: [[{word}][[{at}]', 'NodeDisconnectedException'],
    outcome: 'closed',
    couldBe: BROKEN,
  },
  {
    says: ['NodeNotConnectedException: [[{word}][[{at}]', 'NodeNotConnectedException'],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
  },
  {
    says: [
      'None of the configured nodes are available',
      'NoNodeAvailableException',
      'no Elasticsearch node available',
      'No living connections',
      'Unable to revive connection: {at}',
    ],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
  },
  { says: 'master not discovered', outcome: 'failed', couldBe: ANY_FAILURE, weak: true },
  // Elasticsearch Unreachable: [http://192.0.2.5:9200/][Manticore::SocketException] Connection refused
  {
    says: '(Elasticsearch|OpenSearch) Unreachable: [[{at}][[Manticore::{word}] {why}',
    by: 'Logstash',
    source: 'logstash-output-elasticsearch 6 to 11 http_client/pool.rb',
  },
  {
    says: ['(Elasticsearch|OpenSearch) Unreachable: [[{at}][[Manticore::SocketTimeout]'],
    outcome: 'silent',
    moment: 'request',
    by: 'Logstash',
    source: 'logstash-output-elasticsearch 6 to 11 http_client/pool.rb',
  },
  {
    says: ['(Elasticsearch|OpenSearch) Unreachable: [[{at}][[Manticore::ConnectTimeout]'],
    outcome: 'own-deadline',
    moment: 'connecting',
    by: 'Logstash',
    source: 'manticore 0.6 client.rb',
  },
  {
    says: [
      '(Elasticsearch|OpenSearch) Unreachable: [[{at}][[Manticore::ResolutionFailure]',
      'Manticore::UnknownException',
    ],
    outcome: 'unresolved',
    moment: 'looking-up',
    by: 'Logstash',
    source: 'manticore 0.6 client.rb',
    weak: true,
  },
  {
    says: ['Manticore::SocketException', 'Manticore::ClientProtocolException'],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    by: 'Logstash',
    source: 'manticore 0.6 client.rb',
    weak: true,
  },
  {
    says: [
      'received plaintext http traffic on an https channel',
      'received plaintext traffic on an encrypted channel',
    ],
    outcome: 'replied',
    sign: 'other-protocol',
    moment: 'request',
    byServer: true,
  },
];

/** Elasticsearch and OpenSearch, among nodes and from their clients. */
export const elasticsearch: Family = {
  id: 'elasticsearch',
  source: 'Elasticsearch 1 to 8 transport/TcpTransport.java, ConnectTransportException.java',
  entries: ELASTIC,
};
