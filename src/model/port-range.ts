/** The setting that says which ports a client may use: `32768	60999`. */
export const PORT_RANGE = 'net.ipv4.ip_local_port_range';

export interface PortRange {
  readonly first: number;
  readonly last: number;
}

/** Nothing where the value is no range. */
export function portRange(value: string): PortRange | undefined {
  const [, first = '', last = ''] = /^(\d{1,5})\s{1,20}(\d{1,5})$/.exec(value.trim()) ?? [];
  return first === '' || Number(first) > Number(last)
    ? undefined
    : { first: Number(first), last: Number(last) };
}
