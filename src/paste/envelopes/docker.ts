/** Docker's own ways to write down what a container printed. */

import type { EnvelopeFamily, Opened } from '../envelope.ts';
import { jsonObject, textUnder } from './parts/json-object.ts';
import { contextOf, opens } from './parts/prefix.ts';

function openJsonFile(text: string): Opened | undefined {
  const entry = jsonObject(text);
  const log = entry && textUnder(entry, 'log');
  const time = entry && textUnder(entry, 'time');
  if (!entry || log === undefined || time === undefined || !entry.has('stream')) return undefined;
  return { inner: [log.replace(/\r?\n$/, '')], context: contextOf({ time }) };
}

export const docker: EnvelopeFamily = {
  id: 'docker',
  envelopes: [
    {
      id: 'docker/json-file',
      sample: ['{"log":"', '\\n","stream":"stderr","time":"2026-11-21T04:47:00.123456789Z"}'],
      escape: 'json',
      source: 'Docker documentation, JSON File logging driver',
      mark: '"log":"',
      // {"log":"...\n","stream":"stderr","time":"2026-11-21T04:47:00.123456789Z"}
      open: openJsonFile,
    },
    {
      id: 'docker/timestamps',
      sample: ['2026-11-21T04:47:00.123456789Z ', ''],
      source: 'Docker documentation, docker logs --timestamps: RFC3339Nano, padded with zeros to nine digits',
      mark: 'z ',
      // 2026-11-21T04:47:00.123456789Z ...
      open: opens(/^(?<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z) (?!std(?:out|err) [FP] )/),
    },
    {
      id: 'docker/swarm',
      sample: ['web.1.kz3y9p4v2q7x8r1t5w6n0m4s2@node1    | ', ''],
      source: 'docker/cli cli/command/service/logs.go: task name, slot, id, node, padding, "| "',
      mark: '@',
      // web.1.kz3y9p4v2q7x@node1    | ...
      open: opens(
        /^(?<container>[\w.-]{1,128}\.[\w-]{1,64}\.[a-z0-9]{12,25})@(?<host>[\w.-]{1,128}) {1,60}\|(?: |$)/,
      ),
    },
    {
      id: 'docker/compose',
      sample: ['web-1  | ', ''],
      source: 'docker/compose v2 cmd/formatter/logs.go; v1 compose/cli/log_printer.py: name, padding, "| "',
      mark: ' |',
      // web-1  | ...      web_1       | ...      app_web_1 | ...      my-postgres | ...
      // A bare word with one space before the bar is a command and its pipe, or a row of a table.
      open: opens(
        /^(?<container>[\w.-]{1,128})(?: {2,60}\||(?<=\w[-_.]\w{1,60}) \|(?! (?:sudo|e?grep|awk|sed|cut|head|tail|sort|uniq|wc|tr|tee|less|more|jq|xargs|column|nc|ncat|python3?|ba?sh) ))(?: |$)/,
      ),
    },
  ],
};
