import { describe, expect, it } from 'vitest';
import type { Case } from '../model/case.ts';
import { diagnose } from './index.ts';

/** What people paste of a client: its window, its log, and what they write around it. */

function caseOf(text: string): Partial<Case> {
  return diagnose({ evidence: [{ from: 'client', text }] }).case;
}

describe('whom a client speaks of', () => {
  it.each([
    [
      'a URL that PowerShell cut in its port',
      [
        'Exception calling "DownloadString" with "1" argument(s): "Unable to connect to the remote server"',
        "+ IEX (New-Object Net.WebClient).DownloadString('http://app1:80 ...",
      ],
      { target: 'app1' },
    ],
    [
      "no end inside a URL's path",
      ['Post "http://http/192.0.2.5:8086/api": dial tcp: lookup http on 192.0.2.1:53: no such host'],
      { target: 'http', symptom: 'unresolved' },
    ],
    [
      'an address whose brackets are encoded',
      ['last error: UNKNOWN: ipv6:%5B2001:db8::5%5D:443: connect: No route to host (65)'],
      { target: '2001:db8::5', port: 443, symptom: 'unreachable' },
    ],
    [
      'a share',
      ['mount: \\\\nas1\\data: connect error: Connection timed out'],
      { target: 'nas1', port: 445, symptom: 'timeout' },
    ],
    [
      "VNC's port behind two colons",
      ['vncviewer 192.0.2.45::5901', 'unable to connect to socket: Connection refused (111)'],
      { target: '192.0.2.45', port: 5901, symptom: 'refused' },
    ],
    [
      'a source that is a URL',
      [
        'Unable to load the service index for source https://pkg.example.org/v3/index.json.',
        'The underlying connection was closed: An unexpected error occurred on a send.',
        'An existing connection was forcibly closed by the remote host',
      ],
      { target: 'pkg.example.org', port: 443, symptom: 'reset' },
    ],
    [
      'the line above, in another language',
      ['Status: Verbinde mit 192.0.2.14:2121...', 'Status: fehlgeschlagen: ECONNREFUSED'],
      { target: '192.0.2.14', port: 2121, symptom: 'refused' },
    ],
    [
      'the port of a line below that names the same end',
      [
        'Host 192.0.2.14: connect failed: Connection refused',
        '',
        'Driver: x',
        'jdbc:x://192.0.2.14:3050/app',
      ],
      { target: '192.0.2.14', port: 3050 },
    ],
    [
      'the connection string below',
      ['java.net.ConnectException: Connection refused: connect', '', 'my url: jdbc:mysql://db1:3307/app'],
      { target: 'db1', port: 3307, symptom: 'refused' },
    ],
  ] as const)('%s', (_, lines, expected) => {
    expect(caseOf(lines.join('\n'))).toMatchObject(expected);
  });

  it.each([
    [
      'the port that the line above gives to the same end',
      [
        'INFO Connecting to 192.0.2.9:6053 (192.0.2.9)',
        'WARNING Error connecting to 192.0.2.9: [Errno 111] Connection refused',
      ],
      { target: '192.0.2.9', port: 6053, symptom: 'refused' },
    ],
    [
      'a name alone',
      [
        "app: Can't connect to the API for weather.example.org: Error resolving IP address: Name does not resolve",
      ],
      { target: 'weather.example.org', symptom: 'unresolved' },
    ],
    [
      'what the code below it dials',
      [
        'ERROR: last exception - ConnectionRefusedError(111, "Connection refused")',
        "c = BlockingConnection(ConnectionParameters('mq1', 5673))",
      ],
      { target: 'mq1', port: 5673, symptom: 'refused' },
    ],
    [
      'what a traceback dials in its own code',
      [
        'Traceback (most recent call last):',
        '  File "a.py", line 3, in <module>',
        "    s.connect(('192.0.2.5', 5001))",
        'ConnectionRefusedError: [Errno 111] Connection refused',
      ],
      { target: '192.0.2.5', port: 5001, symptom: 'refused' },
    ],
    [
      "a cmdlet's computer",
      [
        'PS C:\\> Get-WmiObject Win32_Foo -ComputerName pc17',
        'Get-WmiObject : The RPC server is unavailable. (Exception from HRESULT: 0x800706BA)',
      ],
      { target: 'pc17', port: 135 },
    ],
    [
      'the share of a command',
      ['C:\\>net use z: \\\\nas1\\data', 'Systemfehler 53 aufgetreten.'],
      { target: 'nas1', port: 445 },
    ],
    [
      'Test-Connection by its port',
      ['PS /home/me> Test-Connection app1 -TcpPort 8443', 'False'],
      { target: 'app1', port: 8443 },
    ],
  ] as const)('%s', (_, lines, expected) => {
    expect(caseOf(lines.join('\n'))).toMatchObject(expected);
  });

  it.each([
    [
      'a chain whose cause stands alone below its heading',
      [
        'Error: p2p failed to connect: V4(192.0.2.9:18333)',
        '',
        'Caused by:',
        '    Connection refused (os error 111)',
      ],
      { target: '192.0.2.9', port: 18_333, symptom: 'refused' },
    ],
    [
      'keys with a prefix of their own',
      [
        "Options: {'esp_ip': '192.0.2.10', 'host_port': 21165, 'host_ip': '0.0.0.0', 'esp_port': 8266}: no response from device",
      ],
      { target: '192.0.2.10', port: 8266, symptom: 'timeout' },
    ],
    [
      'the line before, which the next one ends in a word',
      ['irc: connecting to server irc1.example.org/6667...', 'irc: timeout'],
      { target: 'irc1.example.org', port: 6667, symptom: 'timeout' },
    ],
    [
      'a name, its address and a port in words',
      [
        '--- Connecting to irc1.example.org (192.0.2.7) port 6667..',
        '--- Connection failed. Error: Connection timed out',
      ],
      { target: 'irc1.example.org', port: 6667, symptom: 'timeout' },
    ],
    [
      'a port within the brackets of the address',
      ['Connecting to irc1.example.org (192.0.2.7:6697)', 'Connection failed (SSL handshake timed out)'],
      { target: 'irc1.example.org', port: 6697, symptom: 'hang' },
    ],
    [
      'the name that is looked up in the line before',
      ['--- Looking up irc1.example.org..', '--- Unknown host. Maybe you misspelled it?'],
      { target: 'irc1.example.org', symptom: 'unresolved' },
    ],
    [
      'one line that ends itself',
      ['Connecting to db1:5432... timeout'],
      { target: 'db1', port: 5432, symptom: 'timeout' },
    ],
    [
      'an address without a port in the line before',
      ['Connecting to server 192.0.2.7.', 'Server connection failed: The remote host closed the connection.'],
      { target: '192.0.2.7', port: 64_738, symptom: 'reset' },
    ],
    [
      'a logger’s name in brackets',
      ['[2018-10-21 08:54:34] [pool.example.org] connect error: "connection refused"'],
      { target: 'pool.example.org', symptom: 'refused' },
    ],
    [
      'the empty host of gdb',
      ['(gdb) target remote :3333', ':3333: Connection timed out.'],
      { target: 'localhost', port: 3333 },
    ],
    [
      'brackets with Markdown’s backslash',
      ['Unable to connect to \\[zbx1]:10051 \\[[111] Connection refused]'],
      { target: 'zbx1', port: 10_051, symptom: 'refused' },
    ],
    [
      "a backup's repository",
      [
        '$ borg list host1:/data/repo',
        'Remote: ssh_exchange_identification: Connection closed by remote host',
      ],
      { target: 'host1', port: 22, symptom: 'reset' },
    ],
  ] as const)('%s', (_, lines, expected) => {
    expect(caseOf(lines.join('\n'))).toMatchObject(expected);
  });

  it.each([
    'Connecting to db1:5432...\ndone',
    'Connecting to 192.0.2.8:80\ntimeout = 30',
    'db1:5432 mode: timeout 30\nx',
    'server: 192.0.2.10:5432\nretry_on: [ECONNREFUSED, ETIMEDOUT]',
    'If the app shows "Cannot connect to server. (Connection refused)" the server name or the port is wrong.\nFine.',
  ])('reads no failure from what only begins or is only spoken of: %s', (text) => {
    expect(caseOf(text).symptom).toBeUndefined();
  });

  it('takes no port of another end', () => {
    const { port } = caseOf('Host db1: connect failed: Connection refused\nThe other one, db2:3306, works.');
    expect(port).toBeUndefined();
  });

  it('rules out no look-up of a name that a URL holds', () => {
    const text = 'Post "http://http/192.0.2.5:8086/api": dial tcp: lookup http on 192.0.2.1:53: no such host';
    const { suspects } = diagnose({ evidence: [{ text }] });
    expect(suspects.find(({ cause }) => cause === 'dns-failure')?.level).not.toBe('ruled-out');
  });
});

