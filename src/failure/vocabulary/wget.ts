import type { Family } from '../entry.ts';
import { ANY_FAILURE, BROKEN, NOT_CONNECTED, OWN_TIME } from '../open-outcomes.ts';

const UCLIENT = 'uclient-fetch.c of OpenWrt 19 to 23';

export const wget: Family = {
  id: 'wget',
  source: 'GNU wget 1.12 to 1.24: src/connect.c, http.c, gnutls.c; measured with 1.21.3',
  entries: [
    // Connecting to db1.example.org (db1.example.org)|192.0.2.5|:443... failed: Connection refused.
    {
      says: [
        'Connecting to {host}:{port}... failed: {why}',
        'Connecting to {host} (({text})|{address}|:{port}... failed: {why}',
        'Connecting to {host}|{address}|:{port}... failed: {why}',
      ],
      moment: 'connecting',
    },
    // --connect-timeout ends in the kernel's words.
    {
      says: [
        'Connecting to {host}:{port}... failed: Connection timed out',
        'Connecting to {host} (({text})|{address}|:{port}... failed: Connection timed out',
        'Connecting to {host}|{address}|:{port}... failed: Connection timed out',
      ],
      outcome: 'some-timeout',
      moment: 'connecting',
    },
    {
      says: [
        'Resolving {host}... failed',
        'Resolving {host} (({text})... failed',
        'unable to resolve host address {host}',
      ],
      outcome: 'unresolved',
      moment: 'looking-up',
    },
    {
      says: ['awaiting response... Read error (({why}) in headers', 'Read error (({why}) in headers'],
      moment: 'request',
    },
    {
      says: 'Read error (((Connection timed out|Operation timed out)) in headers',
      outcome: 'silent',
      errno: 'ETIMEDOUT',
      moment: 'request',
    },
    {
      says: 'Read error ((Connection reset by peer) in headers',
      outcome: 'reset-later',
      errno: 'ECONNRESET',
      moment: 'request',
    },
    { says: 'Read error at byte {n}[/{n}] (({why})', moment: 'request' },
    { says: 'awaiting response... No data received', outcome: 'closed', moment: 'request' },
    { says: 'No data received.', outcome: 'closed', moment: 'request', weak: true },
    { says: 'Failed writing HTTP request: {why}', moment: 'request' },
    {
      says: ['Unable to establish SSL connection', 'GnuTLS: Error in the (pull|push) function'],
      outcome: 'reset-later',
      couldBe: [...BROKEN, 'silent'],
      moment: 'tls',
      sign: 'tls-broke',
    },
    {
      says: 'Proxy tunneling failed',
      sign: 'proxy',
      outcome: 'failed',
      couldBe: ANY_FAILURE,
      moment: 'connected',
    },
    // wget: can't connect to remote host (192.0.2.5): Connection refused
    {
      says: ["can't connect to remote host (({address}): {why}", "can't connect to remote host: {why}"],
      moment: 'connecting',
      by: 'BusyBox',
      source: 'BusyBox 1.19 to 1.36 libbb/xconnect.c; measured with 1.35',
    },
    {
      says: 'wget: bad address {host}',
      outcome: 'unresolved',
      moment: 'looking-up',
      by: 'BusyBox',
      source: 'BusyBox 1.19 to 1.36 libbb/xconnect.c; measured with 1.35',
    },
    {
      says: 'wget: download timed out',
      outcome: 'own-deadline',
      couldBe: OWN_TIME,
      by: 'BusyBox',
      source: 'BusyBox 1.19 to 1.36 networking/wget.c; measured with 1.35',
    },
    {
      says: 'wget: error getting response',
      outcome: 'closed',
      couldBe: BROKEN,
      moment: 'request',
      by: 'BusyBox',
      source: 'BusyBox 1.19 to 1.36 networking/wget.c',
    },
    {
      says: 'wget: error getting response: {why}',
      moment: 'request',
      by: 'BusyBox',
      source: 'BusyBox 1.19 to 1.36 networking/wget.c',
    },
    {
      says: 'wget: TLS error from peer ((alert code {n})',
      outcome: 'replied',
      moment: 'tls',
      sign: 'tls-broke',
      by: 'BusyBox',
      source: 'BusyBox 1.30 to 1.36 networking/tls.c',
    },
    // Failed to send request: Operation not permitted
    {
      says: 'Failed to send request: Operation not permitted',
      errno: 'EPERM',
      outcome: 'other-errno',
      couldBe: [...NOT_CONNECTED],
      moment: 'connecting',
      by: 'uclient-fetch',
      source: `${UCLIENT}: whatever uclient_request() failed for; a name that is not resolved most often`,
    },
    {
      says: 'Failed to establish connection',
      outcome: 'failed',
      couldBe: NOT_CONNECTED,
      moment: 'connecting',
      weak: true,
      by: 'uclient-fetch',
      source: UCLIENT,
    },
    {
      says: 'Connection error: Connection failed',
      outcome: 'failed',
      couldBe: NOT_CONNECTED,
      moment: 'connecting',
      by: 'uclient-fetch',
      source: UCLIENT,
    },
    {
      says: 'Connection error: Connection timed out',
      outcome: 'own-deadline',
      couldBe: OWN_TIME,
      by: 'uclient-fetch',
      source: UCLIENT,
    },
    {
      says: 'Connection reset prematurely',
      outcome: 'closed',
      couldBe: BROKEN,
      moment: 'request',
      by: 'uclient-fetch',
      source: UCLIENT,
    },
  ],
};
