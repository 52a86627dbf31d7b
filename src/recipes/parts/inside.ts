import type { Case, Platform } from '../../model/case.ts';
import { sudo, type Command, type Inside } from '../../model/command.ts';

/** Puts a command where the case's client or server really runs: on the host, in a container, in a pod. */

export type Side = 'client' | 'server';

function platformOf(known: Partial<Case>, side: Side): Platform {
  return (side === 'client' ? known.clientPlatform : known.serverPlatform) ?? 'linux';
}

function insideOf(known: Partial<Case>, side: Side): Inside | undefined {
  const platform = platformOf(known, side);
  if (platform === 'container' && known.container !== undefined) {
    return { kind: 'docker', container: known.container };
  }
  if (platform === 'pod' && known.pod !== undefined) {
    return {
      kind: 'kubectl',
      pod: known.pod,
      ...(known.namespace === undefined ? {} : { namespace: known.namespace }),
      ...(known.container === undefined ? {} : { container: known.container }),
    };
  }
  return undefined;
}

/** `docker exec` and `kubectl exec` already run as the container's user, so sudo stays outside. */
export function placed(known: Partial<Case>, side: Side, command: Command): Command {
  const place = insideOf(known, side);
  return place === undefined ? command : { kind: 'inside', place, of: withoutSudo(command) };
}

export function withoutSudo(command: Command): Command {
  if (command.kind === 'sudo') return withoutSudo(command.of);
  if (
    command.kind === 'stamped' ||
    command.kind === 'sequence' ||
    command.kind === 'and' ||
    command.kind === 'pipe'
  ) {
    return { ...command, of: command.of.map(withoutSudo) };
  }
  return command;
}

/** As root, unless the user of the case is root already. */
export function asRoot(known: Partial<Case>, command: Command): Command {
  return known.user === 'root' ? command : sudo(command);
}
