import type { Entry, Family } from '../entry.ts';
import { ANY_FAILURE, CONNECT_FAILED, NOT_CONNECTED, OWN_TIME } from '../open-outcomes.ts';

const PIP: readonly Entry[] = [
  // WARNING: Retrying (Retry(total=4, connect=None, read=None, redirect=None, status=None)) after connection broken by 'NewConnectionError(...)': /simple/app/
  {
    says: ['after connection broken by {why}', 'Could not fetch URL {at}: {why} - skipping'],
    by: 'pip',
  },
  {
    says: 'There was a problem confirming the ssl certificate: {why}',
    moment: 'tls',
    sign: 'tls-broke',
    by: 'pip',
  },
  // Poetry: All attempts to connect to pypi.example.org failed.
  {
    says: 'All attempts to connect to {host} failed',
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    by: 'poetry',
    source: 'poetry 1.8, src/poetry/utils/authenticator.py',
  },
  // CondaHTTPError: HTTP 000 CONNECTION FAILED for url <https://repo.example.org/main/linux-64/repodata.json>
  {
    says: ['HTTP 000 CONNECTION FAILED for url <{at}>', 'HTTP 000 CONNECTION FAILED'],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    moment: 'connecting',
    by: 'conda',
    source: 'conda 4.12, conda/gateways/connection/download.py',
  },
];

const NPM: readonly Entry[] = [
  // npm ERR! network request to https://registry.example.org/app failed, reason: connect ECONNREFUSED 198.51.100.7:443
  {
    says: ['network request to {at} failed, reason: {why}', 'request to {at} failed, reason: {why}'],
    by: 'npm',
  },
  // npm ERR! network timeout at: https://registry.example.org/app
  {
    says: 'network timeout at: {at}',
    outcome: 'own-deadline',
    couldBe: OWN_TIME,
    by: 'npm',
    source: 'minipass-fetch 1.4, lib/index.js',
  },
  {
    says: 'Response timeout while trying to fetch {at} ((over {limit-ms}ms)',
    outcome: 'silent',
    couldBe: OWN_TIME,
    by: 'npm',
    source: 'minipass-fetch 1.4, lib/body.js',
  },
  {
    says: 'ERR_SOCKET_TIMEOUT',
    outcome: 'silent',
    couldBe: OWN_TIME,
    by: 'npm',
    source: 'agentkeepalive 4.2, lib/agent.js; request 2.88, request.js',
  },
  // WARN  GET https://registry.example.org/app error (ECONNREFUSED). Will retry in 10 seconds. 2 retries left.
  {
    says: ['GET {at} error (({word}). Will retry in {text}', 'ERR_PNPM_META_FETCH_FAIL  GET {at}: {why}'],
    by: 'pnpm',
    source: 'pnpm 8, cli/default-reporter/src/reporterForClient/reportRequestRetry.ts',
  },
  // info There appears to be trouble with your network connection. Retrying...
  {
    says: 'There appears to be trouble with your network connection',
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    by: 'yarn',
    source: 'yarn 1.22, src/reporters/lang/en.js, src/util/request-manager.js',
  },
  // error An unexpected error occurred: "https://registry.example.org/app: connect ECONNREFUSED 198.51.100.7:443".
  {
    says: 'An unexpected error occurred: "{at}: {why}',
    by: 'yarn',
    source: 'yarn 1.22, src/reporters/lang/en.js',
  },
];

const JVM: readonly Entry[] = [
  // Could not transfer artifact org.example:app:pom:1.0 from/to central (https://repo.example.org/maven2): Connect to repo.example.org:443 [repo.example.org/198.51.100.7] failed: Connection refused
  {
    says: [
      'Could not transfer (artifact|metadata) {text} from/to {text} (({at}): {why}',
      'Could not transfer (artifact|metadata) {text} from/to {text} (({at}): transfer failed for {at}: {why}',
      'transfer failed for {at}: {why}',
      'Could not (GET|HEAD|PUT) {at}.',
      'Could not (GET|HEAD|PUT) {at}. {why}',
    ],
    by: 'maven',
    source: 'maven-resolver 1.9, ArtifactTransferException.java; gradle 8, HttpRequestException.java',
  },
  {
    says: [
      '{host}: Unknown host {host}',
      'Could not transfer (artifact|metadata) {text}: Unknown host {host}',
    ],
    outcome: 'unresolved',
    moment: 'looking-up',
    by: 'maven',
    source: 'wagon 3.5, wagon-provider-api; gradle 8',
  },
  // Downloading from https://services.example.org/distributions/gradle-8.5-bin.zip failed: timeout (10000ms)
  {
    says: 'Downloading from {at} failed: timeout (({limit-ms}ms)',
    outcome: 'own-deadline',
    couldBe: ['own-deadline', 'silent', 'kernel-timeout'],
    by: 'gradle',
    source: 'gradle 8, platforms/core-runtime/wrapper-shared, Download.java',
  },
  { says: 'Server access Error: {why} url={at}', by: 'ivy', source: 'ivy 2.5, BasicURLHandler.java' },
];

