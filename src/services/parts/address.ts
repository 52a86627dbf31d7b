/** Addresses as configuration files spell them. */

export function isV6(address: string): boolean {
  return address.includes(':');
}

/** `192.0.2.5:80`, `[2001:db8::5]:80`. */
export function withPort(address: string, port: number): string {
  return isV6(address) ? `[${address}]:${port}` : `${address}:${port}`;
}

export function isWildcard(address: string): boolean {
  return address === '0.0.0.0' || address === '::';
}
