import { canonicalIp } from '../../model/ip.ts';

/** An address as a service prints it; `*` and `localhost` are none. */
export function addressOf(text: string | undefined): string | undefined {
  return canonicalIp((text ?? '').replaceAll(/[[\]]/g, ''));
}

export function portOf(text: string | undefined): number | undefined {
  const port = Number(text);
  return text !== undefined && Number.isInteger(port) && port > 0 && port <= 65535 ? port : undefined;
}
