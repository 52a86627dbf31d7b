import type { EnvelopeFamily } from '../envelope.ts';
import { readRecord } from './parts/fields.ts';
import { membersFrom } from './parts/members.ts';
import { opened } from './parts/opened.ts';
import { opens } from './parts/prefix.ts';

const STAMP = String.raw`(?<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d))`;
const REQUEST = String.raw`[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}`;
const LEVEL = '(?<level>TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL|CRITICAL)';

export const cloud: EnvelopeFamily = {
  id: 'cloud',
  envelopes: [
    {
      // 2026-11-21T04:47:00.123Z<tab>8d2c...<tab>ERROR<tab>connect ECONNREFUSED 192.0.2.5:5432
      id: 'cloud/lambda-node',
      sample: ['2026-11-21T04:47:00.123Z\t8d2cb0a4-3f0e-4f2a-9a57-0c6f3f1c2b11\tERROR\t', ''],
      source: 'documentation: AWS Lambda, logging of Node.js functions',
      mark: '\t',
      open: opens(new RegExp(String.raw`^${STAMP}\t(?:${REQUEST}|undefined)\t${LEVEL}\t`)),
    },
    {
      // [ERROR]<tab>2026-11-21T04:47:00.123Z<tab>8d2c...<tab>connection refused
      id: 'cloud/lambda-python',
      sample: ['[ERROR]\t2026-11-21T04:47:00.123Z\t8d2cb0a4-3f0e-4f2a-9a57-0c6f3f1c2b11\t', ''],
      source: 'documentation: AWS Lambda, logging of Python functions',
      mark: '\t',
      open: opens(new RegExp(String.raw`^\[${LEVEL}\]\s${STAMP}\s${REQUEST}\s`)),
    },
    {
      // 2026-11-21T04:47:00.123000+00:00 2026/11/21/[$LATEST]1f0e connect ECONNREFUSED 192.0.2.5:5432
      id: 'cloud/aws-logs-tail',
      sample: ['2026-11-21T04:47:00.123000+00:00 2026/11/21/[$LATEST]1f0e3dad99908345f7439f8ffabdffc4 ', ''],
      source: 'documentation: AWS CLI 2, aws logs tail --format detailed: time, stream, message',
      mark: '+00:00 ',
      open: opens(
        new RegExp(
          String.raw`^${STAMP} (?:\d{4}\/\d\d\/\d\d\/\[[\w$]{1,40}\][0-9a-f]{8,40}|[\w.-]{1,64}\/[\w.-]{1,64}\/[0-9a-f]{32}) `,
        ),
      ),
    },
    {
      // 2026-11-21T04:47:00.123456+00:00 app[web.1]: connect ECONNREFUSED 192.0.2.5:5432
      id: 'cloud/heroku',
      sample: ['2026-11-21T04:47:00.123456+00:00 app[web.1]: ', ''],
      source: 'documentation: Heroku Dev Center, log format: timestamp source[dyno]: message',
      mark: ']: ',
      open: opens(
        new RegExp(
          String.raw`^${STAMP} (?<program>app|heroku)\[(?<container>[a-z][\w-]{1,40}(?:\.\d{1,6})?)\]: `,
        ),
      ),
    },
    {
      //    2026-11-21T04:47:00.12+0000 [APP/PROC/WEB/0] ERR connect ECONNREFUSED 192.0.2.5:5432
      id: 'cloud/cloud-foundry',
      sample: ['   2026-11-21T04:47:00.12+0000 [APP/PROC/WEB/0] ERR ', ''],
      source: 'documentation: Cloud Foundry, log types and their messages',
      mark: '] ',
      open: opens(
        new RegExp(
          String.raw`^\s{0,4}${STAMP} \[(?<container>[A-Z]{2,10}(?:\/[A-Z0-9.-]{1,20}){0,5})\] {0,8}(?<level>OUT|ERR) `,
        ),
      ),
    },
    {
      // 2026-11-21T04:47:00Z app[148ed726c12358] ams [info]connect ECONNREFUSED 192.0.2.5:5432
      id: 'cloud/fly',
      sample: ['2026-11-21T04:47:00Z app[148ed726c12358] ams [info] ', ''],
      source: 'documentation: Fly.io, flyctl logs: time, app[machine], region, [level], message',
      mark: '] ',
      open: opens(
        new RegExp(
          String.raw`^${STAMP} (?<program>app|proxy|runner|health)\[(?<container>[\w-]{1,40})\] [a-z]{3} \[(?<level>[a-z]{4,7})\] ?`,
        ),
      ),
    },
    {
      // ERROR 2026-11-21T04:47:00.123456Z [resource.labels.podName: app-1] connect ECONNREFUSED 192.0.2.5:5432
      id: 'cloud/stackdriver',
      sample: ['ERROR 2026-11-21T04:47:00.123456Z ', ''],
      source: 'documentation: Google Cloud Logging, entries copied out of the Logs Explorer',
      mark: 'z ',
      open: opens(
        new RegExp(
          String.raw`^(?<level>DEFAULT|DEBUG|INFO|NOTICE|WARNING|ERROR|CRITICAL|ALERT|EMERGENCY) ${STAMP} (?:\[[\w.]{1,60}: [\w.-]{1,128}\] ){0,4}`,
        ),
      ),
    },
    {
      // textPayload: 'connect ECONNREFUSED 192.0.2.5:5432'      textPayload: connect ECONNREFUSED 192.0.2.5:5432
      id: 'cloud/gcloud-yaml',
      sample: ['textPayload: ', ''],
      source: 'documentation: gcloud logging read, its YAML',
      mark: 'payload: ',
      open: opens(/^\s{0,4}textPayload: (?=\S)/),
    },
    {
      // 2026-11-21 04:47:00 default[20261121t044700]  connect ECONNREFUSED 192.0.2.5:5432
      id: 'cloud/app-engine',
      sample: ['2026-11-21 04:47:00 default[20261121t044700]  ', ''],
      source: 'documentation: gcloud app logs tail: time, service[version], message',
      mark: ']  ',
      open: opens(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d (?<program>[a-z][\w-]{0,62})\[[\w-]{1,64}\] {2}/),
    },
    {
      // 2026-11-21T04:47:00Z   [Error]   connect ECONNREFUSED 192.0.2.5:5432
      id: 'cloud/azure-functions',
      sample: ['2026-11-21T04:47:00Z   [Error]   ', ''],
      source: 'documentation: Azure Functions, streaming logs: time, [level], message',
      mark: '] ',
      open: opens(
        new RegExp(
          String.raw`^\[?${STAMP}\]? {1,4}\[(?<level>Verbose|Trace|Debug|Information|Info|Warning|Error|Critical)\] {1,4}`,
        ),
      ),
    },
    {
      // 2026-11-21 04:47:00.123456789 +0000 app.db: {"log":"connect ECONNREFUSED 192.0.2.5:5432"}
      id: 'cloud/fluentd',
      sample: ['2026-11-21 04:47:00.123456789 +0000 app.db: ', ''],
      source: 'documentation: fluentd, out_stdout: time, tag, record',
      mark: ': ',
      open: opens(
        /^(?<time>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,9})? [+-]\d{4}) (?<logger>[\w*-]{1,64}(?:\.[\w*-]{1,64}){0,8}): /,
      ),
    },
    {
      // [0] app.db: [[1795236420.123456789, {}], {"log"=>"connect ECONNREFUSED 192.0.2.5:5432"}]
      id: 'cloud/fluent-bit',
      sample: ['[0] app.db: [[1795236420.123456789, {}], {"log"=>"', '"}]'],
      escape: 'json',
      source: 'documentation: Fluent Bit 3, out_stdout: [number] tag: [[time, metadata], record]',
      mark: '"=>"',
      open(text) {
        // In front of the record stand its number, its tag and its time.
        const match = /^\[\d{1,9}\] [\w.*-]{1,128}: \[\[?\d{10}\.\d{9}(?:, \{\}\])?, (?=\{)/.exec(text);
        if (!match) return undefined;
        const { texts, context } = readRecord(membersFrom(text, match[0].length).members);
        return opened(texts, context);
      },
    },
  ],
};
