import type { Host, Service } from '../host.ts';

const HOLD = `
import socket, sys, time
held = []
for _ in range(int(sys.argv[3])):
    one = socket.socket(socket.AF_INET6 if ":" in sys.argv[1] else socket.AF_INET)
    one.settimeout(5)
    try:
        one.connect((sys.argv[1], int(sys.argv[2])))
    except OSError as error:
        print(error, flush=True)
    held.append(one)
print("held", flush=True)
time.sleep(3600)
`;

/** So many connections from one host that are opened one after the other, say nothing, and stay. */
export async function holdConnections(
  from: Host,
  address: string,
  port: number,
  count: number,
): Promise<Service> {
  const crowd = await from.start(['/usr/bin/python3', '-c', HOLD, address, String(port), String(count)]);
  for (let waited = 0; waited < 2400; waited += 1) {
    if (crowd.output().includes('held')) return crowd;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the crowd: ${crowd.output()}`);
}
