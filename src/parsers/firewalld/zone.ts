/** One zone as `firewall-cmd --list-all` prints it. */
export interface Zone {
  readonly name: string;
  readonly line: number;
  readonly isDefault: boolean;
  /** Each setting with its words and its line. */
  readonly settings: Map<string, Setting>;
  readonly richRules: { readonly text: string; readonly line: number }[];
  readonly forwards: { readonly text: string; readonly line: number }[];
}

export interface Setting {
  readonly words: readonly string[];
  readonly line: number;
}

// public (active)      public (default, active)      drop
const HEADER = /^([\w.-]{1,64})(?: \((default, active|active|default)\))?$/;
// public (active)      (a name alone is too little)
const ACTIVE = /^[\w.-]{1,64} \((?:default, active|active|default)\)$/;
//   target: default      (indented by two)
const SETTING = /^\s+([a-z][a-z -]{2,24}): ?(.*)$/;

export function opensZone(line: string): boolean {
  return ACTIVE.test(line);
}

export function readHeader(text: string, line: number): Zone | undefined {
  const found = HEADER.exec(text);
  if (!found) return undefined;
  const isDefault = found[2]?.startsWith('default') === true;
  return { name: found[1] ?? '', line, isDefault, settings: new Map(), richRules: [], forwards: [] };
}

/** Adds a line to the zone. False: it is none of a zone's. */
export function readSetting(zone: Zone, text: string, line: number): boolean {
  const trimmed = text.trim();
  // 	rule family="ipv4" source address="10.0.0.0/8" port port="5432" protocol="tcp" accept
  if (trimmed.startsWith('rule ')) {
    zone.richRules.push({ text: trimmed, line });
    return true;
  }
  // 	port=8080:proto=tcp:toport=80:toaddr=10.0.0.5
  if (trimmed.startsWith('port=')) {
    zone.forwards.push({ text: trimmed, line });
    return true;
  }
  const found = SETTING.exec(text);
  if (!found) return false;
  const [, name = '', value = ''] = found;
  const isList = name === 'rich rules' || name === 'forward-ports';
  // Older versions begin the list on the line of its name.
  if (isList && value.trim() !== '') return readSetting(zone, value, line);
  zone.settings.set(name, { words: value.split(/\s+/).filter((word) => word !== ''), line });
  return true;
}
