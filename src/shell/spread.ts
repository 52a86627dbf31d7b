import type { Command } from '../model/command.ts';

/** The time that each of several commands gets that run one after the other, so that the whole keeps its limit. */
function share(seconds: number, count: number): number {
  return Math.floor(seconds / Math.max(1, count));
}

/** Each program run by sudo: a shell that runs as root would make one long quoted word of the command. */
function withSudo(command: Command): Command {
  switch (command.kind) {
    case 'run':
    case 'script':
    case 'inside':
    case 'limited':
      return { kind: 'sudo', of: command };
    case 'sudo':
      return command;
    case 'sequence':
    case 'and':
    case 'pipe':
    case 'stamped':
      return { ...command, of: command.of.map(withSudo) };
    case 'write':
      return { ...command, sudo: true };
  }
}

function withLimit(command: Command, seconds: number): Command {
  switch (command.kind) {
    case 'run':
    case 'script':
    case 'inside':
      return { kind: 'limited', seconds, of: command };
    case 'limited':
      return { ...command, seconds: Math.min(seconds, command.seconds) };
    case 'sudo':
      // timeout(1) puts what it starts into the background, where sudo could not ask for the password.
      return { kind: 'sudo', of: withLimit(command.of, seconds) };
    case 'pipe':
      // The members of a pipe run at the same time.
      return { ...command, of: command.of.map((member) => withLimit(member, seconds)) };
    case 'sequence':
    case 'and':
    case 'stamped':
      return {
        ...command,
        of: command.of.map((member) => withLimit(member, share(seconds, command.of.length))),
      };
    case 'write':
      return command;
  }
}

/** The same command with `sudo` and `limited` moved down to the programs, where a shell can say them. */
export function spread(command: Command): Command {
  switch (command.kind) {
    case 'run':
    case 'script':
    case 'write':
      return command;
    case 'inside':
      return { ...command, of: spread(command.of) };
    case 'sequence':
    case 'and':
    case 'pipe':
    case 'stamped':
      return { ...command, of: command.of.map(spread) };
    case 'sudo':
      return withSudo(spread(command.of));
    case 'limited':
      return withLimit(spread(command.of), command.seconds);
  }
}
