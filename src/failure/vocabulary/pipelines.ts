import type { Outcome } from '../../model/outcome.ts';
import type { Entry, Family } from '../entry.ts';
import { ANY_FAILURE, BROKEN, NOT_CONNECTED, OWN_TIME } from '../open-outcomes.ts';

/** Runners of build pipelines, scripts that wait for a port, and the command lines of clouds. */

const GAVE_UP_WAITING: readonly Outcome[] = [
  'own-deadline',
  'refused',
  'kernel-timeout',
  'host-unreachable',
  'unresolved',
  'silent',
];

const RUNNERS: readonly Entry[] = [
  // ERROR: Checking for jobs... failed  runner=Xy status=couldn't execute POST against https://git1.example.org/api/v4/jobs/request: Post "https://...": dial tcp ...
  {
    says: "couldn't execute (GET|POST|PUT|PATCH) against {at}: {why}",
    by: 'gitlab-runner',
    source: 'gitlab-runner 16, network/client.go',
  },
  {
    says: [
      'waiting for TCP connection to {address} on [[{port}]',
      'waiting for TCP connection to {host}:{port}',
    ],
    by: 'gitlab-runner',
    source: 'gitlab-runner 16, commands/helpers/health_check.go',
  },
  {
    says: 'Health check error: service {text} timeout',
    outcome: 'own-deadline',
    couldBe: GAVE_UP_WAITING,
    weak: true,
    by: 'gitlab-runner',
    source: 'gitlab-runner 16, executors/docker/services.go',
  },
  // SEVERE: http://ci1.example.org:8080/ provided port:50000 is not reachable
  {
    says: [
      '://{host}:{n}/ provided port:{port} is not reachable',
      '://{host}/ provided port:{port} is not reachable',
    ],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    by: 'jenkins',
    source: 'Jenkins Remoting, JnlpAgentEndpointResolver.java',
  },
  {
    says: 'SSH Connection failed with IOException: "{why}',
    moment: 'connecting',
    by: 'jenkins',
    source: 'Jenkins Remoting, JnlpAgentEndpointResolver.java; SSH Build Agents, SSHLauncher.java',
  },
  // [JNLP4-connect connection to ci1.example.org/192.0.2.7:50000] Incorrect acknowledgement sequence, expected 0x000341434b got 0x485454502f
  {
    says: [
      'connection to {at}] Incorrect acknowledgement sequence, expected {word} got {word}',
      'Incorrect acknowledgement sequence, expected {word} got {word}',
    ],
    outcome: 'replied',
    moment: 'connected',
    by: 'jenkins',
    sign: 'other-protocol',
    source: 'Jenkins Remoting, AckFilterLayer.java',
  },
  {
    says: [
      'connection to {at}] Connection closed before acknowledgement (sent|received)',
      'Connection closed before acknowledgement (sent|received)',
    ],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'connected',
    by: 'jenkins',
    source: 'Jenkins Remoting, AckFilterLayer.java',
  },
  {
    says: 'There was a problem while connecting to {at}',
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    moment: 'connecting',
    by: 'jenkins',
    source: 'Trilead SSH, Connection.java',
  },
];

const WAITING: readonly Entry[] = [
  // wait-for-it.sh: timeout occurred after waiting 15 seconds for db1:5432
  {
    says: 'timeout occurred after waiting {limit} for {at}',
    outcome: 'own-deadline',
    couldBe: GAVE_UP_WAITING,
    by: 'wait-for-it',
    source: 'wait-for-it.sh',
  },
  // Timeout after 10s waiting on dependencies to become available: [tcp://db1:5432]
  {
    says: 'Timeout after {limit} waiting on dependencies to become available: [[{at}',
    outcome: 'own-deadline',
    couldBe: GAVE_UP_WAITING,
    by: 'dockerize',
    source: 'dockerize 0.6, main.go',
  },
  {
    says: 'Problem with dial: {why}',
    moment: 'connecting',
    by: 'dockerize',
    source: 'dockerize 0.6, main.go',
  },
  // Error: Timed out waiting for: tcp:localhost:5432
  {
    says: ['Timed out waiting for: tcp:{at}', 'Timed out waiting for: {at}'],
    outcome: 'own-deadline',
    couldBe: GAVE_UP_WAITING,
    by: 'wait-on',
    source: 'wait-on 7, lib/wait-on.js',
  },
  {
    says: [
      'Cypress could not verify that this server is running:',
      'Cypress failed to verify that your server is running',
    ],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    weak: true,
    by: 'cypress',
    source: 'Cypress 13, packages/server/lib/errors',
  },
];

const CLOUD_TOOLS: readonly Entry[] = [
  // ERROR: (gcloud.compute.start-iap-tunnel) Error while connecting [4003: 'failed to connect to backend'].
  {
    says: "Error while connecting [[4003: 'failed to connect to backend'",
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    by: 'gcloud',
    source: 'Google Cloud, Identity-Aware Proxy troubleshooting: codes of TCP forwarding',
  },
  {
    says: 'Please ensure you have network connection. Error detail: {why}',
    by: 'az',
    source: 'azure-cli-core 2.50, azure/cli/core/util.py',
  },
  {
    says: 'RequestError: send request failed',
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    weak: true,
    by: 'aws-sdk-go',
    source: 'aws-sdk-go 1.44, aws/corehandlers/handlers.go',
  },
  // RequestCanceled: request context canceled caused by: context deadline exceeded
  {
    says: [
      'RequestCanceled: request context canceled caused by: context deadline exceeded',
      'RequestCanceled: request context canceled\\ncaused by: context deadline exceeded',
    ],
    outcome: 'own-deadline',
    couldBe: OWN_TIME,
    by: 'aws-sdk-go',
    source: 'aws-sdk-go 1.44, aws/request/request.go; amazon-ecs-agent: errors of a task that cannot start',
  },
];

export const pipelines: Family = {
  id: 'pipelines',
  source: 'gitlab-runner, Jenkins, wait-for-it, dockerize, gcloud; see the entries',
  entries: [...RUNNERS, ...WAITING, ...CLOUD_TOOLS],
};
