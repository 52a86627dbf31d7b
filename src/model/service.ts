/** What this program knows of a service: where it listens, and how that is changed. */
export interface Service {
  readonly id: string;
  readonly title: string;
  /** What people call it, lower case. */
  readonly names: readonly string[];
  readonly port: number;
  /** Further ports of the same program that are not this service. */
  readonly otherPorts: readonly number[];
  /** Names of its process in ss, netstat and lsof. */
  readonly processes: readonly string[];
  /** systemd units, the likeliest first. */
  readonly units: readonly string[];
  /** How the address that it binds is set, where this program can write the change. */
  readonly bind?: BindSetting;
}

export interface BindSetting {
  /** The directive, as its documentation spells it. */
  readonly directive: string;
  /** A drop-in file of our own, so that taking it away is the undo. */
  readonly file: string;
  /** The directive's value that adds the address and keeps loopback, where the service takes a list. */
  value(address: string): string;
  lines(value: string): readonly string[];
  readonly source: string;
}
