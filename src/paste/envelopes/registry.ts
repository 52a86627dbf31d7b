// Written by `npm run registries`.
import type { EnvelopeFamily } from '../envelope.ts';
import { android } from './android.ts';
import { apple } from './apple.ts';
import { applicationLogs } from './application-logs.ts';
import { chromium } from './chromium.ts';
import { ci } from './ci.ts';
import { cloud } from './cloud.ts';
import { cppLoggers } from './cpp-loggers.ts';
import { daemonLoggers } from './daemon-loggers.ts';
import { dmesg } from './dmesg.ts';
import { docker } from './docker.ts';
import { dotnetLoggers } from './dotnet-loggers.ts';
import { embedded } from './embedded.ts';
import { erlangElixirLoggers } from './erlang-elixir-loggers.ts';
import { escaped } from './escaped.ts';
import { goLoggers } from './go-loggers.ts';
import { html } from './html.ts';
import { javaLoggers } from './java-loggers.ts';
import { javaServers } from './java-servers.ts';
import { journalctl } from './journalctl.ts';
import { json } from './json.ts';
import { klog } from './klog.ts';
import { kubernetes } from './kubernetes.ts';
import { logfmt } from './logfmt.ts';
import { mailQuotes } from './mail-quotes.ts';
import { markdown } from './markdown.ts';
import { networkDaemons } from './network-daemons.ts';
import { networkDevices } from './network-devices.ts';
import { nodeLoggers } from './node-loggers.ts';
import { pythonLoggers } from './python-loggers.ts';
import { quotes } from './quotes.ts';
import { rubyPhpPerlLoggers } from './ruby-php-perl-loggers.ts';
import { rustLoggers } from './rust-loggers.ts';
import { servers } from './servers.ts';
import { suffixes } from './suffixes.ts';
import { syslog } from './syslog.ts';
import { telephony } from './telephony.ts';
import { windows } from './windows.ts';
import { writtenDates } from './written-dates.ts';

export const ENVELOPES: readonly EnvelopeFamily[] = [
  android,
  apple,
  applicationLogs,
  chromium,
  ci,
  cloud,
  cppLoggers,
  daemonLoggers,
  dmesg,
  docker,
  dotnetLoggers,
  embedded,
  erlangElixirLoggers,
  escaped,
  goLoggers,
  html,
  javaLoggers,
  javaServers,
  journalctl,
  json,
  klog,
  kubernetes,
  logfmt,
  mailQuotes,
  markdown,
  networkDaemons,
  networkDevices,
  nodeLoggers,
  pythonLoggers,
  quotes,
  rubyPhpPerlLoggers,
  rustLoggers,
  servers,
  suffixes,
  syslog,
  telephony,
  windows,
  writtenDates,
];
