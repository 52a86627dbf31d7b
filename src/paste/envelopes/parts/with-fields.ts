import type { Opened } from '../../envelope.ts';
import { readRecord } from './fields.ts';
import { opened } from './opened.ts';
import { firstPair, pairsFrom } from './pairs.ts';
import { contextOf } from './prefix.ts';

/** Like `opens`, where fields may stand behind the message: `dial failed error="..." addr=db1:5432`. */
export function withFields(pattern: RegExp): (text: string) => Opened | undefined {
  return (text) => {
    const match = pattern.exec(text);
    if (!match) return undefined;
    const context = contextOf(match.groups ?? {});
    const rest = text.slice(match[0].length);
    const start = firstPair(rest);
    if (start < 0) return opened([rest], context);
    const message = rest.slice(0, start).trim();
    const record = readRecord(pairsFrom(rest, start).members, message);
    // The message of a line without any text among its fields: INFO[0000] Dialing   address="192.0.2.5:5432"
    return opened(record.texts.length === 0 ? [message, rest] : record.texts, {
      ...record.context,
      ...context,
    });
  };
}
