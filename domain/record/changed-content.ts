/** What of this content is said, and is another than before; empty where nothing is. Compared as JSON. */
export function changedContent<C extends object>(before: C, content: Partial<C>): Partial<C> {
  return Object.fromEntries(
    Object.entries(content).filter(
      ([field, value]) => value !== undefined && JSON.stringify(before[field as keyof C]) !== JSON.stringify(value),
    ),
  ) as Partial<C>;
}
