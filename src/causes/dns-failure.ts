import type { CauseRules, Exclusions, FactSlot, FailureSlot, Rule } from '../model/cause.ts';
import type { Scene } from '../model/scene.ts';
import type { FactOf } from '../model/fact.ts';
import { resolveName } from './slots/lookup-fixes.ts';
import { isDefiniteNo } from '../failure/resolution.ts';
import { HEALTHY } from './slots/healthy.ts';

const unresolved: FailureSlot = {
  slot: 'failure',
  // Traditional netcat asks for IPv4 alone: the name may still have an IPv6 address.
  is: (attempt) => attempt.outcome === 'unresolved' && attempt.couldBe === undefined,
  reason: (attempt) => `The client cannot turn ${attempt.name ?? 'the name'} into an address`,
};

function isTarget(resolution: FactOf<'resolution'>, scene: Scene): boolean {
  const target = scene.case.target?.toLowerCase().replace(/\.$/, '');
  return target !== undefined && resolution.name.toLowerCase().replace(/\.$/, '') === target;
}
/** Another client's message may hide how it ended; this one's does not. */
const NO_ADDRESS: Exclusions = {
  leaves: HEALTHY,
  ends: 'unresolved',
  whyNot: {
    here: 'The name itself does not resolve on this client, whoever asked for it.',
    behind: 'The name itself does not resolve on this client, whoever asked for it.',
    ending:
      'Without an address connect() is never called and no SYN is sent: nothing that meets a SYN has a part in it.',
  },
};

const NEVER_SILENT: Exclusions = {
  ...NO_ADDRESS,
  apart: [
    {
      causes: ['dns-timeout'],
      why: 'Of a silent resolver the C library reports a temporary failure; this message is for a definite no.',
    },
  ],
};

const answeredNo: Rule = {
  bearing: 'decisive',
  slots: [
    unresolved,
    {
      slot: 'fact',
      kind: 'resolution',
      from: 'client',
      is: (resolution, scene) =>
        isTarget(resolution, scene) &&
        // getent's status and EAI_AGAIN are also what a silent resolver gives.
        resolution.couldBe === undefined &&
        (resolution.result === 'no-such-name' || resolution.result === 'server-failed'),
      reason: (resolution) =>
        resolution.result === 'no-such-name'
          ? `The resolver answers that ${resolution.name} does not exist`
          : `The resolver answers with an error for ${resolution.name}`,
    },
  ],
  ...NO_ADDRESS,
  apart: [{ causes: ['dns-timeout'], why: 'The resolver answered; it did not stay silent.' }],
};

/** The program's own message says that it was told a definite no. */
const toldNo: FailureSlot = {
  slot: 'failure',
  is: (attempt) => attempt.outcome === 'unresolved' && isDefiniteNo(attempt.said ?? ''),
  reason: (attempt) =>
    `The client's resolver says that ${attempt.name ?? 'the name'} does not exist or has no address`,
};
const toldNoAlone: Rule = { bearing: 'strong', slots: [toldNo] };

function lookedUp(
  by: readonly FactOf<'resolution'>['by'][],
  result: FactOf<'resolution'>['result'],
  reason: string,
): FactSlot<'resolution'> {
  return {
    slot: 'fact',
    kind: 'resolution',
    from: 'client',
    is: (resolution, scene) =>
      isTarget(resolution, scene) &&
      by.includes(resolution.by) &&
      (resolution.couldBe ?? [resolution.result]).includes(result),
    reason,
  };
}

/** /etc/hosts and nsswitch come before DNS: a name that dig finds may still be none for programs. */
const getentFindsNone: Rule = {
  bearing: 'decisive',
  slots: [
    toldNo,
    lookedUp(['resolver'], 'no-such-name', 'getent, which looks names up as programs do, does not find it'),
  ],
  ...NEVER_SILENT,
};

/** NODATA. An answer for one family only would leave the other open; the program asked for both. */
const hasNoAddress: Rule = {
  bearing: 'decisive',
  slots: [
    toldNo,
    lookedUp(['resolver', 'dns'], 'no-address', 'The resolver answers that the name has no such address'),
  ],
  ...NEVER_SILENT,
};

/** getent asks as the client's libc does; dig asks DNS alone. */
const resolvesHere: Rule = {
  bearing: 'against',
  slots: [
    {
      slot: 'fact',
      kind: 'resolution',
      from: 'client',
      is: (resolution, scene) =>
        isTarget(resolution, scene) && resolution.result === 'found' && resolution.by === 'resolver',
      reason: (resolution) => `${resolution.name} resolves on the client`,
    },
  ],
};

const literal: Rule = {
  bearing: 'rules-out',
  slots: [
    {
      slot: 'failure',
      is: (attempt) => attempt.address !== undefined && attempt.name === undefined,
      reason: 'An address was dialled, so no name had to be looked up',
    },
  ],
};

const DIG = (status: string): readonly string[] => [
  '',
  '; <<>> DiG 9.18.33-1~deb12u2-Debian <<>> db9.internal A',
  ';; global options: +cmd',
  ';; Got answer:',
  `;; ->>HEADER<<- opcode: QUERY, status: ${status}, id: 7`,
  ';; flags: qr rd ra; QUERY: 1, ANSWER: 0, AUTHORITY: 1, ADDITIONAL: 1',
  '',
  ';; QUESTION SECTION:',
  ';db9.internal.\t\t\tIN\tA',
  '',
  ';; Query time: 3 msec',
  ';; SERVER: 192.0.2.53#53(192.0.2.53) (UDP)',
];

export const dnsFailure: CauseRules = {
  id: 'dns-failure',
  title: 'The name does not resolve',
  looks: ['attempt', 'resolution'],
  rules: [answeredNo, getentFindsNone, hasNoAddress, toldNoAlone, resolvesHere, literal],
  prose: {
    what: 'The client’s resolver was asked for the name and answered: there is no such name, or it failed with an error.',
    why: 'Without an address no SYN is sent; nothing on the way to the server has a part in it.',
    todo: 'Check the spelling and the search domain (resolv.conf), then ask the same resolver with getent, which uses nsswitch and /etc/hosts as programs do, and with dig, which asks DNS alone. Where they differ, the difference is the cause.',
    prevent:
      'Use fully qualified names in configuration, and watch that they resolve from where the clients are.',
  },
  verdict: (scene) => `The name ${scene.case.target ?? ''} does not resolve on the client.`,
  fixes: [resolveName],
  examples: {
    matches: {
      case: { target: 'db9.internal', port: 5432 },
      evidence: [
        {
          from: 'client',
          text: [
            'ops@app1:~$ nc -vz -w 3 db9.internal 5432',
            'nc: getaddrinfo for host "db9.internal" port 5432: Name or service not known',
            'ops@app1:~$ dig db9.internal A',
            ...DIG('NXDOMAIN'),
            'ops@app1:~$',
          ].join('\n'),
        },
      ],
    },
    differs: {
      case: { target: 'db9.internal', port: 5432 },
      evidence: [
        {
          from: 'client',
          text: [
            'ops@app1:~$ nc -vz -w 3 db9.internal 5432',
            'nc: getaddrinfo for host "db9.internal" port 5432: Temporary failure in name resolution',
            'ops@app1:~$ dig db9.internal A',
            ';; connection timed out; no servers could be reached',
            'ops@app1:~$',
          ].join('\n'),
        },
      ],
    },
  },
};
