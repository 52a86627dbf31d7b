import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export const ORDINARY_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

export interface Ran {
  /** Output and errors as they came. */
  readonly output: string;
  readonly status: number;
}

/** A machine of the lab: network, processes, name and files of its own, as long as its first process lives. */
export interface Host {
  readonly name: string;
  /** The pid of its first process, seen from here. */
  readonly pid: number;
  /** Words in front of a command that put it on this host. */
  readonly enter: readonly string[];
  /** Runs as root without a terminal; throws if it fails. */
  run(...words: readonly string[]): Promise<string>;
  /** Runs a script of ours as root; throws if it fails. */
  shell(script: string, input?: string): Promise<string>;
  /** Starts a service, as root unless a user is given; it is what `stop` takes. */
  start(words: readonly string[], options?: { readonly user?: string }): Promise<Service>;
  end(): void;
}

export interface Service {
  stop(): Promise<void>;
  /** What it printed until now. */
  output(): string;
}

/** True where the machine's own root runs the lab, so that users of the hosts can differ from root. */
export const isRoot: boolean = process.getuid?.() === 0;

const setup = readFileSync(join(import.meta.dirname, 'hold-host.sh'), 'utf8');

export function collect(child: ChildProcess, limit: number): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const output: Buffer[] = [];
    const add = (chunk: Buffer): void => {
      output.push(chunk);
    };
    child.stdout?.on('data', add);
    child.stderr?.on('data', add);
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      // What it started may live on and keep these open.
      child.stdout?.destroy();
      child.stderr?.destroy();
    }, limit * 1000);
    // A program may end before it has read what it is given.
    child.stdin?.on('error', () => undefined);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      resolve({
        output: Buffer.concat(output).toString('utf8'),
        status: code ?? (signal === null ? 1 : 137),
      });
    });
  });
}

/** Runs a program that sees this machine's processes and files, and only the network of the host. */
export async function inNetworkOf(host: Host, ...words: readonly string[]): Promise<void> {
  const { output, status } = await collect(
    spawn('nsenter', ['-t', String(host.pid), '-n', '--', ...words]),
    20,
  );
  if (status !== 0) throw new Error(`${host.name}: ${words.join(' ')}: exit ${status}: ${output.trim()}`);
}

export async function createHost(name: string, hosts: string, store: string): Promise<Host> {
  const holder = spawn(
    'unshare',
    ['-n', '-u', '-m', '-p', '--fork', '--kill-child', 'bash', '--norc', '-s'],
    {
      env: { PATH: ORDINARY_PATH, name, hosts, store },
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  );
  let complaint = '';
  holder.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString('utf8')));
  holder.stdin.write(setup);
  const pid = await new Promise<number>((resolve, reject) => {
    createInterface(holder.stdout).once('line', (line) => {
      resolve(Number(line));
    });
    holder.once('exit', () => {
      reject(new Error(`the host ${name} did not start: ${complaint.trim()}`));
    });
  });
  return hostOf(name, pid, () => {
    holder.stdin.end();
    holder.kill('SIGKILL');
  });
}

function hostOf(name: string, pid: number, end: () => void): Host {
  const enter = ['nsenter', '-t', String(pid), '-n', '-u', '-m', '-p', '--'];
  const running = new Set<ChildProcess>();
  const environment = ['env', '-i', `PATH=${ORDINARY_PATH}`, 'HOME=/root', 'LANG=C.UTF-8'];
  const launch = (words: readonly string[], stdin: 'pipe' | 'ignore'): ChildProcess => {
    const [program = '', ...rest] = [...enter, ...environment, ...words];
    const child = spawn(program, rest, { stdio: [stdin, 'pipe', 'pipe'] });
    running.add(child);
    child.once('exit', () => running.delete(child));
    return child;
  };
  const run = async (words: readonly string[], input = ''): Promise<string> => {
    const child = launch(words, 'pipe');
    const ran = collect(child, 120);
    child.stdin?.end(input);
    const { output, status } = await ran;
    if (status !== 0) throw new Error(`${name}: ${words.join(' ')}: exit ${status}: ${output.trim()}`);
    return output;
  };
  const shell = (script: string, input?: string): Promise<string> =>
    run(['bash', '--norc', '-euc', script], input);
  const start: Host['start'] = async (words, { user } = {}) => {
    const as =
      user !== undefined && isRoot ? ['setpriv', '--reuid', user, '--regid', user, '--init-groups'] : [];
    const child = launch(['bash', '-c', 'echo $$; exec "$@"', 'bash', ...as, ...words], 'ignore');
    let printed = '';
    const ready = new Promise<void>((resolve) => child.stdout?.once('data', resolve));
    child.stdout?.on('data', (chunk: Buffer) => (printed += chunk.toString('utf8')));
    child.stderr?.on('data', (chunk: Buffer) => (printed += chunk.toString('utf8')));
    const ended = new Promise<void>((resolve) =>
      child.once('exit', () => {
        resolve();
      }),
    );
    await ready;
    const inside = printed.split('\n', 1)[0] ?? '';
    return {
      output: () => printed.slice(inside.length + 1),
      stop: async () => {
        await shell(`kill ${inside}`);
        await ended;
      },
    };
  };
  return {
    name,
    pid,
    enter,
    run: (...words) => run(words),
    shell,
    start,
    end: () => {
      end();
      // nsenter stops when its child is stopped, and then does not see that it is gone.
      for (const child of running) child.kill('SIGKILL');
    },
  };
}

/** True once something listens on that port of the host. */
export function listens(host: Host, port: number): boolean {
  const wanted = port.toString(16).toUpperCase().padStart(4, '0');
  return ['tcp', 'tcp6'].some((table) =>
    readFileSync(`/proc/${host.pid}/net/${table}`, 'utf8')
      .split('\n')
      .some((line) => {
        const [, local = '', , state] = line.trim().split(/\s+/);
        return state === '0A' && local.endsWith(`:${wanted}`);
      }),
  );
}

/** Waits until a service listens; says what it printed if it does not. */
export async function untilListens(host: Host, port: number, service: Service, seconds = 30): Promise<void> {
  for (let waited = 0; waited < seconds * 20; waited += 1) {
    if (listens(host, port)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${host.name}: nothing listens on ${port}: ${service.output().slice(-2000)}`);
}
