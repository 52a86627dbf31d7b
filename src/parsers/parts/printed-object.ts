/** One field of an object that a cloud's command prints: as JSON, as YAML or as a table of two columns. */
export interface Field {
  readonly key: string;
  /** Empty where an object or a list begins. */
  readonly value: string;
}

//             "State": "unhealthy",      "FromPort": 22,      "Egress": false,      "Target": {
const JSON_FIELD = /^\s{0,60}"([A-Za-z]\w{0,60})": (?:"([^"]{0,600})"|(-?[\w.]{1,30}))?[[{]?,?$/;
//   - healthState: UNHEALTHY      ipAddress: 10.128.0.2      status:
const YAML_FIELD = /^\s{0,60}(?:- )?([A-Za-z]\w{0,60}):(?: '?(\S.{0,600}?)'?)?$/;
// |||  State        |  unhealthy                              |||
const TABLE_FIELD = /^\|{1,5} {1,40}([A-Za-z]\w{0,60}) {1,80}\| {1,80}(\S.{0,200}?) {1,200}\|{1,5}$/;
// {      },      ]      [],      +-----+      |  DescribeTargetHealth  |      "10.20.0.0/16",
const FRAME =
  /^(?:\s{0,60}[[\]{}]{1,4},?|[-+|]{2,300}|\|{1,5}[\s\w-]{1,200}\|{1,5}|\s{0,60}"[^"]{0,300}",?|\s{0,60}-?\d[\d.]{0,30},?)$/;
const KEY_ONLY = /^\s{0,60}"[A-Za-z][\w.:/-]{0,80}": .{0,600}$/;

export function fieldOf(text: string): Field | undefined {
  const json = JSON_FIELD.exec(text);
  if (json) return { key: json[1] ?? '', value: json[2] ?? json[3] ?? '' };
  const [, key, value = ''] = TABLE_FIELD.exec(text) ?? YAML_FIELD.exec(text) ?? [];
  return key === undefined ? undefined : { key, value };
}

/** Brackets, rules and values that stand alone: they belong to such an object. */
export function isFrame(text: string): boolean {
  return FRAME.test(text) || KEY_ONLY.test(text);
}
