/**
 * Values that come from outside (a form, a link, a stored file) are read by allow-lists. What does not fit is refused
 * with a sentence that says what is wrong and what to give instead; nothing is repaired on the quiet.
 */

import { PLATFORMS, SYMPTOMS, type Platform, type Symptom } from './case.ts';
import { findHidden } from './hidden-characters.ts';
import { portOfScheme } from './scheme-ports.ts';

export type Accepted<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: string };

export function accepted<T>(value: T): Accepted<T> {
  return { ok: true, value };
}

export function refused(why: string): { readonly ok: false; readonly why: string } {
  return { ok: false, why };
}

/** A refused value inside a sentence. */
export function shown(text: string): string {
  const characters = Array.from(text);
  return characters.length > 60 ? `“${characters.slice(0, 60).join('')}…”` : `“${text}”`;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'list' : typeof value;
}

/** What every field asks for: some text on one line, of a sane size, in which nothing is hidden. */
export function acceptText(value: unknown, field: string, most: number): Accepted<string> {
  if (typeof value !== 'string')
    return refused(`${field} has to be text, and this is of type ${kindOf(value)}.`);
  if (value === '') return refused(`${field} is empty.`);
  if (value.length > most) {
    return refused(`${field} has ${value.length} characters, and ${most} is the most that it can have.`);
  }
  const hidden = findHidden(value);
  if (hidden) return refused(`${field} contains ${hidden.what}: ${hidden.instead}.`);
  if (value.startsWith(' ') || value.endsWith(' ')) {
    return refused(`${field} has a space before or after it: remove it.`);
  }
  return accepted(value);
}

const PORT = /^[1-9]\d{0,4}$/;
const OTHER_NUMBER = /^[+-]?\d+$/;

/** A port as a number, or as its decimal digits. */
export function acceptPort(value: unknown): Accepted<number> {
  const read = typeof value === 'number' ? accepted(String(value)) : acceptText(value, 'The port', 64);
  if (!read.ok) return read;
  const text = read.value;
  if (PORT.test(text) && Number(text) <= 65535) return accepted(Number(text));
  if (text === '0')
    return refused('Port 0 cannot be dialled: give the port that the service listens on, 1 to 65535.');
  if (OTHER_NUMBER.test(text)) {
    return refused(
      `${shown(text)} is not a port: give a whole number from 1 to 65535, without sign or leading zero.`,
    );
  }
  const known = portOfScheme(text);
  const example = known === undefined ? 'such as 5432' : `which is usually ${known} for ${text}`;
  return refused(`${shown(text)} is not a port: give its number, ${example}.`);
}

const INTERFACE = /^[\w.:@-]{1,15}$/;
const PEER = /@if\d+$/;

/** A network interface; the peer's index that `ip link` prints behind it (`eth0@if5`) is not part of the name. */
export function acceptInterface(value: unknown): Accepted<string> {
  const read = acceptText(value, 'The interface', 64);
  if (!read.ok) return read;
  let name = read.value;
  while (PEER.test(name)) name = name.replace(PEER, '');
  if (INTERFACE.test(name) && !name.startsWith('-') && name !== '.' && name !== '..') return accepted(name);
  return refused(
    `${shown(read.value)} is not an interface name: give one as “ip link” shows it, such as eth0 (at the most 15 letters, digits and _ . : @ -, not starting with -).`,
  );
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

// sun_path has 108 bytes, one of them for the NUL.
const SOCKET_PATH_BYTES = 107;

/** A Unix socket: an absolute path, or `@name` in the abstract namespace. */
export function acceptSocketPath(value: unknown): Accepted<string> {
  const read = acceptText(value, 'The socket path', 512);
  if (!read.ok) return read;
  const text = read.value;
  if (!/^[/@]./u.test(text)) {
    return refused(
      `${shown(text)} is not the path of a Unix socket: give it from the root, such as /run/mysqld/mysqld.sock, or as @name.`,
    );
  }
  const bytes = utf8Length(text);
  if (bytes <= SOCKET_PATH_BYTES) return accepted(text);
  return refused(
    `The socket path has ${bytes} bytes, and the kernel takes ${SOCKET_PATH_BYTES} at the most.`,
  );
}

const USER = /^[a-z_][a-z0-9_-]{0,31}\$?$/;

/** A Unix user. */
export function acceptUser(value: unknown): Accepted<string> {
  const read = acceptText(value, 'The user', 64);
  if (!read.ok || USER.test(read.value)) return read;
  return refused(
    `${shown(read.value)} is not a Unix user name: it has at the most 32 lower-case letters, digits, _ and -, and starts with a letter or _.`,
  );
}

function acceptOneOf<T extends string>(value: unknown, kind: string, all: readonly T[]): Accepted<T> {
  const read = acceptText(value, `The ${kind}`, 64);
  if (!read.ok) return read;
  const found = all.find((one) => one === read.value);
  if (found !== undefined) return accepted(found);
  return refused(`${shown(read.value)} is not a ${kind} known here: give one of ${all.join(', ')}.`);
}

export function acceptSymptom(value: unknown): Accepted<Symptom> {
  return acceptOneOf(value, 'symptom', SYMPTOMS);
}

export function acceptPlatform(value: unknown): Accepted<Platform> {
  return acceptOneOf(value, 'platform', PLATFORMS);
}
