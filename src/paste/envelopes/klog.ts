/** The loggers of Kubernetes and of Google's C++ programs. */

import type { EnvelopeFamily } from '../envelope.ts';
import { opens } from './parts/prefix.ts';

export const klog: EnvelopeFamily = {
  id: 'klog',
  envelopes: [
    {
      id: 'klog/klog',
      sample: ['E1121 04:47:00.123456       1 reflector.go:138] ', ''],
      source: 'k8s.io/klog v2 klog.go, header(): Lmmdd hh:mm:ss.uuuuuu threadid file:line] msg',
      mark: '] ',
      // E1121 04:47:00.123456       1 reflector.go:138] Failed to watch ...
      open: opens(
        /^(?<level>[IWEF])[01]\d[0-3]\d \d\d:\d\d:\d\d\.\d{6} {1,7}(?<pid>\d{1,10}) (?<logger>[\w./+@-]{1,200}:\d{1,6})\] /,
      ),
    },
    {
      id: 'klog/glog',
      sample: ['E20261121 04:47:00.123456 140735 net.cc:12] ', ''],
      source: 'glog 0.6.0, printed here',
      mark: '] ',
      // E20261121 04:47:00.123456 140735 net.cc:12] connect: ...
      open: opens(
        /^(?<level>[IWEF])\d{4}[01]\d[0-3]\d \d\d:\d\d:\d\d\.\d{6} {1,7}\d{1,20} (?<logger>[\w./+@-]{1,200}:\d{1,6})\] /,
      ),
    },
    {
      id: 'klog/tensorflow',
      sample: ['2026-11-21 04:47:00.123456: E tensorflow/core/distributed_runtime/master.cc:316] ', ''],
      source: 'TensorFlow 2 tsl/platform/default/logging.cc: "%s.%06d: %c%s %s:%d] "',
      mark: '] ',
      // 2026-11-21 04:47:00.123456: E tensorflow/core/distributed_runtime/master.cc:316] ...
      open: opens(
        /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}: (?<level>[IWEF]) (?<logger>[\w./+@-]{1,200}:\d{1,6})\] /,
      ),
    },
    {
      id: 'klog/cockroach',
      sample: ['E261121 04:47:00.123456 112 server/node.go:12 ⋮ [n1] 39  ', ''],
      source: 'CockroachDB documentation, Log formats, crdb-v2',
      mark: '.go:',
      // E261121 04:47:00.123456 112 server/node.go:12 ⋮ [n1] 39  ...
      open: opens(
        /^(?<level>[IWEF])\d{6} \d\d:\d\d:\d\d\.\d{6} \d{1,10} (?:\d{1,3}@)?(?<logger>[\w./@-]{1,200}\.go:\d{1,6}) {1,2}(?:⋮ )?\[[^\]]{0,200}\] (?:\d{1,10} )? ?/,
      ),
    },
  ],
};
