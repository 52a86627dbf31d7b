import type { FactOf } from './fact.ts';

// HTTP/1.1 503 Service Unavailable      504 Gateway Time-out      HTTP/2 407
// <html>      (a page without its status may be a gateway's error as well as the service's answer)
const GATEWAYS_OWN = /^(?:HTTP(?:\/\d(?:\.\d)?)? )?(?:407|502|503|504)\b|^\s{0,8}<(?:!doctype|html)\b/i;

/** It went through a proxy, or a gateway may have answered in its own name: that is no answer of the service behind it. */
export function mayBeGateways({ reply = '', via }: FactOf<'attempt'>): boolean {
  return via !== undefined || GATEWAYS_OWN.test(reply);
}
