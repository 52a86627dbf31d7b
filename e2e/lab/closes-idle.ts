import { bothEnds, later } from './after-handshake.ts';
import type { Fault, Recording } from './fault.ts';
import { CLIENT, SERVER, type Lab } from './network.ts';
import { onServer } from './prompt.ts';

interface ClosesIdle {
  readonly id: string;
  readonly how: string;
  readonly port: number;
  readonly service: 'redis' | 'mysql';
  readonly packages: readonly string[];
  readonly start: (lab: Lab) => Promise<unknown>;
  /** Each asks, is idle for longer than the service allows, and asks again. */
  readonly clients: readonly Recording[];
  /** Twice the same, so that the pauses can be compared. */
  readonly captured: Recording;
  readonly setting: Recording;
}

/** A service that itself ends connections which say nothing for some seconds. */
export function closesIdle(made: ClosesIdle): Fault {
  const { id, how, port, service, packages, clients, captured, setting } = made;
  const [first] = clients;
  const alone = `client.${first?.name ?? ''}.txt`;
  return {
    ...{ id, how, packages },
    cause: 'idle-timeout',
    variantOf: 'unresponsive-service',
    case: { target: SERVER, port, service, client: CLIENT, server: SERVER },
    symptom: 'intermittent',
    alsoOk: ['tcp-ok'],
    start: async (lab) => {
      await made.start(lab);
    },
    sideBySide: true,
    recordings: [
      ...clients,
      onServer('ss', 'sudo ss -lntp', { check: true }),
      setting,
      bothEnds(port, captured, 15),
    ],
    evidenceSets: [
      ...later('idle-timeout', 'possible', 'the connection ends later, and why is not seen', [alone]),
      ...later(
        'idle-timeout',
        'likely',
        'it ends after a pause, from the server’s side; by whom is not seen',
        [alone, 'client.tcpdump.txt'],
      ),
      ...later(
        'idle-timeout',
        'confirmed',
        'the server itself closes connections that worked, each after the same pause',
        [`client.${captured.name}.txt`, 'server.tcpdump.txt'],
      ),
    ],
  };
}
