import { droppedSyn } from '../../dropped-syn.ts';

export const fault = droppedSyn({
  id: 'path-filter-v6',
  cause: 'path-filter',
  variantOf: 'path-filter',
  on: 'router',
  by: 'ip6tables',
  family: 6,
  service: 'http',
  rules: `ip6tables -A FORWARD -p tcp --dport 8080 -j DROP`,
});
