// Written by `npm run registries`.
import type { EnvelopeFamily } from '../envelope.ts';
import { dmesg } from './dmesg.ts';
import { docker } from './docker.ts';
import { escaped } from './escaped.ts';
import { goLoggers } from './go-loggers.ts';
import { html } from './html.ts';
import { javaLoggers } from './java-loggers.ts';
import { javaServers } from './java-servers.ts';
import { journalctl } from './journalctl.ts';
import { json } from './json.ts';
import { klog } from './klog.ts';
import { logfmt } from './logfmt.ts';
import { mailQuotes } from './mail-quotes.ts';
import { markdown } from './markdown.ts';
import { nodeLoggers } from './node-loggers.ts';
import { quotes } from './quotes.ts';
import { suffixes } from './suffixes.ts';
import { syslog } from './syslog.ts';

export const ENVELOPES: readonly EnvelopeFamily[] = [
  dmesg,
  docker,
  escaped,
  goLoggers,
  html,
  javaLoggers,
  javaServers,
  journalctl,
  json,
  klog,
  logfmt,
  mailQuotes,
  markdown,
  nodeLoggers,
  quotes,
  suffixes,
  syslog,
];
