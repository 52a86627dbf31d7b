/** What Kubernetes, its container runtimes and its log viewers put around what a container printed, and its events. */

import type { EnvelopeFamily, Opened } from '../envelope.ts';
import { contextOf, opens } from './parts/prefix.ts';

// web-7d4b9c6f5-x2x4z app ...      shop web-7d4b9c6f5-x2x4z app ...      redis-0 redis ...
// The five letters are of the alphabet that Kubernetes draws from: it has no vowels.
const STERN =
  /^(?:(?<namespace>[a-z][a-z0-9-]{0,62}) )?(?<pod>[a-z][a-z0-9.-]{0,200}-(?:[bcdf-hj-np-tv-xz2-9]{5}|\d{1,4})) (?<container>[a-z][a-z0-9-]{0,62}) (?=\S)/;

/** A pod of a stateful set ends in a number, as much does: its container must have a part of its name. */
function openStern(text: string): Opened | undefined {
  const match = STERN.exec(text);
  const { pod = '', container = '' } = match?.groups ?? {};
  if (!match || (/-\d{1,4}$/.test(pod) && !pod.startsWith(`${container}-`))) return undefined;
  return { inner: [text.slice(match[0].length)], context: contextOf(match.groups ?? {}) };
}

export const kubernetes: EnvelopeFamily = {
  id: 'kubernetes',
  envelopes: [
    {
      id: 'kubernetes/cri',
      sample: ['2026-11-21T04:47:00.123456789Z stderr F ', ''],
      source:
        'Kubernetes documentation, Logging Architecture; kubelet kuberuntime logs.go: time, stream, tags, log',
      mark: ' std',
      // 2026-11-21T04:47:00.123456789Z stderr F ...      2026-11-21T04:47:00.123456789+01:00 stdout P ...
      open: opens(
        /^(?<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)) std(?:out|err) [FP] /,
      ),
    },
    {
      id: 'kubernetes/prefix',
      sample: ['[pod/web-7d4b9c6f5-x2x4z/app] ', ''],
      source: 'kubectl documentation, kubectl logs --prefix',
      mark: '[pod/',
      // [pod/web-7d4b9c6f5-x2x4z/app] ...
      open: opens(/^\[pod\/(?<pod>[a-z0-9.-]{1,253})\/(?<container>[a-z0-9-]{1,63})\] /),
    },
    {
      id: 'kubernetes/kubetail',
      sample: ['[web-7d4b9c6f5-x2x4z app] ', ''],
      source: 'kubetail 1.6 documentation: [pod] or [pod container] in front of each line',
      mark: '] ',
      // [web-7d4b9c6f5-x2x4z] ...      [web-7d4b9c6f5-x2x4z app] ...
      open: opens(
        /^\[(?<pod>[a-z][a-z0-9.-]{0,200}-(?:[bcdf-hj-np-tv-xz2-9]{5}|\d{1,4}))(?: (?<container>[a-z][a-z0-9-]{0,62}))?\] /,
      ),
    },
    {
      id: 'kubernetes/stern',
      sample: ['web-7d4b9c6f5-x2x4z app ', ''],
      source:
        'stern 1 documentation: the default template is pod, container, message; with all namespaces theirs first',
      mark: '-',
      open: openStern,
    },
    {
      id: 'kubernetes/described-event',
      sample: ['  Warning  Unhealthy  3s (x12 over 3m)  kubelet  ', ''],
      source: 'kubectl documentation, kubectl describe pod: Type, Reason, Age, From, Message',
      mark: '  ',
      //   Warning  Unhealthy  3s (x12 over 3m)  kubelet  Readiness probe failed: ...
      //   Warning  Failed     3m                kubelet, node1  Error: ...
      open: opens(
        /^ {0,6}(?<level>Warning|Normal) {1,8}[A-Z]\w{2,60} {1,40}(?:\d{1,6}[smhdy]){1,3}(?: ago)?(?: \(x\d{1,7} over (?:\d{1,6}[smhdy]){1,3}\))? {2,40}(?<program>[\w.-]{1,120}(?:, (?<host>[\w.-]{1,253}))?) {2,40}/,
      ),
    },
    {
      id: 'kubernetes/listed-event',
      sample: ['3s          Warning   Unhealthy   pod/web-7d4b9c6f5-x2x4z   ', ''],
      source:
        'kubectl documentation, kubectl get events: LAST SEEN, TYPE, REASON, OBJECT, MESSAGE; kubectl events alike',
      mark: '/',
      // 3s          Warning   Unhealthy   pod/web-7d4b9c6f5-x2x4z   Readiness probe failed: ...
      // shop        3m (x12 over 5m)   Warning   BackOff   Pod/web-7d4b9c6f5-x2x4z   ...
      open: opens(
        /^(?:(?<namespace>[a-z][a-z0-9-]{0,62}) {2,64})?(?:\d{1,6}[smhdy]){1,3}(?: \(x\d{1,7} over (?:\d{1,6}[smhdy]){1,3}\))? {2,40}(?<level>Warning|Normal) {2,40}[A-Z]\w{2,60} {2,40}[A-Za-z]{2,60}\/(?<pod>[\w.-]{1,253}) {2,200}/,
      ),
    },
    {
      id: 'kubernetes/old-event',
      sample: ['3m\t3s\t12\t{kubelet node1}\tspec.containers{app}\tWarning\tUnhealthy\t', ''],
      source: 'kubectl 1.5 describe: FirstSeen, LastSeen, Count, From, SubObjectPath, Type, Reason, Message',
      mark: '{',
      //   3m<tab>3s<tab>12<tab>{kubelet node1}<tab>spec.containers{app}<tab>Warning<tab>Unhealthy<tab>...
      //   3m  3s  12  kubelet, node1  spec.containers{app}  Warning  Unhealthy  ...
      open: opens(
        /^\s{0,6}(?:\d{1,6}[smhdy]){1,2}\s{1,16}(?:\d{1,6}[smhdy]){1,2}\s{1,16}\d{1,7}\s{1,16}(?:\{(?<program>[\w-]{1,60}) (?<host>[\w.-]{0,253})\}|[\w.-]{1,60}, [\w.-]{1,253}|[\w.-]{1,60})\s{1,40}(?:[\w.]{1,60}\{(?<container>[\w-]{1,63})\}\s{1,40})?(?<level>Warning|Normal)\s{1,16}[A-Z]\w{2,60}\s{1,40}/,
      ),
    },
  ],
};
