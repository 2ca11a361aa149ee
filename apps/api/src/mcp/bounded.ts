/** A value that fits, and what of it was left out, by its place. */
export interface Bounded {
  value: unknown;
  cut: string[];
}

/** How long a text, and a list, may be; tried one after the other until all of it fits. */
const steps = [
  { text: 20_000, list: 500 },
  { text: 8_000, list: 200 },
  { text: 2_000, list: 100 },
  { text: 1_000, list: 50 },
  { text: 400, list: 25 },
  { text: 200, list: 10 },
  { text: 100, list: 4 },
  { text: 60, list: 1 },
];

/** Of more places only their number is said. */
const mostNamed = 12;

/**
 * What fits into so many characters of JSON: long texts and lists are shortened, as little as will do, and each place where something
 * was left out is named. Whoever reads it must not take a part for the whole.
 */
export function bounded(value: unknown, most: number): Bounded {
  for (const step of steps) {
    const cut: string[] = [];
    const shorter = shortened(value, step, '', cut);
    if (JSON.stringify(shorter).length <= most) return { value: shorter, cut: named(cut) };
  }
  return {
    value: {},
    cut: [`All of it: it has more than ${most.toLocaleString('en')} characters however it is shortened.`],
  };
}

function shortened(value: unknown, step: (typeof steps)[number], place: string, cut: string[]): unknown {
  if (typeof value === 'string') {
    if (value.length <= step.text) return value;
    cut.push(`${place === '' ? 'text' : place}: ${step.text} of ${value.length} characters`);
    return `${value.slice(0, step.text).toWellFormed()}…`;
  }
  if (Array.isArray(value)) {
    if (value.length > step.list)
      cut.push(`${place === '' ? 'list' : place}: the first ${step.list} of ${value.length}`);
    return value.slice(0, step.list).map((one, at) => shortened(one, step, `${place}[${at}]`, cut));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      shortened(one, step, place === '' ? name : `${place}.${name}`, cut),
    ]),
  );
}

function named(cut: string[]): string[] {
  const more = cut.length - mostNamed;
  return more > 0 ? [...cut.slice(0, mostNamed), `and ${more} places more`] : cut;
}

/** How many from the start of a list fit into so many characters, one at least. */
export function fitting(items: readonly unknown[], most: number): number {
  let left = most;
  let count = 0;
  for (const item of items) {
    left -= JSON.stringify(item).length + 1;
    if (left < 0) break;
    count += 1;
  }
  return Math.max(1, count);
}