const RUBY_AND_PHP: readonly Entry[] = [
  // Unable to download data from https://gems.example.org/ - timed out (https://gems.example.org/specs.4.8.gz)
  {
    says: ['Unable to download data from {at} - {why}', 'FetchError: {why} (({at})'],
    by: 'gem',
    source: 'rubygems 3.3, lib/rubygems/spec_fetcher.rb, lib/rubygems/remote_fetcher.rb',
  },
  {
    says: 'Unable to download data from {at} - timed out',
    outcome: 'own-deadline',
    couldBe: ['own-deadline', 'silent', 'kernel-timeout'],
    by: 'gem',
    source: 'rubygems 3.3, lib/rubygems/remote_fetcher.rb',
  },
  // Could not fetch specs from https://gems.example.org/ due to underlying error <too many connection resets (https://...)>
  {
    says: [
      'Could not fetch specs from {at} due to underlying error <{why}>',
      'Network error while fetching {at} (({why})',
      'Could not fetch specs from {at}',
    ],
    by: 'bundler',
    source: 'bundler 2.3, lib/bundler/fetcher.rb',
  },
  {
    says: 'too many connection resets',
    outcome: 'reset-later',
    by: 'gem',
    source: 'rubygems 3.3, lib/rubygems/request.rb, net-http-persistent',
  },
  // Could not reach host gems.example.org. Check your network connection and try again.
  {
    says: 'Could not reach host {host}. Check your network connection and try again',
    outcome: 'unresolved',
    couldBe: ['unresolved', 'host-unreachable'],
    by: 'bundler',
    source: 'bundler 2.3, lib/bundler/fetcher/downloader.rb: any SocketError, and "host down"',
  },
  // The "https://packages.example.org/packages.json" file could not be downloaded: failed to open stream: Connection refused
  {
    says: ['The {at} file could not be downloaded: {why}', 'curl error {n} while downloading {at}: {why}'],
    by: 'composer',
    source: 'composer 2.5, src/Composer/Util/Http/CurlDownloader.php, RemoteFilesystem.php',
  },
];

const CARGO: readonly Entry[] = [
  // warning: spurious network error (2 tries remaining): [28] Timeout was reached (Connection timed out after 30001 milliseconds)
  {
    says: ['spurious network error (({n} tries remaining): {why}', 'failed to download from {at}'],
    by: 'cargo',
  },
  {
    says: 'network failure seems to have happened',
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    weak: true,
    by: 'cargo',
  },
  { says: "[[6] Couldn't resolve host name", outcome: 'unresolved', moment: 'looking-up', by: 'cargo' },
  {
    says: "[[7] Couldn't connect to server",
    outcome: 'failed',
    couldBe: CONNECT_FAILED,
    moment: 'connecting',
    by: 'cargo',
  },
  {
    says: '[[28] Timeout was reached',
    outcome: 'own-deadline',
    couldBe: ['own-deadline', 'kernel-timeout', 'silent'],
    by: 'cargo',
  },
  // failed to resolve address for git.example.org: Name or service not known; class=Net (12)
  {
    says: 'failed to resolve address for {host}: {why}; class=',
    moment: 'looking-up',
    by: 'libgit2',
    source: 'libgit2 1.5, src/streams/socket.c',
  },
  {
    says: 'failed to connect to {host}: {why}; class=',
    by: 'libgit2',
    source: 'libgit2 1.5, src/streams/socket.c',
  },
  {
    says: 'failed to download any data for {text} within {limit}',
    outcome: 'silent',
    couldBe: OWN_TIME,
    by: 'cargo',
    source: 'cargo 0.66, src/cargo/core/package.rs',
  },
];

export const languagePackages: Family = {
  id: 'language-packages',
  source:
    'pip 23.0.1, src/pip/_vendor/urllib3/connectionpool.py, _internal/index/collector.py; npm 9.2, lib/utils/error-message.js; cargo 0.66, src/cargo/util/network.rs',
  entries: [...PIP, ...NPM, ...JVM, ...RUBY_AND_PHP, ...CARGO],
};
