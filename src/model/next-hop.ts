/** Who was dialled in the target's place: a proxy, a jump host. */
export interface NextHop {
  readonly name?: string;
  readonly address?: string;
  readonly port?: number;
  /** It answered: what failed is its own way on. */
  readonly reached?: true;
  /** It answered that it will not dial on: 403 or 407 to CONNECT. */
  readonly denied?: true;
}
