/** Tools that a person types; what else speaks is a program, in its container if its output was shown by one. */
export const TYPED_TOOLS: ReadonlySet<string> = new Set(
  'curl wget nc ncat telnet psql mysql redis-cli mongosh ssh bash bash-dev-tcp openssl nmap kubectl docker'.split(
    ' ',
  ),
);
