import type { Family } from '../entry.ts';

/** What a cloud’s own reachability checks print. */
export const cloudChecks: Family = {
  id: 'cloud-checks',
  source:
    'gcloud compute ssh --troubleshoot, cloud.google.com/compute/docs/troubleshooting/troubleshooting-ssh-errors',
  entries: [
    // No ingress firewall rule allowing SSH found.
    {
      says: 'No ingress firewall rule allowing {about} found',
      event: 'holds-back',
      detail: 'no ingress firewall rule',
    },
    // Network Connectivity Test Result: UNREACHABLE
    {
      says: 'Network Connectivity Test Result: UNREACHABLE',
      event: 'holds-back',
      detail: 'connectivity test',
    },
    // result: UNREACHABLE      UNREACHABLE	FIREWALL_RULE      (gcloud network-management connectivity-tests)
    {
      says: [
        'result: UNREACHABLE',
        '"result": "UNREACHABLE"',
        'UNREACHABLE (FIREWALL_RULE|NO_ROUTE|FIREWALL_BLOCKING_LOAD_BALANCER_BACKEND_HEALTH_CHECK)',
      ],
      event: 'holds-back',
      detail: 'connectivity test',
      source: 'ReachabilityDetails and DropInfo of the Network Management API, cloud.google.com',
    },
    {
      says: ['cause: FIREWALL_RULE', '"cause": "FIREWALL_RULE"'],
      event: 'holds-back',
      detail: 'a firewall rule',
      source: 'DropInfo of the Network Management API, cloud.google.com',
    },
    // "NetworkPathFound": false,      (a network insights analysis)
    {
      says: '"NetworkPathFound": false',
      event: 'holds-back',
      detail: 'no path was found',
      source: 'NetworkInsightsAnalysis, docs.aws.amazon.com (Reachability Analyzer)',
    },
    // "ExplanationCode": "ENI_SG_RULES_MISMATCH",
    {
      says: '"ExplanationCode": "ENI_SG_RULES_MISMATCH"',
      event: 'holds-back',
      detail: 'the security group',
      source: 'Explanation codes of the Reachability Analyzer, docs.aws.amazon.com',
    },
    // "connectionStatus": "Unreachable",      (az network watcher test-connectivity)
    {
      says: '"connectionStatus": "Unreachable"',
      event: 'holds-back',
      detail: 'the connection check',
      source: 'ConnectivityInformation of Azure Network Watcher, learn.microsoft.com',
    },
  ],
};
