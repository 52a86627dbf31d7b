// Prints how long one diagnosis and the reading of long texts take in the engine as it is built for the page; exits
// with 1 past a bar.
import { mkdir, writeFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

/** Milliseconds that the median of a 200-line case may take. */
const BAR = 5;

const CLIENT = 'nc: connect to 192.0.2.5 port 3306 (tcp) failed: Connection refused';
const HEADER = 'State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process';

/** What reading a line may cost, as a multiple of the floor: splitting the text and finding one address in each line. */
const READING_BARS = { 'a log without failures': 20, 'ss -tan': 40 };
const MOST_LINES = 100_000;
const SIZES = [1000, 10_000, MOST_LINES];

/** @typedef {{ diagnose: (input: unknown) => unknown }} Engine */

/** The built engine: bundled and minified like the page's, without the page. */
async function engine() {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2023',
      lib: {
        entry: {
          engine: 'src/engine/index.ts',
          reader: 'src/paste/reader.ts',
          parsers: 'src/parsers/registry.ts',
        },
        formats: ['es'],
        fileName: (_, name) => `${name}.mjs`,
      },
    },
  });
  const output = [result].flat()[0];
  if (!output || !('output' in output)) throw new Error('the engine was not built');
  const folder = 'node_modules/.tmp/bench';
  await mkdir(folder, { recursive: true });
  for (const chunk of output.output)
    if (chunk.type === 'chunk') await writeFile(`${folder}/${chunk.fileName}`, chunk.code);
  const built = (/** @type {string} */ name) => import(pathToFileURL(`${folder}/${name}.mjs`).href);
  /** @type {Engine} */
  const { diagnose } = await built('engine');
  /** @type {{ readEvidence: (parsers: unknown, evidence: unknown, index: number) => unknown }} */
  const { readEvidence } = await built('reader');
  /** @type {{ PARSERS: unknown }} */
  const { PARSERS } = await built('parsers');
  return {
    diagnose,
    read: (/** @type {string} */ text) => readEvidence(PARSERS, { from: 'server', text }, 0),
  };
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

const { diagnose, read } = await engine();

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

const two = (/** @type {number} */ number) => String(number % 60).padStart(2, '0');

/** @type {Record<string, (i: number) => string>} */
const TEXTS = {
  'a log without failures': (i) =>
    `2026-11-21 04:${two(i)}:00,${String(i % 1000).padStart(3, '0')} INFO  [pool-${i % 7}] com.example.orders.OrderService - Order ${i} of 10.0.${i % 250}.7:${1024 + (i % 60_000)} stored for customer ${(i * 7) % 9999} in ${i % 80} ms`,
  'a log with failures': (i) =>
    i % 50 === 0
      ? `2026-11-21 04:${two(i)}:00,123 ERROR [pool-${i % 7}] com.example.orders.OrderService - java.net.ConnectException: Connection refused: db1.example.org/192.0.2.5:${3306 + (i % 3)}`
      : (TEXTS['a log without failures']?.(i) ?? ''),
  'ss -tan': (i) =>
    `ESTAB     0      0      ${`10.0.${i % 250}.5:${1024 + (i % 60_000)}`.padStart(21)}${'10.0.0.9:443'.padStart(21)}`,
  'netstat -tan': (i) =>
    `tcp        0      0 10.0.${i % 250}.5:${1024 + (i % 60_000)}    10.0.0.9:443    ESTABLISHED`,
  'tcpdump -n': (i) =>
    `04:47:${two(i)}.${String(i % 1_000_000).padStart(6, '0')} IP 192.0.2.7.${1024 + (i % 60_000)} > 192.0.2.5.443: Flags [S], seq ${i}, win 64240, options [mss 1460], length 0`,
};

/** @type {Record<string, string>} */
const HEADS = {
  'ss -tan': `ops@db1:~$ ss -tan\n${HEADER}\n`,
  'netstat -tan':
    'ops@db1:~$ netstat -tan\nActive Internet connections (servers and established)\nProto Recv-Q Send-Q Local Address           Foreign Address         State\n',
  'tcpdump -n': 'ops@db1:~$ sudo tcpdump -n\n',
};

/** Milliseconds of the quickest of some runs: other programs only make it slower. */
function quickest(/** @type {() => void} */ run) {
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.min(...times);
}

/** The floor: what any reader does at the least, which is to have the address and the port of each line in hand. */
function findAddresses(/** @type {string} */ text) {
  let found = 0;
  for (const line of text.split('\n')) {
    const match = /(\d{1,3}(?:\.\d{1,3}){3}):(\d{1,5})/.exec(line);
    if (match) found += (match[1] ?? '').length + Number(match[2]);
  }
  return found;
}

function measureReading(/** @type {string} */ name, /** @type {number} */ lines) {
  const rows = Array.from({ length: lines }, (_, i) => TEXTS[name]?.(i) ?? '');
  const text = (HEADS[name] ?? '') + rows.join('\n');
  const floor = quickest(() => {
    findAddresses(text);
  });
  const took = quickest(() => {
    read(text);
  });
  const ratio = took / floor;
  const bar = lines === MOST_LINES ? READING_BARS[/** @type {keyof READING_BARS} */ (name)] : undefined;
  const micro = ((took * 1000) / lines).toFixed(2);
  const told = bar === undefined ? '' : ` (bar ${bar})`;
  console.log(`${name}, ${lines} lines: ${micro} us a line, ${ratio.toFixed(1)} times the floor${told}`);
  return bar === undefined || ratio <= bar;
}

const held = [
  measure('200 lines, confirmed', caseWith('127.0.0.1')),
  measure('200 lines, open, with its next steps', caseWith('0.0.0.0')),
  ...Object.keys(TEXTS).flatMap((name) => SIZES.map((lines) => measureReading(name, lines))),
];
process.exitCode = held.every(Boolean) ? 0 : 1;
