import type { CauseRules } from '../model/cause.ts';

export const outboundBlock: CauseRules = {
  id: 'outbound-block',
  title: "The client's own packet filter stops the SYN",
  fails: { errnos: ['EACCES', 'EPERM', 'ENOPROTOOPT'] },
  looks: [],
  rules: [],
};
