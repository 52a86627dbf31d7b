/** What can be a host's name in a message, and what only looks like one. */

const LABELS = /^\w[\w-]{0,62}(?:\.[\w-]{1,63}){0,20}\.?$/;

// net.js      Foo.java      main.go      app.py      socket.c      index.tsx
const FILE =
  /\.(?:js|mjs|cjs|jsx|ts|tsx|py|pyc|java|kt|scala|groovy|go|rs|rb|erb|php|pl|pm|c|cc|cpp|cxx|h|hh|hpp|cs|vb|fs|ex|exs|erl|hrl|lua|swift|mm|sql|sh|bash|ps1|bat|conf|cfg|ini|toml|ya?ml|json|xml|html?|css|log|txt|md|lock|service|sock|jar|so|dll|exe|class|tf|proto|pid)$/i;

/** True where the name is more likely a file of source code or of settings. */
export function isFileName(name: string): boolean {
  return FILE.test(name);
}

// xx.xx.xxx.xx      x.x.x.x      192.168.x.x      *.*.*.*      ip-of-server
const MASKED =
  /^(?:[x*#?]{1,12}(?:[.:][x*#?]{1,12})+|(?:[\dx*#?]{1,4}\.){1,3}[x*#?]{1,4}(?:\.[\dx*#?]{1,4})*|\*+|x{3,})$/i;
const TEMPLATE =
  /^(?:<.*>|\{.*\}|\$.*|%[sdv]|%\(.*|your[-_.].*|my[-_]?(?:ip|host|server|domain)|hostname|host[-_]?ip|server[-_]?ip|ip[-_]?address|ip|host|domain|\[?redacted\]?|null|none|nil|undefined|unknown|n\/?a|anonymous|example|somehost|the|a|an|this|that|failed|denied|connections?|servers?|ports?|network|remote|local|instance|address|tcp|udp|ssl|tls|unix|socket|database|indexer|peer|tracker|internet|device|target|cluster|endpoint|url|uri|mirror|(?:req|process|self|config|options|env)\.[\w.]+)$/i;

/** An address or a name that was blotted out: `xx.xx.xxx.xx`, `10.0.XXX.XXX`. */
export function isMasked(name: string): boolean {
  return MASKED.test(name);
}

/** Masked or templated, and so nobody's name: `xx.xx.xxx.xx`, `<HOST>`, `{{ $labels.instance }}`, `null`. */
export function isPlaceholder(name: string): boolean {
  return MASKED.test(name) || TEMPLATE.test(name);
}

/** True for what DNS, a hosts file or a compose file can hold. */
export function isHostName(name: string): boolean {
  if (name.length === 0 || name.length > 253 || !LABELS.test(name)) return false;
  const last = name.replace(/\.$/, '').split('.').pop() ?? '';
  return /[a-z]/i.test(last) && !isFileName(name) && !/(?:Error|Exception|Refused|TimedOut)$/.test(last);
}
