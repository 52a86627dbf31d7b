import type { Platform } from './case.ts';
import type { Command } from './command.ts';

/** What this program knows of a service: where it listens, and how that is changed. */
export interface Service {
  readonly id: string;
  readonly title: string;
  /** What people call it, lower case. */
  readonly names: readonly string[];
  readonly port: number;
  /** So many other programs use its port that the port does not tell the service. */
  readonly portIsShared?: true;
  /** Further ports of the same program that are not this service. */
  readonly otherPorts: readonly number[];
  /** Names of its own process in ss, netstat and lsof. lsof cuts them at nine characters, netstat where its column ends. */
  readonly processes: readonly string[];
  /** Programs that run it and much else (java, node): under such a name it may be this service or any other. */
  readonly runtimes?: readonly string[];
  /** systemd units, the likeliest first. */
  readonly units: readonly string[];
  /** Its unit in a family of distributions, where the first of `units` is another's. */
  readonly unitIn?: Partial<Readonly<Record<Distribution, string>>>;
  /** The units that `systemctl status` and the log are about, where the unit that is started is only an umbrella. */
  readonly instances?: string;
  /** What its listen() asks for; the kernel cuts it to somaxconn. */
  readonly backlog?: Backlog;
  /** It speaks first: what a client reads before it sends anything. */
  readonly greets?: string;
  /** Base names of the Unix sockets on which it listens; a `*` at the end stands for any rest. */
  readonly sockets?: readonly string[];
  /** Where a fresh installation listens on loopback only. */
  readonly loopbackByDefault?: string;
  /** Ways to change the address that it binds, best first. */
  readonly binds: readonly BindWay[];
}

export type Distribution = 'debian' | 'redhat';

export interface Backlog {
  /** The number, or what it comes from. */
  readonly value: number | string;
  /** The directive that sets it. */
  readonly directive?: string;
  /** How this is known: measured, or the documentation's name. */
  readonly source: string;
}

/** Where a service shall listen. */
export interface BindTarget {
  /** Every address that it shall be bound to: those that it has, and those that are dialled. Canonical, without a zone. */
  readonly addresses: readonly string[];
  /** Those of them that it does not have yet. Not empty. */
  readonly added: readonly string[];
  /** The others: what an undo goes back to. */
  readonly bound: readonly string[];
  readonly port: number;
  readonly unit: string | undefined;
  /** A process that listens, where the listing shows its number. */
  readonly pid: number | undefined;
  /** The container or pod that it runs in. */
  readonly container: string | undefined;
  readonly pod: string | undefined;
  readonly namespace: string | undefined;
}

/** A change that a person makes by hand. */
export interface Edit {
  /** Absolute, or what the file is where its place differs. */
  readonly file: string;
  readonly from?: string;
  readonly to: string;
}

export interface BindChange {
  readonly command: Command;
  /** What it changes and what that cuts; left out, like `undo`, where the command only looks. */
  readonly changes?: string;
  readonly undo?: Command;
  readonly edits?: readonly Edit[];
}

/** One way to change the address that a service binds. */
export interface BindWay {
  readonly id: string;
  /** What it is, where a service has several: `Debian and Ubuntu`, `with SQL`. */
  readonly title: string;
  readonly platforms: readonly Platform[];
  readonly distribution?: Distribution;
  /** Where it is another than the service's in that distribution. */
  readonly unit?: string;
  /** Only where one of these processes listens. */
  readonly processes?: readonly string[];
  /** The directive, as its documentation spells it. */
  readonly directive: string;
  readonly root: boolean;
  /** The documentation it is taken from, or `measured` with the version. */
  readonly source: string;
  /** What else has to be so before clients get in. */
  readonly notes?: readonly string[];
  /** Nothing where this way cannot say the target. */
  build(target: BindTarget): BindChange | undefined;
}
