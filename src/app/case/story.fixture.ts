import catalogue from '../../causes/catalogue.json';
import { STATIONS } from '../../model/cause.ts';
import type { Case } from '../../model/case.ts';
import type { Diagnosis, StationView, Step, Suspect } from '../../model/diagnosis.ts';
import type { Quote } from '../../model/evidence.ts';
import type { Fact } from '../../model/fact.ts';

/** The story of a MySQL server bound to 127.0.0.1, as the engine would tell it at three moments. */

const CLIENT_ERROR = 'nc: connect to 10.77.0.2 port 3306 (tcp) failed: Connection refused';
export const SERVER_LISTING = [
  '== db1 2026-11-21T03:00:00Z',
  'lo               UNKNOWN        127.0.0.1/8 ::1/128',
  'eth0             UP             10.77.0.2/24 fd00:77::2/64',
  'State  Recv-Q Send-Q Local Address:Port Peer Address:PortProcess',
  'LISTEN 0      80         127.0.0.1:3306      0.0.0.0:*    users:(("mariadbd",pid=812,fd=21))',
  'LISTEN 0      128          0.0.0.0:22        0.0.0.0:*    users:(("sshd",pid=600,fd=3))',
  '== end',
].join('\n');

const CASE: Partial<Case> = { target: '10.77.0.2', port: 3306, service: 'mysql', symptom: 'refused' };

const ERROR_QUOTE: Quote = { evidence: 0, line: 1, text: CLIENT_ERROR };
const LISTEN_QUOTE: Quote = { evidence: 1, line: 5, text: SERVER_LISTING.split('\n')[4] ?? '' };
const ADDRESS_QUOTE: Quote = { evidence: 1, line: 3, text: SERVER_LISTING.split('\n')[2] ?? '' };

const ATTEMPT: Fact = {
  kind: 'attempt',
  tool: 'nc',
  transport: 'tcp',
  address: '10.77.0.2',
  port: 3306,
  outcome: 'refused',
  errno: 'ECONNREFUSED',
  count: 1,
  at: [{ evidence: 0, first: 1, last: 1 }],
  place: { vantage: 'client', shownBy: 'told' },
  block: 0,
};

const LISTENER: Fact = {
  kind: 'socket',
  transport: 'tcp',
  state: 'listen',
  local: { address: '127.0.0.1', port: 3306 },
  accepts: [4],
  mayAccept: [],
  acceptQueue: { length: 0, limit: 80 },
  processes: [{ name: 'mariadbd', pid: 812 }],
  count: 1,
  at: [{ evidence: 1, first: 5, last: 5 }],
  place: { vantage: 'server', shownBy: 'text', host: 'db1' },
  block: 1,
};

const ADDRESS: Fact = {
  kind: 'address',
  address: '10.77.0.2',
  interface: 'eth0',
  at: [{ evidence: 1, first: 3, last: 3 }],
  place: { vantage: 'server', shownBy: 'text', host: 'db1' },
  block: 1,
};

const refusable = new Set([
  'not-listening',
  'loopback-only',
  'wrong-port',
  'firewall-reject',
  'other-address-only',
  'wrong-host',
  'container-port-unpublished',
  'flapping-listener',
]);

function suspects(levels: Readonly<Record<string, Suspect>>, seen: boolean): readonly Suspect[] {
  const all = catalogue.causes.map(({ id, symptoms }): Suspect => {
    const known = levels[id];
    if (known) return known;
    if (!seen || symptoms.includes('refused')) return { cause: id, level: 'possible', reasons: [] };
    const text = 'This cause ends in something else than a refusal';
    return { cause: id, level: 'ruled-out', reasons: [{ text, quote: ERROR_QUOTE }] };
  });
  const rank = ({ level, cause }: Suspect) =>
    ['confirmed', 'likely', 'possible', 'ruled-out'].indexOf(level) * 2 + (refusable.has(cause) ? 0 : 1);
  return all.sort((a, b) => rank(a) - rank(b));
}

