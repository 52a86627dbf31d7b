import { describe, expect, test } from 'vitest';
import { diagnose } from './index.ts';

function first(text: string): string | undefined {
  return diagnose({ evidence: [{ text, from: 'client' }] }).suspects[0]?.cause;
}

function caseOf(text: string): unknown {
  return diagnose({ evidence: [{ text, from: 'client' }] }).case;
}

/** The words do not say how the attempt ended: what is meant most often orders the causes, and the signs beside it hold. */
describe('an end that the words hide', () => {
  test('of a tool that waits is looked for as silence', () => {
    const text = [
      'PS C:\\> Test-NetConnection db1.example.org -Port 8443',
      'WARNING: TCP connect to (203.0.113.20 : 8443) failed',
      '',
      'RemoteAddress          : 203.0.113.20',
      'RemotePort             : 8443',
      'PingSucceeded          : False',
      'TcpTestSucceeded       : False',
    ].join('\n');
    expect(first(text)).toBe('path-filter');
  });

  test('at localhost inside a container is looked for in the container', () => {
    const text = [
      '$ docker run --rm --network shop kafka:3 kafka-topics.sh --list --bootstrap-server localhost:9092',
      '[2026-01-02 02:54:48,102] WARN [AdminClient clientId=adminclient-1] Connection to node -1 (localhost/127.0.0.1:9092) could not be established. Broker may not be available. (org.apache.kafka.clients.NetworkClient)',
    ].join('\n');
    expect(first(text)).toBe('container-localhost');
  });

  test('is told by the status that kubectl exec prints of its command', () => {
    const text =
      '$ kubectl exec web-5d5c7c9d5b-2xk7p -- curl -m 10 -s http://10.244.2.9:8080/\ncommand terminated with exit code 28';
    expect(caseOf(text)).toMatchObject({ symptom: 'timeout', target: '10.244.2.9', port: 8080 });
    expect(caseOf(text.replace('28', '7'))).toMatchObject({ target: '10.244.2.9', port: 8080 });
  });

  test('behind the prompt of the far machine is no command', () => {
    const text = 'ops@app1:~$ client_loop: send disconnect: Broken pipe';
    expect(caseOf(text)).toMatchObject({ symptom: 'reset' });
  });
});
