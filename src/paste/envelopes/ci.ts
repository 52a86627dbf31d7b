import type { EnvelopeFamily } from '../envelope.ts';
import { readRecord } from './parts/fields.ts';
import { membersFrom } from './parts/members.ts';
import { opened } from './parts/opened.ts';
import { opens } from './parts/prefix.ts';

const STAMP = String.raw`(?<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z)`;

// fatal: [db1]: UNREACHABLE! => {      failed: [db1] (item=x) => {      db1 | FAILED! => {      fatal: [db1 -> app1]: FAILED! => {
const ANSIBLE =
  /^(?:(?:fatal|failed|ok|changed|skipping): \[[^\]]{1,160}\]:?|[\w.-]{1,128} \|)(?: \(item=.{1,300}?\))?(?: [A-Z]{2,12}!?)? => /;

export const ci: EnvelopeFamily = {
  id: 'ci',
  envelopes: [
    {
      // Seven digits behind the second are .NET's; other stamps belong to what stands behind them.
      // 2026-11-21T04:47:00.1234567Z ##[error]connect ECONNREFUSED 192.0.2.5:5432
      id: 'ci/github',
      sample: ['2026-11-21T04:47:00.1234567Z ##[error]', ''],
      source: 'documentation: actions/runner, logs as they are downloaded; Azure Pipelines writes the same',
      mark: 'z ',
      open: opens(
        /^(?:[\w .()/,-]{1,100}\t[\w .()/:,-]{1,100}\t)?\uFEFF?(?<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z) (?:##\[(?<level>error|warning|debug|notice|command|section|group)\])?(?=\S)/,
      ),
    },
    {
      // ##[error]connect ECONNREFUSED 192.0.2.5:5432
      id: 'ci/github-command',
      sample: ['##[error]', ''],
      source: 'documentation: actions/runner and Azure Pipelines, formatting commands in the log',
      mark: '##[',
      open: opens(/^##\[(?<level>error|warning|debug|notice|section|command)\](?=\S)/),
    },
    {
      // ::error file=app.js,line=1::connect ECONNREFUSED 192.0.2.5:5432
      id: 'ci/github-annotation',
      sample: ['::error file=app.js,line=1::', ''],
      source: 'documentation: GitHub Actions, workflow commands',
      mark: '::',
      open: opens(/^::(?<level>error|warning|notice|debug)(?: [^:]{1,300})?::(?=\S)/),
    },
    {
      // 2026-11-21T04:47:00.123456Z 01E connect ECONNREFUSED 192.0.2.5:5432
      id: 'ci/gitlab',
      sample: ['2026-11-21T04:47:00.123456Z 01E ', ''],
      source: 'documentation: GitLab, job logs with FF_TIMESTAMPS: time, stream number, O or E, space or +',
      mark: 'z ',
      open: opens(new RegExp(String.raw`^${STAMP} [0-9a-f]{2}(?<level>[OE])[ +](?=\S)`)),
    },
    {
      // [2026-11-21T04:47:00.123Z] connect ECONNREFUSED 192.0.2.5:5432
      id: 'ci/jenkins',
      sample: ['[2026-11-21T04:47:00.123Z] ', ''],
      source: 'documentation: Jenkins, Timestamper plugin',
      mark: 'z] ',
      open: opens(new RegExp(String.raw`^\[${STAMP}\] (?:\[(?<program>[\w.-]{1,64})\] )?`)),
    },
    {
      // [04:47:00][Step 1/2] connect ECONNREFUSED 192.0.2.5:5432      [04:47:00]W:   [Step 1/2] connect ...
      id: 'ci/teamcity',
      sample: ['[04:47:00]W:\t [Step 1/2] ', ''],
      source: 'documentation: TeamCity, build log as text',
      mark: '[step ',
      open: opens(/^\[\d\d:\d\d:\d\d\](?<level>[A-Za-z] ?:)?\s{0,4}\[Step \d{1,3}\/\d{1,3}\] /),
    },
    {
      id: 'ci/ansible',
      sample: ['fatal: [db1]: UNREACHABLE! => {"changed": false, "msg": "', '", "unreachable": true}'],
      escape: 'json',
      source: 'ansible-core 2.14.18 printed it',
      mark: ' => ',
      open(text) {
        const match = ANSIBLE.exec(text);
        if (!match) return undefined;
        const { texts } = readRecord(membersFrom(text, match[0].length).members);
        return opened(texts);
      },
    },
    {
      // db1 | UNREACHABLE!: connect ECONNREFUSED 192.0.2.5:5432
      id: 'ci/ansible-one-line',
      sample: ['db1 | UNREACHABLE!: ', ''],
      source: 'ansible-core 2.14.18 printed it: --one-line',
      mark: '!: ',
      open: opens(/^[\w.-]{1,128} \| (?:UNREACHABLE|FAILED)!: /),
    },
    {
      //     msg: 'Failed to connect to the host via ssh: ...      message: '...'      reason: ...
      id: 'ci/yaml-member',
      sample: ['    msg: ', ''],
      source: 'ansible-core 2.14.18 printed it: ANSIBLE_CALLBACK_RESULT_FORMAT=yaml',
      mark: ': ',
      open(text) {
        const match =
          /^\s{0,40}(?:- )?(?:msg|message|stderr|stdout|module_std(?:err|out)|error|reason|log): (?=\S)/.exec(
            text,
          );
        if (!match) return undefined;
        const value = text
          .slice(match[0].length)
          .trim()
          .replace(/(?<=['"]),$/, '');
        if (/^[|>][-+]?$/.test(value)) return undefined;
        // In single quotes a quote is doubled; a value of several lines closes in its last.
        if (value.startsWith("'"))
          return opened([value.replace(/^'/, '').replace(/'$/, '').replaceAll("''", "'")]);
        return opened([value]);
      },
    },
    {
      // │ Error: connect ECONNREFUSED 192.0.2.5:5432      │ E0417 13:21:31.215141 ...      │
      id: 'ci/box',
      sample: ['│ ', ' │'],
      source: 'documentation: Terraform 1, diagnostics in a box; k9s, whose frame stands on both sides',
      mark: '│',
      open(text) {
        const match = /^\s{0,4}[│┃║] {1,4}(?=[^\s│┃║])/.exec(text);
        const inside =
          match &&
          text
            .slice(match[0].length)
            .trimEnd()
            .replace(/[│┃║]$/, '');
        // More of them make a row of a table.
        return inside === null || /[│┃║]/.test(inside) ? undefined : opened([inside]);
      },
    },
    {
      // ==> default: connect ECONNREFUSED 192.0.2.5:5432      ==> amazon-ebs.app: connect ...
      id: 'ci/vagrant',
      sample: ['==> default: ', ''],
      source: 'documentation: Vagrant and Packer, their coloured user interface: `==> machine: message`',
      mark: '==> ',
      open: opens(/^==> (?<program>[\w.-]{1,64}): (?=\S)/),
    },
    {
      //     default: connect ECONNREFUSED 192.0.2.5:5432
      id: 'ci/vagrant-more',
      sample: ['    default: ', ''],
      source: 'documentation: Vagrant, the further lines of a machine that has no name of its own',
      mark: 'default: ',
      open: opens(/^ {0,4}default: (?=\S)/),
    },
    {
      // #12 3.456 connect ECONNREFUSED 192.0.2.5:5432
      id: 'ci/buildkit',
      sample: ['#12 3.456 ', ''],
      source: 'documentation: BuildKit, util/progress/progressui: #vertex seconds message',
      mark: '#',
      open: opens(/^#\d{1,4} \d{1,6}\.\d{1,3} (?=\S)/),
    },
    {
      //  > [2/5] RUN apt-get update:      0.456 connect ECONNREFUSED 192.0.2.5:5432
      id: 'ci/buildkit-summary',
      sample: ['3.456 ', ''],
      source: 'documentation: BuildKit, the log of the failed step that buildx prints last',
      open: opens(/^\d{1,5}\.\d{3} (?=\S)/),
    },
    {
      // (HAProxy's start alike: [WARNING] 324/044700 (8) : ...)
      // [ERROR] connect ECONNREFUSED 192.0.2.5:5432      [WARNING] ...      (also CoreDNS and Python's Lambda)
      id: 'ci/maven',
      sample: ['[ERROR] ', ''],
      source: 'documentation: Apache Maven 3, its console; CoreDNS plugin/pkg/log: [ERROR] ',
      mark: '] ',
      open: opens(
        /^\[(?<level>ERROR|WARNING|WARN|INFO|DEBUG|FATAL|ERR|NOTICE|TRACE)\] {1,5}(?=\S)(?!\d{3}\/\d{6} |\(\d{1,9}\) : )/,
      ),
    },
    {
      // remote: connect ECONNREFUSED 192.0.2.5:5432
      id: 'ci/git-remote',
      sample: ['remote: ', ''],
      source: 'git 2.39.2 sideband.c: "remote: "',
      mark: 'remote: ',
      open: opens(/^remote: {1,4}(?=\S)/),
    },
  ],
};
