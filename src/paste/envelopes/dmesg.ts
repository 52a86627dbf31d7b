/** The kernel's ring buffer, as dmesg prints it. */

import type { EnvelopeFamily } from '../envelope.ts';
import { opens } from './parts/prefix.ts';

export const dmesg: EnvelopeFamily = {
  id: 'dmesg',
  envelopes: [
    {
      id: 'dmesg/decoded',
      sample: ['kern  :warn  : [12345.678901] ', ''],
      source: 'util-linux 2.38.1 dmesg -x, printed here',
      mark: ': [',
      // kern  :warn  : [12345.678901] nf_conntrack: ...      daemon:err   : [Sat Nov 21 04:47:00 2026] ...
      open: opens(
        /^(?:kern|user|mail|daemon|auth|syslog|lpr|news|uucp|cron|authpriv|ftp|local[0-7]) {0,6}:(?<level>emerg|alert|crit|err|warn|notice|info|debug) {0,3}: \[ {0,5}[\d+A-Z][^\]]{3,40}\] /,
      ),
    },
    {
      id: 'dmesg/raw',
      sample: ['<4>[12345.678901] ', ''],
      source: 'util-linux 2.38.1 dmesg -r, printed here',
      mark: '>[',
      // <4>[12345.678901] nf_conntrack: ...
      open: opens(/^<\d{1,3}>\[ {0,4}\d{1,10}\.\d{6}\] ?/),
    },
    {
      id: 'dmesg/plain',
      sample: ['[12345.678901] ', ''],
      source: 'util-linux 2.38.1 dmesg, printed here',
      mark: '] ',
      // [12345.678901] nf_conntrack: ...      [    0.000000][    T0] Linux version ...
      // A name and a program with its number behind it is the journal's line, not the kernel's.
      open: opens(
        /^\[ {0,4}\d{1,9}\.\d{6}\](?:\[ {0,6}[TC]\d{1,7}\])? (?![\w.-]{1,64} (?:kernel|[\w./@-]{1,64}\[\d{1,10}\]): )/,
      ),
    },
    {
      id: 'dmesg/delta',
      sample: ['[12345.678901 <    0.000010>] ', ''],
      source: 'util-linux 2.38.1 dmesg -d, printed here',
      mark: '>] ',
      // [12345.678901 <    0.000010>] nf_conntrack: ...      [<    0.000010>] ...      (-d -T: [Sat ... 2026 <    0.000010>])
      open: opens(
        /^\[(?: {0,4}\d{1,10}\.\d{6} |[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d [\d: ]{13} )?< {0,10}\d{1,10}\.\d{6}>\] /,
      ),
    },
    {
      id: 'dmesg/ctime',
      sample: ['[Sat Nov 21 04:47:00 2026] ', ''],
      source: 'util-linux 2.38.1 dmesg -T, printed here',
      mark: '] ',
      // [Sat Nov 21 04:47:00 2026] nf_conntrack: ...
      // Apache's error log begins alike and goes on with a level or a client in brackets.
      open: opens(
        /^\[(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}\] (?!\[(?:[\w-]{0,30}:)?(?:emerg|alert|crit|error|warn|notice|info|debug|trace\d)\]|\[client )/,
      ),
    },
    {
      id: 'dmesg/human',
      sample: ['[  +0.000010] ', ''],
      source: 'util-linux 2.38.1 dmesg -H, printed here',
      mark: '] ',
      // [Nov21 04:47] nf_conntrack: ...      [  +0.000010] nf_conntrack: ...
      open: opens(/^\[(?:[A-Z][a-z]{2}[ \d]\d \d\d:\d\d| {0,5}\+\d{1,6}\.\d{6})\] /),
    },
    {
      id: 'dmesg/iso',
      sample: ['2026-11-21T04:47:00,678901+00:00 ', ''],
      source: 'util-linux 2.38.1 dmesg --time-format=iso, printed here',
      mark: ',',
      // 2026-11-21T04:47:00,678901+00:00 nf_conntrack: ...
      open: opens(/^(?<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d,\d{6}[+-]\d\d:\d\d) /),
    },
    {
      id: 'dmesg/kmsg',
      sample: ['4,1017,12345678901,-;', ''],
      source: 'Linux 6.18 /dev/kmsg, read here',
      mark: ';',
      // 4,1017,12345678901,-;nf_conntrack: ...
      open: opens(/^\d{1,3},\d{1,12},\d{1,16},[-c+](?:,caller=\w{1,12})?;/),
    },
  ],
};
