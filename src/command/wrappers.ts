/** Programs that run another program: sudo, timeout, docker exec, ssh and the like. */

export interface Peeled {
  readonly words: readonly string[];
  readonly sudo: boolean;
  readonly timeout?: number;
  /** The container, pod or namespace that is entered. */
  readonly inside?: string;
  /** The machine that ssh names. */
  readonly host?: string;
  /** A script for a shell instead of words. */
  readonly script?: string;
  /** What is seen may be less than what was printed. */
  readonly clipped?: true;
}

type Peel = (words: readonly string[]) => Partial<Peeled> & { readonly words: readonly string[] };

const ASSIGNMENT = /^[A-Za-z_]\w*=/;
const DURATION = /^(\d+(?:\.\d+)?)(ms|[smh])?$/;
const UNITS: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600 };

/** `5`, `5s`, `300ms`, `2m` in seconds. */
export function seconds(text: string | undefined): number | undefined {
  const match = text === undefined ? null : DURATION.exec(text);
  if (!match) return undefined;
  return Number(match[1]) * (UNITS[match[2] ?? 's'] ?? 1);
}

/** The base name of a program; Windows' `.exe` is no part of it. */
export function programName(word: string | undefined): string {
  return (word?.split('/').pop() ?? '').replace(/\.exe$/i, '');
}

/** True where the next word is this option's value: `-u x`, `-iu x`, `--user x`, and not `-ux`, `--user=x`. */
function takesNext(word: string, short: string, long: readonly string[]): boolean {
  if (word.startsWith('--')) return long.includes(word.slice(2));
  for (let i = 1; i < word.length; i++) {
    if (short.includes(word.charAt(i))) return i === word.length - 1;
  }
  return false;
}

/** The words behind the options; `short` and `long` name those that take the next word. */
function afterOptions(
  words: readonly string[],
  short: string,
  long: readonly string[] = [],
): readonly string[] {
  let i = 0;
  while (i < words.length) {
    const word = words[i] ?? '';
    if (word === '--') return words.slice(i + 1);
    if (!word.startsWith('-') || word === '-') break;
    i += takesNext(word, short, long) ? 2 : 1;
  }
  return words.slice(i);
}

/** The value of `-t 1`, `-t1`, `--target 1` or `--target=1`. */
function valueOf(words: readonly string[], short: string, long: string): string | undefined {
  for (const [index, word] of words.entries()) {
    if (word === '--') return undefined;
    if (word === `-${short}` || word === `--${long}`) return words[index + 1];
    if (word.startsWith(`--${long}=`)) return word.slice(long.length + 3);
    if (word.startsWith(`-${short}`) && !word.startsWith('--')) return word.slice(2);
  }
  return undefined;
}

const plain =
  (short: string, long: readonly string[] = [], more: Partial<Peeled> = {}): Peel =>
  (words) => ({ ...more, words: afterOptions(words.slice(1), short, long) });

const EXEC_LONG = ['user', 'workdir', 'env', 'env-file', 'detach-keys', 'index'];
const RUN_LONG =
  'name network net volume publish env env-file entrypoint hostname user workdir label platform memory cpus dns add-host ip mount restart cap-add pull'.split(
    ' ',
  );

function namespaceOfRun(words: readonly string[], image: string): string | undefined {
  const network = valueOf(words, '\0', 'network') ?? valueOf(words, '\0', 'net');
  if (network === 'host') return undefined;
  return network?.startsWith('container:') === true ? network.slice('container:'.length) : image;
}

/** registry.example.org/net/iperf3:3.12 is named after the program that it starts. */
function programOfImage(image: string): string {
  return image.split('/').pop()?.split(/[:@]/, 1)[0] ?? '';
}

