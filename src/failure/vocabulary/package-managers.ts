import type { Outcome } from '../../model/outcome.ts';
import type { Entry, Family } from '../entry.ts';
import { ANY_FAILURE, BROKEN, CONNECT_FAILED, NOT_CONNECTED, OWN_TIME } from '../open-outcomes.ts';

/** Package managers of systems; those of languages are in language-packages.ts. */

const APT: readonly Entry[] = [
  // Could not connect to mirror.example.org:80 (198.51.100.7). - connect (111: Connection refused)
  {
    says: [
      'Could not connect to {at} (({address})',
      'Cannot initiate the connection to {at} (({address})',
      '- connect (({n}: {why})',
    ],
    moment: 'connecting',
    by: 'apt',
  },
  // Could not connect to mirror.example.org:80 (198.51.100.7), connection timed out
  {
    says: 'Could not connect to {at} (({address}), connection timed out',
    outcome: 'own-deadline',
    moment: 'connecting',
    by: 'apt',
  },
  {
    says: 'Unable to connect to {host}:{word}:',
    outcome: 'failed',
    couldBe: CONNECT_FAILED,
    moment: 'connecting',
    by: 'apt',
  },
  { says: "Could not resolve '{host}'", outcome: 'unresolved', moment: 'looking-up', weak: true, by: 'apt' },
  {
    says: "Temporary failure resolving '{host}'",
    outcome: 'unresolved',
    lookup: 'no-answer',
    moment: 'looking-up',
    by: 'apt',
  },
  {
    says: [
      'Something wicked happened resolving {at} (({n} - {why})',
      'System error resolving {at} - getaddrinfo (({n}: {why})',
    ],
    moment: 'looking-up',
    by: 'apt',
  },
  {
    says: ['Something wicked happened resolving {at}', 'System error resolving {at}'],
    outcome: 'unresolved',
    moment: 'looking-up',
    weak: true,
    by: 'apt',
  },
  // Err:1 http://mirror.example.org/debian bookworm InRelease      E: Failed to fetch http://mirror.example.org/...  Connection failed [IP: 198.51.100.7 80]
  { says: ['Failed to fetch {at} {why}', 'Err:{n} {at}', '[[IP: {address} {port}]'], by: 'apt' },
  {
    says: [
      'Connection failed [[IP: {address} {port}]',
      'Error reading from server. Remote end closed connection',
    ],
    outcome: 'closed',
    couldBe: [...BROKEN, ...CONNECT_FAILED],
    moment: 'request',
    by: 'apt',
  },
  {
    says: ['Data socket connect timed out', 'Could not connect data socket, connection timed out'],
    outcome: 'own-deadline',
    moment: 'connecting',
    by: 'apt',
  },
  // Connection timed out [IP: 198.51.100.7 80]: apt's own time for the whole exchange, Acquire::http::Timeout
  {
    says: ['Connection timed out [[IP: {address} {port}]', 'Connection timeout [[IP: {address} {port}]'],
    outcome: 'silent',
    couldBe: OWN_TIME,
    by: 'apt',
  },
  {
    says: 'The HTTP proxy returned an invalid response',
    outcome: 'replied',
    by: 'apt',
    sign: 'proxy',
  },
];

/** What libcurl's exit numbers mean, where a program prints them beside words of its own. */
const CURL_NUMBERS: readonly (readonly [number: number, entry: Omit<Entry, 'says'>])[] = [
  [5, { outcome: 'unresolved', moment: 'looking-up', sign: 'proxy' }],
  [6, { outcome: 'unresolved', moment: 'looking-up' }],
  [7, { outcome: 'failed', couldBe: CONNECT_FAILED, moment: 'connecting' }],
  [28, { outcome: 'own-deadline', couldBe: ['own-deadline', 'kernel-timeout', 'silent'] }],
  [
    35,
    {
      outcome: 'closed',
      couldBe: ['closed', 'reset-later', 'replied', 'silent'],
      moment: 'tls',
      sign: 'tls-broke',
    },
  ],
  [52, { outcome: 'closed', moment: 'request' }],
  [55, { outcome: 'reset-later', couldBe: BROKEN, moment: 'request' }],
  [56, { outcome: 'reset-later', couldBe: BROKEN, moment: 'request' }],
  [60, { outcome: 'replied', moment: 'tls', sign: 'tls-broke' }],
];

const CURL_SAID: readonly Entry[] = CURL_NUMBERS.map(([number, entry]) => ({
  // http://mirror.example.org/repodata/repomd.xml: [Errno 14] curl#7 - "Failed to connect to 198.51.100.7: Connection refused"
  // Curl error (28): Timeout was reached for https://mirror.example.org/repodata/repomd.xml [Connection timed out after 30001 milliseconds]
  // curl error 28 while downloading https://packages.example.org/packages.json: Connection timed out after 10001 milliseconds
  says: [
    `curl#${number} - `,
    `Curl error ((${number}): {text} for {at}`,
    `curl error ${number} while downloading {at}`,
  ],
  ...entry,
  by: 'libcurl',
}));

