import type { CauseRules, FactSlot } from '../model/cause.ts';
import { unanswered } from './slots/silence.ts';

/** Major and minor number of a kernel release. */
const RELEASE = /^(\d{1,2})\.(\d{1,3})/;

function hasNoRecycling(release: string): boolean {
  const [, major = '0', minor = '0'] = RELEASE.exec(release) ?? [];
  return Number(major) > 4 || (Number(major) === 4 && Number(minor) >= 12);
}

const recycles: FactSlot<'setting'> = {
  slot: 'fact',
  kind: 'setting',
  from: 'server',
  is: ({ key, value }) => key === 'net.ipv4.tcp_tw_recycle' && value === '1',
  reason: 'The server has tcp_tw_recycle on',
};

const rejectsGrow: FactSlot<'growth'> = {
  slot: 'fact',
  kind: 'growth',
  from: 'server',
  is: ({ name, by }) => name === 'TcpExtPAWSPassive' && by > 0,
  reason: ({ by }) => `Meanwhile the server dropped ${by} SYNs for their timestamps`,
};

const newerKernel: FactSlot<'setting'> = {
  slot: 'fact',
  kind: 'setting',
  from: 'server',
  is: ({ key, value }) => key === 'kernel.osrelease' && hasNoRecycling(value),
  reason: ({ value }) => `The server runs Linux ${value}, which has no tcp_tw_recycle any more`,
};

export const timestampNatDrop: CauseRules = {
  id: 'timestamp-nat-drop',
  title: 'SYNs are dropped for their timestamps',
  looks: ['attempt', 'setting', 'growth'],
  rules: [
    { bearing: 'strong', slots: [unanswered, recycles, rejectsGrow] },
    { bearing: 'weak', slots: [unanswered, recycles] },
    { bearing: 'rules-out', slots: [newerKernel] },
  ],
  // Linux 4.12, commit 4396e46187ca (tcp: remove tcp_tw_recycle); ip-sysctl of the kernels before it.
  prose: {
    what: 'A server with tcp_tw_recycle drops SYNs from behind one NAT address whose TCP timestamps seem to go back.',
    why: 'With tcp_tw_recycle the kernel remembers the last timestamp of each address. Behind a NAT many machines share one address, and each has a clock of its own: a SYN with an older timestamp is dropped without a word. Linux 4.12 removed the setting.',
    todo: 'Ask uname -r on the server: from 4.12 on it is not this. Before, set net.ipv4.tcp_tw_recycle to 0, and see whether “passive connections rejected because of time stamp” (netstat -s) stops growing.',
    prevent: 'Never set tcp_tw_recycle, and take it out of old sysctl files.',
  },
};
