import { plain } from './plain.js';
import { printable } from './printable.js';

export { nameOf, plain, words } from './plain.js';
export { optional, table, type Cell } from './table.js';
export { beyondMark, beyondText, dueCell, dueText, shortZone, wallText, whenCell, whenText } from './times.js';

/** Prints exactly one JSON document, or what people read. */
export function show(json: boolean | undefined, value: unknown, readable: () => string): void {
  process.stdout.write(json ? `${JSON.stringify(value)}\n` : `${printable(readable())}\n`);
}

/** Names on the left, values on the right; what is empty is left out. */
export function facts(pairs: [string, unknown][]): string {
  const shown = pairs.filter(([, value]) => value !== null && value !== undefined && value !== '');
  const width = Math.max(...shown.map(([name]) => name.length));
  const below = `\n${' '.repeat(width + 2)}`;
  return shown.map(([name, value]) => `${name.padEnd(width)}  ${plain(value).replaceAll(/\r?\n/g, below)}`).join('\n');
}
