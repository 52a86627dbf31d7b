import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCommand, seconds } from './command-line.ts';

const only = (text: string) => {
  const { commands } = readCommand(text);
  expect(commands).toHaveLength(1);
  return commands[0];
};
const tools = (text: string) => readCommand(text).commands.map((command) => command.tool);

describe('takes wrappers off', () => {
  it.each<[string, object]>([
    ['sudo -u postgres psql -h db1', { words: ['psql', '-h', 'db1'], tool: 'psql', sudo: true }],
    ['sudo -iu postgres psql', { words: ['psql'], sudo: true }],
    ['sudo -uroot ss', { words: ['ss'], sudo: true }],
    ['sudo --user postgres -n -- ss -lnt', { words: ['ss', '-lnt'], sudo: true }],
    ['sudo LC_ALL=C ss', { words: ['ss'], sudo: true }],
    ['env X=1 Y="2 3" ss -lnt', { words: ['ss', '-lnt'], tool: 'ss', sudo: false }],
    ['X=1 ss', { words: ['ss'] }],
    ['timeout -k 5 3 nc -vz db1 22', { words: ['nc', '-vz', 'db1', '22'], timeout: 3 }],
    ['timeout --signal=KILL 2m ss', { words: ['ss'], timeout: 120 }],
    ['timeout -s KILL 0.5 ss', { words: ['ss'], timeout: 0.5 }],
    ['timeout -t 5 nc db1 22', { words: ['nc', 'db1', '22'], timeout: 5 }],
    ['sudo timeout 5 ss', { words: ['ss'], timeout: 5, sudo: true }],
    ['time nc db1 22', { words: ['nc', 'db1', '22'] }],
    ['/usr/sbin/ss -lnt', { words: ['/usr/sbin/ss', '-lnt'], tool: 'ss' }],
    ['busybox nc db1 22', { words: ['nc', 'db1', '22'], tool: 'nc' }],
    ['docker exec -it c1 ss -lnt', { words: ['ss', '-lnt'], inside: 'c1' }],
    ['docker exec -u 0 -e A=1 c1 ss', { words: ['ss'], inside: 'c1' }],
    [`docker exec -it c1 sh -c 'ss -lnt'`, { words: ['ss', '-lnt'], inside: 'c1' }],
    ['docker compose exec db ss', { words: ['ss'], inside: 'db' }],
    ['docker-compose exec -T db ss', { words: ['ss'], inside: 'db' }],
    ['docker run --rm -it --network container:web netshoot ss', { words: ['ss'], inside: 'web' }],
    ['docker run --rm --net=host netshoot ss -lnt', { words: ['ss', '-lnt'] }],
    ['docker ps', { words: ['docker', 'ps'], tool: 'docker' }],
    ['kubectl exec -n ns pod -c c -- ss -lnt', { words: ['ss', '-lnt'], inside: 'pod' }],
    ['kubectl -n ns exec -it deploy/web -- ss', { words: ['ss'], inside: 'deploy/web' }],
    ['kubectl exec web-0 ss', { words: ['ss'], inside: 'web-0' }],
    [
      'kubectl debug -i -n ns web-0 --image=img --target=c -- ss -lnt',
      { words: ['ss', '-lnt'], inside: 'web-0' },
    ],
    ['kubectl debug node/n1 -it --image=img -- ss -lnt', { tool: 'kubectl' }],
    ['kubectl debug web-0 -it --image=img --copy-to=x -- ss -lnt', { tool: 'kubectl' }],
    ['kubectl get pods -o wide', { tool: 'kubectl' }],
    ['oc rsh web-0 ss', { words: ['ss'], inside: 'web-0' }],
    ['crictl exec abc ss', { words: ['ss'], inside: 'abc' }],
    ['nsenter -t 1 -n ss -lnt', { words: ['ss', '-lnt'], inside: 'pid 1' }],
    ['sudo nsenter -t4711 -n -- ss', { words: ['ss'], inside: 'pid 4711', sudo: true }],
    ['nsenter --target 7 --net ss', { words: ['ss'], inside: 'pid 7' }],
    ['nsenter --net=/run/netns/x ss', { words: ['ss'], inside: 'netns' }],
    ['ip netns exec blue ss -lnt', { words: ['ss', '-lnt'], inside: 'blue' }],
    ['ip -n blue addr', { words: ['ip', 'addr'], tool: 'ip', inside: 'blue' }],
    ['ip addr', { words: ['ip', 'addr'], tool: 'ip' }],
    [`ssh ops@db1 'ss -lnt'`, { words: ['ss', '-lnt'], host: 'db1' }],
    ['ssh -p 2222 -i key db1 sudo ss', { words: ['ss'], host: 'db1', sudo: true }],
    ['ssh -v db1 -p 2222', { tool: 'ssh', words: ['ssh', '-v', 'db1', '-p', '2222'] }],
    [`su - postgres -c 'psql -h db1'`, { words: ['psql', '-h', 'db1'], sudo: true }],
    [`bash -c "nc -vz db1 22"`, { words: ['nc', '-vz', 'db1', '22'] }],
    [`sudo bash -c 'timeout 3 sh -c "ss -lnt"'`, { words: ['ss', '-lnt'], sudo: true, timeout: 3 }],
    [`timeout 5 bash -c '</dev/tcp/db1/22'`, { tool: 'bash', timeout: 5 }],
    ['echo > /dev/tcp/db1/22', { tool: 'echo', words: ['echo', '>', '/dev/tcp/db1/22'] }],
    ['</dev/tcp/db1/22', { tool: 'bash' }],
    ['exec 3<>/dev/tcp/db1/22', { tool: 'exec' }],
    ['C:/x/netstat.exe -ano', { tool: 'netstat' }],
  ])('%s', (text, expected) => {
    expect(only(text)).toMatchObject(expected);
  });

  it('a container that shares the network of its host is not inside', () => {
    expect(only('docker run --rm --net=host netshoot ss -lnt')).not.toHaveProperty('inside');
  });
});

