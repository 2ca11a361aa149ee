import { folded } from '../text/folded.js';

/** A cut of a metric: a value for each dimension that it is cut by. None at all: the whole. */
export type Slice = Readonly<Record<string, string>>;

export const longestSliceValue = 100;

/** By which a slice is one: how a value is typed makes no other of it. Dimensions in the order of the metric. */
export function sliceKey(slice: Slice, dimensions: readonly string[]): string {
  return dimensions
    .flatMap((name) => (slice[name] === undefined ? [] : [`${name}=${escaped(folded(slice[name]))}`]))
    .join(',');
}

/** The same with its dimensions in the order of the metric. */
export function inOrder(slice: Slice, dimensions: readonly string[]): Slice {
  return Object.fromEntries(dimensions.flatMap((name) => (slice[name] === undefined ? [] : [[name, slice[name]]])));
}

/** As people read it: `market VN, queue live`; the whole: `all`. */
export function sliceText(slice: Slice): string {
  const parts = Object.entries(slice).map(([name, value]) => `${name} ${value}`);
  return parts.length === 0 ? 'all' : parts.join(', ');
}

/** As `parseSlice` reads it again. */
export function writeSlice(slice: Slice): string {
  return Object.entries(slice)
    .map(([name, value]) => `${name}=${escaped(value)}`)
    .join(',');
}

/** Whether a slice has all that a filter asks for. */
export function isWithin(slice: Slice, filter: Slice): boolean {
  return Object.entries(filter).every(
    ([name, value]) => slice[name] !== undefined && folded(slice[name]) === folded(value),
  );
}

/**
 * Reads `market=VN,queue=live`; what holds a comma or a sign of equality has a backslash before it.
 *
 * @returns a text that says what is wrong, where it cannot be read
 */
export function parseSlice(text: string, dimensions: readonly string[]): Slice | string {
  const slice: Record<string, string> = {};
  if (text.trim() === '' || text.trim() === 'all') return slice;
  for (const part of text.match(/(?:\\.|[^,\\])+/gs) ?? []) {
    const [, name, value] = /^\s*([a-z][a-z0-9_]*)\s*=\s*(.*?)\s*$/s.exec(part) ?? [];
    if (name === undefined || value === undefined || value === '')
      return `"${part.trim().slice(0, 60)}" is not a dimension and its value, such as market=VN.`;
    if (slice[name] !== undefined) return `names ${name} twice. Leave one out.`;
    slice[name] = value.replace(/\\(.)/gs, '$1');
  }
  return sliceProblem(slice, dimensions) ?? slice;
}

/** What is wrong with a slice of a metric with these dimensions; null: nothing. */
export function sliceProblem(slice: Slice, dimensions: readonly string[]): string | null {
  const unknown = Object.keys(slice).find((name) => !dimensions.includes(name));
  if (unknown !== undefined)
    return `has no dimension "${unknown.slice(0, 60)}". ${dimensions.length === 0 ? 'It is not cut at all: leave it out.' : `It is cut by ${dimensions.join(', ')}.`}`;
  const long = Object.entries(slice).find(([, value]) => value.length > longestSliceValue);
  return long === undefined ? null : `has a value of ${long[0]} of more than ${longestSliceValue} characters.`;
}

function escaped(value: string): string {
  return value.replace(/[\\,=]/g, '\\$&');
}