function stations(known: Partial<Record<string, Omit<StationView, 'station'>>>): readonly StationView[] {
  return STATIONS.map((station) => ({
    station,
    ...(known[station] ?? { state: 'unknown', suspects: 0, note: '' }),
  }));
}

function listeners(tool: string, command: string): Step {
  return {
    id: `listeners-${tool}`,
    question: 'listening',
    recipe: 'listeners',
    title: 'Is anything listening on 3306, and on which address?',
    why: 'Something answered the SYN with a refusal. Either nothing listens there, or it listens on another address or port, or a filter refuses on its behalf. One command on the server separates the first three.',
    expect:
      'Expect this machine’s addresses, then its listeners. Paste all of it: that 3306 is missing counts only if the list is whole and from the right machine.',
    separates: ['not-listening', 'loopback-only', 'wrong-port'],
    answers: [
      { id: 'none', text: 'Nothing on 3306' },
      { id: 'loopback', text: 'On 127.0.0.1 only' },
      { id: 'all', text: 'On 0.0.0.0 or *' },
      { id: 'cannot', text: 'I can’t run this' },
    ],
    runs: [{ where: 'server', tool, shell: 'posix', command, root: tool === 'ss', seconds: 2 }],
  };
}

const STEPS: readonly Step[] = [
  listeners(
    'ss',
    `printf '== %s %s\\n' "$(hostname)" "$(date -u +%FT%TZ)"; ip -br addr; sudo ss -lntp; echo '== end'`,
  ),
  listeners('netstat', 'sudo netstat -lntp'),
  listeners('lsof', 'sudo lsof -nP -iTCP -sTCP:LISTEN'),
  {
    id: 'capture',
    question: 'arrives',
    recipe: 'capture',
    title: 'Does the SYN arrive at the server?',
    why: 'A capture shows who sends the RST.',
    separates: ['firewall-reject', 'middlebox-reset'],
    answers: [{ id: 'yes', text: 'It arrives' }],
    runs: [
      {
        where: 'server',
        tool: 'tcpdump',
        shell: 'posix',
        command: 'sudo timeout 30 tcpdump -ni any -c 20 tcp port 3306',
        root: true,
        seconds: 30,
      },
      {
        where: 'client',
        tool: 'nc',
        shell: 'posix',
        command: 'nc -vz -w 5 10.77.0.2 3306',
        root: false,
        seconds: 5,
      },
    ],
  },
];

const PROBE: Step = {
  id: 'probe',
  question: 'outcome',
  recipe: 'probe',
  title: 'What does a bare connection attempt say?',
  why: 'The exact ending, and how long it took, tell most causes apart.',
  separates: [],
  answers: [{ id: 'refused', text: 'Connection refused' }],
  needs: ['target', 'port'],
  runs: [],
};

const OUTCOME = {
  question: 'outcome',
  title: 'How does it fail?',
  answer: 'refused',
  answerText: 'Refused, at once',
  by: 'text',
  quote: ERROR_QUOTE,
  answers: [
    { id: 'refused', text: 'Refused, at once' },
    { id: 'timeout', text: 'Silence, then a timeout' },
  ],
} as const;

export const NOTHING_YET: Diagnosis = {
  case: {},
  suspects: suspects({}, false),
  facts: [],
  next: [PROBE],
  unread: [],
  conflicts: [],
  refused: [],
  trail: [],
  stations: stations({}),
};

export const AFTER_ERROR: Diagnosis = {
  case: CASE,
  suspects: suspects(
    {
      'not-listening': {
        cause: 'not-listening',
        level: 'likely',
        reasons: [{ text: 'A refusal is what it looks like', quote: ERROR_QUOTE }],
      },
      'loopback-only': {
        cause: 'loopback-only',
        level: 'possible',
        reasons: [{ text: 'MariaDB’s default on Debian' }],
      },
    },
    true,
  ),
  facts: [ATTEMPT],
  next: STEPS,
  unread: [],
  conflicts: [],
  refused: [],
  trail: [OUTCOME],
  stations: stations({
    name: { state: 'cleared', suspects: 0, note: '10.77.0.2' },
    client: { state: 'cleared', suspects: 0, note: 'it dialled' },
    'client-filter': { state: 'suspect', suspects: 1, note: '1 suspect' },
    path: { state: 'cleared', suspects: 0, note: 'something answers' },
    'server-filter': { state: 'suspect', suspects: 2, note: '2 suspects' },
    listener: { state: 'suspect', suspects: 10, note: '10 suspects' },
    return: { state: 'cleared', suspects: 0, note: 'a RST came' },
  }),
};