describe('how it ended', () => {
  it.each([
    ['Host sconosciuto.', 'unresolved'],
    ['Der Server unter nas.example.org:5001 braucht zu lange, um eine Antwort zu senden.', 'timeout'],
    ['Firefox ne peut établir de connexion avec le serveur à l’adresse app1:8080.', 'refused'],
    ['ОШИБКА: превышено время ожидания ответа от 192.0.2.5:8443', 'timeout'],
    ['错误: 192.0.2.5:8443 连接被拒绝', 'refused'],
    ["Can't connect to server on '192.0.2.31' (60)", 'timeout'],
    ['Conexión rechazada por el servidor 192.0.2.5:9000', 'refused'],
    ['La connexion au serveur 192.0.2.5:9000 a été refusée', 'refused'],
    ['Die Verbindung zu 192.0.2.5:9000 wurde verweigert', 'refused'],
    ['Nie udało się połączyć z serwerem 192.0.2.5:9000 (przekroczono czas oczekiwania)', 'timeout'],
    ['サーバー 192.0.2.5:9000 に接続できませんでした（タイムアウト）', 'timeout'],
    ['No se pudo resolver el nombre del servidor db1.example.org', 'unresolved'],
    ['System.TimeoutException: Se excedió el tiempo de espera de la operación.', 'timeout'],
    ['System.TimeoutException: The operation has timed out.', 'timeout'],
    ['giving up on 192.0.2.5:9000 (5 attempts, no answer)', 'timeout'],
    ['read failed: connection refused talking to the backend db1.example.org:5432 of the shop', 'refused'],
    ['Can not connect remote server! ETIMEDOUT', 'timeout'],
    ['192.0.2.5:3333 connect error: "operation canceled"', 'timeout'],
    ["[1,0] ConnectFailed('Timeout':0) (192.0.2.5:27020, TCP)", 'timeout'],
    ['Failed to secure tcp: deadline has elapsed', 'timeout'],
    ['connect to 192.0.2.5:80: timeout', 'timeout'],
    ['request to 192.0.2.5:80 failed, err=timeout', 'timeout'],
    ['connect to 192.0.2.5:80: refused', 'refused'],
    ['error: reconnecting to the node: no reply from daemon', 'timeout'],
    ['Erreur réseau : Délai dépassé pour la connexion à « 203.0.113.61 ».', 'timeout'],
    ["Error: connection to partner 'localhost:3200' broken", 'reset'],
    ['VNC Viewer: Timed out waiting for a response from the computer 192.0.2.44', 'timeout'],
  ] as const)('%s', (text, symptom) => {
    expect(caseOf(`PS C:\\> x\n${text}`).symptom).toBe(symptom);
  });

  it('tells a time that ran out behind the connection from one before it', () => {
    const ends = 'Error: Connection timed out after 20 seconds of inactivity';
    expect(caseOf(`Status: Connecting to 192.0.2.5:21...\n${ends}`).symptom).toBe('timeout');
    const established = 'Status: Connection established, waiting for welcome message...';
    expect(caseOf(`Status: Connecting to 192.0.2.5:21...\n${established}\n${ends}`).symptom).toBe('hang');
  });

  it('reads a sentence that a console cut at its edge', () => {
    const text =
      'cannot connect to 192.0.2.7:5555: A connection attempt failed because the connected party did not properly respond after';
    expect(caseOf(text)).toMatchObject({ target: '192.0.2.7', port: 5555, symptom: 'timeout' });
  });

  it('reads what is quoted between corner brackets', () => {
    const text =
      '今日から「対象のコンピューターによって拒否されたため、接続できませんでした。」と返ってきて使えません。';
    expect(caseOf(text).symptom).toBe('refused');
  });

  it.each([
    'Error 10061: No connection could be made because the target machine actively refused it. This error usually means that nothing listens.',
    'Fehler 10061: Verbindung verweigert. Dieser Fehler tritt normalerweise auf, wenn kein Dienst lauscht.',
    '== Error: connection refused ==\nPokud klient hlásí „Connection refused“, znamená to obvykle, že nikdo neposlouchá.',
    'msgid "Connection refused"\nmsgstr "Verbindungsaufbau abgelehnt"',
    'Wenn die Verbindung zu db1:5432 abgelehnt wird, lauscht dort niemand.',
    'retryExceptions:\n  - java.net.ConnectException\n  - java.net.SocketTimeoutException',
  ])('takes no explanation for one: %s', (text) => {
    expect(caseOf(text).symptom).toBeUndefined();
  });
});
