import type { Case } from '../../model/case.ts';
import { run, type Command } from '../../model/command.ts';
import { asRoot } from './inside.ts';

/** The read-only listings that several recipes are made of. */

export const ADDRESSES: Command = run('ip', '-br', 'addr');
export const ALL_INTERFACES: Command = run('ifconfig', '-a');

export interface ListenerTool {
  readonly id: string;
  readonly tool: string;
  /** Without root it still lists every listener, only without process names. */
  readonly root: boolean;
  build(known: Partial<Case>): Command;
}

/** Listeners, unfiltered, so that a missing one is really missing. */
export const LISTENER_TOOLS: readonly ListenerTool[] = [
  { id: 'ss', tool: 'ss', root: true, build: (known) => asRoot(known, run('ss', '-lntp')) },
  { id: 'netstat', tool: 'netstat', root: true, build: (known) => asRoot(known, run('netstat', '-lntp')) },
  {
    id: 'lsof',
    tool: 'lsof',
    root: true,
    build: (known) => asRoot(known, run('lsof', '-nP', '-iTCP', '-sTCP:LISTEN')),
  },
  { id: 'proc', tool: 'cat', root: false, build: () => run('cat', '/proc/net/tcp', '/proc/net/tcp6') },
];
