import type { Family } from '../entry.ts';

/** What kernels say of listeners’ queues and of TCP’s memory. */
export const kernelQueues: Family = {
  id: 'kernel-queues',
  source:
    'tcp_syn_flood_action() in net/ipv4/tcp_input.c (Linux 3.2 to 6.x) and net/ipv4/tcp_ipv4.c (2.6), tcp_check_oom() in net/ipv4/tcp.c',
  entries: [
    // TCP: request_sock_TCP: Possible SYN flooding on port 10.77.1.2:3306. Sending cookies.      (6.x: address and port)
    {
      says: 'possible SYN flooding on port {address}:{port}. Sending cookies',
      event: 'syn-flood',
      detail: 'cookies',
      since: 'Linux 5.17',
    },
    // TCP: request_sock_TCPv6: Possible SYN flooding on port 830. Sending cookies.  Check SNMP counters.
    // possible SYN flooding on port 80. Sending cookies.      (2.6)
    {
      says: 'possible SYN flooding on port {port}. Sending cookies',
      event: 'syn-flood',
      detail: 'cookies',
    },
    // TCP: request_sock_TCP: Possible SYN flooding on port [::]:8080. Dropping request.
    {
      says: 'possible SYN flooding on port {address}:{port}. Dropping request',
      event: 'syn-flood',
      detail: 'dropped',
      since: 'Linux 5.17',
    },
    // TCP: TCP: Possible SYN flooding on port 8080. Dropping request.  Check SNMP counters.
    {
      says: 'possible SYN flooding on port {port}. Dropping request',
      event: 'syn-flood',
      detail: 'dropped',
    },
    // sonewconn: pcb 0xfffff8004c6ae000 (0.0.0.0:80 (proto 6)): Listen queue overflow: 193 already in queue awaiting acceptance (1 occurrences)
    {
      says: 'sonewconn: pcb {word} (({address}:{port} ((proto {n})): Listen queue overflow: {n} already in',
      event: 'accept-queue-full',
      since: 'FreeBSD 13',
      source: 'sonewconn() in sys/kern/uipc_socket.c, FreeBSD 13 to 15',
    },
    // sonewconn: pcb 0xfffff80123456780 (local:/var/run/php-fpm.sock): Listen queue overflow: 193 already in queue awaiting acceptance
    {
      says: 'sonewconn: pcb {word} ((local:{path}): Listen queue overflow: {n} already in',
      event: 'accept-queue-full',
      since: 'FreeBSD 13',
      source: 'sonewconn() in sys/kern/uipc_socket.c, FreeBSD 13 to 15',
    },
    // sonewconn: pcb 0xfffffec74540ec26: Listen queue overflow: 193 already in queue awaiting acceptance
    {
      says: 'sonewconn: pcb {word}: Listen queue overflow: {n} already in',
      event: 'accept-queue-full',
      since: 'FreeBSD 9',
      source: 'sonewconn() in sys/kern/uipc_socket.c, FreeBSD 9 to 12',
    },
    // TCP: out of memory -- consider tuning tcp_mem
    { says: 'out of memory -- consider tuning tcp_mem', event: 'tcp-memory', detail: 'memory' },
    // Out of socket memory      (2.6)
    {
      says: 'Out of socket memory',
      event: 'tcp-memory',
      detail: 'memory',
      until: 'Linux 3.2',
      source: 'tcp_out_of_resources() in net/ipv4/tcp_timer.c, Linux 2.6',
    },
    // TCP: too many orphaned sockets      TCP: too many of orphaned sockets      (2.6)
    { says: 'TCP: too many [of ]orphaned sockets', event: 'tcp-memory', detail: 'orphans' },
  ],
};
