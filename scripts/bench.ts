import { diagnose } from '../src/engine/index.ts';
import type { DiagnoseInput } from '../src/model/diagnosis.ts';

/** Prints how long one diagnosis takes; exits with 1 where the median of a 200-line case passes the bar. */

/** Milliseconds. */
const BAR = 5;

const CLIENT = 'nc: connect to 192.0.2.5 port 3306 (tcp) failed: Connection refused';
const HEADER = 'State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process';

function listing(address: string): string {
  const rows = Array.from(
    { length: 195 },
    (_, i) => `LISTEN 0 128 127.0.0.1:${20000 + i} 0.0.0.0:* users:(("worker",pid=${900 + i},fd=3))`,
  );
  const bound = `LISTEN 0 80 ${address}:3306 0.0.0.0:* users:(("mariadbd",pid=812,fd=21))`;
  return ['ops@db1:~$ sudo ss -lntp', HEADER, ...rows, bound, 'ops@db1:~$'].join('\n');
}

function caseWith(address: string): DiagnoseInput {
  return {
    case: { target: '192.0.2.5', port: 3306 },
    evidence: [
      { from: 'client', text: `ops@app1:~$ nc -vz 192.0.2.5 3306\n${CLIENT}` },
      { from: 'server', text: listing(address) },
    ],
  };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function measure(name: string, input: DiagnoseInput): number {
  for (let i = 0; i < 50; i++) diagnose(input);
  const times = Array.from({ length: 200 }, () => {
    const start = performance.now();
    diagnose(input);
    return performance.now() - start;
  });
  const result = median(times);
  console.log(`${name}: median ${result.toFixed(2)} ms of ${times.length} runs (bar ${BAR} ms)`);
  return result;
}

const results = [
  measure('200 lines, confirmed', caseWith('127.0.0.1')),
  measure('200 lines, open, with next steps', caseWith('0.0.0.0')),
];
process.exitCode = results.every((result) => result < BAR) ? 0 : 1;
