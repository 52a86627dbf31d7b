import { afterHandshake, later } from './after-handshake.ts';
import type { Fault } from './fault.ts';
import { CLIENT, SERVER } from './network.ts';
import { fixed } from './probes.ts';
import { onClient, onRouter } from './prompt.ts';
import { healed } from './repair.ts';
import { startHttp } from './services/http.ts';

const PORT = 8080;

/** A web server behind a router that forges a RST in its name, once the connection is made. */
export function resetOnTheWay(id: string, how: string, rules: string, walks?: true): Fault {
  return afterHandshake({
    id,
    cause: 'middlebox-reset',
    port: PORT,
    service: 'http',
    symptom: 'reset',
    how,
    ...(walks && { walks }),
    packages: ['nftables'],
    start: async (lab) => {
      await startHttp(lab.server, '0.0.0.0', PORT);
      await lab.router.shell('cat > /run/rules.nft; nft -f /run/rules.nft', rules);
    },
    clients: [
      onClient('curl', `curl -sS -m 4 http://${SERVER}:${PORT}/`, { check: true }),
      onClient('curl', `curl -v -m 4 http://${SERVER}:${PORT}/`, { name: 'curl-v' }),
      onClient('wget', `wget -t 1 -T 4 -O- http://${SERVER}:${PORT}/`),
      onClient('openssl', `openssl s_client -connect ${SERVER}:${PORT} </dev/null`),
      onClient(
        'python',
        `python3 -c "
import socket
s = socket.create_connection(('${SERVER}', ${PORT}), 3)
s.sendall(b'GET / HTTP/1.0\\r\\n\\r\\n'); print(s.recv(100))
"`,
        { name: 'python-asks' },
      ),
    ],
    captured: onClient('curl', `curl -sS -m 4 http://${SERVER}:${PORT}/health`, { name: 'curl-health' }),
    more: [onRouter('nft', 'sudo nft list ruleset')],
    repair: {
      how: 'a rule before the others lets this client pass',
      fixes: [
        {
          where: 'middle',
          tool: 'nft',
          command: `sudo nft insert rule inet guard forward ip saddr ${CLIENT} ip daddr ${SERVER} tcp dport ${PORT} accept comment '"tcpwhy ${PORT}"'`,
          undo: String.raw`sudo sh -c 'h=$(nft -a list chain "$1" "$2" "$3" | sed -n "/\"$4\"/s/.*# handle //p") && nft delete rule "$1" "$2" "$3" handle "$h"' sh inet guard forward 'tcpwhy ${PORT}'`,
        },
      ],
      recordings: fixed([
        onClient('curl', `curl -sS -D - -o /dev/null -m 10 --noproxy '*' http://${SERVER}:${PORT}/`, {
          check: true,
        }),
        onRouter('nft', 'sudo nft list ruleset'),
      ]),
      evidenceSets: healed('middlebox-reset', 'confirmed', ['client.curl.fixed.txt']),
    },
    sets: [
      ...later('middlebox-reset', 'possible', 'reset, and by whom is not seen', ['client.curl.txt']),
      ...later('middlebox-reset', 'possible', 'the RST at the client alone has no origin', [
        'client.curl.txt',
        'client.tcpdump.txt',
      ]),
      ...later('middlebox-reset', 'confirmed', 'the client got a RST that the server never sent', [
        'client.curl.txt',
        'client.tcpdump.txt',
        'server.tcpdump.txt',
      ]),
    ],
  });
}
