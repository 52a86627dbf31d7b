import type { CommandLine } from '../model/command-line.ts';

// ; echo rc=$?      || echo "exit status: $?"
const ECHO =
  /\becho\s{1,3}(?:-\w{1,3}\s)?["']?([^"'`;&|$]{0,40})\$(?:\?|\{\?\}|status\b)([^"'`;&|$]{0,20}?)["']?\s{0,3}(?:$|[;&|)}])/m;

// command terminated with exit code 28 (kubectl exec: k8s.io/client-go util/exec CodeExitError, printed by cmd/util)
const TERMINATED = /^(?:error: )?command terminated with exit code (\d{1,3})$/;

/** The exit status that `; echo rc=$?` behind the command printed on this line, or `kubectl exec` of its command. */
export function exitStatus(command: CommandLine, text: string): number | undefined {
  const terminated = TERMINATED.exec(text.trim())?.[1];
  if (terminated !== undefined) return Number(terminated);
  const echo = command.text.includes('$') ? ECHO.exec(command.text.slice(0, 2000)) : null;
  if (!echo) return undefined;
  const [, before = '', after = ''] = echo;
  const rest = after.trimEnd();
  if (!text.startsWith(before) || !text.endsWith(rest)) return undefined;
  const status = text.slice(before.length, text.length - rest.length);
  return /^\d{1,3}$/.test(status) ? Number(status) : undefined;
}
