import { describe, expect, it } from 'vitest';
import { readCommand } from './command-line.ts';
import { dialOf, type Dial } from './dial.ts';

function dial(text: string): Dial {
  const [command] = readCommand(text).commands;
  return command ? dialOf(command) : {};
}

const KNOWN: readonly (readonly [string, Dial])[] = [
  ['nc -vz -w 3 10.0.0.5 3306', { host: '10.0.0.5', port: 3306, deadline: 3 }],
  ['nc -vzw3 db1 3306', { host: 'db1', port: 3306, deadline: 3 }],
  ['nc -G 5 -vz db1 3306', { host: 'db1', port: 3306, deadline: 5 }],
  ['nc -U /run/app.sock', { path: '/run/app.sock' }],
  ['telnet db1', { host: 'db1', port: 23 }],
  ['telnet fd77::2 3306', { host: 'fd77::2', port: 3306 }],
  [
    'curl -v --connect-timeout 3 telnet://10.0.0.5:3306 </dev/null',
    { host: '10.0.0.5', port: 3306, deadline: 3 },
  ],
  ['curl -sS -m 4 http://10.0.0.5:8080/x', { host: '10.0.0.5', port: 8080, deadline: 4 }],
  ['curl -sm4 https://[fd77::2]/', { host: 'fd77::2', port: 443, deadline: 4 }],
  ['curl --resolve a.b:80:10.0.0.5 http://a.b/', { host: 'a.b', port: 80 }],
  ['curl --unix-socket /run/docker.sock http://localhost/info', { path: '/run/docker.sock' }],
  ['curl localhost:9200', { host: 'localhost', port: 9200 }],
  ['wget -T 2 -t 1 http://db1:8080/', { host: 'db1', port: 8080, deadline: 2 }],
  ['wget --read-timeout=2 http://db1/', { host: 'db1', port: 80 }],
  ['mysql -h 10.0.0.5 -u app -psecret --connect-timeout=5', { host: '10.0.0.5', port: 3306, deadline: 5 }],
  ['mysql -u root', {}],
  ['mysql -S /tmp/mysql.sock', { path: '/tmp/mysql.sock' }],
  ['mysqladmin -h db1 -P 3307 ping', { host: 'db1', port: 3307 }],
  ['psql -h db1 -p 6432 -U app', { host: 'db1', port: 6432 }],
  ['PGCONNECT_TIMEOUT=2 psql -h db1', { host: 'db1', port: 5432, deadline: 2 }],
  ["psql 'host=db1 port=6432 connect_timeout=3'", { host: 'db1', port: 6432, deadline: 3 }],
  ["psql 'postgresql://app@db1/app?connect_timeout=2'", { host: 'db1', port: 5432, deadline: 2 }],
  ['psql -t -U app', {}],
  ['pg_isready -h db1 -t 3', { host: 'db1', port: 5432, deadline: 3 }],
  ['redis-cli ping', { host: '127.0.0.1', port: 6379 }],
  ['redis-cli -u redis://db1:6380 -t 2 ping', { host: 'db1', port: 6380, deadline: 2 }],
  ['redis-cli -s /run/redis.sock', { path: '/run/redis.sock' }],
  ['ssh -o ConnectTimeout=2 -p 2222 ops@db1', { host: 'db1', port: 2222, deadline: 2 }],
  ['Test-NetConnection -ComputerName db1 -Port 3306', { host: 'db1', port: 3306 }],
  ['tnc db1 -port 3306', { host: 'db1', port: 3306 }],
  ['docker swarm join --token SWMTKN-1-x 10.0.0.5:2377', { host: '10.0.0.5', port: 2377 }],
  ['docker login registry.example.org', { host: 'registry.example.org', port: 443 }],
  ['docker pull registry.example.org:5000/team/app:1', { host: 'registry.example.org', port: 5000 }],
  ['docker pull team/app:1', {}],
  ['iperf3 -c db1 -t 5', { host: 'db1', port: 5201 }],
  ['scp -P 2222 x ops@db1:/tmp/', { host: 'db1', port: 2222 }],
];

const SCRIPTS: readonly (readonly [string, Dial])[] = [
  ["timeout 3 bash -c '</dev/tcp/10.0.0.5/3306'", { host: '10.0.0.5', port: 3306, deadline: 3 }],
  [
    'timeout 3 bash -c \'</dev/tcp/"$1"/"$2"\' _ db1 3306; echo rc=$?',
    { host: 'db1', port: 3306, deadline: 3 },
  ],
  ['echo > /dev/tcp/fd77::2/22', { host: 'fd77::2', port: 22 }],
  [
    'python3 -c "import socket; socket.create_connection((\'10.0.0.5\', 3306), 5)"',
    { host: '10.0.0.5', port: 3306, deadline: 5 },
  ],
  [
    'python3 -c \'import socket,sys;socket.create_connection((sys.argv[1],int(sys.argv[2])),3);print("open")\' db1.internal 3306',
    { host: 'db1.internal', port: 3306, deadline: 3 },
  ],
  [
    'python3 -c "import requests; requests.get(\'http://db1:8080/\', timeout=2)"',
    { host: 'db1', port: 8080, deadline: 2 },
  ],
  [
    "python3 -c \"import pymysql; pymysql.connect(host='db1', port=3306, user='x')\"",
    { host: 'db1', port: 3306 },
  ],
  ["node -e \"require('net').connect(3306, '10.0.0.5')\"", { host: '10.0.0.5', port: 3306 }],
  ["node -e \"require('net').connect({port:3306,host:'db1',timeout:2000})\"", { host: 'db1', port: 3306 }],
  ['ruby -rsocket -e \'TCPSocket.new("10.0.0.5", 3306)\'', { host: '10.0.0.5', port: 3306 }],
  ['php -r \'fsockopen("10.0.0.5", 3306, $n, $s, 1);\'', { host: '10.0.0.5', port: 3306 }],
  ['./dialtest 10.0.0.5 3306', { host: '10.0.0.5', port: 3306 }],
  ['java -cp . TcpTest db1.internal 3306 5000', { host: 'db1.internal', port: 3306 }],
  ['./check db1:5432', { host: 'db1', port: 5432 }],
];

const NOBODY = [
  'python3 probe.py 8080',
  'java -jar app.jar 8080',
  'ls -l',
  'constructor',
  'cat notes.txt 80',
  'nc -l 3306',
];

describe('whom a command dials', () => {
  it.each([...KNOWN, ...SCRIPTS])('%s', (text, expected) => {
    expect(dial(text)).toEqual(expected);
  });

  it.each(NOBODY)('%s: no port of a host', (text) => {
    const { host, port } = dial(text);
    expect(host !== undefined && port !== undefined).toBe(false);
  });
});
