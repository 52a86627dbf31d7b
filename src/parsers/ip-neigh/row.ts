import type { NeighbourRecord } from '../../model/fact.ts';
import { canonicalIp } from '../../model/ip.ts';

const STATES: Readonly<Record<string, NeighbourRecord['state']>> = {
  REACHABLE: 'reachable',
  STALE: 'stale',
  DELAY: 'delay',
  PROBE: 'probe',
  PERMANENT: 'permanent',
  INCOMPLETE: 'incomplete',
  FAILED: 'failed',
  NOARP: 'noarp',
};

// Windows writes 02-42-0a-4d-00-02, macOS leaves zeros out.
const MAC = /^[\da-f]{1,2}(?:[:-][\da-f]{1,2}){5}$/i;

/** A hardware address in one spelling. */
function macOf(text: string | undefined): string | undefined {
  if (text === undefined || !MAC.test(text)) return undefined;
  return text
    .toLowerCase()
    .split(/[:-]/)
    .map((part) => part.padStart(2, '0'))
    .join(':');
}

function neighbour(
  address: string,
  state: NeighbourRecord['state'],
  mac: string | undefined,
  device: string | undefined,
): NeighbourRecord {
  return {
    kind: 'neighbour',
    address,
    ...(device === undefined ? {} : { interface: device }),
    ...(mac === undefined ? {} : { mac }),
    state,
  };
}

// 10.0.1.1 dev eth0 lladdr ae:ba:33:8f:a8:f6 REACHABLE
// 10.0.1.99 dev eth0  used 0/0/0 probes 6 FAILED
// 10.0.1.1 lladdr ae:ba:33:8f:a8:f6 STALE      (`ip neigh show dev eth0`)
function readIpRow(words: readonly string[]): NeighbourRecord | undefined {
  const address = canonicalIp(words[0] ?? '');
  const state = STATES[words.at(-1) ?? ''];
  if (address === undefined || state === undefined || words.length > 16) return undefined;
  const second = words[1];
  if (second !== 'dev' && second !== 'lladdr' && words.length !== 2) return undefined;
  const at = words.indexOf('lladdr');
  const mac = at < 0 ? undefined : macOf(words[at + 1]);
  return neighbour(address, state, mac, second === 'dev' ? words[2] : undefined);
}

// 10.0.1.1                 ether   ae:ba:33:8f:a8:f6   C                     eth0
// 10.0.1.99                        (incomplete)                              eth0
function readArpRow(words: readonly string[]): NeighbourRecord | undefined {
  const address = canonicalIp(words[0] ?? '');
  if (address === undefined) return undefined;
  const device = words.at(-1);
  if (words[1] === '(incomplete)' && words.length === 3) {
    return neighbour(address, 'incomplete', undefined, device);
  }
  const mac = macOf(words[2]);
  const flags = words[3] ?? '';
  if (mac === undefined || !/^C?M?P?!?$/.test(flags) || words.length < 5 || words.length > 6)
    return undefined;
  // `C` is complete: whether the neighbour still answers is not shown.
  return neighbour(address, flags.includes('M') ? 'permanent' : 'stale', mac, device);
}

// ? (10.0.1.1) at ae:ba:33:8f:a8:f6 [ether] on eth0
// gw.internal (10.0.1.50) at 02:00:00:00:00:50 [ether] PERM on eth0
// ? (10.0.1.99) at <incomplete> on eth0
// ? (192.168.1.20) at (incomplete) on en0 ifscope [ethernet]      (macOS)
const BSD =
  /^\S{1,253} \(([\d.]{7,15})\) at (\S{1,20})(?: \[[a-z]{1,12}\])?\s{1,2}(PERM )?(?:PUP )?on (\S{1,15})(?:\s|$)/;

function readBsdRow(text: string): NeighbourRecord | undefined {
  const match = BSD.exec(text);
  const address = canonicalIp(match?.[1] ?? '');
  if (!match || address === undefined) return undefined;
  const device = match[4];
  if (/^[<(]incomplete[>)]$/.test(match[2] ?? '')) return neighbour(address, 'incomplete', undefined, device);
  const mac = macOf(match[2]);
  const permanent = match[3] !== undefined || / permanent\b/.test(text);
  return mac === undefined ? undefined : neighbour(address, permanent ? 'permanent' : 'stale', mac, device);
}

// Interface: 192.168.1.10 --- 0x4
//   192.168.1.1           00-11-22-33-44-55     dynamic      (Windows; the word is localised)
const WINDOWS = /^\s{1,4}([\d.]{7,15})\s{1,30}([\da-f]{2}(?:-[\da-f]{2}){5})\s{1,20}(\S{3,20})$/i;

function readWindowsRow(text: string): NeighbourRecord | undefined {
  const match = WINDOWS.exec(text);
  const address = canonicalIp(match?.[1] ?? '');
  if (address === undefined) return undefined;
  return neighbour(address, match?.[3] === 'static' ? 'permanent' : 'stale', macOf(match?.[2]), undefined);
}

// 10.77.1.1        0x1         0x2         ce:43:0b:c8:7a:f9     *        eth0      (/proc/net/arp; 0x2 complete, 0x4 permanent)
function readProcRow(words: readonly string[]): NeighbourRecord | undefined {
  const [written = '', type = '', flagText = '', hardware, mask, device, more] = words;
  const address = canonicalIp(written);
  if (address === undefined || device === undefined || more !== undefined || mask !== '*') return undefined;
  if (!/^0x[\da-f]{1,4}$/i.test(type) || !/^0x[\da-f]{1,2}$/i.test(flagText)) return undefined;
  const flags = Number(flagText);
  if ((flags & 6) === 0) return neighbour(address, 'incomplete', undefined, device);
  const mac = macOf(hardware);
  return mac === undefined
    ? undefined
    : neighbour(address, (flags & 4) === 0 ? 'stale' : 'permanent', mac, device);
}

/** A row of any of these tools. */
export function readNeighbourRow(text: string): NeighbourRecord | undefined {
  const words = text.trim().split(/\s+/, 20);
  return (
    readIpRow(words) ?? readArpRow(words) ?? readProcRow(words) ?? readBsdRow(text) ?? readWindowsRow(text)
  );
}
