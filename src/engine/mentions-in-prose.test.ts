import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { vocabulary } from '../failure/vocabulary.ts';
import { ofKind } from '../model/fact.ts';
import { interpret } from './index.ts';

/** Prose and source code that only mention failures, read where they are installed: next to nothing is an attempt. */

const MODULES = fileURLToPath(new URL('../../node_modules/', import.meta.url));
const MANUALS = '/usr/share/man/';

/** So much of each is looked through, in the order of the names. */
const MOST_OF_MODULES = 120_000_000;
const MOST_OF_MANUALS = 40_000_000;
/** Bundles are one line. */
const LARGEST_FILE = 1_000_000;
/** What somebody would paste of it. */
const LINES_AT_ONCE = 40;

const LINES_OF_OUR_OWN = `
If you get "connection refused", nothing listens on that port.
The ECONNREFUSED error usually means that the server is down.
A client sees "Connection timed out" when a firewall drops its packets.
connect() fails with ETIMEDOUT if the host does not answer.
Fixed a bug where "Connection reset by peer" was reported as a timeout.
- Fix \`ECONNRESET\` when the server closes an idle connection (#1234)
* Retry on ECONNREFUSED and ETIMEDOUT instead of giving up
Returns -1 and sets errno to EHOSTUNREACH when there is no route to host.
throw new Error('connect ECONNREFUSED 192.0.2.5:5432');
if (error.code === 'ECONNREFUSED') return retry();
case ETIMEDOUT: return "Connection timed out";
| ECONNREFUSED | Connection refused | nothing listens on the port |
#define ECONNREFUSED 111 /* Connection refused */
expect(message).toBe('connect ECONNREFUSED 127.0.0.1:80');
logger.error("Connection refused: {}", host);
except ConnectionRefusedError: pass  # Connection refused
How do I fix "curl: (7) Failed to connect to localhost port 80: Connection refused"?
The message "no route to host" is what the kernel says where an ICMP error came back.
When the name cannot be found, getaddrinfo returns EAI_NONAME (Name or service not known).
We saw that "i/o timeout" is printed by Go when a deadline is over.
assert_eq!(err.kind(), ErrorKind::ConnectionRefused);
printf("connect: %s\\n", strerror(ECONNREFUSED));
  ECONNREFUSED: 'Connection refused',
grep -c 'Connection refused' /var/log/syslog
Set the timeout to 30 s so that "Read timed out" no longer occurs.
Unlike ECONNREFUSED, ETIMEDOUT takes minutes.
`;

/** A text that is there, under its name. */
interface Text {
  readonly name: string;
  readonly read: () => string;
}

function filesUnder(root: string, pattern: RegExp): readonly string[] {
  if (!existsSync(root)) return [];
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' });
  return (
    names
      // What tools keep in folders of their own was built from this project.
      .filter((name) => pattern.test(name) && !/(?:^|\/)\./.test(name))
      .sort()
      .map((name) => root + name)
  );
}

const modules = (): readonly Text[] =>
  filesUnder(MODULES, /(?:\.(?:md|js|ts)|(?:^|\/)LICENSE[^/]*)$/)
    .filter((name) => statSync(name).isFile() && statSync(name).size <= LARGEST_FILE)
    .map((name) => ({ name, read: () => readFileSync(name, 'utf8') }));

/** The words of a page without what formats them. */
function plain(roff: string): string {
  return roff
    .replace(/\\f[A-Z(]|\\&/g, '')
    .replace(/\\-/g, '-')
    .replace(/^\.\\".*$/gm, '')
    .replace(/^\.(?:[BIR]{1,2}|[TIP]?P|SH|Er|Em|Dv) ?/gm, '');
}

const manuals = (): readonly Text[] =>
  // Programs come last: they are the most, and say least of errors.
  [2, 3, 4, 5, 7, 8, 1].flatMap((section) =>
    filesUnder(`${MANUALS}man${section}/`, /^[^/]+\.gz$/).map((name) => ({
      name,
      read: () => plain(gunzipSync(readFileSync(name)).toString('utf8')),
    })),
  );

class Count {
  bytes = 0;
  files = 0;
  /** Lines that hold a wording. */
  held = 0;
  readonly attempts: string[] = [];
  /** Manuals have one page under several names. */
  readonly #seen = new Set<string>();

  add(name: string, text: string): void {
    if (this.#seen.has(text)) return;
    this.#seen.add(text);
    this.files++;
    this.bytes += text.length;
    const lines = text.split('\n');
    for (let first = 0; first < lines.length; first += LINES_AT_ONCE) {
      const chunk = lines.slice(first, first + LINES_AT_ONCE);
      const held = chunk.filter((line) => vocabulary().find(line).length > 0).length;
      if (held === 0) continue;
      this.held += held;
      const at = ofKind(interpret(chunk.join('\n')).facts, 'attempt').flatMap((one) => one.at);
      for (const line of new Set(at.map((span) => span.first)))
        this.attempts.push(`${name}:${first + line}: ${(chunk[line - 1] ?? '').trim().slice(0, 200)}`);
    }
  }

  get share(): number {
    return this.held === 0 ? 0 : this.attempts.length / this.held;
  }

  get text(): string {
    const { attempts, bytes, files, held, share } = this;
    return `${files} files, ${(bytes / 1e6).toFixed(1)} MB, ${held} lines hold a wording, ${attempts.length} became an attempt (${(share * 100).toFixed(2)} %)`;
  }
}

function count(texts: readonly Text[], most: number): Count {
  const found = new Count();
  for (const { name, read } of texts) {
    if (found.bytes >= most) break;
    found.add(name.replace(MODULES, '').replace(MANUALS, ''), read());
  }
  return found;
}

function print(title: string, found: Count): void {
  console.log([`${title}: ${found.text}`, ...found.attempts.slice(0, 20)].join('\n'));
}

test('takes no mention in node_modules for an attempt', () => {
  const found = count(modules(), MOST_OF_MODULES);
  print('node_modules', found);
  expect(found.held).toBeGreaterThan(200);
  expect(found.share).toBeLessThanOrEqual(0.01);
}, 240_000);

test('takes no mention in the manual for an attempt', (context) => {
  const texts = manuals();
  if (texts.length < 100) {
    console.log(`skipped: ${MANUALS} holds ${texts.length} pages`);
    context.skip();
  }
  const found = count(texts, MOST_OF_MANUALS);
  print('manual', found);
  expect(found.share).toBeLessThanOrEqual(0.01);
}, 240_000);

test('takes no line for an attempt that was written to mention one', () => {
  const found = new Count();
  found.add('together', LINES_OF_OUR_OWN);
  for (const line of LINES_OF_OUR_OWN.trim().split('\n')) found.add('alone', line);
  print('our own', found);
  expect(found.held).toBeGreaterThan(40);
  expect(found.attempts).toEqual([]);
});
