// Written by `npm run registries`.
import type { EnvelopeFamily } from '../envelope.ts';
import { dmesg } from './dmesg.ts';
import { docker } from './docker.ts';
import { escaped } from './escaped.ts';
import { journalctl } from './journalctl.ts';
import { json } from './json.ts';
import { klog } from './klog.ts';
import { logfmt } from './logfmt.ts';
import { syslog } from './syslog.ts';

export const ENVELOPES: readonly EnvelopeFamily[] = [
  dmesg,
  docker,
  escaped,
  journalctl,
  json,
  klog,
  logfmt,
  syslog,
];
