import { expect, test } from 'vitest';
import type { Case } from '../model/case.ts';
import { diagnose } from './index.ts';

/** What clusters, containers and clouds print where what failed stands in a field, a table or behind advice. */
const READ: readonly (readonly [name: string, text: string, read: Partial<Case>])[] = [
  [
    'a message in a field of kubectl describe',
    `Name:         app1-tls
Namespace:    shop
Status:
  Presented:   true
  Reason:      Waiting for HTTP-01 challenge propagation: Get "http://app1.example.org/x": dial tcp 192.0.2.7:80: connect: connection refused
  State:       pending`,
    { target: 'app1.example.org', port: 80, symptom: 'refused' },
  ],
  [
    'advice behind the message',
    'Post "https://api1.example.org/": dial tcp 203.0.113.18:443: i/o timeout. Please check your task network configuration.',
    { target: 'api1.example.org', port: 443, symptom: 'timeout' },
  ],
  [
    'advice before the message',
    'error checking push permissions -- make sure you entered the correct tag name, and try again: checking push permission for "reg.example.org/app": Get "https://reg.example.org/v2/": dial tcp 192.0.2.88:443: connect: connection refused',
    { target: 'reg.example.org', port: 443, symptom: 'refused' },
  ],
  [
    'two lines of libpq in one',
    '(psycopg2.OperationalError) could not connect to server: Connection timed out Is the server running on host "203.0.113.40" and accepting TCP/IP connections on port 5432?',
    { target: '203.0.113.40', port: 5432, symptom: 'timeout' },
  ],
  [
    'function words that belong to the report',
    'Failed to establish a connection to 192.0.2.8:5432 (replica): i/o timeout',
    { target: '192.0.2.8', port: 5432, symptom: 'timeout' },
  ],
  [
    'ERROR before a bracket is no errno of a table',
    "ERROR: (gcloud.compute.start-iap-tunnel) Error while connecting [4003: 'failed to connect to backend']. (Failed to connect to port 3389)",
    { port: 3389 },
  ],
  [
    'whom a swarm is joined at',
    `$ docker swarm join --token SWMTKN-1-x 192.0.2.79:2377
Error response from daemon: Timeout was reached before node joined. The attempt to join the swarm will continue in the background.`,
    { target: '192.0.2.79', port: 2377, symptom: 'timeout' },
  ],
  [
    'an image that is given options alone',
    `$ podman run --rm example/iperf3 -c app1
iperf3: error - unable to connect to server: Connection refused`,
    { target: 'app1', port: 5201, symptom: 'refused' },
  ],
  [
    'the client of a traced message',
    'WARN inbound:server{port=3000}:rescue{client.addr=192.0.2.9:51340}: Request failed error=error trying to connect: Connection refused (os error 111)',
    { port: 3000, symptom: 'refused' },
  ],
  [
    'a check of a balancer, beside a look at the own loopback',
    `$ aws elbv2 describe-target-health --target-group-arn "$GROUP"
{
    "TargetHealthDescriptions": [
        {
            "Target": {
                "Id": "i-0123456789abcdef0",
                "Port": 8080
            },
            "TargetHealth": {
                "State": "unhealthy",
                "Reason": "Target.Timeout"
            }
        }
    ]
}
$ curl -s -o /dev/null -w '%{http_code}\\n' localhost:8080/
200`,
    { port: 8080, symptom: 'timeout' },
  ],
  [
    'a socket that the lines before the failure connect to',
    `I0101 01:02:03.981109       1 main.go:117] Attempting to open a gRPC connection with: "/csi/csi.sock"
I0101 01:02:33.981411       1 connection.go:89] Connection timed out`,
    { target: '/csi/csi.sock', symptom: 'timeout' },
  ],
  [
    'a pod that is run for one command',
    `$ kubectl run t --rm -it --image=busybox -- wget -qO- -T 3 http://198.51.100.10
wget: can't connect to remote host (198.51.100.10): Connection refused`,
    { target: '198.51.100.10', port: 80, symptom: 'refused' },
  ],
  [
    'a flow log with commas',
    '2,111122223333,eni-0a1b2c3d,198.51.100.9,192.0.2.20,44122,5432,6,3,180,1690000000,1690000060,REJECT,OK',
    { target: '192.0.2.20', port: 5432 },
  ],
  [
    'an address that is kept secret',
    'level=warn msg="Notify attempt failed" err="Post \\"<redacted>\\": EOF"',
    { symptom: 'reset' },
  ],
];

test.each(READ)('reads %s', (_name, text, read) => {
  expect(diagnose({ case: {}, evidence: [{ text }] }).case).toMatchObject(read);
});

test('looks for the socket of a plugin that is not answered, not at the way', () => {
  const text = 'W0101 01:02:03.213301       1 connection.go:234] Still connecting to unix:///csi/csi.sock';
  expect(diagnose({ case: {}, evidence: [{ text }] }).suspects[0]?.cause).toBe('unix-socket-missing');
});

test('reads why the Reachability Analyzer finds no path', () => {
  const text = `$ aws ec2 describe-network-insights-analyses --query 'NetworkInsightsAnalyses[0].Explanations[].ExplanationCode'
[
    "SUBNET_ACL_RESTRICTION"
]`;
  expect(diagnose({ case: {}, evidence: [{ text }] }).suspects[0]?.cause).toBe('path-filter');
});

test('names nobody where the balancer names an instance, and looks at the way first', () => {
  const [, text] = READ.find(([name]) => name.startsWith('a check of a balancer')) ?? ['', ''];
  const { case: known, suspects } = diagnose({ case: {}, evidence: [{ text }] });
  expect(known.target).toBeUndefined();
  expect(suspects[0]?.cause).toBe('path-filter');
});
