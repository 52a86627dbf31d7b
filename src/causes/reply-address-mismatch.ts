import type { CauseRules } from '../model/cause.ts';

export const replyAddressMismatch: CauseRules = {
  id: 'reply-address-mismatch',
  title: 'The answer comes from another address',
  looks: [],
  rules: [],
};
