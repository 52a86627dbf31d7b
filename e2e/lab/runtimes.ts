import type { Recording } from './fault.ts';
import type { Host } from './host.ts';
import { onClient } from './prompt.ts';

/** What programs in five languages print who dial a host: each has its own words. */
export function runtimes(target: string, port: number): readonly Recording[] {
  return [
    onClient(
      'python',
      `python3 -c "import socket; socket.create_connection(('${target}', ${port}), 5); print('ok')"`,
      { check: true },
    ),
    onClient('node', `node -e "require('net').connect(${port}, '${target}')"`),
    onClient('php', `php -r 'fsockopen("${target}", ${port}, $code, $text, 5); echo "$code $text\\n";'`),
    onClient('ruby', `ruby -rsocket -e 'Socket.tcp("${target}", ${port}, connect_timeout: 5) { puts "ok" }'`),
    onClient('java', `java Probe.java ${target} ${port}`),
  ];
}

const PROBE = `import java.net.*;
public class Probe {
  public static void main(String[] words) throws Exception {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(words[0], Integer.parseInt(words[1])), 5000);
      System.out.println("ok");
    }
  }
}
`;

/** The Java program that `runtimes` starts. */
export async function prepareRuntimes(host: Host): Promise<void> {
  await host.shell('cat > /home/ops/Probe.java', PROBE);
}
