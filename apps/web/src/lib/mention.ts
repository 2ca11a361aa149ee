/** Somebody who is named in a text. */
export interface Named {
  id: string;
  name: string;
}

/** Longest part of a name that is looked for. */
const longest = 60;

/**
 * What is typed behind the last `@` before the cursor, and where it begins; null where nobody is being named there.
 * @param cursor -1 where it is elsewhere
 * @param named whose names stand there already: what follows one of these is other words
 */
export function beingNamed(
  text: string,
  cursor: number,
  named: readonly Named[] = [],
): { from: number; q: string } | null {
  if (cursor < 0) return null;
  const before = text.slice(0, cursor);
  const from = before.lastIndexOf('@');
  // An address has something before it.
  if (from === -1 || /[^\s(（“"]/u.test(before.charAt(from - 1))) return null;
  const q = before.slice(from + 1);
  if (named.some(({ name }) => q.startsWith(`${name} `))) return null;
  return q.length > longest || /^\s|\n/u.test(q) ? null : { from, q };
}

/** The text with the name in place of what was typed, and where the cursor is then. */
export function withName(
  text: string,
  { from, cursor }: { from: number; cursor: number },
  name: string,
): { text: string; cursor: number } {
  const named = `@${name} `;
  const rest = text.slice(cursor).replace(/^ /, '');
  return { text: text.slice(0, from) + named + rest, cursor: from + named.length };
}

/** Those among them whom the text still names, each once. `@Mei Tan` is not `@Mei`. */
export function stillNamed(text: string, named: readonly Named[]): Named[] {
  const people = [...new Map(named.map((person) => [person.id, person])).values()];
  let rest = text;
  const found = new Set<string>();
  for (const { id, name } of people.toSorted((one, other) => other.name.length - one.name.length)) {
    const without = rest.replaceAll(`@${name}`, '');
    // Of two with one name both were meant.
    if (without !== rest || people.some((other) => other.name === name && found.has(other.id))) found.add(id);
    rest = without;
  }
  return people.filter(({ id }) => found.has(id));
}