/** docker exec C ..., docker compose exec SERVICE ..., docker run IMAGE ... */
const container: Peel = (words) => {
  const compose = words[1] === 'compose' ? 1 : 0;
  const verb = words[1 + compose] ?? '';
  const options = words.slice(2 + compose);
  if (verb !== 'exec' && verb !== 'run') return { words };
  const rest =
    verb === 'exec' ? afterOptions(options, 'uwe', EXEC_LONG) : afterOptions(options, 'vpehuwlm', RUN_LONG);
  const [name, ...inner] = rest;
  if (name === undefined || inner.length === 0) return { words };
  const inside = verb === 'exec' ? name : namespaceOfRun(options, name);
  // Options alone are given to the image's own program: docker run networkstatic/iperf3 -c db1
  const isOptions = verb === 'run' && compose === 0 && inner[0]?.startsWith('-') === true;
  const program = isOptions ? [programOfImage(name)] : [];
  return { words: [...program, ...inner], ...(inside === undefined ? {} : { inside }) };
};

const POD_LONG = ['namespace', 'container', 'context', 'kubeconfig', 'cluster', 'user'];

const DEBUG_LONG = [...POD_LONG, 'image', 'target', 'profile', 'env', 'image-pull-policy'];

/** It adds a container to the pod; with --copy-to it makes another pod, and `node/N` is a machine. */
function debugged(words: readonly string[], options: readonly string[]): ReturnType<Peel> {
  const dashes = options.indexOf('--');
  const [name] = afterOptions(options.slice(0, dashes), 'nc', DEBUG_LONG);
  const inner = options.slice(dashes + 1);
  const elsewhere = name?.startsWith('node/') === true || options.some((one) => one.startsWith('--copy-to'));
  if (dashes < 0 || name === undefined || inner.length === 0 || elsewhere) return { words };
  return { words: inner, inside: name };
}

/** It starts a pod for one command. */
function started(words: readonly string[], options: readonly string[]): ReturnType<Peel> {
  const dashes = options.indexOf('--');
  const [name] = afterOptions(options.slice(0, dashes), 'n', DEBUG_LONG);
  const inner = options.slice(dashes + 1).filter((word, i) => i > 0 || !word.startsWith('-'));
  if (dashes < 0 || name === undefined || inner.length === 0) return { words };
  return { words: inner, inside: name };
}

/** kubectl exec POD -- ..., kubectl run POD --image=I -- ..., kubectl debug POD --image=I -- ..., oc rsh POD ..., lxc exec C -- ... */
const pod: Peel = (words) => {
  const rest = afterOptions(words.slice(1), 'n', POD_LONG);
  if (rest[0] === 'run') return started(words, rest.slice(1));
  if (rest[0] === 'debug') return debugged(words, rest.slice(1));
  if (rest[0] !== 'exec' && rest[0] !== 'rsh') return { words };
  const [name, ...behind] = afterOptions(rest.slice(1), 'nc', POD_LONG);
  const inner = afterOptions(behind, 'nc', POD_LONG);
  return name === undefined || inner.length === 0 ? { words } : { words: inner, inside: name };
};

const SSH_VALUED = 'pliFoJLRDEbcWmOQSwBI';

