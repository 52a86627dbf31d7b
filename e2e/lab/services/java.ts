import { untilListens, type Host, type Service } from '../host.ts';

/** A Java service as they are written in a hurry: one thread accepts, works, answers. */
const ORDERS = `import java.net.ServerSocket;
public class Orders {
  public static void main(String[] words) throws Exception {
    try (var listener = new ServerSocket(Integer.parseInt(words[0]), Integer.parseInt(words[1]))) {
      while (true) {
        try (var client = listener.accept()) {
          Thread.sleep(Long.parseLong(words[2]));
          client.getOutputStream().write("HTTP/1.0 200 OK\\r\\n\\r\\nok\\n".getBytes());
        } catch (java.io.IOException gone) {
          // The client went away.
        }
      }
    }
  }
}
`;

/** Listens with a backlog (Java's own default is 50) and works so many milliseconds on each connection. */
export async function startOrders(
  host: Host,
  { port, backlog, work }: { readonly port: number; readonly backlog: number; readonly work: number },
): Promise<Service> {
  await host.shell('mkdir -p /run/orders; cat > /run/orders/Orders.java', ORDERS);
  const words = ['java', '-Xshare:auto', '-XX:TieredStopAtLevel=1', '/run/orders/Orders.java'];
  const service = await host.start([...words, String(port), String(backlog), String(work)], { user: 'ops' });
  await untilListens(host, port, service, 60);
  return service;
}
