import { untilListens, type Host, type Service } from '../host.ts';

/** Debian has no Cassandra: a Java process binds the ports of one as cassandra.yaml would have it, and no more. */
const STAND_IN = `import java.net.*;
public class CassandraDaemon {
  static ServerSocket bind(String address, int port) throws Exception {
    return new ServerSocket(port, 4096, InetAddress.getByName(address));
  }
  public static void main(String[] words) throws Exception {
    var jmx = bind("127.0.0.1", 7199);
    var storage = bind(words[0], 7000);
    var cql = bind(words[0], 9042);
    while (true) cql.accept().close();
  }
}
`;

/** Listens on 9042 (CQL) and 7000 (between nodes) of one address, and on 7199 (JMX) of loopback. */
export async function startCassandra(host: Host, address: string): Promise<Service> {
  await host.shell('mkdir -p /run/cassandra; cat > /run/cassandra/CassandraDaemon.java', STAND_IN);
  const java = ['java', '-Xshare:auto', '-XX:TieredStopAtLevel=1', '-Djava.net.preferIPv4Stack=true'];
  const service = await host.start([...java, '/run/cassandra/CassandraDaemon.java', address], {
    user: 'ops',
  });
  await untilListens(host, 9042, service, 60);
  return service;
}
