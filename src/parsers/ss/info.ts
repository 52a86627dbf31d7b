import type { TcpInfo } from '../../model/fact.ts';

type Read = (value: string) => Partial<TcpInfo>;

function whole(name: keyof TcpInfo): Read {
  return (value) => (/^\d{1,15}$/.test(value) ? { [name]: Number(value) } : {});
}

/** ss prints milliseconds. */
function seconds(name: 'rtt' | 'rto'): Read {
  return (value) => {
    const number = Number(value.split('/', 1)[0]);
    return Number.isFinite(number) && number > 0 ? { [name]: Number((number / 1000).toFixed(6)) } : {};
  };
}

/** Segments sent again that wait, and all that ever were: `1/5`. */
function retransmissions(value: string): Partial<TcpInfo> {
  const [now, ever] = /^(\d{1,9})\/(\d{1,9})$/.exec(value)?.slice(1).map(Number) ?? [];
  return now === undefined || ever === undefined ? {} : { retransmitting: now, retransmitted: ever };
}

//  bbr wscale:10,10 rto:3264 backoff:4 rtt:0.029/0.016 ato:40 mss:1448 pmtu:1500 cwnd:1 bytes_sent:20104 bytes_acked:5001
//  bytes_received:5000 unacked:7 retrans:1/5 lost:7
const FIELDS: ReadonlyMap<string, Read> = new Map([
  ['rtt', seconds('rtt')],
  ['rto', seconds('rto')],
  ['backoff', whole('backoff')],
  ['mss', whole('mss')],
  ['pmtu', whole('pmtu')],
  ['cwnd', whole('cwnd')],
  ['unacked', whole('unacked')],
  ['retrans', retransmissions],
  ['lost', whole('lost')],
  ['bytes_sent', whole('bytesSent')],
  ['bytes_acked', whole('bytesAcked')],
  ['bytes_received', whole('bytesReceived')],
]);

/** The details that `ss -i` prints; nothing where there are none. */
export function readInfo(text: string): TcpInfo | undefined {
  if (!text.includes('mss:') && !text.includes('rto:')) return undefined;
  let info: TcpInfo = {};
  for (const word of text.trimEnd().split(' ')) {
    const colon = word.indexOf(':');
    const read = colon < 0 ? undefined : FIELDS.get(word.slice(0, colon));
    if (read) info = { ...info, ...read(word.slice(colon + 1)) };
  }
  return Object.keys(info).length === 0 ? undefined : info;
}
