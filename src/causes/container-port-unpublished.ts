import type { CauseRules } from '../model/cause.ts';

export const containerPortUnpublished: CauseRules = {
  id: 'container-port-unpublished',
  title: "The container's port is not published",
  looks: [],
  rules: [],
};
