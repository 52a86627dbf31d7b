import type { Row } from './systemd.ts';

function emfile(about: string | undefined): ReturnType<Row[1]> {
  return { event: 'no-descriptors', about, detail: 'EMFILE' };
}

/** One of them stands in every line below. */
export const NO_DESCRIPTORS_MARKS: readonly string[] = [
  'oo many open files',
  'out of system resource',
  'FD limit',
];

/** Where services say that accept() found no free descriptor. */
export const NO_DESCRIPTORS: readonly Row[] = [
  // 2024/05/06 07:08:09 [crit] 31#31: accept4() failed (24: Too many open files)
  [
    /\[(?:crit|alert)\] [\d#: *]{3,40}accept4?\(\) failed \(24: Too many open files\)$/,
    () => emfile('nginx'),
  ],
  // [alert] 31#31: *1 socket() failed (24: Too many open files) while connecting to upstream, ...      (nginx as a client)
  [/\[alert\] [\d#: *]{3,40}socket\(\) failed \(24: Too many open files\)/, () => emfile('nginx')],
  // 20459:M 21 Nov 2026 04:43:20.602 # Accepting client connection: accept: Too many open files
  [/ # Accepting client connection: accept: Too many open files$/, () => emfile('redis')],
  // http: Accept error: accept tcp [::]:8080: accept4: too many open files; retrying in 5ms
  [
    /\bAccept error: accept tcp \S{1,60}: accept4?: too many open files; retrying in \S{2,8}$/,
    () => emfile(undefined),
  ],
  // error: accept: Too many open files
  [/^error: accept: Too many open files(?: in system)?$/, () => emfile('sshd')],
  // [ERROR] Error in accept: Too many open files      [ERROR] mysqld: Error in accept: Too many open files
  [/\[ERROR\] .{0,60}Error in accept: (?:Too many open files|24\b.{0,40})$/, () => emfile('mysql')],
  // Proxy web reached process FD limit (maxsock=1024). Please check 'ulimit-n' and restart.
  [/^Proxy \S{1,60} reached (?:process|system) FD limit/, () => emfile('haproxy')],
  // [11646] {client} accept() failed; too many open files for this process
  [/\} accept\(\) failed; too many open files for this process$/, () => emfile('hitch')],
  // socket.accept() out of system resource
  [/^socket\.accept\(\) out of system resource$/, () => emfile('python')],
];
