import type { Outcome } from '../../model/outcome.ts';
import type { Entry, Family } from '../entry.ts';
import { BROKEN, CONNECT_FAILED, NOT_CONNECTED } from '../open-outcomes.ts';

/** Daemons and the tools that speak to them: through a socket file mostly, and over TCP where they are told to. */

const NO_DAEMON: readonly Outcome[] = ['refused', 'other-errno'];

const SOCKETS: readonly Entry[] = [
  // Failed to connect to bus: No such file or directory
  {
    says: [
      'Failed to connect to bus: {why}',
      'Failed to get D-Bus connection: {why}',
      'Failed to connect to system scope bus via {text}: {why}',
      'Failed to connect to user scope bus via {text}: {why}',
    ],
    moment: 'connecting',
    by: 'systemd',
    source: 'systemd 252, src/shared/bus-util.c',
  },
  // error: Failed to connect socket to '/var/run/libvirt/libvirt-sock': No such file or directory
  {
    says: ['Failed to connect socket to {path}: {why}', "unable to connect to server at '{at}': {why}"],
    moment: 'connecting',
    by: 'libvirt',
    source: 'libvirt 9.0, src/rpc/virnetsocket.c',
  },
  {
    says: ["Failed to connect to '{at}': {why}", "Failed to connect to '{path}': {why}"],
    moment: 'connecting',
    by: 'qemu',
    source: 'QEMU 7.2, util/qemu-sockets.c',
  },
  // unix:///var/run/supervisor.sock refused connection      unix:///var/run/supervisor.sock no such file
  {
    says: ['{path} refused connection', '{at} refused connection'],
    errno: 'ECONNREFUSED',
    moment: 'connecting',
    by: 'supervisorctl',
    source: 'supervisor 4.2, supervisor/supervisorctl.py',
  },
  {
    says: '{path} no such file',
    errno: 'ENOENT',
    moment: 'connecting',
    by: 'supervisorctl',
    source: 'supervisor 4.2, supervisor/supervisorctl.py',
  },
  {
    says: 'Failed to access socket path: {path}. Is fail2ban running?',
    outcome: 'failed',
    couldBe: NO_DAEMON,
    moment: 'connecting',
    by: 'fail2ban',
    source: 'fail2ban 1.0, fail2ban/client/fail2banclient.py',
  },
  // ERROR: Could not connect to clamd on LocalSocket /var/run/clamav/clamd.ctl: No such file or directory
  {
    says: [
      'Could not connect to clamd on LocalSocket {path}: {why}',
      'Could not connect to clamd on {at}: {why}',
      "Can't connect to clamd through {path}: {why}",
      "Can't connect to clamd on {at}: {why}",
    ],
    moment: 'connecting',
    by: 'clamav',
    source: 'ClamAV 1.0, common/clamdcom.c, freshclam/notify.c',
  },
  {
    says: [
      "can't connect to the agent: {why}",
      "can't connect to the gpg-agent: {why}",
      "can't connect to the dirmngr: {why}",
      "can't connect to '{path}': {why}",
    ],
    moment: 'connecting',
    by: 'gnupg',
    source: 'GnuPG 2.2, common/asshelp.c',
  },
  // Unable to connect to remote asterisk (does /var/run/asterisk/asterisk.ctl exist?)
  {
    says: 'Unable to connect to remote asterisk ((does {path} exist?)',
    outcome: 'failed',
    couldBe: NO_DAEMON,
    moment: 'connecting',
    by: 'asterisk',
    source: 'Asterisk 18, main/asterisk.c',
  },
];

const CONTROLS: readonly Entry[] = [
  // rndc: connect failed: 127.0.0.1#953: connection refused
  {
    says: ['rndc: connect failed: {address}#{port}: {why}', 'connect failed: {address}#{port}: {why}'],
    moment: 'connecting',
    by: 'rndc',
    source: 'BIND 9.18, bin/rndc/rndc.c',
  },
  // error: connect: Connection refused for 127.0.0.1 port 8953
  {
    says: 'connect: Connection refused for {address} port {port}',
    errno: 'ECONNREFUSED',
    moment: 'connecting',
    by: 'unbound-control',
    source: 'Unbound 1.17, smallapp/unbound-control.c',
  },
  {
    says: ['connect: {why} for {address} port {port}', 'connect: {why} for {path}'],
    moment: 'connecting',
    by: 'unbound-control',
    source: 'Unbound 1.17, smallapp/unbound-control.c',
  },
  // connect to spamd on 127.0.0.1 failed, retrying (#1 of 3): Connection refused
  {
    says: 'connect to spamd on {host} failed, retrying ((#{n} of {n}): {why}',
    moment: 'connecting',
    port: 783,
    by: 'spamc',
    source: 'SpamAssassin 4.0, spamc/libspamc.c',
  },
  {
    says: 'connection attempt to spamd aborted after {n} retries',
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    port: 783,
    by: 'spamc',
    source: 'SpamAssassin 4.0, spamc/libspamc.c',
  },
  {
    says: 'pa_context_connect(() failed: {why}',
    moment: 'connecting',
    by: 'pulseaudio',
    source: 'PulseAudio 16, src/utils/pactl.c',
  },
  {
    says: ['Failed to connect to remote host: {why}', 'Failed to get remote socket: {why}'],
    moment: 'connecting',
    by: 'systemd-socket-proxyd',
    source: 'systemd 252, src/socket-proxy/socket-proxyd.c',
  },
];

