import type { Host, Service } from '../host.ts';

const ASK = `
import socket, sys, threading, time
def ask():
    while True:
        try:
            one = socket.create_connection((sys.argv[1], int(sys.argv[2])), 10)
            one.settimeout(10)
            one.sendall(b"GET / HTTP/1.0\\r\\n\\r\\n")
            while one.recv(1000):
                pass
            one.close()
        except OSError:
            pass
for _ in range(int(sys.argv[3])):
    threading.Thread(target=ask, daemon=True).start()
    time.sleep(0.1)
print("asking", flush=True)
time.sleep(3600)
`;

/** So many users who ask, wait for the answer and ask again. */
export async function askAgain(from: Host, address: string, port: number, users: number): Promise<Service> {
  const crowd = await from.start(['/usr/bin/python3', '-c', ASK, address, String(port), String(users)]);
  for (let waited = 0; waited < 200; waited += 1) {
    if (crowd.output().includes('asking')) return crowd;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the crowd: ${crowd.output()}`);
}
