/** What the tools that ping by connecting print. */

export type ProbeEnding = 'open' | 'silent' | 'refused' | 'unreachable';

export interface Whom {
  readonly host?: string;
  readonly address?: string;
  readonly port?: string;
}

const HOST = String.raw`(?<host>[\w.-]{1,253})`;
const ADDRESS = String.raw`(?<address>[\da-fA-F.:]{3,45})`;
const PORT = String.raw`(?<port>\d{1,5})`;

function shape(text: string): RegExp {
  return new RegExp(`^${text}`);
}

/** Lines that say whom the following ones are about. */
export const HEADS: readonly RegExp[] = [
  // Connecting to app.example.org [203.0.113.67] on TCP 4500:      (paping 1.5)
  shape(String.raw`Connecting to ${HOST}(?: \[${ADDRESS}\])? on TCP ${PORT}:$`),
  // TCP connect to 198.51.100.90:1433:      (PsPing 2.10)
  shape(String.raw`TCP connect to ${HOST}:${PORT}:$`),
  // PING 203.0.113.150:8080 (/):      (httping 2)
  shape(String.raw`PING ${HOST}:${PORT} \([^)]{0,200}\):$`),
  // TCPinging app.example.org on port 443      (pouriyajamshidi/tcping 2)
  shape(String.raw`TCPinging ${HOST} on port ${PORT}$`),
];

/** One probe a line. Those without a host are about the one that was named before. */
export const PROBES: readonly (readonly [RegExp, ProbeEnding])[] = [
  // Probing 203.0.113.66:443/tcp - Port is open - time=12.101ms      (tcping.exe 0.39)
  [shape(String.raw`Probing ${HOST}:${PORT}\/tcp - Port is open - `), 'open'],
  [shape(String.raw`Probing ${HOST}:${PORT}\/tcp - No response - `), 'silent'],
  [shape(String.raw`Probing ${HOST}:${PORT}\/tcp - Port is closed - `), 'refused'],
  // Connected to 203.0.113.67: time=21.40ms protocol=TCP port=4500      (paping 1.5)
  [shape(String.raw`Connected to ${ADDRESS}: time=[\d.]{1,12}ms protocol=TCP port=${PORT}$`), 'open'],
  [/^Connection timed out$/, 'silent'],
  // Connecting to 198.51.100.90:1433: from 192.0.2.4:50993: 12.31ms      (PsPing 2.10)
  [shape(String.raw`Connecting to ${HOST}:${PORT}(?: \(warmup\))?: from \S{3,60}: [\d.]{1,12}ms$`), 'open'],
  [/^The remote computer refused the network connection\.$/, 'refused'],
  [/^This operation returned because the timeout period expired\.$/, 'silent'],
  // Ping tcp://app.example.org:443(203.0.113.67:443) connected - time=12.1ms dns=1.2ms      (cloverstd/tcping)
  [shape(String.raw`Ping tcp:\/\/${HOST}:${PORT}(?:\([^)]{3,60}\))? connected - time=`), 'open'],
  [
    shape(String.raw`Ping tcp:\/\/${HOST}:${PORT}(?:\([^)]{3,60}\))? (?:failed|timeout|- connect timeout)\b`),
    'silent',
  ],
  // Reply from app.example.org (203.0.113.67) on port 443 TCP_conn=1 time=12.1 ms      (pouriyajamshidi/tcping 2)
  [
    shape(
      String.raw`Reply from ${HOST}(?: \(${ADDRESS}\))? on port ${PORT} (?:using \S{1,60} )?TCP_conn=\d{1,9} `,
    ),
    'open',
  ],
  [
    shape(
      String.raw`No reply from ${HOST}(?: \(${ADDRESS}\))? on port ${PORT} (?:using \S{1,60} )?TCP_conn=\d`,
    ),
    'silent',
  ],
  // seq 0: tcp response from app.example.org (203.0.113.67) [open]  12.345 ms      (deajan/tcpping)
  [shape(String.raw`seq \d{1,9}: tcp response from ${HOST}(?: \(${ADDRESS}\))? \[open\] `), 'open'],
  [shape(String.raw`seq \d{1,9}: tcp response from ${HOST}(?: \(${ADDRESS}\))? \[closed\] `), 'refused'],
  [/^seq \d{1,9}: no response \(timeout\)$/, 'silent'],
  // connected to 203.0.113.150:8080 (201 bytes), seq=0 time=  4.22 ms      (httping 2)
  [
    shape(String.raw`connected to ${HOST}:${PORT} \(\d{1,9} bytes\), seq=\d{1,9} time= {0,6}[\d.]{1,12} ms`),
    'open',
  ],
  [
    /^(?:timeout connecting to host|connect time out|problem connecting to host: (?:Connection timed out|Operation timed out))/,
    'silent',
  ],
  [
    /^(?:error connecting to host|problem connecting to host: Connection refused|could not connect \(Connection refused\))/,
    'refused',
  ],
  [/^(?:problem connecting to host: No route to host|could not connect \(No route to host\))/, 'unreachable'],
];

/** Their totals, and what they say of themselves. */
export const NOISE =
  /^(?:paping v[\d.]{1,10} - |Connection statistics:|\s{1,8}(?:Attempted = |Minimum = |Sent = |\d{1,9} (?:probes sent|successful, ))|Approximate (?:connection|trip) times|Ping statistics for |Was unable to connect, cannot provide|PsPing v|Copyright \(C\) |Sysinternals - |\d{1,9} iterations \(warmup |Connecting to \S{3,260}(?: \(warmup\))?: from \S{3,60}:$|TCP connect statistics for |--- .{3,280} (?:ping|TCPing) statistics ---|\d{1,9} connects, \d{1,9} ok, |round-trip min\/avg\/max = |\d{1,9} probes transmitted on port |(?:un)?successful probes: )/;
