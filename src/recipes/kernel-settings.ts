import { run, stamped } from '../model/command.ts';
import type { Flavour, Recipe } from '../model/recipe.ts';
import { placed } from './parts/inside.ts';
import { perPlatform } from './parts/outside.ts';

/** What decides how long a SYN is repeated, how long the queues are, and which packets are let in. */
const KEYS: readonly string[] = [
  'net.core.somaxconn',
  'net.ipv4.tcp_max_syn_backlog',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.tcp_abort_on_overflow',
  'net.ipv4.tcp_syn_retries',
  'net.ipv4.tcp_syn_linear_timeouts',
  'net.ipv4.tcp_tw_recycle',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.conf.all.rp_filter',
];

const FLAVOURS: readonly Flavour[] = [
  {
    id: 'sysctl',
    tool: 'sysctl',
    platforms: ['linux', 'container', 'pod'],
    shell: 'posix',
    needs: [],
    root: false,
    build: (known) => placed(known, 'server', stamped(run('uname', '-r'), run('sysctl', ...KEYS))),
  },
  {
    id: 'proc',
    tool: 'grep',
    platforms: ['linux', 'container', 'pod'],
    shell: 'posix',
    needs: [],
    root: false,
    build: (known) => {
      const files = KEYS.map((key) => `/proc/sys/${key.replaceAll('.', '/')}`);
      return placed(known, 'server', stamped(run('uname', '-r'), run('grep', '.', ...files)));
    },
  },
];

/** The running kernel's settings of queues, retransmissions and reverse path filtering. */
export const kernelSettings: Recipe = {
  id: 'kernel-settings',
  title: 'Read the kernel’s settings',
  where: 'server',
  expect:
    'One line a setting. “No such file” means that this kernel has none by that name, which is an answer too.',
  flavours: FLAVOURS.flatMap(perPlatform),
};
