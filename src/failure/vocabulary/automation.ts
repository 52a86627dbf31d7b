import type { Outcome } from '../../model/outcome.ts';
import type { Entry, Family } from '../entry.ts';
import { ANY_FAILURE, BROKEN, OWN_TIME } from '../open-outcomes.ts';

/** They tried again until their time was up: how each try ended, other lines say. */
const GAVE_UP_WAITING: readonly Outcome[] = [
  'own-deadline',
  'refused',
  'kernel-timeout',
  'host-unreachable',
  'closed',
  'reset-later',
  'silent',
];

const ANSIBLE: readonly Entry[] = [
  // fatal: [app1]: UNREACHABLE! => {"changed": false, "msg": "Failed to connect to the host via ssh: ssh: connect to host app1 port 22: Connection refused", "unreachable": true}
  {
    says: [
      'Failed to connect to the host via ssh: {why}',
      'Make sure this host can be reached over ssh: {why}',
    ],
    moment: 'connecting',
  },
  {
    says: ['fatal: [[{host}]: UNREACHABLE!', '{host} | UNREACHABLE!', '{host} | UNREACHABLE! =>'],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    weak: true,
  },
  {
    says: [
      'Data could not be sent to remote host {host}',
      'Data could not be sent to remote host {host}. Make sure this host can be reached over ssh',
    ],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
  },
  // wait_for: "msg": "Timeout when waiting for 198.51.100.7:5432"
  {
    says: ['Timeout when waiting for {at}', 'Timeout when waiting for search string {word} in {at}'],
    outcome: 'own-deadline',
    couldBe: GAVE_UP_WAITING,
    moment: 'connecting',
  },
  { says: 'timed out waiting for ping module test: {why}', moment: 'connecting' },
  {
    says: [
      'Unable to connect to vCenter or ESXi API at {host} on TCP/{port}: {why}',
      'Status code was -1 and not [[200]: Request failed: {why}',
    ],
    moment: 'connecting',
  },
  {
    says: 'Failed to validate the SSL certificate for {at}',
    outcome: 'replied',
    moment: 'tls',
    sign: 'tls-broke',
  },
].map((entry): Entry => ({ ...(entry as Entry), by: 'ansible' }));

const TERRAFORM_AND_PACKER: readonly Entry[] = [
  // Error: timeout - last error: dial tcp 198.51.100.7:22: i/o timeout
  {
    says: ['timeout - last error: {why}', 'timeout - last error: dial tcp {at}: {why}'],
    moment: 'connecting',
    by: 'terraform',
  },
  {
    says: [
      'could not connect to {host}: {why}',
      'could not connect to {host}: failed to request discovery document: {why}',
    ],
    moment: 'connecting',
    by: 'terraform',
    source: 'terraform 1.6, internal/getproviders/errors.go',
  },
  // ==> amazon-ebs: Timeout waiting for SSH.
  {
    says: ['Timeout waiting for SSH', 'Timeout waiting for WinRM'],
    outcome: 'own-deadline',
    couldBe: GAVE_UP_WAITING,
    by: 'packer',
  },
  {
    says: [
      'TCP connection to SSH ip/port failed: {why}',
      'Error waiting for SSH: {why}',
      'Error waiting for WinRM: {why}',
    ],
    moment: 'connecting',
    by: 'packer',
  },
];

const VAGRANT: readonly Entry[] = (
  [
    // app1: Warning: Connection refused. Retrying...
    ['Warning: Connection refused. Retrying', { errno: 'ECONNREFUSED' }],
    [
      'Warning: Connection timeout[. Retrying]',
      { outcome: 'own-deadline', couldBe: ['own-deadline', 'kernel-timeout', 'silent'] },
    ],
    ['Warning: Connection reset[. Retrying]', { outcome: 'reset-later', errno: 'ECONNRESET' }],
    ['Warning: Connection aborted. Retrying', { outcome: 'reset-later', couldBe: BROKEN }],
    ['Warning: Remote connection disconnect[. Retrying]', { outcome: 'closed', couldBe: BROKEN }],
    ['Warning: Host appears down[. Retrying]', { errno: 'EHOSTDOWN' }],
    ['Warning: Host unreachable[. Retrying]', { errno: 'EHOSTUNREACH' }],
    [
      'Timed out while waiting for the machine to boot',
      { outcome: 'own-deadline', couldBe: GAVE_UP_WAITING },
    ],
  ] as const
).map(([says, entry]): Entry => ({
  says,
  ...entry,
  moment: 'connecting',
  by: 'vagrant',
  port: 22,
  source: 'Vagrant 2.3, plugins/communicators/ssh/communicator.rb, templates/locales/en.yml',
}));