const YUM: readonly Entry[] = [
  // Could not retrieve mirrorlist http://mirror.example.org/?release=7 error was      (what it was stands on the next line)
  {
    says: ['Could not retrieve mirrorlist {at} {why} was'],
    by: 'yum',
    source: 'yum 3.4.3, yum/yumRepo.py; yum/urlgrabber',
  },
  {
    says: ['[[Errno 12] Timeout on {at}', 'Timeout on {at}: ((28, {text})'],
    outcome: 'own-deadline',
    couldBe: ['own-deadline', 'kernel-timeout', 'silent'],
    by: 'yum',
    source: 'urlgrabber 3.10, urlgrabber/grabber.py',
  },
  {
    says: 'Cannot find a valid baseurl for repo: {text}',
    outcome: 'failed',
    couldBe: [...NOT_CONNECTED, 'silent', 'replied'],
    weak: true,
    by: 'yum',
    source: 'yum 3.4.3, yum/yumRepo.py',
  },
  {
    says: ['Status code: {n} for {at} ((IP: {address})'],
    outcome: 'replied',
    by: 'dnf',
    source: 'librepo 1.14, downloader.c',
  },
  {
    says: ["Failed to download metadata for repo '{text}': {why}", 'Cannot download {text}: {why}'],
    by: 'dnf',
    source: 'libdnf 0.69, libdnf/repo/Repo.cpp',
  },
];

const APK_SOURCE =
  'apk-tools 2.12, src/print.c (apk_error_str), src/io_url.c, libfetch/common.c (fetch_syserr)';

/** libfetch keeps no more than a class of errnos. */
const APK: readonly Entry[] = [
  // WARNING: Ignoring https://mirror.example.org/alpine/v3.19/main: temporary error (try again later)
  {
    says: 'temporary error ((try again later)',
    outcome: 'unresolved',
    couldBe: ['unresolved', 'replied'],
    lookup: 'no-answer',
    by: 'apk',
    source: APK_SOURCE,
  },
  {
    says: ['DNS lookup error', 'DNS: name does not exist'],
    outcome: 'unresolved',
    moment: 'looking-up',
    by: 'apk',
    source: APK_SOURCE,
  },
  {
    says: 'DNS: transient error ((try again later)',
    outcome: 'unresolved',
    lookup: 'no-answer',
    moment: 'looking-up',
    by: 'apk',
    source: APK_SOURCE,
  },
  {
    says: 'could not connect to server ((check repositories file)',
    outcome: 'refused',
    couldBe: ['refused', 'host-unreachable'],
    moment: 'connecting',
    by: 'apk',
    source: APK_SOURCE,
  },
  {
    says: 'network error ((check Internet connection and firewall)',
    outcome: 'net-unreachable',
    couldBe: ['net-unreachable', 'host-unreachable', 'reset-later'],
    by: 'apk',
    source: APK_SOURCE,
  },
  {
    says: 'network connection aborted',
    outcome: 'reset-later',
    couldBe: BROKEN,
    by: 'apk',
    source: APK_SOURCE,
  },
];

const SLOW: readonly Outcome[] = ['silent', 'own-deadline'];

const OTHERS: readonly Entry[] = [
  // error: failed retrieving file 'core.db' from mirror.example.org : Connection timed out after 10001 milliseconds
  {
    says: 'failed retrieving file {text} from {host} : {why}',
    by: 'pacman',
    source: 'pacman 6.0.2, lib/libalpm/dload.c',
  },
  {
    says: ['Operation too slow. Less than {n} bytes/sec transferred the last {limit}'],
    outcome: 'silent',
    couldBe: SLOW,
    by: 'libcurl',
    source: 'curl 7.88.1, lib/speedcheck.c',
  },
  // Download (curl) error for 'http://mirror.example.org/repo/repodata/repomd.xml':
  {
    says: 'Download ((curl) error for {at}',
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    weak: true,
    by: 'zypper',
    source: 'libzypp 17.31, zypp-curl and zypp/media/MediaException.cc',
  },
  {
    says: 'Timeout exceeded when accessing {at}',
    outcome: 'own-deadline',
    couldBe: ['own-deadline', 'kernel-timeout', 'silent'],
    by: 'zypper',
    source: 'libzypp 17.31, zypp/media/MediaException.cc',
  },
  {
    says: 'unable to contact snap store',
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    by: 'snap',
    source: 'snapd 2.60, cmd/snap/error.go',
  },
];

export const packageManagers: Family = {
  id: 'package-managers',
  source:
    'apt 2.6.1, methods/connect.cc, methods/http.cc, apt-pkg/acquire-item.cc; curl 7.88.1, include/curl/curl.h',
  entries: [...APT, ...CURL_SAID, ...YUM, ...APK, ...OTHERS],
};
