/** How many there are so far of each, by what they were made in. */
const made = new WeakMap<object, Record<string, number>>();

/** The number of the next `what` that is made in this Tollgate, from 1: names that a test file can rely on. */
export function nextNumber(tollgate: object, what: string): number {
  const numbers = made.get(tollgate) ?? {};
  made.set(tollgate, numbers);
  return (numbers[what] = (numbers[what] ?? 0) + 1);
}