describe('lists and loops', () => {
  it.each<[string, string[]]>([
    ['ss -lnt; ip addr', ['ss', 'ip']],
    ['for i in 1 2 3; do nc -vz h p; done', ['nc']],
    ['while true; do nc -vz h p; sleep 1; done', ['nc']],
    ['while true\ndo\n  ss -tn\n  sleep 1\ndone', ['ss']],
    ['if nc -z h 22; then ss; else ip addr; fi', ['nc', 'ss', 'ip']],
    ['cd /tmp && ./dialtest h 22', ['dialtest']],
    ['nc -vz h 22; echo rc=$?', ['nc', 'echo']],
    ['echo hello', ['echo']],
    ['echo | nc h 22', ['nc']],
    ['(echo PING; sleep 1) | nc h 6379', ['nc']],
    ['{ ss -lnt; ip addr; }', ['ss', 'ip']],
    ['ssh db1 "ss -lnt; ip addr"', ['ss', 'ip']],
    ['! nc -z h 22', ['nc']],
    ['', []],
  ])('%s', (text, expected) => {
    expect(tools(text)).toEqual(expected);
  });

  it('knows what may not have run', () => {
    const conditional = (text: string) => readCommand(text).commands.map((each) => each.conditional === true);
    expect(conditional('nc -z h 22 && ss; ip addr')).toEqual([false, true, false]);
    expect(conditional('for i in 1 2; do ss; done; ip addr')).toEqual([true, false]);
    expect(conditional('(ss; ip addr)')).toEqual([false, false]);
  });

  it('knows the machine of each command', () => {
    expect(readCommand('ssh db1 ss -lnt').host).toBe('db1');
    expect(readCommand('ssh db1 ss -lnt; ss -lnt')).not.toHaveProperty('host');
    expect(readCommand('ssh db1 ss; ip addr').commands.map((each) => each.host)).toEqual(['db1', undefined]);
  });
});

describe('what a pipe lets through', () => {
  const passes = (text: string) => readCommand(text).commands.map((command) => command.passes.kind);

  it.each<[string, string[]]>([
    ['ss -lnt', ['all']],
    ['ss -lnt 2>&1 | grep 3306', ['matching']],
    ['ss -lnt 2>/dev/null | sort', ['all']],
    ['ss -lnt | awk 1', ['unknown']],
    ['ss -lnt > out.txt', ['unknown']],
    ['ss -lnt >/dev/null', ['unknown']],
    ['(ss -lnt; ip addr) | grep 3306', ['matching', 'matching']],
    ['for i in 1 2; do ss -lnt; done | grep 3306', ['matching']],
    ['{ ss -lnt | grep LISTEN; } | grep 3306', ['unknown']],
    ['sh -c "ss -lnt | grep 3306" | sort', ['matching']],
    ['ssh db1 ss -lnt | grep 3306', ['matching']],
    [`ssh db1 'ss -lnt | head' | grep 3306`, ['unknown']],
    [`watch -n1 'ss -lnt'`, ['unknown']],
  ])('%s', (text, expected) => {
    expect(passes(text)).toEqual(expected);
  });
});

it('takes a backslash for what it is on Windows', () => {
  const { commands } = readCommand('C:\\Windows\\System32\\netstat.exe -ano | findstr 3306', 'cmd');
  expect(commands[0]).toMatchObject({ tool: 'netstat', passes: { kind: 'matching' } });
});

it.each([
  ['5', 5],
  ['300ms', 0.3],
  ['2m', 120],
  ['1h', 3600],
  ['x', undefined],
  [undefined, undefined],
])('seconds(%j) is %j', (text, value) => {
  expect(seconds(text)).toBe(value);
});

it('reads any text', () => {
  const piece = fc.constantFrom(
    ...`sudo|timeout 5|ssh h|sh -c|bash -c '|"|'|;|\\|||&&|(|)|{|}|for|do|done|docker exec|--|-u|>|<<E|$(|\`|\n|\\|nc|#`.split(
      '|',
    ),
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }), (pieces) => {
      const { commands } = readCommand(pieces.join(' '));
      expect(commands.every((command) => command.words.length > 0)).toBe(true);
    }),
  );
});
