import type { Outcome } from '../../model/outcome.ts';
import type { Entry, Family } from '../entry.ts';
import { ANY_FAILURE } from '../open-outcomes.ts';

/** What clouds that run containers say of one that does not answer. */

const CHECK_TIMED_OUT: readonly Outcome[] = ['own-deadline', 'silent'];
const NOBODY_AT_THE_PORT: readonly Outcome[] = ['refused', 'own-deadline', 'silent', 'closed'];

const ECS = {
  by: 'ecs',
  sign: 'balancer',
  source: 'Amazon ECS developer guide, service event messages',
} as const;

const ECS_SAYS: readonly Entry[] = [
  // (service web) (port 8080) is unhealthy in (target-group arn:aws:...) due to (reason Request timed out).
  {
    says: [
      '((port {port}) is unhealthy in ((target-group {word}) due to ((reason Request timed out)',
      'is unhealthy in ((target-group {word}) due to ((reason Request timed out)',
    ],
    outcome: 'own-deadline',
    couldBe: CHECK_TIMED_OUT,
    ...ECS,
  },
  {
    says: '((port {port}) is unhealthy in ((target-group {word}) due to ((reason Health checks failed)',
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    ...ECS,
  },
  {
    says: '((port {port}) is unhealthy in ((target-group {word}) due to ((reason Health checks failed with these codes',
    outcome: 'replied',
    moment: 'request',
    ...ECS,
  },
  {
    says: 'Task failed ELB health checks in ((target-group',
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    ...ECS,
  },
];

const CLOUD_RUN = {
  outcome: 'failed',
  couldBe: NOBODY_AT_THE_PORT,
  by: 'cloud-run',
  sign: 'container',
  source: 'Cloud Run documentation, troubleshooting: container failed to start; startup probes',
} as const;

const CLOUD_RUN_SAYS: readonly Entry[] = [
  // Default STARTUP TCP probe failed 1 time consecutively for container "web" on port 8080.
  {
    says: [
      'STARTUP TCP probe failed {n} (time|times) consecutively for container {word} on port {port}',
      'failed to start and listen on the port defined provided by the PORT={port} environment variable',
      'failed to start and listen on the port defined by the PORT={port} environment variable',
      'failed to start and then listen on the port defined by the PORT environment variable',
    ],
    ...CLOUD_RUN,
  },
];

const PLATFORMS: readonly Entry[] = [
  // Error R10 (Boot timeout) -> Web process failed to bind to $PORT within 60 seconds of launch
  {
    says: 'Web process failed to bind to $PORT within {limit} of launch',
    outcome: 'failed',
    couldBe: NOBODY_AT_THE_PORT,
    by: 'heroku',
    sign: 'container',
    source: 'Heroku Dev Center, error codes: R10',
  },
];

export const cloudContainers: Family = {
  id: 'cloud-containers',
  source: 'documentation of Amazon ECS, Google Cloud Run and Heroku; see the entries',
  entries: [...ECS_SAYS, ...CLOUD_RUN_SAYS, ...PLATFORMS],
};
