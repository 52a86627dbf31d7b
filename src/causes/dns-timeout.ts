import { noneHasAddress } from './slots/own-attempts.ts';
import { addressSet } from '../model/address-set.ts';
import { onceAKind } from '../model/tables.ts';
import type { CauseRules, Exclusions, FactSlot, FailureSlot, Fix, Rule } from '../model/cause.ts';
import { run } from '../model/command.ts';
import { type FactOf } from '../model/fact.ts';
import type { Scene } from '../model/scene.ts';
import { isDefiniteNo } from '../failure/resolution.ts';
import { attemptIn } from './slots/way.ts';

type Resolution = FactOf<'resolution'>;

/** A program's own limit that ends in the look-up is an attempt that has no address yet. */
const unresolved: FailureSlot = {
  slot: 'failure',
  is: (attempt) => attempt.outcome === 'unresolved' && !isDefiniteNo(attempt.said ?? ''),
  reason: (attempt) => `The client cannot turn ${attempt.name ?? 'the name'} into an address`,
};

function bare(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}

function isTarget({ name }: Resolution, { case: { target } }: Scene): boolean {
  return target !== undefined && bare(name) === bare(target);
}

/** The name servers that the client's resolv.conf names. */
const nameServers = onceAKind('setting', (settings) =>
  settings
    .filter(({ key, place }) => key === 'resolv.conf nameserver' && place.vantage === 'client')
    .map(({ value }) => value),
);

const nameServerSet = onceAKind('setting', (settings) => addressSet(nameServers(settings)));

/** Another server than the client's own may be out of its reach by intent. */
function isItsOwn({ server }: Resolution, scene: Scene): boolean {
  return server === undefined || nameServerSet(scene.facts)(server);
}

/** BIND's tools ask every server of resolv.conf before they give up. */
const silent: FactSlot<'resolution'> = {
  slot: 'fact',
  kind: 'resolution',
  from: 'client',
  is: (resolution, scene) =>
    isTarget(resolution, scene) &&
    resolution.by === 'dns' &&
    resolution.result === 'no-answer' &&
    resolution.couldBe === undefined &&
    isItsOwn(resolution, scene),
  reason: ({ name }) => `Asked for ${name} directly, no name server of this client answers`,
};

/** No attempt got as far as an address, and none connected. */
const neverResolved: FailureSlot = {
  ...unresolved,
  is: (attempt, scene) =>
    unresolved.is(attempt, scene) && scene.successes.length === 0 && noneHasAddress(scene),
};

const EXCLUDES: Exclusions = {
  leaves: [],
  whyNot: 'Without an address no SYN is sent: nothing further on the way has a part in it.',
  apart: [
    {
      causes: ['dns-failure'],
      why: 'The name servers gave no answer at all: neither that the name does not exist nor an error.',
    },
    {
      causes: ['advertised-address', 'wrong-host'],
      why: 'The name itself does not resolve on this client, whoever asked for it.',
    },
  ],
};

const asked: Rule = { bearing: 'decisive', slots: [neverResolved, silent], ...EXCLUDES };

/** glibc waits 5 s for each server, and asks each twice (resolv.conf(5)); an answer comes at once. */
const STEP = 5;

function isWholeWait(seconds: number | undefined): boolean {
  if (seconds === undefined || seconds < STEP) return false;
  const over = seconds % STEP;
  return over < 0.3;
}

const waitedWhole: FailureSlot = {
  ...unresolved,
  is: (attempt, scene) => unresolved.is(attempt, scene) && isWholeWait(attempt.took),
  reason: ({ name, took }) =>
    `The look-up of ${name ?? 'the name'} ends after ${took?.toFixed(0) ?? ''} s: name servers are waited for in steps of ${STEP} s`,
};

/** curl: “Resolving timed out after 3000 milliseconds”. */
const cutShort: FailureSlot = {
  ...unresolved,
  is: (attempt, scene) => unresolved.is(attempt, scene) && /resolving timed out/i.test(attempt.said ?? ''),
  reason: ({ name }) => `The client’s time ended while it waited for the address of ${name ?? 'the name'}`,
};

/** Asked at once, without the signs of a wait. */
const withoutWait: FailureSlot = {
  ...unresolved,
  is: (attempt, scene) =>
    unresolved.is(attempt, scene) && !waitedWhole.is(attempt, scene) && !cutShort.is(attempt, scene),
};

