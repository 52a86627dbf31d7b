import { otherFamily, PORT } from '../../other-family.ts';
import { fewProbes } from '../../way.ts';

export const fault = otherFamily({
  id: 'family-localhost-v4',
  variantOf: 'family-localhost-v6',
  target: '127.0.0.1',
  bind: '::1',
  oneMachine: true,
  how: 'a web server on ::1; its clients dial 127.0.0.1',
  recordings: fewProbes('127.0.0.1', PORT),
  listings: ['ss', 'ss-ltn', 'netstat', 'lsof'],
});
