import type { Outcome } from '../../model/outcome.ts';
import type { Entry, Family } from '../entry.ts';
import { ANY_FAILURE, BROKEN, NOT_CONNECTED, OWN_TIME } from '../open-outcomes.ts';

const AWS = {
  by: 'aws-elb',
  sign: 'balancer',
  source:
    'Elastic Load Balancing user guides: target health reason codes, access log entries, troubleshooting',
} as const;
/** A health check's time covers connecting and the answer. */
const CHECK_TIMED_OUT: readonly Outcome[] = ['own-deadline', 'silent'];

const AWS_SAYS: readonly Entry[] = [
  // "TargetHealth": { "State": "unhealthy", "Reason": "Target.Timeout", "Description": "Request timed out" }
  {
    says: ['Target.Timeout', 'Reason": "Target.Timeout"'],
    outcome: 'own-deadline',
    couldBe: CHECK_TIMED_OUT,
    ...AWS,
  },
  {
    says: ['Target.FailedHealthChecks', 'Reason": "Target.FailedHealthChecks"'],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    ...AWS,
  },
  { says: 'Target.ResponseCodeMismatch', outcome: 'replied', moment: 'request', ...AWS },
  {
    says: ['Health checks failed with these codes: [[{n}]', 'Health checks failed with these codes'],
    outcome: 'replied',
    moment: 'request',
    ...AWS,
  },
  {
    says: 'Instance has failed at least the UnhealthyThreshold number of health checks consecutively',
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    ...AWS,
  },
  // https 2026-01-02T03:04:05.678901Z app/edge/50dc6c495c0c9188 192.0.2.9:2817 198.51.100.7:8080 0.001 0.003 -1 502 - 316 679 "GET ...
  // its own answer: no status of the target's beside it
  {
    says: '{client} {at} {n} {n} {n} 502 - {n} {n}',
    outcome: 'failed',
    couldBe: [...BROKEN, 'refused', 'replied'],
    ...AWS,
  },
  { says: '{client} {at} -1 -1 -1 504 - {n} {n}', outcome: 'own-deadline', moment: 'connecting', ...AWS },
  {
    says: '{client} {at} {n} -1 -1 504 - {n} {n}',
    outcome: 'silent',
    couldBe: OWN_TIME,
    moment: 'request',
    ...AWS,
  },
  { says: '{client} - -1 -1 -1 503 - {n} {n}', outcome: 'failed', couldBe: ANY_FAILURE, ...AWS },
];

const GOOGLE = {
  by: 'google-lb',
  sign: 'balancer',
  source: 'Google Cloud Load Balancing, statusDetails of Application Load Balancers',
} as const;

const GOOGLE_SAYS: readonly Entry[] = [
  // "statusDetails": "failed_to_connect_to_backend"
  {
    says: 'failed_to_connect_to_backend',
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    ...GOOGLE,
  },
  {
    says: [
      'backend_connection_closed_before_data_sent_to_client',
      'backend_connection_closed_after_partial_response_sent',
    ],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'request',
    ...GOOGLE,
  },
  { says: 'backend_timeout', outcome: 'silent', couldBe: OWN_TIME, moment: 'request', ...GOOGLE },
  { says: 'failed_to_negotiate_alpn', outcome: 'replied', moment: 'tls', by: 'google-lb', sign: 'tls-broke' },
];

const AZURE = {
  by: 'azure',
  sign: 'balancer',
  source:
    'Azure documentation: Application Gateway backend health troubleshooting, error info codes; Front Door and App Service troubleshooting',
} as const;

const AZURE_SAYS: readonly Entry[] = [
  // "healthProbeLog": "Time taken by the backend to respond to application gateway's health probe is more than the time-out threshold in the probe setting. ..."
  {
    says: [
      "Time taken by the backend to respond to application gateway's health probe is more than the (time-out|timeout) threshold",
      "Time taken by the backend to respond to application gateway's health probe is more than the (time-out|timeout) threshold in the probe setting",
      'Probe timeout. Increase timeout value and try again',
    ],
    outcome: 'own-deadline',
    couldBe: CHECK_TIMED_OUT,
    ...AZURE,
  },
  {
    says: [
      'Cannot connect to server. Check whether any NSG/UDR/Firewall is blocking access to [the ]server',
      'Cannot connect to backend server. Check whether any NSG/UDR/Firewall is blocking access to [the ]server',
      'Server port cannot be reached. Check whether any NSG/UDR/Firewall is blocking access to [the ]server port',
      'Server address cannot be reached. Check whether any NSG/UDR/Firewall is blocking access to [the ]server address',
      'OriginConnectionRefused',
    ],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    ...AZURE,
  },
  {
    says: ['Backend server FQDN cannot be resolved. Check FQDN for correctness', 'DNSNameNotResolved'],
    outcome: 'unresolved',
    moment: 'looking-up',
    ...AZURE,
  },
  // errorInfo_s: OriginTimeout      ERRORINFO_UPSTREAM_TIMED_OUT
  {
    says: ['ERRORINFO_UPSTREAM_TIMED_OUT', 'ErrorInfo: OriginTimeout', 'OriginTimeout'],
    outcome: 'silent',
    couldBe: OWN_TIME,
    ...AZURE,
  },
  {
    says: ['ERRORINFO_UPSTREAM_NO_LIVE', 'OriginConnectionError'],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    ...AZURE,
  },
  {
    says: ['OriginConnectionAborted', 'ERRORINFO_UPSTREAM_CLOSED_CONNECTION'],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'request',
    ...AZURE,
  },
  // Container app1_0_1a2b didn't respond to HTTP pings on port: 8080, failing site start.
  {
    says: [
      "Container {text} didn't respond to HTTP pings on port: {port}",
      "Container {text} didn't respond to HTTP pings on port: {port}, failing site start",
    ],
    outcome: 'failed',
    couldBe: ['refused', 'own-deadline', 'silent', 'closed'],
    by: 'azure',
    sign: 'container',
  },
];

