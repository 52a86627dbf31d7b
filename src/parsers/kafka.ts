import type { Draft, Line, Parser } from '../model/parser.ts';

// KAFKA_CFG_ADVERTISED_LISTENERS=PLAINTEXT://127.0.0.1:9092      advertised.listeners=PLAINTEXT://db1:9092,...
//       KAFKA_ADVERTISED_LISTENERS: PLAINTEXT://localhost:9092      - KAFKA_CFG_ADVERTISED_LISTENERS=...      (compose)
const ADVERTISED =
  /^\s{0,20}(?:- )?["']?(?:KAFKA_(?:CFG_)?ADVERTISED_LISTENERS|advertised\.listeners)["']?(?:=|: ?)["']?([A-Za-z_]\w{0,40}:\/\/[^\s"']{1,500})["']?$/;

// The end of a message that Kafka's tools log in two lines:  (kafka.admin.TopicCommand$)
const CLASS = /^ ?\((?:kafka|org\.apache\.kafka)\.[\w.$]{3,120}\)$/;

/** A broker's settings: what it tells its clients to dial. */
export const kafka: Parser = {
  id: 'kafka',
  marks: ['advertised_listeners', 'advertised.listeners', '(kafka.', '(org.apache.kafka.'],
  line({ number, text }: Line): readonly Draft[] | undefined {
    const value = ADVERTISED.exec(text)?.[1];
    if (value === undefined) return CLASS.test(text) ? [] : undefined;
    return [{ record: { kind: 'setting', key: 'advertised.listeners', value }, lines: [number] }];
  },
};
