import type { Parser } from '../model/parser.ts';
import { bashDevTcp } from './bash-dev-tcp.ts';
import { curl } from './curl.ts';
import { ifconfig } from './ifconfig.ts';
import { ipAddr } from './ip-addr.ts';
import { lsof } from './lsof.ts';
import { netcat } from './netcat.ts';
import { netstat } from './netstat.ts';
import { procNetTcp } from './proc-net-tcp.ts';
import { ss } from './ss.ts';
import { telnet } from './telnet.ts';

/** Every parser, sorted by id. */
export const PARSERS: readonly Parser[] = [
  bashDevTcp,
  curl,
  ifconfig,
  ipAddr,
  lsof,
  netcat,
  netstat,
  procNetTcp,
  ss,
  telnet,
];