const PUPPET = {
  by: 'puppet',
  port: 8140,
  source: 'Puppet 7.23, lib/puppet/http/client.rb, lib/puppet/http/session.rb',
} as const;
const CHEF = { by: 'chef', source: 'Chef Infra Client 17, lib/chef/http.rb' } as const;
const SALT = {
  by: 'salt',
  port: 4506,
  source: 'Salt 3006, salt/minion.py, salt/utils/network.py, salt/exceptions.py',
} as const;

const AGENTS: readonly Entry[] = [
  // Error: Connection to https://puppet:8140/puppet/v3 failed, trying next route: Request to https://puppet:8140/puppet/v3 failed after 0.003 seconds: Failed to open TCP connection to puppet:8140 (...)
  {
    says: [
      'Request to {at} failed after {took}: {why}',
      'Connection to {at} failed, trying next route: {why}',
      'Could not retrieve catalog from remote server: {why}',
    ],
    moment: 'connecting',
    ...PUPPET,
  },
  {
    says: ['Request to {at} timed out connect operation after {took}'],
    outcome: 'own-deadline',
    moment: 'connecting',
    ...PUPPET,
  },
  {
    says: ['Request to {at} timed out read operation after {took}'],
    outcome: 'silent',
    moment: 'request',
    ...PUPPET,
  },
  {
    says: 'Request to {at} interrupted after {took}',
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'request',
    ...PUPPET,
  },
  // ERROR: Connection refused connecting to https://chef1.example.org/organizations/ops, retry 1/5
  {
    says: [
      'Connection refused connecting to {at}, retry',
      'Connection refused connecting to {at}, giving up',
    ],
    errno: 'ECONNREFUSED',
    moment: 'connecting',
    ...CHEF,
  },
  {
    says: ['Timeout connecting to {at}, retry', 'Timeout connecting to {at}, giving up'],
    outcome: 'own-deadline',
    couldBe: OWN_TIME,
    moment: 'connecting',
    ...CHEF,
  },
  { says: 'Error connecting to {at} - {why}', moment: 'connecting', ...CHEF },
  {
    says: 'SSL Error connecting to {at}',
    outcome: 'failed',
    couldBe: ['replied', ...BROKEN],
    moment: 'tls',
    sign: 'tls-broke',
    ...CHEF,
  },
  {
    says: "Master hostname: '{host}' not found or not responsive",
    outcome: 'unresolved',
    couldBe: ['unresolved', 'own-deadline', 'refused'],
    moment: 'looking-up',
    ...SALT,
  },
  {
    says: "DNS lookup or connection check of '{host}' failed",
    outcome: 'unresolved',
    couldBe: ['unresolved', 'own-deadline', 'refused'],
    moment: 'looking-up',
    ...SALT,
  },
  {
    says: [
      'Salt request timed out. The master is not responding',
      'Attempt to authenticate with the salt master failed with timeout error',
      'SaltReqTimeoutError: Message timed out',
    ],
    outcome: 'silent',
    couldBe: ['silent', 'own-deadline', 'refused', 'kernel-timeout'],
    ...SALT,
  },
];

export const automation: Family = {
  id: 'automation',
  source:
    'ansible-core 2.14, lib/ansible/plugins/connection/ssh.py, modules/wait_for.py; terraform 1.6, internal/communicator/communicator.go; packer-plugin-sdk 0.5, communicator/step_connect_ssh.go',
  entries: [...ANSIBLE, ...TERRAFORM_AND_PACKER, ...VAGRANT, ...AGENTS],
};
