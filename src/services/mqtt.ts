import type { Service } from '../model/service.ts';
import { dropIn } from './parts/drop-in.ts';
import { startedWith } from './parts/placed.ts';

const DIRECTIVE = 'listener';
const SOURCE = 'mosquitto.conf(5): listener, allow_anonymous, password_file';

const NOTES = [
  'Without any listener of its own it is in local-only mode, where nobody needs a password. With one, anonymous clients are refused, those on loopback too: set password_file, or allow_anonymous true.',
];

export const mqtt: Service = {
  id: 'mqtt',
  title: 'MQTT broker',
  names: ['mqtt', 'mosquitto'],
  port: 1883,
  otherPorts: [8883],
  processes: ['mosquitto'],
  units: ['mosquitto'],
  backlog: { value: 100, source: 'measured (Mosquitto 2.0)' },
  loopbackByDefault: 'Mosquitto 2 itself, as long as no listener is configured',
  binds: [
    dropIn({
      id: 'mosquitto',
      title: 'Mosquitto',
      directive: DIRECTIVE,
      // Debian's mosquitto.conf has include_dir for this folder.
      file: '/etc/mosquitto/conf.d/zz-listener.conf',
      apply: 'restart',
      lines: ({ addresses, port }) => addresses.map((address) => `listener ${port} ${address}`),
      source: `measured (Mosquitto 2.0.11); ${SOURCE}`,
      notes: NOTES,
    }),
    ...startedWith({
      directive: DIRECTIVE,
      to: (port) => `mosquitto.conf: listener ${port}, and password_file or allow_anonymous true`,
      source: SOURCE,
    }),
  ],
};
