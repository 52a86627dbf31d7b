import type { Fault, Recording } from './fault.ts';
import { OTHER, SERVER, type Lab } from './network.ts';
import { onBystander, onServer } from './prompt.ts';
import { REFUSED_RIVALS } from './honest.ts';
import { startHttp } from './services/http.ts';
import { startSsh } from './services/ssh.ts';
import { fewProbes, names, open, ownWay, SEEN_THERE, settled } from './way.ts';

const PORT = 8080;
export const NAME = 'db1.internal';

interface WrongHost {
  readonly id: string;
  readonly variantOf?: string;
  readonly target?: string;
  readonly how: string;
  readonly staysLikely?: string;
  readonly recordings?: readonly Recording[];
  readonly settledBy?: readonly (readonly string[])[];
  make(lab: Lab): Promise<unknown>;
}

/** The service is on db1; the client dials web3, the machine on which it was before. */
export function wrongHost(one: WrongHost): Fault {
  const target = one.target ?? NAME;
  const { id, how, variantOf, staysLikely, recordings = [], settledBy = [] } = one;
  return {
    id,
    cause: 'wrong-host',
    ...(variantOf === undefined ? {} : { variantOf }),
    ...(staysLikely === undefined ? {} : { staysLikely }),
    case: { target, port: PORT, service: 'http', client: '10.77.1.2', server: SERVER },
    symptom: 'refused',
    how,
    packages: ['dropbear-bin'],
    start: async (lab) => {
      await startHttp(lab.server, '0.0.0.0', PORT);
      await startSsh(lab.server);
      await startSsh(lab.other);
      await lab.client.shell('echo "0 2147483647" > /proc/sys/net/ipv4/ping_group_range');
      await one.make(lab);
    },
    recordings: [
      ...fewProbes(target, PORT),
      ...(target === NAME ? names(NAME) : ownWay(OTHER)),
      ...recordings,
      ...SEEN_THERE,
      onServer('ip', 'ip addr', { name: 'ip-addr' }),
      onBystander('ip', 'ip -br addr', { name: 'ip-br-addr' }),
      onBystander('ss', 'sudo ss -lntp'),
    ],
    evidenceSets: [
      ...open('possible', REFUSED_RIVALS, ['client.nc-openbsd.txt'], ['client.python.txt']),
      ...settled('wrong-host', ...settledBy),
    ],
  };
}
