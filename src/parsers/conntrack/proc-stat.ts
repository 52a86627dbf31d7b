// entries  clashres found new invalid ignore delete chainlength insert insert_failed drop early_drop icmp_error ...
// entries  searched found new invalid ignore delete delete_list insert insert_failed drop early_drop ...   (before 4.9)
const HEADER = /^entries {1,4}(?:clashres|searched) {1,4}found .{20,300}$/;
// 0000000f  00000000 00000000 00000000 0000004b ...      (hexadecimal; one line a CPU)
const ROW = /^[\da-f]{8}(?: {1,4}[\da-f]{8}){9,30}$/;

/** What `conntrack -S` calls them (conntrack-tools 1.4.7, src/conntrack.c). */
const NAMES: Readonly<Record<string, string>> = {
  icmp_error: 'error',
  clashres: 'clash_resolve',
  chainlength: 'chaintoolong',
};

export function isProcStatHeader(text: string): boolean {
  return HEADER.test(text);
}

/** The names of the columns, as `conntrack -S` has them. */
export function procStatNames(header: string): readonly string[] {
  return header
    .trim()
    .split(/\s+/)
    .map((name) => (Object.hasOwn(NAMES, name) ? (NAMES[name] ?? name) : name));
}

/** Name and value of one CPU's line; nothing where it is none, or a column is missing. */
export function readProcStatRow(
  names: readonly string[],
  text: string,
): readonly (readonly [name: string, value: number])[] | undefined {
  if (!ROW.test(text.trim())) return undefined;
  const values = text.trim().split(/\s+/);
  if (values.length !== names.length) return undefined;
  return names.map((name, index) => [name, Number.parseInt(values[index] ?? '', 16)]);
}
