import type { Outcome } from '../model/outcome.ts';
import type { BlockHead, Draft, Line, Parser } from '../model/parser.ts';
import { attemptDraft } from '../failure/attempt.ts';
import { errnoOfNumber, errnoOfText, isResolverText } from '../failure/errno-words.ts';
import { isMention } from '../failure/mention.ts';
import type { Said } from '../failure/attempt-under-way.ts';

const HOST = String.raw`(\[[\da-fA-F:.%]{2,60}\]|[\w.-]{1,253})`;

/** The client was still connecting, and does not say what ended it. */
const CONNECTING: readonly Outcome[] = [
  'refused',
  'host-unreachable',
  'net-unreachable',
  'reset-connecting',
  'kernel-timeout',
  'other-errno',
];
const ANY: readonly Outcome[] = [
  ...CONNECTING,
  'own-deadline',
  'silent',
  'closed',
  'reset-later',
  'unresolved',
];

type Shape = readonly [mark: string, pattern: RegExp, read: (match: RegExpExecArray) => Said | undefined];

const SHAPES: readonly Shape[] = [
  // Connection to node -1 (db1.internal/10.0.0.5:9092) could not be established. Node may not be available.
  [
    'could not be established',
    /\bConnection to node -?\d{1,10} \(([\w.-]{0,253})\/(?:([\da-fA-F.:]{2,45})|<unresolved>):(\d{1,5})\) could not be established\./,
    ([, host, address, port]) => ({
      outcome: 'failed',
      couldBe: CONNECTING,
      host: host === '' ? address : host,
      address,
      port,
    }),
  ],
  // Connection to node -1 (db1.internal/10.0.0.5:9092) terminated during authentication.
  [
    'terminated during authentication',
    /\bConnection to node -?\d{1,10} \(([\w.-]{0,253})\/([\da-fA-F.:]{2,45}):(\d{1,5})\) terminated during authentication\./,
    ([, host, address, port]) => ({
      outcome: 'closed',
      couldBe: ['closed', 'reset-later'],
      host: host === '' ? address : host,
      address,
      port,
    }),
  ],
  // Bootstrap broker db1.internal:9092 (id: -1 rack: null) disconnected
  [
    'Bootstrap broker ',
    new RegExp(
      String.raw`\bBootstrap broker ${HOST}:(\d{1,5}) \(id: -?\d{1,10} rack: \w{1,40}\) disconnected\b`,
    ),
    ([, host, port]) => ({ outcome: 'failed', couldBe: ANY, host, port }),
  ],
  // Disconnecting from node -1 due to socket connection setup timeout. The timeout value is 9532 ms.
  [
    'socket connection setup timeout',
    /\bDisconnecting from node -?\d{1,10} due to socket connection setup timeout\. The timeout value is (\d{1,9}) ms\./,
    ([, ms]) => ({ outcome: 'own-deadline', deadline: Number(ms) / 1000 }),
  ],
  // Couldn't resolve server db9.internal:9092 from bootstrap.servers as DNS resolution failed for db9.internal
  [
    'from bootstrap.servers as DNS',
    new RegExp(
      String.raw`\bCouldn't resolve server ${HOST}:(\d{1,5}) from bootstrap\.servers as DNS resolution`,
    ),
    ([, host, port]) => ({ outcome: 'unresolved', host, port }),
  ],
  // Error while executing topic command : Timed out waiting for a node assignment. Call: listTopics
  [
    'Timed out waiting for a node assignment',
    /\bTimed out waiting for a node assignment\b/,
    () => ({ outcome: 'failed', couldBe: ANY }),
  ],
  // ...: Connect to ipv4#10.0.0.5:9092 failed: Connection refused (after 1ms in state CONNECT)          (librdkafka)
  [
    'Connect to ipv',
    new RegExp(
      String.raw`\bConnect to ipv[46]#${HOST}:(\d{1,5}) failed: ([A-Z][\w ]{5,60})(?: \(after (\d{1,9})ms in state CONNECT\b)?`,
    ),
    ([, host, port, why = '', ms]) => {
      const errno = errnoOfText(why);
      return errno && { errno, host, port, took: ms === undefined ? undefined : Number(ms) / 1000 };
    },
  ],
  // ...: 10.0.0.5:9092/bootstrap: Connection setup timed out in state CONNECT (after 30029ms in state CONNECT)
  [
    'Connection setup timed out in state ',
    new RegExp(
      String.raw`: ${HOST}:(\d{1,5})/\w{1,20}: Connection setup timed out in state (\w{3,30}) \(after (\d{1,9})ms`,
    ),
    ([, host, port, state, ms]) =>
      state === 'CONNECT'
        ? { outcome: 'own-deadline', host, port, took: Number(ms) / 1000 }
        : { outcome: 'silent', host, port },
  ],
  // ...: Failed to resolve 'db9.internal:9092': Name or service not known (after 5ms in state CONNECT)
  [
    "Failed to resolve '",
    new RegExp(String.raw`: Failed to resolve '${HOST}:(\d{1,5})': ([A-Z][\w ]{5,80}?)(?: \(after |$)`),
    ([, host, port, why = '']) => (isResolverText(why) ? { outcome: 'unresolved', host, port } : undefined),
  ],
  // ...: 10.0.0.5:9092/1: Disconnected (after 598ms in state UP)      ... in state APIVERSION_QUERY
  [
    'in state ',
    new RegExp(
      String.raw`: ${HOST}:(\d{1,5})/\w{1,20}: (?:Disconnected(?: while requesting ApiVersion: .{0,200}?)?|(Receive failed: Connection reset by peer)) \(after \d{1,9}ms in state (?!CONNECT\b)\w{2,30}`,
    ),
    ([, host, port, reset]) =>
      reset === undefined
        ? { outcome: 'closed', couldBe: ['closed', 'reset-later'], host, port }
        : { outcome: 'reset-later', errno: 'ECONNRESET', host, port },
  ],
  // Connect attempt to <BrokerConnection node_id=0 host=db1:9092 <connecting> [IPv4 ('10.0.0.5', 9092)]> returned error 111.
  [
    'Connect attempt to <BrokerConnection ',
    new RegExp(
      String.raw`\bConnect attempt to <BrokerConnection [^>]{0,60}\bhost=${HOST}:(\d{1,5}) <connecting> \[IPv[46] \('([\da-fA-F.:%]{2,60})', \d{1,5}[^\]]{0,20}\]> returned error (\d{1,5})\.`,
    ),
    ([, host, port, address, number]) => {
      const errno = errnoOfNumber(Number(number));
      return errno && { errno, host, address, port };
    },
  ],
  // DNS lookup failed for db9.internal:9092 (AddressFamily.AF_UNSPEC)
  [
    'DNS lookup failed for ',
    new RegExp(String.raw`\bDNS lookup failed for ${HOST}:(\d{1,5})(?: \(AddressFamily|, exception was )`),
    ([, host, port]) => ({ outcome: 'unresolved', host, port }),
  ],
];

