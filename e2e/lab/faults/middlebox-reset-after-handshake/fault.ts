import { resetOnTheWay } from '../../reset-on-the-way.ts';

export const fault = resetOnTheWay(
  'middlebox-reset-after-handshake',
  'the router answers the ACK of the handshake with a RST in the server’s name',
  `table inet guard {
  chain forward {
    type filter hook forward priority filter; policy accept;
    tcp dport 8080 tcp flags & (syn | ack) == ack reject with tcp reset
  }
}
`,
);
