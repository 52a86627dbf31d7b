/** Programs as they are typed: where a prompt's sign alone proves nothing, only these start a command. */

const TYPED_OFTEN = new Set(
  (
    'apk apt arp arping awk bash bpftool brctl busybox cat cilium conntrack cqlsh crictl curl cut dig dmesg dnf docker ' +
    'docker-compose egrep env ethtool firewall-cmd getenforce getent grep hostname hping3 ifconfig ip ip6tables ' +
    'ip6tables-save ipconfig iptables iptables-legacy iptables-save ipvsadm java jq journalctl kubectl ls lsof mariadb ' +
    'mariadb-admin mongo mongosh mtr mysql mysqladmin nc nc.openbsd nc.traditional ncat nerdctl netcat netsh netstat ' +
    'nft nmap nmcli node nping nslookup nsenter nstat oc openssl perl pg_isready php ping ping6 podman ps psql python ' +
    'python3 rabbitmqctl redis-cli resolvectl route rsync sed sestatus sh sqlplus ss ssh sshpass strace sudo sysctl ' +
    'systemctl systemd-resolve tcpdump telnet timeout tnsping tracepath traceroute tshark ufw ulimit uname wget yum'
  ).split(' '),
);

// Words of the language as well: behind a host's name they are commands, behind a bare `#` more likely a sentence.
const ALSO_WORDS = new Set(
  (
    'cd clear command date doas echo exec exit export find for go head history host id if kill less make more nice ' +
    'nohup printf service set sleep su tail tc test time until vi vim w watch while who'
  ).split(' '),
);

// They print something of use without an argument.
const ENOUGH_ALONE = new Set(['ifconfig', 'iptables-save', 'ip6tables-save']);

const SUBCOMMANDS =
  /^(?:ip (?:-\S+ )*(?:[arnl]|addr|address|ro|route|neigh|link|rule|netns)\b|systemctl (?:status|restart|start|stop|cat|show|is-active)\b|nft (?:list|monitor)\b|ufw (?:status|allow|deny)\b|kubectl (?:get|describe|exec|logs)\b|oc (?:get|describe|exec|logs)\b|docker (?:ps|exec|logs|inspect|port|network)\b|podman (?:ps|exec|logs|inspect|port)\b|getent \w+ |telnet \S+ \d|resolvectl (?:status|query)|cat \/|ping \S+$|(?:dig|nslookup) \S+$|sudo \S)/;

// An option, a number, a path, a pipe, an assignment: no sentence has them right behind a program's name.
const ARGUMENT = /\s(?:-[-\w]|\d|\S*[|/=]|\S*\d[.:]\d)/;

const PROSE =
  /\s(?:the|an|is|are|was|were|be|this|that|these|of|with|will|can|could|should|must|it|its|we|you|my|your|works|when|because|which|does|says|shows)(?=[\s,.]|$)/;

const NOT_ASCII = /[^\u0000-\u007F]/;

const ASSIGNMENTS = /^(?:[A-Za-z_]\w*=\S*\s+)+/;
const PATH = /^\.{0,2}\/[\w.]/;

function programOf(command: string): string {
  return command.replace(ASSIGNMENTS, '').split(/\s/, 1)[0] ?? '';
}

/** True where the text starts with a program that is known or is given by its path. */
export function startsProgram(command: string): boolean {
  const program = programOf(command.slice(0, 500));
  const name = program.split('/').pop() ?? '';
  return TYPED_OFTEN.has(name) || ALSO_WORDS.has(name) || PATH.test(program);
}

/** True where the text can only be meant as a command, not as a comment or a heading that begins with its name. */
export function isSurelyCommand(text: string): boolean {
  const command = text.slice(0, 500).replace(ASSIGNMENTS, '');
  const name = programOf(command).split('/').pop() ?? '';
  if (name === 'time') return isSurelyCommand(command.slice(4).trimStart());
  if (!TYPED_OFTEN.has(name) && !ALSO_WORDS.has(name)) return false;
  if (ENOUGH_ALONE.has(command)) return true;
  const unquoted = command.replace(/"[^"]*"|'[^']*'/g, '');
  if (NOT_ASCII.test(unquoted) || PROSE.test(unquoted) || /[:,?!]$/.test(unquoted)) return false;
  return SUBCOMMANDS.test(command) || ARGUMENT.test(command);
}
