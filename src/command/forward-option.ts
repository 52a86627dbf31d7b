import type { CommandLine } from '../model/command-line.ts';
import { dialOf } from './dial.ts';
import { dial, type Dial } from './dial-shapes.ts';
import { option } from './options.ts';

/** Whom the far end of a forward dials: what it says of a failure is of that attempt, and not of the command's own. */

// 5432:db1:5432      127.0.0.1:5432:10.0.0.5:5432      *:8080:[fd00::5]:80
const FORWARD = /^(?:[^:]{0,60}:)?\d{1,5}:(\[[\da-fA-F:.]{2,45}\]|[\w.-]{1,253}):(\d{1,5})$/;
// 8080      8080:80      :80
const LOCAL_REMOTE = /^(?:\d{0,5}:)?(\d{1,5})$/;

type Read = (command: CommandLine) => Dial;

/** ssh(1): -L names it, -W too; with -J it is the command's own target, dialled by the last jump host. */
const ssh: Read = (command) => {
  const { words } = command;
  const forwards = words.flatMap((word, i) => {
    if (/^-[a-zA-Z]*L$/.test(word)) return words[i + 1] ?? [];
    return /^-L./.test(word) ? word.slice(2) : [];
  });
  const [only, another] = forwards;
  if (another !== undefined) return {};
  const [, host, port] = FORWARD.exec(only ?? '') ?? [];
  if (host !== undefined) return dial(host, port);
  const through = /^(\[[\da-fA-F:.]{2,45}\]|[\w.-]{1,253}):(\d{1,5})$/.exec(option(words, '-W') ?? '');
  if (through) return dial(through[1], through[2]);
  return option(words, '-J') === undefined ? {} : dialOf(command);
};

/** kubectl port-forward: the kubelet's runtime dials the loopback of the pod's own namespace. */
const kubectl: Read = ({ words }) => {
  if (!words.includes('port-forward')) return {};
  const ports = words.flatMap((word) => LOCAL_REMOTE.exec(word)?.[1] ?? []);
  return ports.length === 1 ? dial('localhost', ports[0]) : {};
};

const READ: Readonly<Record<string, Read>> = { ssh, autossh: ssh, kubectl, oc: kubectl };

/** Whom the program in the middle was told to dial; nothing where the command does not say. */
export function onwardDialOf(command: CommandLine): Dial {
  const read = Object.hasOwn(READ, command.tool) ? READ[command.tool] : undefined;
  return read?.(command) ?? {};
}
