/** A part of the work that a timeout can limit. */
export type Phase = 'name' | 'connect' | 'tls' | 'greeting' | 'read' | 'whole';

export interface Ending {
  readonly message: string;
  /** Exit status, where the tool is a command. */
  readonly exit?: number;
}

/** One timeout of one client. */
export interface ToolTimeout {
  /** As links carry it. */
  readonly id: string;
  readonly tool: string;
  readonly option: string;
  readonly limits: readonly Phase[];
  /** How it is made, seen by strace. */
  readonly call: string;
  /** Without the option. */
  readonly unset: string;
  /** When nobody answers the SYN; nothing where it does not end the wait. */
  readonly blackhole?: Ending;
  /** When the kernel completes the handshake and the service says nothing; nothing where it does not end the wait. */
  readonly silent?: Ending;
  /** When the kernel's ETIMEDOUT came before it. */
  readonly kernel?: Ending;
  /** The least that it takes, in seconds. */
  readonly least?: number;
  /** Its value where nobody set it, in seconds. */
  readonly preset?: number;
  readonly note?: string;
}
