import type { Draft, Line, Parser } from '../model/parser.ts';

// 2026/11/21 05:16:31 [info] 9474#9474: *1 client 127.0.0.1 closed keepalive connection
// 2026/11/21 05:16:30 [notice] 9472#9472: using the "epoll" event method
// 2026/11/21 05:16:33 [notice] 9473#9473: signal 17 (SIGCHLD) received from 9474
const ROUTINE =
  /^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d \[(?:info|notice)\] \d{1,9}#\d{1,9}: (?:\*\d{1,12} client \S{3,60} closed keepalive connection|using (?:the "\w{2,12}" event method|inherited sockets)|nginx\/[\d.]{3,12}|(?:openresty|built by|OS:) .{2,80}|getrlimit\(RLIMIT_NOFILE\): \S{1,40}|(?:gracefully )?(?:start(?:ing)?|shut(?:ting)? down|exit(?:ing)?|reconfigur(?:e|ing)|reopen(?:ing)? logs)(?: \w{2,12}){0,4}(?: \d{1,9})?|signal \d{1,2} \(SIG[A-Z\d]{2,8}\) (?:received|process started).{0,60}|(?:worker|cache \w{4,8}|unknown) process \d{1,9} exited with code 0)$/;

/** Lines of nginx' error log that tell of its daily work. What failed is told in sentences, as in any log. */
export const nginx: Parser = {
  id: 'nginx',
  marks: ['[info] N', '[notice] N'],
  line: ({ text }: Line): readonly Draft[] | undefined => (ROUTINE.test(text) ? [] : undefined),
};
