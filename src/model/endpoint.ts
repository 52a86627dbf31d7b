/** One end of a connection. */
export interface Endpoint {
  /** Canonical address; `*` for every address, or for one that is not known. */
  readonly address: string;
  /** 0 where it is a wildcard. */
  readonly port: number;
  /** Its name, where the text shows that in place of the address. */
  readonly name?: string;
}
