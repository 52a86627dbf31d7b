import type { Host, Service } from '../host.ts';

/** A supervisor as they are written in a hurry: it starts a program that dies, waits, and starts it again. */
const SUPERVISOR = `while true; do
  timeout "$1" "\${@:3}"
  echo "exited with $?, starting it again in $2 s"
  sleep "$2"
done`;

/** The program lives for so many seconds, is gone for so many, and so on. */
export function startRestarting(
  host: Host,
  { up, down }: { readonly up: number; readonly down: number },
  words: readonly string[],
): Promise<Service> {
  const seconds = [up, down].map(String);
  return host.start(['bash', '-c', SUPERVISOR, 'supervisor', ...seconds, ...words], { user: 'ops' });
}
