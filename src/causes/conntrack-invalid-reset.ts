import type { CauseRules } from '../model/cause.ts';

export const conntrackInvalidReset: CauseRules = {
  id: 'conntrack-invalid-reset',
  title: 'Connection tracking lets a packet through untranslated',
  looks: [],
  rules: [],
  // https://kubernetes.io/blog/2019/03/29/kube-proxy-subtleties-debugging-an-intermittent-connection-reset/
  prose: {
    what: 'Connection tracking takes a packet of a running connection for INVALID. The packet crosses the NAT untranslated, and the end that gets it answers with a RST.',
    why: 'Packets that come late or out of order under load can fall outside the window that the tracking expects. A packet of that state is not translated: it reaches the client under the backend’s own address, which the client never dialled, so its kernel resets it, and the backend’s connection with it.',
    todo: 'On the machine that translates (a Kubernetes node, a router) look whether “invalid” in conntrack -S grows while it happens. Drop what is INVALID before it is forwarded, or set net.netfilter.nf_conntrack_tcp_be_liberal to 1. Newer versions of kube-proxy drop such packets by themselves.',
    prevent: 'Begin the FORWARD chain of every machine that translates with a rule that drops INVALID.',
  },
};
