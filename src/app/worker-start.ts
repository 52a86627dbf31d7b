import address from './diagnose.worker.ts?worker&url';

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}

/** The page's policy wants a worker's address vouched for. This one is written by the build. */
function vouched(): string {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  if (!trustedTypes) return address;
  return trustedTypes.createPolicy('tcpwhy', { createScriptURL: () => address }).createScriptURL(address);
}

let trusted: string | undefined;

/** Nothing where this page may have no worker (a single file opened from disk). */
export function startWorker(): Worker | undefined {
  try {
    trusted ??= vouched();
    return new Worker(trusted, { type: 'module' });
  } catch {
    return undefined;
  }
}
