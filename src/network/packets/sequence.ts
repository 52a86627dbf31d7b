/** TCP sequence numbers: 32 bits, printed absolute or relative to the connection's start. */

/** Further from its start no connection in a short capture gets, and closer to it few absolute numbers lie. */
const NEAR = 2 ** 24;

/** The number counted from the start of its direction, whose first one is `base`. */
export function fromStart(printed: number, base: number | undefined, absolute: boolean): number {
  if (base === undefined) return printed;
  const distance = (printed - base) >>> 0;
  return absolute || (distance < NEAR && printed >= NEAR) ? distance : printed;
}
