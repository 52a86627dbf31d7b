import type { Family } from '../entry.ts';

/** The system says that no local port was free for a connection. */
export const localPorts: Family = {
  id: 'local-ports',
  source: 'netevent.h of the Windows Driver Kit; events 4227, 4231 and 4266 of Tcpip, learn.microsoft.com',
  entries: [
    // 4227: TCP/IP failed to establish an outgoing connection because the selected local endpoint was recently used to connect ...
    {
      says: 'failed to establish an outgoing connection because the selected local endpoint',
      event: 'no-local-port',
      detail: '4227',
      by: 'windows',
    },
    // 4231: A request to allocate an ephemeral port number from the global TCP port space has failed due to all such ports being in use.
    {
      says: 'request to allocate an ephemeral port number from the global TCP port space has failed',
      event: 'no-local-port',
      detail: '4231',
      by: 'windows',
    },
    // Connect() failed for backend web: no free ports.
    {
      says: 'Connect(() failed for backend {about}: no free ports',
      event: 'no-local-port',
      source: 'tcp_connect_server() in src/proto_tcp.c, HAProxy 1.3 to 2.x',
    },
  ],
};