export const CONTRADICTED: Diagnosis = {
  ...AFTER_ERROR,
  facts: [ATTEMPT, LISTENER, ADDRESS],
  trail: [
    OUTCOME,
    {
      question: 'listening',
      title: 'Is anything listening on 3306?',
      answer: 'loopback',
      answerText: 'On 127.0.0.1 only',
      by: 'text',
      quote: LISTEN_QUOTE,
      answers: STEPS[0]?.answers ?? [],
    },
  ],
  next: STEPS.slice(3),
  conflicts: [
    {
      text: 'A listing shows a listener on 3306, and you answered that there is none.',
      sides: [LISTEN_QUOTE, { question: 'listening', answer: 'none' }],
    },
  ],
  refused: [{ field: 'server', why: '“10.77.0.999” is not an address: its last part is above 255.' }],
};

export const CONFIRMED: Diagnosis = {
  ...AFTER_ERROR,
  facts: [ATTEMPT, LISTENER, ADDRESS],
  unread: [{ evidence: 1, first: 1, last: 1 }],
  suspects: suspects(
    {
      'loopback-only': {
        cause: 'loopback-only',
        level: 'confirmed',
        reasons: [
          { text: 'The client was refused at 10.77.0.2', quote: ERROR_QUOTE },
          { text: 'The only listener on 3306 is bound to 127.0.0.1', quote: LISTEN_QUOTE },
          { text: 'It is the machine that was dialled', quote: ADDRESS_QUOTE },
        ],
        settles: [
          { cause: 'not-listening', why: 'A listener on 3306 exists.' },
          { cause: 'wrong-port', why: 'It is on 3306.' },
          {
            cause: 'firewall-reject',
            why: 'No socket is bound to that address, so the RST needs no filter.',
          },
        ],
      },
    },
    true,
  ),
  next: [],
  trail: CONTRADICTED.trail,
  stations: stations({
    name: { state: 'cleared', suspects: 0, note: '10.77.0.2' },
    client: { state: 'cleared', suspects: 0, note: '' },
    'client-filter': { state: 'cleared', suspects: 0, note: '' },
    path: { state: 'cleared', suspects: 0, note: 'it answers' },
    listener: { state: 'guilty', suspects: 1, note: '' },
    return: { state: 'cleared', suspects: 0, note: 'a RST came' },
  }),
  verdict: {
    cause: 'loopback-only',
    headline: 'MariaDB listens on 127.0.0.1 only, so nothing on 10.77.0.2 answers.',
    fixes: [
      {
        id: 'bind-all',
        title:
          'Let it listen on the address that clients dial. This restarts MariaDB: open connections are cut.',
        run: {
          where: 'server',
          tool: 'systemctl',
          shell: 'posix',
          command: `printf '[mysqld]\\nbind-address = 10.77.0.2\\n' | sudo tee /etc/mysql/mariadb.conf.d/99-bind-address.cnf\nsudo systemctl restart mariadb`,
          root: true,
          changes: {
            what: 'the configuration, and restarts the service',
            undo: 'sudo rm /etc/mysql/mariadb.conf.d/99-bind-address.cnf && sudo systemctl restart mariadb',
          },
        },
      },
    ],
    proof: [
      {
        where: 'client',
        tool: 'nc',
        shell: 'posix',
        command: 'nc -vz -w 5 10.77.0.2 3306',
        root: false,
        seconds: 5,
      },
    ],
  },
};
