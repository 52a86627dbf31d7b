import type { Entry, Family } from '../entry.ts';
import { ANY_FAILURE, BROKEN, NOT_CONNECTED, OWN_TIME } from '../open-outcomes.ts';

const HTTP: readonly Entry[] = [
  // Resource temporarily unavailable (db1.example.org:443): EAI_AGAIN of getaddrinfo() on Unix systems
  {
    says: 'Resource temporarily unavailable (({at})',
    outcome: 'unresolved',
    lookup: 'no-answer',
    moment: 'looking-up',
    by: 'dotnet',
    since: '3.0',
    source: 'SocketErrorPal.Unix.cs and HttpConnectionPool of .NET 5 to 9',
  },
  // GET request to https://db1.example.org/_apis/x timed out after 60 seconds.
  {
    says: '(GET|POST|PUT|PATCH|DELETE|HEAD) request to {at} timed out after {limit}',
    outcome: 'own-deadline',
    couldBe: [...OWN_TIME, 'unresolved'],
    by: 'dotnet',
    source: 'VssHttpEventSource.cs of Azure DevOps and the runner of GitHub Actions',
  },
  {
    says: 'An error occurred while sending the request',
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    weak: true,
    by: 'dotnet',
  },
  // The request was canceled due to the configured HttpClient.Timeout of 2 seconds elapsing.
  {
    says: 'The request was canceled due to the configured HttpClient.Timeout of {limit} elapsing',
    outcome: 'own-deadline',
    couldBe: [...OWN_TIME, 'unresolved'],
    by: 'dotnet',
    since: '5',
  },
  {
    says: ['TaskCanceledException: A task was canceled'],
    outcome: 'own-deadline',
    couldBe: [...OWN_TIME, 'unresolved'],
    by: 'dotnet',
  },
  {
    says: ['The operation was canceled', 'A task was canceled'],
    outcome: 'own-deadline',
    couldBe: [...OWN_TIME, 'unresolved'],
    weak: true,
    by: 'dotnet',
  },
  {
    says: ['The response ended prematurely', 'The server returned an invalid or unrecognized response ended'],
    outcome: 'closed',
    moment: 'request',
    by: 'dotnet',
  },
  {
    says: [
      'The server returned an invalid or unrecognized response',
      "Received an invalid status line: '{text}'",
    ],
    outcome: 'replied',
    moment: 'request',
    sign: 'other-protocol',
    by: 'dotnet',
  },
  {
    says: 'Error while copying content to a stream',
    outcome: 'closed',
    couldBe: [...BROKEN, 'silent'],
    weak: true,
    by: 'dotnet',
  },
  {
    says: ['The HTTP/2 server closed the connection', 'The HTTP/2 server reset the stream'],
    outcome: 'closed',
    sign: 'said-goodbye',
    moment: 'connected',
    by: 'dotnet',
  },
  {
    says: "The HTTP/2 server didn't complete the handshake",
    outcome: 'closed',
    couldBe: [...BROKEN, 'replied'],
    by: 'dotnet',
  },
  {
    says: [
      "The proxy tunnel request to proxy '{proxy}' failed with status code '{n}'",
      'The proxy tunnel request failed',
    ],
    outcome: 'failed',
    weak: true,
    couldBe: NOT_CONNECTED,
    sign: 'proxy',
    by: 'dotnet',
  },
  {
    says: 'An error occurred while establishing a connection to the proxy tunnel',
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    sign: 'proxy',
    by: 'dotnet',
  },
  // The underlying connection was closed: A connection that was expected to be kept alive was closed by the server.
  {
    says: 'A connection that was expected to be kept alive was closed by the server',
    outcome: 'closed',
    moment: 'idle',
    sign: 'idle-before',
    by: 'netfx',
  },
  { says: 'The underlying connection was closed: {why}', moment: 'connected', by: 'netfx' },
  {
    says: 'The underlying connection was closed: Unable to connect to the remote server',
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    by: 'netfx',
  },
  {
    says: 'WebException: The operation has timed out',
    outcome: 'own-deadline',
    couldBe: OWN_TIME,
    by: 'netfx',
  },
  {
    says: [
      'The remote server returned an error: (({n})',
      'Response status code does not indicate success: {n}',
    ],
    outcome: 'replied',
    moment: 'request',
    by: 'netfx',
  },
  {
    says: 'There was no endpoint listening at {at} that could accept the message',
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    weak: true,
    by: 'wcf',
  },
  {
    says: [
      'Could not connect to {at}. TCP error code {n}: {why}',
      'Could not connect to {at}. The connection attempt lasted for a time span of {text}. TCP error code {n}: {why}',
    ],
    moment: 'connecting',
    by: 'wcf',
  },
  {
    says: 'Could not connect to {at}. TCP error code 10061',
    errno: 'ECONNREFUSED',
    moment: 'connecting',
    by: 'wcf',
  },
  {
    says: [
      'Could not connect to {at}. TCP error code 10060',
      'Could not connect to {at}. The connection attempt lasted for a time span of {text}. TCP error code 10060',
    ],
    errno: 'ETIMEDOUT',
    moment: 'connecting',
    by: 'wcf',
  },
  {
    says: 'An error occurred while receiving the HTTP response to {at}',
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'request',
    by: 'wcf',
  },
  {
    says: 'The request channel timed out while waiting for a reply after {took}',
    outcome: 'silent',
    moment: 'request',
    by: 'wcf',
  },
];

/** HTTP clients of .NET, WCF among them. */
export const dotnetHttp: Family = {
  id: 'dotnet-http',
  source: 'dotnet/runtime System.Net.Http Strings.resx; .NET Framework System.txt; WCF SR.resx',
  entries: [...HTTP],
};