const CLOUDFLARE = {
  by: 'cloudflare',
  sign: 'balancer',
  source: 'Cloudflare documentation: 5xx errors, 520 to 526',
} as const;

const CLOUDFLARE_SAYS: readonly Entry[] = [
  // Error 521: Web server is down      521 Web server is down      error code: 521
  {
    says: [
      '520: Web server is returning an unknown error',
      'Error 520 Ray ID',
      'error code: 520',
      'Web server is returning an unknown error',
    ],
    outcome: 'closed',
    couldBe: [...BROKEN, 'replied'],
    moment: 'request',
    ...CLOUDFLARE,
  },
  {
    says: ['521: Web server is down', 'Error 521 Ray ID', 'error code: 521', 'Error 521: Web server is down'],
    outcome: 'refused',
    couldBe: ['refused', 'reset-connecting'],
    moment: 'connecting',
    ...CLOUDFLARE,
  },
  {
    says: ['522: Connection timed out', 'Error 522 Ray ID', 'error code: 522'],
    outcome: 'own-deadline',
    moment: 'connecting',
    ...CLOUDFLARE,
  },
  {
    says: ['523: Origin is unreachable', 'Error 523 Ray ID', 'error code: 523', 'Origin is unreachable'],
    outcome: 'host-unreachable',
    couldBe: ['host-unreachable', 'net-unreachable', 'unresolved'],
    moment: 'connecting',
    ...CLOUDFLARE,
  },
  {
    says: ['524: A timeout occurred', 'Error 524 Ray ID', 'error code: 524'],
    outcome: 'silent',
    moment: 'request',
    ...CLOUDFLARE,
  },
  {
    says: ['525: SSL handshake failed', 'Error 525 Ray ID', 'error code: 525'],
    outcome: 'failed',
    couldBe: [...BROKEN, 'replied'],
    moment: 'tls',
    by: 'cloudflare',
    sign: 'tls-broke',
  },
  {
    says: ['526: Invalid SSL certificate', 'Error 526 Ray ID', 'error code: 526'],
    outcome: 'replied',
    moment: 'tls',
    by: 'cloudflare',
    sign: 'tls-broke',
  },
  {
    says: ['error code: 1016', '1016: Origin DNS error', 'Origin DNS error'],
    outcome: 'unresolved',
    moment: 'looking-up',
    ...CLOUDFLARE,
  },
  {
    says: [
      'Unable to reach the origin service. The service may be down or it may not be responding to traffic from cloudflared: (unexpected EOF|EOF)',
    ],
    outcome: 'closed',
    moment: 'request',
    by: 'cloudflared',
    sign: 'balancer',
    source: 'cloudflared 2023.8, proxy/proxy.go; Go net/http: EOF of a connection that was made',
  },
  // cloudflared: ERR  error="Unable to reach the origin service. The service may be down or it may not be responding to traffic from cloudflared: dial tcp 127.0.0.1:8080: connect: connection refused"
  {
    says: [
      'Unable to reach the origin service. The service may be down or it may not be responding to traffic from cloudflared: {why}',
      'Failed to dial to edge with quic: {why}',
      'Unable to establish connection with Cloudflare edge: {why}',
    ],
    moment: 'connecting',
    by: 'cloudflared',
    sign: 'balancer',
    source: 'cloudflared 2023.8, proxy/proxy.go, connection',
  },
];

const HEROKU: readonly Entry[] = [
  // heroku[router]: at=error code=H12 desc="Request timeout" method=GET path="/" host=app1.example.org
  { says: 'code=H12 desc="Request timeout"', outcome: 'silent', moment: 'request' },
  { says: 'code=H13 desc="Connection closed without response"', outcome: 'closed', moment: 'request' },
  {
    says: 'code=H18 desc="Server Request Interrupted"',
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'request',
  },
  { says: 'code=H19 desc="Backend connection timeout"', outcome: 'own-deadline', moment: 'connecting' },
  { says: 'code=H21 desc="Backend connection refused"', errno: 'ECONNREFUSED', moment: 'connecting' },
  { says: 'code=H20 desc="App boot timeout"', outcome: 'own-deadline' },
].map((entry): Entry => ({
  ...(entry as Entry),
  by: 'heroku',
  sign: 'balancer',
  source: 'Heroku Dev Center, error codes',
}));

export const cloudBalancers: Family = {
  id: 'cloud-balancers',
  source: 'documentation of Amazon, Google, Microsoft, Cloudflare and Heroku; see the entries',
  entries: [...AWS_SAYS, ...GOOGLE_SAYS, ...AZURE_SAYS, ...CLOUDFLARE_SAYS, ...HEROKU],
};
