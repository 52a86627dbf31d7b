import { resetOnTheWay } from '../../reset-on-the-way.ts';

export const fault = resetOnTheWay(
  'middlebox-reset-after-data',
  'the router answers the first segment with data with a RST in the server’s name',
  `table inet guard {
  chain forward {
    type filter hook forward priority filter; policy accept;
    tcp dport 8080 tcp flags & psh == psh reject with tcp reset
  }
}
`,
  true,
);