const toldNo: Rule = {
  bearing: 'against',
  slots: [
    {
      slot: 'failure',
      is: (attempt) => attempt.outcome === 'unresolved' && isDefiniteNo(attempt.said ?? ''),
      reason:
        'Of a silent resolver the C library reports a temporary failure; this message is for a definite no',
    },
  ],
};

const answered: Rule = {
  bearing: 'against',
  slots: [
    withoutWait,
    {
      slot: 'fact',
      kind: 'resolution',
      from: 'client',
      is: (resolution, scene) =>
        isTarget(resolution, scene) &&
        resolution.couldBe === undefined &&
        resolution.result !== 'no-answer' &&
        resolution.by !== 'hosts-file' &&
        resolution.by !== 'tool' &&
        (resolution.took ?? 0) < STEP,
      reason: ({ name }) => `A name server answered for ${name}`,
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

const look: Fix = {
  id: 'look-at-name-servers',
  title: 'See which name servers are asked, and whether they are reached',
  where: 'client',
  root: false,
  platforms: ['linux'],
  needs: ['target'],
  build: (scene) => {
    const name = scene.case.target;
    const [server] = nameServers(scene.facts);
    if (name === undefined) return undefined;
    const direct = server === undefined ? [] : [run('dig', '+time=2', '+tries=1', `@${server}`, name)];
    return {
      command: { kind: 'sequence', of: [run('cat', '/etc/resolv.conf'), ...direct] },
      notes: [
        'A server that stays silent is down, has another address now, or a filter on the way drops UDP and TCP port 53. Put one that answers first; systemd-resolved, NetworkManager or DHCP may write /etc/resolv.conf again: change it there.',
        'Until then “options timeout:1 attempts:2” in resolv.conf shortens the wait for a server that is gone.',
      ],
    };
  },
};

function example(...dig: readonly string[]): string {
  return [
    'ops@app1:~$ nc -vz -w 3 db9.internal 5432',
    'nc: getaddrinfo for host "db9.internal" port 5432: Temporary failure in name resolution',
    'ops@app1:~$ dig db9.internal A',
    ...dig,
    'ops@app1:~$',
  ].join('\n');
}

export const dnsTimeout: CauseRules = {
  id: 'dns-timeout',
  title: 'The resolver does not answer',
  looks: ['attempt', 'resolution'],
  rules: [
    asked,
    { bearing: 'strong', slots: [unresolved, silent] },
    { bearing: 'strong', slots: [waitedWhole] },
    { bearing: 'strong', slots: [cutShort] },
    toldNo,
    answered,
    literal,
  ],
  prose: {
    what: 'The client asks its name servers for the address and gets no answer. The time goes before any SYN is sent.',
    why: 'The C library waits 5 s for each server and asks each twice, then says “Temporary failure in name resolution”, which it also says of a server’s error. A program with less patience reports a timeout and does not say that it was the name: curl’s “Resolving timed out” does. Where only the first of several servers is silent, every look-up takes 5 s and then works.',
    todo: 'Ask directly: dig NAME, and dig @SERVER NAME for each nameserver of /etc/resolv.conf. The silent one is down or behind a filter that drops port 53. Time getent ahosts NAME: 5 s point to one silent server, 10 s to one that is the only one. Where only AAAA questions stay without an answer, IPv4-only programs work.',
    prevent:
      'Name two servers that fail independently, keep a cache on the machine, and watch how long look-ups take.',
  },
  verdict: (scene, cited) =>
    `No name server of the client answers, so ${attemptIn(cited)?.name ?? scene.case.target ?? 'the name'} gets no address.`,
  fixes: [look],
  examples: {
    matches: {
      case: { target: 'db9.internal', port: 5432 },
      evidence: [
        {
          from: 'client',
          text: example(
            ';; communications error to 192.0.2.53#53: timed out',
            ';; communications error to 192.0.2.53#53: timed out',
            '',
            '; <<>> DiG 9.18.49-1~deb12u3-Debian <<>> db9.internal A',
            ';; global options: +cmd',
            ';; no servers could be reached',
          ),
        },
      ],
    },
    differs: {
      case: { target: 'db9.internal', port: 5432 },
      evidence: [
        {
          from: 'client',
          text: example(
            ';; communications error to 192.0.2.53#53: connection refused',
            '',
            '; <<>> DiG 9.18.49-1~deb12u3-Debian <<>> db9.internal A',
            ';; global options: +cmd',
            ';; no servers could be reached',
          ),
        },
      ],
    },
  },
};
