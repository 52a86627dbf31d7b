import { setTimeout as pause } from 'node:timers/promises';
import type { Fault, Recording } from './fault.ts';
import { versionOf, type FixtureEntry } from './fixtures.ts';
import type { Host } from './host.ts';
import type { Lab } from './network.ts';
import { type, type Shown } from './terminal.ts';

/** A recorded command with its text, not yet a file. */
export interface Recorded {
  readonly entry: FixtureEntry;
  readonly text: string;
}

/** The host that plays a part. */
export function hostFor(lab: Lab, { where, on }: Pick<Recording, 'where' | 'on'>): Host {
  if (on === 'web3') return lab.other;
  return { client: lab.client, server: lab.server, middle: lab.router }[where];
}

export function fileOf({ where, name }: Pick<Recording, 'where' | 'name'>): string {
  return `${where}.${name}.txt`;
}

export function recorded(
  file: string,
  recording: Omit<Recording, 'name'>,
  host: Host,
  shown: Shown,
): Recorded {
  return {
    entry: {
      file,
      where: recording.where,
      host: host.name,
      command: recording.command,
      tool: recording.tool,
      version: versionOf(recording.tool),
      exit: shown.status,
      seconds: Math.round(shown.seconds * 10) / 10,
      ...(recording.locale === undefined ? {} : { locale: recording.locale }),
    },
    text: shown.text,
  };
}

/** A capture has begun by then. */
const HEAD_START = 800;

/** Types it, and what belongs into its time; gives one entry each, its own first. */
export async function record(lab: Lab, recording: Recording): Promise<readonly Recorded[]> {
  const host = hostFor(lab, recording);
  const typed = type(host, recording);
  const others: Recorded[] = [];
  if (recording.meanwhile !== undefined) await pause(HEAD_START);
  for (const other of recording.meanwhile ?? []) others.push(...(await record(lab, other)));
  return [recorded(fileOf(recording), recording, host, await typed), ...others];
}

/** Each recording, and those that are typed meanwhile. */
export function everyOne(recordings: readonly Recording[]): readonly Recording[] {
  return recordings.flatMap((one) => [one, ...everyOne(one.meanwhile ?? [])]);
}

/** All recordings that a fault declares, before and after its repair. */
export function recordingsOf({ recordings, repair }: Fault): readonly Recording[] {
  return everyOne([...recordings, ...(repair?.recordings ?? [])]);
}
