import { dial, type Dial } from './dial-shapes.ts';

/** Whom PowerShell's cmdlets and the commands of Windows dial. */

/** The port of each cmdlet that takes -ComputerName: WS-Management, and RPC's endpoint mapper. */
const REMOTE: Readonly<Record<string, string>> = {
  'enter-pssession': '5985',
  etsn: '5985',
  'new-pssession': '5985',
  nsn: '5985',
  'invoke-command': '5985',
  icm: '5985',
  'test-wsman': '5985',
  'get-ciminstance': '5985',
  gcim: '5985',
  'new-cimsession': '5985',
  'get-wmiobject': '135',
  gwmi: '135',
  'invoke-wmimethod': '135',
  'get-service': '135',
  'get-eventlog': '135',
  'get-winevent': '135',
  'restart-computer': '135',
  'stop-computer': '135',
};
const PROBES = /^(?:test-netconnection|tnc|test-connection)$/;
const DESKTOPS = /^(?:mstsc(?:\.exe)?|[xw]l?freerdp3?|sdl-freerdp3?|rdesktop)$/;
const SHARES =
  /^(?:net|net\.exe|dir|copy|xcopy|robocopy|pushd|cd|new-smbmapping|new-psdrive|ls|start|explorer)$/;

/** The word behind an option, whose name may be cut short as PowerShell allows it. */
function named(words: readonly string[], name: string, shortest: number): string | undefined {
  const at = words.findIndex((word) => {
    const asked = word.toLowerCase();
    return asked.length >= shortest && name.startsWith(asked);
  });
  return at < 0 ? undefined : words[at + 1];
}

function probe(words: readonly string[]): Dial {
  const first = words[1]?.startsWith('-') === true ? undefined : words[1];
  const host = named(words, '-computername', 3) ?? named(words, '-targetname', 4) ?? first;
  return dial(host, named(words, '-port', 2) ?? named(words, '-tcpport', 4));
}

// /v:192.0.2.5:33890      192.0.2.5
function desktop(words: readonly string[]): Dial {
  const given = words.map((word) => /^\/v:(.{1,260})$/i.exec(word)?.[1]).find((one) => one !== undefined);
  const plain = words.slice(1).find((word) => !/^[-/+]/.test(word));
  const [, host, port] =
    /^(\[[\da-fA-F:.]{2,45}\]|[\w.-]{1,253})(?::(\d{1,5}))?$/.exec(given ?? plain ?? '') ?? [];
  return dial(host, port ?? '3389');
}

// net use z: \\nas1\data
function share(text: string): Dial | undefined {
  const host = /\s["']?\\\\([\w.-]{1,253})\\/.exec(text)?.[1];
  return host === undefined ? undefined : dial(host, '445');
}

/** Nothing where the tool is none of them. */
export function windowsDial(tool: string, words: readonly string[], text: string): Dial | undefined {
  const name = tool.toLowerCase();
  if (PROBES.test(name)) return probe(words);
  if (DESKTOPS.test(name)) return desktop(words);
  const port = Object.hasOwn(REMOTE, name) ? REMOTE[name] : undefined;
  const host = port === undefined ? undefined : named(words, '-computername', 3);
  if (host !== undefined) return dial(host, named(words, '-port', 2) ?? port);
  return SHARES.test(name) ? share(text) : undefined;
}
