import { accepted, acceptPort, acceptText, refused, shown, type Accepted } from './accept.ts';
import { formatIp, inPrefix, parseIp, type Ip } from './ip.ts';

// Browsers and Node both have it, and neither of their type libraries belongs here.
declare const URL: new (text: string) => { readonly hostname: string };

const LONGEST = 512;
const LABEL = /^\w(?:[\w-]{0,61}\w)?$/;
const ASCII = /^[\x20-\x7E]*$/;
// Resolvers hand such a name to inet_aton, which reads `127.1`, `0x7f.1` and `010.0.0.1` as addresses.
const NUMBER_LABEL = /^(?:\d+|0x[\da-f]*)$/i;
const OUTSIDE_NAME = /[^\p{L}\p{M}\p{N}_.-]/u;
// Letters and digits by their class, dots by their looks.
const DOT_LOOKALIKE = /[\u0660\u06F0\uA4F8\uA60E]/;

/** Scripts with letters that look alike: a name with letters of two of them was not typed on one keyboard. */
const LOOKALIKE_SCRIPTS = [
  { name: 'Latin', has: /\p{Script=Latin}/u },
  { name: 'Cyrillic', has: /\p{Script=Cyrillic}/u },
  { name: 'Greek', has: /\p{Script=Greek}/u },
  { name: 'Armenian', has: /\p{Script=Armenian}/u },
  { name: 'Cherokee', has: /\p{Script=Cherokee}/u },
];

function isLinkLocal(ip: Ip): boolean {
  return inPrefix(formatIp({ family: ip.family, bytes: ip.bytes }), 'fe80::', 10);
}

function acceptLiteral(text: string): Accepted<string> | undefined {
  const ip = parseIp(text);
  if (!ip) return undefined;
  if (ip.zone === undefined) return accepted(formatIp(ip));
  if (!isLinkLocal(ip)) {
    return refused(
      `${shown(text)} has a zone, and only link-local addresses (fe80::…) have one: remove it from the % on.`,
    );
  }
  if (/^25[a-z]/i.test(ip.zone)) {
    return refused(`In ${shown(text)}, %25 is how a URL writes %: give %${ip.zone.slice(2)}.`);
  }
  if (/^(?:-|\.{1,2}$)/.test(ip.zone)) {
    return refused(`${shown(text)} names no interface behind the %: give one as in fe80::1%eth0.`);
  }
  return accepted(formatIp(ip));
}

function acceptColons(text: string): Accepted<string> {
  const inner = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text;
  const literal = inner.includes(':') ? acceptLiteral(inner) : undefined;
  if (literal) return literal;
  if (text.includes('://')) return refused(`${shown(text)} is a URL: give the host in it alone.`);
  return refused(`${shown(text)} is not an IPv6 address: give one such as fd87::1, without a port.`);
}

/** An internationalised name in the form that is looked up in DNS. */
function toPunycode(text: string): Accepted<string> {
  const foreign = OUTSIDE_NAME.exec(text) ?? DOT_LOOKALIKE.exec(text);
  if (foreign) {
    return refused(
      `${shown(text)} contains “${foreign[0]}”: a host name has letters, digits, - and plain dots.`,
    );
  }
  const plain = text.normalize('NFKC');
  if (plain !== text.normalize('NFC')) {
    return refused(
      `${shown(text)} contains a letter in a special form: type it plainly, as in ${shown(plain)}.`,
    );
  }
  for (const label of text.split('.')) {
    const scripts = LOOKALIKE_SCRIPTS.filter(({ has }) => has.test(label)).map(({ name }) => name);
    if (scripts.length > 1) {
      return refused(
        `${shown(label)} mixes ${scripts.join(' and ')} letters, which look alike: type it anew, or give the name in its xn-- form.`,
      );
    }
    if (label.startsWith('-') || label.endsWith('-'))
      return refused(`${shown(label)} starts or ends with -.`);
  }
  try {
    return accepted(new URL(`http://${text}/`).hostname);
  } catch {
    return refused(`${shown(text)} is not a valid internationalised name: give it in its xn-- form.`);
  }
}

function refuseAscii(text: string): { readonly ok: false; readonly why: string } {
  if (text.startsWith('-'))
    return refused(`${shown(text)} starts with -, and tools would take it for an option.`);
  const odd = /[^\w.-]/.exec(text);
  if (odd) {
    const sign = odd[0] === ' ' ? 'a space' : odd[0];
    return refused(`${shown(text)} contains ${sign}: a host name has letters, digits, dots, - and _ alone.`);
  }
  const label = text.split('.').find((one) => one.length > 63);
  if (label) return refused(`${shown(label)} is too long: 63 characters between two dots are the most.`);
  return refused(
    `${shown(text)} is not a host name: nothing may be missing before, between or behind its dots and dashes.`,
  );
}

function acceptName(text: string): Accepted<string> {
  const labels = text.split('.');
  const dotted = labels.length > 1 && labels.at(-1) === '' ? labels.slice(0, -1) : labels;
  if (NUMBER_LABEL.test(dotted.at(-1) ?? '')) {
    const hint = acceptPort(text).ok ? ' If it is the port, give the host before it, as in db1:5432.' : '';
    return refused(
      `${shown(text)} is not an IPv4 address: give four numbers from 0 to 255, without leading zeros.${hint}`,
    );
  }
  if (text.length > 253) return refused(`The host name has ${text.length} characters, and 253 are the most.`);
  return dotted.every((label) => LABEL.test(label)) ? accepted(text) : refuseAscii(text);
}

/**
 * A host name or an address literal. Names come back as DNS asks for them (`xn--` where they are not ASCII),
 * addresses in their canonical spelling and without brackets.
 */
export function acceptHost(value: unknown): Accepted<string> {
  const read = acceptText(value, 'The host', LONGEST);
  if (!read.ok) return read;
  const text = read.value;
  if (text.includes(':') || text.startsWith('[')) return acceptColons(text);
  const literal = acceptLiteral(text);
  if (literal) return literal;
  if (ASCII.test(text)) return acceptName(text);
  const name = toPunycode(text);
  return name.ok ? acceptName(name.value) : name;
}

/** An IP address in its canonical spelling. */
export function acceptAddress(value: unknown): Accepted<string> {
  const read = acceptText(value, 'The address', LONGEST);
  if (!read.ok) return read;
  const text = read.value;
  if (text.includes('/'))
    return refused(`${shown(text)} has a / in it: give the address alone, without its prefix length.`);
  if (text.includes(':') || text.startsWith('[')) return acceptColons(text);
  const literal = acceptLiteral(text);
  return literal ?? refused(`${shown(text)} is not an IP address: give one such as 10.0.0.5 or fd87::1.`);
}