const ssh: Peel = (words) => {
  const [target, ...behind] = afterOptions(words.slice(1), SSH_VALUED);
  const host = target
    ?.split('@')
    .pop()
    ?.replace(/^ssh:\/\//, '');
  const inner = afterOptions(behind, SSH_VALUED);
  if (host === undefined || host === '' || inner.length === 0) return { words };
  return { words: inner, host, script: inner.join(' ') };
};

const timeout: Peel = (words) => {
  // BusyBox wrote `timeout -t 5 CMD` until 1.30.
  const [first, ...rest] = afterOptions(words.slice(1), 'ks', ['kill-after', 'signal']);
  const given = words[1] === '-t' ? words[2] : first;
  const limit = seconds(given);
  return {
    words: words[1] === '-t' ? words.slice(3) : rest,
    ...(limit === undefined ? {} : { timeout: limit }),
  };
};

const nsenter: Peel = (words) => {
  const options = words.slice(1);
  const target = valueOf(options, 't', 'target');
  return {
    words: afterOptions(options, 'tSG', ['target', 'setuid', 'setgid']),
    inside: target === undefined ? 'netns' : `pid ${target}`,
  };
};

const ip: Peel = (words) => {
  if (words[1] === 'netns' && words[2] === 'exec') {
    return { words: words.slice(4), inside: words[3] ?? 'netns' };
  }
  if (words[1] !== '-n' && words[1] !== '-netns') return { words };
  return { words: [words[0] ?? 'ip', ...words.slice(3)], inside: words[2] ?? 'netns' };
};

const su: Peel = (words) => {
  const script = valueOf(words.slice(1), 'c', 'command');
  return script === undefined ? { words } : { words: [], script, sudo: true };
};

/** watch shows one screen of what is printed. */
const watch: Peel = (words) => {
  const inner = afterOptions(words.slice(1), 'n', ['interval']);
  return { words: inner, clipped: true, ...(inner.length === 1 ? { script: inner[0] ?? '' } : {}) };
};

const evaluated: Peel = (words) => ({ words: words.slice(1), script: words.slice(1).join(' ') });

const WRAPPERS: ReadonlyMap<string, Peel> = new Map([
  ['sudo', plain('ugCphUTRDr', ['user', 'group', 'prompt', 'host', 'chdir', 'chroot'], { sudo: true })],
  ['doas', plain('uC', [], { sudo: true })],
  ['su', su],
  ['runuser', su],
  ['time', plain('fo')],
  ['env', plain('uC', ['unset', 'chdir'])],
  ['nice', plain('n')],
  ['nohup', plain('')],
  ['setsid', plain('')],
  ['command', plain('')],
  ['builtin', plain('')],
  ['exec', (words) => (/^\d*[<>]/.test(words[1] ?? '') ? { words } : plain('a')(words))],
  ['stdbuf', plain('ioe')],
  ['unbuffer', plain('')],
  ['sshpass', plain('pfdP')],
  ['busybox', plain('')],
  ['eval', evaluated],
  ['watch', watch],
  ['timeout', timeout],
  ['gtimeout', timeout],
  ['docker', container],
  ['docker-compose', (words) => container(['docker', 'compose', ...words.slice(1)])],
  ['podman', container],
  ['nerdctl', container],
  ['crictl', container],
  ['kubectl', pod],
  ['oc', pod],
  ['lxc', pod],
  ['incus', pod],
  ['pct', pod],
  ['nsenter', nsenter],
  ['ip', ip],
  ['ssh', ssh],
]);

const SHELLS = new Set(['sh', 'bash', 'dash', 'ash', 'zsh', 'ksh']);

/** `sh -c 'script'`: the script, where there is one. A shell's /dev/tcp is no script but an attempt. */
function scriptOf(words: readonly string[]): string | undefined {
  if (!SHELLS.has(programName(words[0]))) return undefined;
  const flag = words.findIndex((word, i) => i > 0 && /^-[a-z]*c$/.test(word));
  const script = flag < 0 ? undefined : words[flag + 1];
  return script?.includes('/dev/tcp/') === true ? undefined : script;
}

/** Takes the wrappers off, one after the other. */
export function peel(words: readonly string[]): Peeled {
  let peeled: Peeled = { words, sudo: false };
  for (let depth = 0; depth < 8 && peeled.script === undefined; depth++) {
    const start = peeled.words.findIndex((word) => !ASSIGNMENT.test(word) && word !== '!');
    const inner = start < 0 ? [] : peeled.words.slice(start);
    const name = programName(inner[0]);
    const next = WRAPPERS.get(name)?.(inner);
    if (next === undefined || next.words === inner) {
      const script = scriptOf(inner);
      return { ...peeled, words: inner, ...(script === undefined ? {} : { script }) };
    }
    peeled = { ...peeled, ...next, sudo: peeled.sudo || next.sudo === true };
  }
  return peeled;
}
