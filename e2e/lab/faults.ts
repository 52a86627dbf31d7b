import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from './fault.ts';

const FOLDER = join(import.meta.dirname, 'faults');

export const FAULT_IDS: readonly string[] = readdirSync(FOLDER).sort();

export function folderOf(id: string): string {
  return join(FOLDER, id);
}

export async function loadFault(id: string): Promise<Fault> {
  const { fault } = (await import(/* @vite-ignore */ join(FOLDER, id, 'fault.ts'))) as { fault: Fault };
  return fault;
}
