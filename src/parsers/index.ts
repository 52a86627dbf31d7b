import type { Parser } from '../model/parser.ts';
import { netcat } from './netcat.ts';
import { netstat } from './netstat.ts';
import { ss } from './ss.ts';

/** Every parser, sorted by id. */
export const PARSERS: readonly Parser[] = [netcat, netstat, ss];