// KAFKA_CFG_ADVERTISED_LISTENERS=PLAINTEXT://127.0.0.1:9092      advertised.listeners=PLAINTEXT://db1:9092,...
//       KAFKA_ADVERTISED_LISTENERS: PLAINTEXT://localhost:9092      - KAFKA_CFG_ADVERTISED_LISTENERS=...      (compose)
const ADVERTISED =
  /^\s{0,20}(?:- )?["']?(?:KAFKA_(?:CFG_)?ADVERTISED_LISTENERS|advertised\.listeners)["']?(?:=|: ?)["']?([A-Za-z_]\w{0,40}:\/\/[^\s"']{1,500})["']?$/;

// The end of a message that Kafka's tools log in two lines.
const CLASS = /^ ?\((?:kafka|org\.apache\.kafka)\.[\w.$]{3,120}\)$/;

// One of these stands in every line above: most lines of a paste have none.
const MARK =
  /could not be established|during authentication|Bootstrap broker|setup time|bootstrap\.servers as|node assignment|Connect to ipv|Failed to resolve '|in state |Connect attempt to <|DNS lookup failed for |ADVERTISED_L|advertised\.l|^ ?\(/;

const PROGRAMS =
  /^(?:kcat|kafkacat|kafka-(?:topics|console-(?:producer|consumer)|consumer-groups|configs|broker-api-versions|acls)(?:\.sh)?)$/;

/** Kafka's clients: the Java one and its tools, librdkafka (kcat too), kafka-python. */
export const kafka: Parser = {
  id: 'kafka',
  marks: [
    'could not be established',
    'during authentication',
    'bootstrap broker ',
    'connection setup time',
    'bootstrap.servers as dns',
    'a node assignment',
    'connect to ipv',
    "failed to resolve '",
    ' in state ',
    'connect attempt to <',
    'dns lookup failed for ',
    'advertised_listeners',
    'advertised.listeners',
    '(kafka.',
    '(org.apache.kafka.',
  ],
  line(line: Line, head: BlockHead): readonly Draft[] | undefined {
    const { text } = line;
    if (!MARK.test(text)) return undefined;
    if (CLASS.test(text)) return [];
    const value = ADVERTISED.exec(text)?.[1];
    if (value !== undefined) {
      return [{ record: { kind: 'setting', key: 'advertised.listeners', value }, lines: [line.number] }];
    }
    for (const [mark, pattern, read] of SHAPES) {
      const match = text.includes(mark) ? pattern.exec(text) : null;
      const said = match && !isMention(text.slice(0, match.index), '') ? read(match) : undefined;
      const command = head.commands.find(({ tool }) => PROGRAMS.test(tool));
      if (said) return [attemptDraft({ tool: 'kafka', ...said, line, head, command })];
    }
    return undefined;
  },
};
