type Compact<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Without what was not given: absent is something else than undefined. */
export function compact<T extends object>(value: T): Compact<T> {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as Compact<T>;
}
