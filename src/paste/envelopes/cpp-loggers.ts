/** The loggers of C++ programs beside Google's. */

import type { EnvelopeFamily } from '../envelope.ts';
import { opens } from './parts/prefix.ts';

export const cppLoggers: EnvelopeFamily = {
  id: 'cpp-loggers',
  envelopes: [
    {
      id: 'cpp-loggers/boost',
      sample: ['[2026-11-21 04:47:00.123456] [0x00007f488f022000] [error]   ', ''],
      source: 'Boost.Log 1.74, the trivial logger, printed here',
      mark: '] [0x',
      // [2026-11-21 04:47:00.123456] [0x00007f488f022000] [error]   ...
      open: opens(
        /^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}\] \[0x[0-9a-f]{8,16}\] \[(?<level>trace|debug|info|warning|error|fatal)\] {1,3}/,
      ),
    },
    {
      id: 'cpp-loggers/spdlog',
      sample: ['[2026-11-21 04:47:00.123] [db] [error] ', ''],
      source: 'spdlog 1.10.0, printed here',
      mark: '] [',
      // [2026-11-21 04:47:00.123] [db] [error] ...      [2026-11-21 04:47:00.123] [error] [socket.cc:12] ...
      open: opens(
        /^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3,6}\] (?:\[(?<logger>[^\]]{1,80})\] )?\[(?<level>trace|debug|info|warning|warn|error|critical|err)\] (?:\[[\w./-]{1,120}:\d{1,6}\] )?/,
      ),
    },
  ],
};
