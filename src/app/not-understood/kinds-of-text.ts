/** What a text can be that was not understood, and what to paste in its place. */
export interface KindOfText {
  readonly id: KindId;
  readonly name: string;
  readonly hint: string;
  /** Where the text itself looks like one. */
  readonly looks: string;
  readonly advice: readonly string[];
  /** A text that is understood. */
  readonly example: string;
}

export type KindId = 'error' | 'log' | 'output' | 'code' | 'other';

export const KINDS_OF_TEXT: readonly KindOfText[] = [
  {
    id: 'error',
    name: 'An error message',
    hint: 'What a program said',
    looks: 'It looks like an error message.',
    advice: [
      'Paste the error’s whole line, with the host and the port in it.',
      'Paste the lines around it too: they often name the host, or say why.',
      'In a screenshot, select and copy the text, or type the line.',
    ],
    example: 'psql: error: connection to server at "db1" (192.0.2.7), port 5432 failed: Connection refused',
  },
  {
    id: 'log',
    name: 'A log',
    hint: 'Lines with their time',
    looks: 'It looks like a log.',
    advice: [
      'Paste the lines of the moment when the connection failed.',
      'Paste each from its beginning: its time, its program, its message.',
    ],
    example: '2026-11-21T03:00:07Z app1 payments[812]: dial tcp 192.0.2.7:5432: connect: connection refused',
  },
  {
    id: 'output',
    name: 'A command’s output',
    hint: 'ss, iptables, tcpdump, curl …',
    looks: 'It looks like a command’s output.',
    advice: [
      'Paste the prompt line with the command first, then everything that it printed.',
      'Leave nothing out, not even the header: what is not listed is evidence as well.',
    ],
    example: [
      'ops@db1:~$ sudo ss -lntp',
      'State   Recv-Q  Send-Q  Local Address:Port  Peer Address:Port',
      'LISTEN  0       244         127.0.0.1:5432       0.0.0.0:*',
      'LISTEN  0       128           0.0.0.0:22         0.0.0.0:*',
    ].join('\n'),
  },
  {
    id: 'code',
    name: 'Source code or documentation',
    hint: 'A script, a manual, a web page',
    looks: 'It looks like source code or documentation.',
    advice: [
      'Code and documentation name failures, and do not show the one that you have.',
      'Let the program run into it once more, and paste what it prints.',
      'Or type the command that fails: it says whom the client dials.',
    ],
    example: 'nc -vz db1.example.org 5432',
  },
  {
    id: 'other',
    name: 'Something else',
    hint: 'A screenshot, a chat, a ticket',
    looks: '',
    advice: [
      'Of a screenshot, copy the text: this page reads no pictures.',
      'Of a chat or a ticket, paste the program’s own words.',
      'Or type in a few words what happens, with the host and the port.',
    ],
    example: 'timeout to db1:5432',
  },
];
