import { afterHandshake, later } from '../../after-handshake.ts';
import { SERVER } from '../../network.ts';
import { onClient, onRouter } from '../../prompt.ts';
import { startClosing } from '../../services/crashing.ts';
import { startHttp } from '../../services/http.ts';

const PORT = 8080;

export const fault = afterHandshake({
  id: 'proxy-in-the-way-transparent',
  cause: 'proxy-in-the-way',
  port: PORT,
  service: 'http',
  symptom: 'reset',
  how: 'the router redirects the port to a program of its own, which accepts everything and closes it',
  packages: ['nftables'],
  start: async (lab) => {
    await startHttp(lab.server, '0.0.0.0', PORT);
    await startClosing(lab.router, 15001, 'unread');
    await lab.router.shell(
      'cat > /run/rules.nft; nft -f /run/rules.nft',
      `table ip mesh {
  chain prerouting {
    type nat hook prerouting priority dstnat; policy accept;
    iifname "eth0" tcp dport ${PORT} redirect to :15001
  }
}
`,
    );
  },
  clients: [
    onClient('curl', `curl -sS -m 4 http://${SERVER}:${PORT}/`),
    onClient('curl', `curl -v -m 4 http://${SERVER}:${PORT}/`, { name: 'curl-v' }),
    onClient('wget', `wget -t 1 -T 4 -O- http://${SERVER}:${PORT}/`),
    onClient('openssl', `openssl s_client -connect ${SERVER}:${PORT} </dev/null`),
  ],
  captured: onClient('curl', `curl -sS -m 4 http://${SERVER}:${PORT}/health`, { name: 'curl-health' }),
  more: [onRouter('nft', 'sudo nft list ruleset'), onRouter('ss', 'sudo ss -lntp')],
  staysLikely: 'that something on the way answers in the server’s place is seen, and not that it is a proxy',
  sets: [...later('proxy-in-the-way', 'possible', 'reset, and by whom is not seen', ['client.curl.txt'])],
});
