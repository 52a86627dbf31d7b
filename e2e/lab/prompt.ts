import type { Recording } from './fault.ts';
import type { ToolId } from './tools.ts';

type Extras = Partial<Omit<Recording, 'where' | 'command' | 'tool'>>;

/** A command typed on the client. Its file is named after the tool unless a name is given. */
export function onClient(tool: ToolId, command: string, extras: Extras = {}): Recording {
  return { where: 'client', tool, command, name: tool, ...extras };
}

export function onServer(tool: ToolId, command: string, extras: Extras = {}): Recording {
  return { where: 'server', tool, command, name: tool, ...extras };
}

/** A command typed on the router. */
export function onRouter(tool: ToolId, command: string, extras: Extras = {}): Recording {
  return { where: 'middle', tool, command, name: tool, ...extras };
}

/** A command typed on web3, which is neither end: what a person pastes who is logged in on the wrong machine. */
export function onBystander(tool: ToolId, command: string, extras: Extras = {}): Recording {
  return { where: 'server', on: 'web3', tool, command, ...extras, name: `${extras.name ?? tool}.web3` };
}
