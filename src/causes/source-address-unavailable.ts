import { isListedWith } from './slots/listed-addresses.ts';
import type { AbsenceSlot, CauseRules, Example, Exclusions, FailureSlot, Rule } from '../model/cause.ts';
import type { FactOf } from '../model/fact.ts';
import { familyOf, sameIp } from '../model/ip.ts';
import { lookAtAddresses } from './slots/source-fixes.ts';
import { attemptIn } from './slots/way.ts';

function unassigned({ errno }: FactOf<'attempt'>): boolean {
  return errno === 'EADDRNOTAVAIL';
}

const boundElsewhere: FailureSlot = {
  slot: 'failure',
  is: (attempt) => unassigned(attempt) && attempt.bind !== undefined,
  reason: (attempt) =>
    `Told to come from ${attempt.bind ?? ''}, the client fails with “Cannot assign requested address”`,
};

const sixUnassigned: FailureSlot = {
  slot: 'failure',
  is: (attempt) => unassigned(attempt) && attempt.bind === undefined && familyOf(attempt.address ?? '') === 6,
  reason: (attempt) =>
    `Dialling ${attempt.address ?? ''}, the client fails with “Cannot assign requested address”`,
};

/** The client's whole list of addresses does not have the one that it was told to use. */
const lacksBind: AbsenceSlot = {
  slot: 'absence',
  from: 'client',
  covers: (listing, scene, filled) => {
    const bind = attemptIn(filled)?.bind ?? '';
    const family = familyOf(bind);
    return (
      listing.of === 'address' &&
      family !== undefined &&
      listing.families.includes(family) &&
      !isListedWith(listing, bind, scene)
    );
  },
  unless: () => false,
  reason: 'The whole list of the client’s addresses does not have it',
};

/** Not one IPv6 address, not even ::1: IPv6 is switched off, or this is a sandbox whose loopback is down. */
const lacksSix: AbsenceSlot = {
  slot: 'absence',
  from: 'client',
  covers: (listing) => listing.of === 'address' && listing.families.includes(6),
  unless: (member) => member.kind === 'address' && familyOf(member.address) === 6,
  reason: 'The whole list of the client’s addresses has no IPv6 address, not even ::1',
};

const NOT_ITS_OWN: Exclusions = {
  leaves: [],
  whyNot:
    'The client’s own kernel ends the call before any packet exists: the address that it is told to come from is not on this machine.',
  apart: [
    {
      causes: ['port-exhaustion'],
      why: 'bind() fails on the address itself, before a port is chosen: no number of free ports helps.',
    },
  ],
};

const NO_SIX: Exclusions = {
  leaves: [],
  whyNot:
    'The client’s own kernel ends the call before any packet exists: it has no IPv6 address to come from.',
  apart: [
    {
      causes: ['port-exhaustion'],
      why: 'A port is chosen for a source address, and there is no IPv6 address to choose one for.',
    },
  ],
};

/** sysctl: IPv6 is off on every interface. */
const switchedOff: Rule = {
  bearing: 'decisive',
  slots: [
    sixUnassigned,
    {
      slot: 'fact',
      kind: 'setting',
      from: 'client',
      is: ({ key, value }) => key === 'net.ipv6.conf.all.disable_ipv6' && value.trim() === '1',
      reason: 'IPv6 is switched off on every interface of the client',
    },
  ],
  ...NO_SIX,
};

/** The address is there after all. */
const hasBind: Rule = {
  bearing: 'against',
  slots: [
    boundElsewhere,
    {
      slot: 'fact',
      kind: 'address',
      from: 'client',
      is: ({ address }, _scene, filled) => sameIp(address, attemptIn(filled)?.bind ?? ''),
      reason: ({ address }) => `The client has ${address}`,
    },
  ],
};

function example(own: string): Example {
  return {
    case: { target: '192.0.2.5', port: 5432 },
    evidence: [
      {
        from: 'client',
        text: [
          'ops@app1:~$ nc -vz -w 3 -s 198.51.100.50 192.0.2.5 5432',
          'nc: bind failed: Cannot assign requested address',
          'ops@app1:~$ ip -br addr',
          'lo               UNKNOWN        127.0.0.1/8 ::1/128',
          `eth0             UP             ${own}/24 fe80::1/64`,
          'ops@app1:~$',
        ].join('\n'),
      },
    ],
  };
}

export const sourceAddressUnavailable: CauseRules = {
  id: 'source-address-unavailable',
  title: 'The client cannot use its source address',
  fails: { errnos: ['EADDRNOTAVAIL'] },
  looks: ['attempt', 'address', 'listing', 'setting'],
  rules: [
    { bearing: 'decisive', slots: [boundElsewhere, lacksBind], ...NOT_ITS_OWN },
    { bearing: 'decisive', slots: [sixUnassigned, lacksSix], ...NO_SIX },
    switchedOff,
    { bearing: 'weak', slots: [boundElsewhere] },
    hasBind,
  ],
  prose: {
    what: 'The client is told to come from an address that its machine does not have, or it dials an IPv6 address where IPv6 is switched off or loopback is down.',
    why: 'Every connection needs a source address of this machine. Where the program binds one that is not here, bind() fails; where the kernel finds none in the family that is dialled, connect() does, both with EADDRNOTAVAIL, “Cannot assign requested address”. No packet leaves. A client that has no free port left fails with the same errno.',
    todo: 'Compare the address that the program binds (nc -s, curl --interface, ssh -b, a source or local address in its settings) with ip -br addr. Correct it, or bring the address up. For IPv6: switch it on (sysctl net.ipv6.conf.all.disable_ipv6), or dial an IPv4 address.',
    prevent:
      'Let the kernel choose the source address, unless a firewall asks for one; then keep that address and the setting in one place.',
  },
  verdict: (_scene, cited) => {
    const bind = attemptIn(cited)?.bind;
    return bind === undefined
      ? 'The client has no IPv6 address, so it cannot dial one.'
      : `The client is told to come from ${bind}, which its machine does not have.`;
  },
  fixes: [lookAtAddresses],
  examples: { matches: example('198.51.100.7'), differs: example('198.51.100.50') },
};
