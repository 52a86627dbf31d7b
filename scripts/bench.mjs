// Prints how long one diagnosis takes in the engine as it is built for the page; exits with 1 past the bar.
import { mkdir, writeFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

/** Milliseconds that the median of a 200-line case may take. */
const BAR = 5;

const CLIENT = 'nc: connect to 192.0.2.5 port 3306 (tcp) failed: Connection refused';
const HEADER = 'State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process';

/** @typedef {{ diagnose: (input: unknown) => unknown }} Engine */

/** The built engine: bundled and minified like the page's, without the page. */
async function engine() {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, target: 'es2023', lib: { entry: 'src/engine/index.ts', formats: ['es'] } },
  });
  const output = [result].flat()[0];
  if (!output || !('output' in output)) throw new Error('the engine was not built');
  const folder = 'node_modules/.tmp';
  await mkdir(folder, { recursive: true });
  await writeFile(`${folder}/engine-bench.mjs`, output.output[0].code);
  /** @type {Engine} */
  const built = await import(pathToFileURL(`${folder}/engine-bench.mjs`).href);
  return built;
}

function caseWith(/** @type {string} */ address) {
  const rows = Array.from(
    { length: 195 },
    (_, i) => `LISTEN 0 128 127.0.0.1:${20000 + i} 0.0.0.0:* users:(("worker",pid=${900 + i},fd=3))`,
  );
  const bound = `LISTEN 0 80 ${address}:3306 0.0.0.0:* users:(("mariadbd",pid=812,fd=21))`;
  const listing = ['ops@db1:~$ sudo ss -lntp', HEADER, ...rows, bound, 'ops@db1:~$'].join('\n');
  return {
    case: { target: '192.0.2.5', port: 3306 },
    evidence: [
      { from: 'client', text: `ops@app1:~$ nc -vz 192.0.2.5 3306\n${CLIENT}` },
      { from: 'server', text: listing },
    ],
  };
}

const { diagnose } = await engine();

function measure(/** @type {string} */ name, /** @type {unknown} */ input) {
  for (let i = 0; i < 100; i++) diagnose(input);
  const times = Array.from({ length: 300 }, () => {
    const start = performance.now();
    diagnose(input);
    return performance.now() - start;
  }).sort((a, b) => a - b);
  const median = times[150] ?? 0;
  console.log(`${name}: median ${median.toFixed(2)} ms of ${times.length} runs (bar ${BAR} ms)`);
  return median < BAR;
}

const held = [
  measure('200 lines, confirmed', caseWith('127.0.0.1')),
  measure('200 lines, open, with its next steps', caseWith('0.0.0.0')),
];
process.exitCode = held.every(Boolean) ? 0 : 1;
