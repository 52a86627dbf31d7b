import type { Entry, Family } from '../entry.ts';
// strerror() of glibc in 19 locales, measured.
import strerror from '../strerror.json' with { type: 'json' };

function words(errno: 'EMFILE' | 'ENFILE'): Entry {
  const says = strerror[errno].map((text) => text.replace(/\.$/, ''));
  return { says, event: 'no-descriptors', detail: errno };
}

/** No descriptor is free: in the words of strerror(), which nearly every program prints, and in programs' own. */
export const descriptors: Family = {
  id: 'descriptors',
  source: 'strerror() of glibc 2.36 in 19 locales, measured',
  entries: [
    // accept4() failed (24: Too many open files)      java.io.IOException: Too many open files      [Errno 24] Too many open files
    words('EMFILE'),
    // accept: Too many open files in system
    words('ENFILE'),
    // acceptor on 0.0.0.0:9989 suspend 100(ms) for 1900 emfile errors!!!      {error,emfile}      reason: emfile
    // accept(4, ...) = -1 EMFILE      Error: EMFILE      code: 'EMFILE'
    {
      says: 'EMFILE',
      event: 'no-descriptors',
      detail: 'EMFILE',
      source:
        'strace 6.1, Node 20 (measured); inet:format_error/1 of Erlang/OTP, esockd_acceptor.erl of esockd',
    },
    { says: 'ENFILE', event: 'no-descriptors', detail: 'ENFILE', source: 'strace 6.1, Node 20 (measured)' },
    // Too many open sockets      (WSAEMFILE, 10024)
    {
      says: ['Too many open sockets', 'WSAEMFILE'],
      event: 'no-descriptors',
      detail: 'EMFILE',
      by: 'windows',
      source: 'Windows Sockets Error Codes, learn.microsoft.com',
    },
    // VFS: file-max limit 1024 reached
    {
      says: 'VFS: file-max limit {n} reached',
      event: 'no-descriptors',
      detail: 'ENFILE',
      source: 'alloc_empty_file() in fs/file_table.c, Linux 2.6 to 6.x',
    },
    // kern.maxfiles limit exceeded by uid 1001, (nginx) please see tuning(7).
    {
      says: 'kern.maxfiles limit exceeded by uid {n}',
      event: 'no-descriptors',
      detail: 'ENFILE',
      source: '_falloc_noinstall() in sys/kern/kern_descrip.c, FreeBSD',
    },
    // file: table is full
    {
      says: 'file: table is full',
      event: 'no-descriptors',
      detail: 'ENFILE',
      source: 'tablefull() in xnu’s bsd/kern/kern_descrip.c and the BSDs',
    },
    // 1024 worker_connections are not enough      512 worker_connections are not enough while connecting to upstream
    {
      says: 'worker_connections are not enough',
      event: 'too-many-clients',
      source: 'ngx_get_connection() in src/core/ngx_connection.c, nginx 0.7 to 1.27',
    },
    // Proxy web reached process FD limit (maxsock=1024). Please check 'ulimit-n' and restart.
    {
      says: 'Proxy {about} reached process FD limit',
      event: 'no-descriptors',
      detail: 'EMFILE',
      source: 'listener_accept() in src/listener.c, HAProxy 1.3 to 2.x',
    },
    // socket.accept() out of system resource
    {
      says: 'socket.accept(() out of system resource',
      event: 'no-descriptors',
      detail: 'EMFILE',
      source: 'asyncio/selector_events.py, Python 3.4 to 3.13',
    },
  ],
};
