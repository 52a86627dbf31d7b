/** Rivals that a missing listener excludes, grouped by the physical reason. Each rule adds what its own state excludes. */

/** With no socket for the dialled address, the kernel answers the SYN with a RST by itself (RFC 9293, 3.10.7.1). */
export const NEEDS_NO_FILTER = {
  causes: ['firewall-reject', 'outbound-block', 'source-blocked', 'middlebox-reset'],
  why: 'No socket is bound to that address and port, so the server’s kernel sends the RST itself: the refusal needs no filter and no forger. Should one be there as well, the proof after the fix will show it.',
};

export const RIGHT_MACHINE = {
  causes: ['wrong-host', 'duplicate-address', 'partial-backend', 'advertised-address'],
  why: 'The listing is from the machine that the client dials, and what it shows is enough for the refusal there: no other machine is needed to explain it.',
};

export const NO_FORWARD = {
  causes: [
    'forwarded-to-wrong-port',
    'container-port-unpublished',
    'container-loopback-bind',
    'container-localhost',
    'no-ready-endpoints',
    'proxy-in-the-way',
  ],
  why: 'The machine’s own sockets explain the refusal, and nothing in the evidence shows a container, a forward or a proxy in front of them.',
};

export const QUEUE_NEEDS_LISTENER = {
  causes: ['accept-queue-overflow'],
  why: 'A queue belongs to a listening socket, and none takes that address.',
};

/** For clients whose message hides the errno (MariaDB's 115, curl's 7): what is seen tells which one it was. */
export const OTHER_ENDINGS = {
  causes: { notCausing: 'refused' },
  why: 'The client’s message does not say how the attempt ended. What is seen on the server makes it a refusal, and this makes none.',
} as const;
