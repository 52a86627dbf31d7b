import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Host } from './host.ts';

const program = readFileSync(join(import.meta.dirname, 'delay.py'), 'utf8');

/** Carries the frames between a wire's two ends, each so many seconds late. */
export async function carryLate(wire: Host, seconds: number): Promise<void> {
  await wire.shell('ip link set near up; ip link set far up');
  const relay = await wire.start(['/usr/bin/python3', '-c', program, 'near', 'far', String(seconds)]);
  for (let waited = 0; waited < 100; waited += 1) {
    if (relay.output().includes('ready')) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${wire.name}: ${relay.output()}`);
}
