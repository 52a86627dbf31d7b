import type { Entry, Family } from '../entry.ts';
import { NOT_CONNECTED, OWN_TIME } from '../open-outcomes.ts';

/** Daemons that dial each other: agents, chats, calls, relays. */

const AGENTS: readonly Entry[] = [
  // DNS lookup of 'salt1.example.org' failed.      Master hostname: 'salt1' not found. Retrying in 30 seconds
  {
    says: ["DNS lookup of '{host}' failed", "Master hostname: '{host}' not found. Retrying in"],
    outcome: 'unresolved',
    moment: 'looking-up',
    by: 'salt',
    source: 'Salt 2014 and 2015 salt/utils/__init__.py, salt/minion.py',
  },
  {
    says: [
      'SaltReqTimeoutError: after {took}, ((Try {n} of {n})',
      'SaltReqTimeoutError: after {took}. ((Try {n} of {n})',
    ],
    outcome: 'own-deadline',
    couldBe: OWN_TIME,
    moment: 'request',
    port: 4506,
    by: 'salt',
    source: 'Salt 2015 to 3006 salt/transport/zeromq.py',
  },
  // slap_client_connect: URI=ldap://ldap2.example.org:389 DN="..." ldap_sasl_bind_s failed (-1)
  {
    says: 'slap_client_connect: URI={at} {text}ldap_sasl_bind_s failed ((-1)',
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    by: 'slapd',
    source: 'OpenLDAP 2.4 to 2.6 servers/slapd/config.c, -1 is LDAP_SERVER_DOWN',
  },
  // Failed to establish outbound s2s connection example.org -> example.net: Stream closed by local host: connection refused
  {
    says: 'Failed to establish outbound s2s connection {source} -> {host}: {why}',
    moment: 'connecting',
    by: 'ejabberd',
    source: 'ejabberd 17 to 23 src/ejabberd_s2s_out.erl',
  },
  {
    says: 'Failed in all attempts to connect to {host}',
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    by: 'prosody',
    source: 'Prosody 0.9 to 0.12 plugins/mod_s2s',
  },
  // MQTT: Failed to start, return code: 14 (Check IP/Port)
  {
    says: ['MQTT: Failed to start, return code: {n} ((Check IP/Port)', 'MQTT: Failed to start, return code'],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    port: 1883,
    by: 'domoticz',
    source: 'Domoticz 3.8 to 2023 hardware/MQTT.cpp',
  },
  // giving up after 5 retransmits      peer not responding, trying again (2/3)
  {
    says: ['giving up after {n} retransmits', 'peer not responding, trying again (({n}/{n})'],
    outcome: 'own-deadline',
    couldBe: OWN_TIME,
    moment: 'request',
    by: 'charon',
    source: 'strongSwan 5 src/libcharon/sa/ikev2/task_manager_v2.c',
  },
];

const CALLS: readonly Entry[] = [
  // No response received from 'sip:sip1.example.net:5060' on registration attempt to '...', retrying in '60'
  {
    says: [
      "No response received from '{at}' on registration attempt to '{text}'",
      "Temporal response '{n}' received from '{at}' on registration attempt",
      "Maximum retries reached when attempting outbound registration to '{at}'",
    ],
    outcome: 'own-deadline',
    couldBe: OWN_TIME,
    moment: 'request',
    by: 'asterisk',
    source: 'Asterisk 13 to 20 res/res_pjsip_outbound_registration.c',
  },
  {
    says: [
      'Registration for {text} timed out, trying again ((Attempt #{n})',
      "Peer '{host}' is now UNREACHABLE",
    ],
    outcome: 'own-deadline',
    couldBe: OWN_TIME,
    moment: 'request',
    by: 'asterisk',
    source: 'Asterisk 1.4 to 18 channels/chan_sip.c',
  },
  // trunk1 Registration Failed with status Request Timeout [408]. failure #3
  {
    says: [
      'Registration Failed with status Request Timeout [[408]',
      'Registration Failed with status Request Timeout',
      'Failed Registration [[408]',
    ],
    outcome: 'own-deadline',
    couldBe: OWN_TIME,
    moment: 'request',
    by: 'freeswitch',
    source: 'FreeSWITCH 1.6 to 1.10 src/mod/endpoints/mod_sofia/sofia_reg.c',
  },
  // connect 192.0.2.2:6600 failed (RST) Connection refused
  {
    says: 'connect {at} failed (([RST]) {why}',
    moment: 'connecting',
    by: 'kamailio',
    source: 'Kamailio 4 to 5.8 src/core/tcp_main.c, tcp_do_connect',
  },
];

const RELAYS: readonly Entry[] = [
  // Tried for 120 seconds to get a connection to 198.51.100.18:443. Giving up. (waiting for circuit)
  {
    says: [
      'Tried for {took} to get a connection to {at}. Giving up.',
      "We tried for {took} to connect to '{at}' using exit",
    ],
    outcome: 'own-deadline',
    moment: 'connecting',
    sign: 'proxy',
    by: 'tor',
    source: 'Tor 0.2 to 0.4.8 src/core/or/connection_edge.c, circuituse.c',
  },
  // Socks5() connect to 198.51.100.144:8333 failed: general failure
  {
    says: ['Socks5(() connect to {at} failed: {why}', 'Socks5(() connect to {at} failed:'],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    sign: 'proxy',
    by: 'bitcoind',
    source: 'Bitcoin Core 0.10 to 27 src/netbase.cpp',
  },
  {
    says: 'Socks5(() connect to {at} failed: connection refused',
    errno: 'ECONNREFUSED',
    moment: 'connecting',
    sign: 'proxy',
    by: 'bitcoind',
    source: 'Bitcoin Core 0.10 to 27 src/netbase.cpp',
  },
  // MTA: smtpd[61123]: 5a2e9b8b21f66a5d mta error reason=Connection timeout
  {
    says: 'mta error reason=Connection timeout',
    outcome: 'some-timeout',
    couldBe: ['kernel-timeout', 'own-deadline'],
    moment: 'connecting',
    port: 25,
    by: 'OpenSMTPD',
    source: 'OpenSMTPD 6 and 7 usr.sbin/smtpd/mta_session.c',
  },
];

export const agentsAndRelays: Family = {
  id: 'agents-and-relays',
  source: 'each entry names its own',
  entries: [...AGENTS, ...CALLS, ...RELAYS],
};