/** PJSIP adds the system's number to 120000. */
const PJ_NUMBERS = [
  [111, 'ECONNREFUSED'],
  [110, 'ETIMEDOUT'],
  [113, 'EHOSTUNREACH'],
  [101, 'ENETUNREACH'],
  [104, 'ECONNRESET'],
] as const;

const PJ_CODES: readonly Entry[] = PJ_NUMBERS.map(([number, errno]): Entry => ({
  // tcpc0x7f !TCP connect() error: Connection refused [code=120111]
  says: [`[[code=120${number}]`, `[[status=120${number}]`, `err=120${number}`],
  errno,
  moment: 'connecting',
  by: 'pjsip',
  source: 'PJSIP 2.12, pjlib/include/pj/errno.h: PJ_STATUS_FROM_OS',
}));

const PJSIP = {
  by: 'pjsip',
  source: 'PJSIP 2.12, pjsip/src/pjsip/sip_transport_tcp.c, pjsip-apps/src/pjsua/pjsua_app.c',
} as const;

const VOICE: readonly Entry[] = [
  ...PJ_CODES,
  // tcpc0x7f TCP transport 192.0.2.9:43160 is connecting to 198.51.100.7:5060...      (how it ended stands below)
  { says: 'TCP transport {source} is connecting to {at}..{why}', moment: 'connecting', ...PJSIP },
  {
    says: ['TCP connect(() error: {why}', 'SIP TCP transport is disconnected from {at}: {why}'],
    moment: 'connecting',
    ...PJSIP,
  },
];

/** Tor's own words for how a connection to a relay ended (src/core/or/reasons.c). */
const TOR_REASONS: readonly (readonly [word: string, entry: Omit<Entry, 'says'>])[] = [
  ['CONNECTREFUSED', { errno: 'ECONNREFUSED' }],
  ['TIMEOUT', { outcome: 'some-timeout', couldBe: ['own-deadline', 'kernel-timeout'] }],
  ['NOROUTE', { outcome: 'host-unreachable', couldBe: ['host-unreachable', 'net-unreachable'] }],
  ['CONNECTRESET', { outcome: 'reset-later', errno: 'ECONNRESET' }],
];

const TOR: readonly Entry[] = TOR_REASONS.map(([word, entry]): Entry => ({
  // Problem bootstrapping. Stuck at 5% (conn): Connecting to a relay. (Connection refused; CONNECTREFUSED; count 4; recommendation warn; host AB12 at 198.51.100.7:9001)
  says: [`; ${word}; count {n}; recommendation {word}; host {word} at {at}`, `; ${word}; count {n};`],
  ...entry,
  moment: 'connecting',
  by: 'tor',
}));

const TUNNELS: readonly Entry[] = [
  // [proxychains] Strict chain  ...  127.0.0.1:9050  ...  198.51.100.7:443 <--socket error or timeout!
  {
    says: [
      '{proxy} ... {at} <--socket error or timeout!',
      '{proxy} ... {at} <--denied',
      '{proxy} ... timeout',
    ],
    outcome: 'failed',
    couldBe: [...NOT_CONNECTED, ...BROKEN],
    by: 'proxychains',
    sign: 'proxy',
    source: 'proxychains-ng 4.16, src/core.c',
  },
  // connect to local service [127.0.0.1:8080] error: dial tcp 127.0.0.1:8080: connect: connection refused
  {
    says: [
      'connect to local service [[{at}] error: {why}',
      'login to the server failed: {why}',
      'login to server failed: {why}',
      'connect to server error: {why}',
    ],
    moment: 'connecting',
    by: 'frp',
    source: 'frp 0.52, client/proxy/proxy.go, client/service.go',
  },
  // failed to connect to instance: dial error: failed to dial (connection name = "a:b:c"): dial tcp 198.51.100.7:3307: i/o timeout
  {
    says: ['failed to connect to instance: {why}', 'couldn\'t connect to "{word}": {why}'],
    moment: 'connecting',
    by: 'cloud-sql-proxy',
    source: 'Cloud SQL Auth Proxy 1.33 and 2, internal/proxy/proxy.go',
  },
  {
    says: ['ERR_NGROK_8012', 'but the client failed to establish a connection to the local address {at}'],
    outcome: 'failed',
    couldBe: CONNECT_FAILED,
    moment: 'connecting',
    by: 'ngrok',
    source: 'ngrok documentation, ERR_NGROK_8012',
  },
];

export const daemons: Family = {
  id: 'daemons',
  source: 'Tor 0.4.9, src/feature/control/control_bootstrap.c, src/core/or/reasons.c; see the entries',
  entries: [...SOCKETS, ...CONTROLS, ...VOICE, ...TOR, ...TUNNELS],
};
