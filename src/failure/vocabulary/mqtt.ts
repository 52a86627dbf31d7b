import type { Entry, Family } from '../entry.ts';
import { BROKEN, NOT_CONNECTED } from '../open-outcomes.ts';

const MQTT: readonly Entry[] = [
  {
    says: ['Unable to connect ((Lookup error.)', 'Error creating bridge: Lookup error', 'Lookup error.'],
    outcome: 'unresolved',
    moment: 'looking-up',
    weak: true,
  },
  { says: 'Error: The connection was lost.', outcome: 'closed', couldBe: BROKEN, moment: 'connected' },
  {
    says: [
      'Connection Refused: not authorised',
      'Connection Refused: bad user name or password',
      'Connection Refused: identifier rejected',
      'Connection Refused: broker unavailable',
      'Connection Refused: unacceptable protocol version',
      'Connection refused - incorrect protocol version',
      'Connection refused - bad username or password',
      'Connection refused - not authorised',
      'Connection refused - server unavailable',
    ],
    outcome: 'replied',
    byServer: true,
  },
  {
    says: [
      'A network protocol error occurred when communicating with the broker',
      'Error: A TLS error occurred',
    ],
    outcome: 'replied',
    sign: 'other-protocol',
    moment: 'connected',
  },
  {
    says: [
      'Socket error on client {word}, disconnecting',
      'Client {word} has exceeded timeout, disconnecting',
      'Client {word} closed its connection',
      'New connection from {client} on port {n}',
      'New client connected from {client} as {word}',
    ],
    byServer: true,
  },
  {
    says: ['Connecting bridge {word} (({at})', 'Connecting bridge ((step {n}) {word} (({at})'],
    by: 'mosquitto',
  },
  { says: 'Error creating bridge: {why}', moment: 'connecting', by: 'mosquitto' },
  // MqttException (32103) - Unable to connect to server: java.net.ConnectException
  {
    says: 'Unable to connect to server ((32103)',
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    by: 'Paho',
    source: 'Paho Java 1.2 MqttException.java',
  },
  {
    says: ['Connection lost ((32109)'],
    outcome: 'closed',
    couldBe: [...BROKEN, 'silent'],
    by: 'Paho',
    source: 'Paho Java 1.2 MqttException.java, its messages',
  },
  {
    says: 'Timed out waiting for a response from the server ((32000)',
    outcome: 'silent',
    moment: 'connected',
    by: 'Paho',
    source: 'Paho Java 1.2 MqttException.java',
  },
  {
    says: ['MQTT_ERR_CONN_LOST', 'Disconnected with result code 7', 'Unexpected MQTT disconnection'],
    outcome: 'closed',
    couldBe: [...BROKEN, 'silent'],
    by: 'Paho',
    source: 'Paho Python 1 and 2 client.py',
  },
  // MQT: Connect failed to 192.0.2.5:1883, rc -2. Retry in 10 sec
  {
    // Tasmota says the rest in the user's language.
    says: [
      'Connect failed to {at}, rc -2',
      'MQT: {text} {at}, rc -2',
      'failed, rc=-2[ try again in {n} seconds]',
    ],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    by: 'PubSubClient',
    source: 'PubSubClient 2.6 to 2.8 PubSubClient.h: MQTT_CONNECT_FAILED',
  },
  {
    says: [
      'Connect failed to {at}, rc -4',
      'MQT: {text} {at}, rc -4',
      'failed, rc=-4[ try again in {n} seconds]',
    ],
    outcome: 'silent',
    moment: 'connected',
    by: 'PubSubClient',
    source: 'PubSubClient 2.6 to 2.8 PubSubClient.h: MQTT_CONNECTION_TIMEOUT',
  },
  {
    says: [
      'Connect failed to {at}, rc (-3|-1)',
      'MQT: {text} {at}, rc (-3|-1)',
      'failed, rc=-3[ try again in {n} seconds]',
      'failed, rc=-1[ try again in {n} seconds]',
    ],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'connected',
    by: 'PubSubClient',
    source: 'PubSubClient 2.6 to 2.8 PubSubClient.h',
  },
  {
    says: [
      'Connect failed to {at}, rc (1|2|3|4|5)',
      'MQT: {text} {at}, rc (1|2|3|4|5)',
      'failed, rc=(1|2|3|4|5)[ try again in {n} seconds]',
    ],
    outcome: 'replied',
    byServer: true,
    moment: 'connected',
    by: 'PubSubClient',
    source: 'PubSubClient 2.6 to 2.8 PubSubClient.h: codes of CONNACK',
  },
];

const ESP: readonly Entry[] = [
  { says: "couldn't get hostname for :{host}", outcome: 'unresolved', moment: 'looking-up' },
  { says: ['delayed connect error: {why}', 'Failed to connect to host, error={n}'], moment: 'connecting' },
  // lwIP answers connect() with ECONNRESET where a SYN was refused (ERR_RST), and with ECONNABORTED where nobody
  // answered its last one (ERR_ABRT).
  {
    says: [
      '(delayed connect|connect(()) error: Connection reset by peer',
      'lwip_connect_r: 104',
      'lwip_connect: 104',
      '(connect|socket error) on fd {n}, errno: 104',
    ],
    errno: 'ECONNRESET',
    outcome: 'refused',
    couldBe: ['refused', 'reset-connecting'],
    moment: 'connecting',
    source: 'lwIP 2.1 src/core/tcp_in.c, src/api/err.c',
  },
  {
    says: [
      '(delayed connect|connect(()) error: Software caused connection abort',
      'lwip_connect_r: 113',
      'lwip_connect: 113',
      '(connect|socket error) on fd {n}, errno: 113',
    ],
    errno: 'ECONNABORTED',
    outcome: 'some-timeout',
    couldBe: ['kernel-timeout', 'host-unreachable'],
    moment: 'connecting',
    source: 'lwIP 2.1 src/core/tcp.c, tcp_slowtmr; src/api/err.c',
  },
  {
    says: ['[[sock={n}] select(() timeout', 'select returned due to timeout {limit-ms} ms for fd {n}'],
    outcome: 'own-deadline',
    moment: 'connecting',
    source: 'ESP-IDF 4 to 5 esp_tls.c; arduino-esp32 2.0 libraries/WiFi/src/WiFiClient.cpp',
  },
  { says: 'select(() timeout', outcome: 'own-deadline', moment: 'connecting', weak: true },
  {
    says: [
      'esp-tls: Failed to open new connection',
      'transport_base: Failed to open a new connection',
      'MQTT_CLIENT: Error transport connect',
    ],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
  },
];

/** Brokers and clients of MQTT, small devices among them. */
export const mqtt: Family = {
  id: 'mqtt',
  source: 'mosquitto 1.4 to 2.0 lib, client, src/bridge.c',
  entries: [
    ...MQTT,
    ...ESP.map((entry): Entry => ({
      ...entry,
      by: 'ESP-IDF',
      source: 'ESP-IDF 3 to 5 components/esp-tls/esp_tls.c, tcp_transport',
    })),
  ],
};
