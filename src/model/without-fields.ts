/** The record without some of its fields. */
export function withoutFields<T extends object, K extends keyof T>(
  record: T,
  ...fields: readonly K[]
): Omit<T, K> {
  const gone: readonly PropertyKey[] = fields;
  return Object.fromEntries(Object.entries(record).filter(([field]) => !gone.includes(field))) as Omit<T, K>;
}
