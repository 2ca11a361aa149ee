import { SpreadsheetProblem } from '../../domain/import/problem.js';
import type { Sheet } from '../../domain/import/table.js';

/**
 * The sheets to look at: the one of that name, or all that are visible.
 * @throws SpreadsheetProblem where there is none of that name
 */
export function chosenSheet(sheets: Sheet[], wanted: string | null): Sheet[] {
  if (wanted === null) return sheets.filter(({ hidden }) => !hidden);
  const plain = (name: string): string => name.normalize('NFKC').trim().toLowerCase();
  const found =
    sheets.find(({ name }) => name === wanted) ?? sheets.find(({ name }) => plain(name ?? '') === plain(wanted));
  if (found) return [found];
  const names = sheets.map(({ name }) => name).filter((name) => name !== null);
  const are =
    names.length > 0
      ? `The sheets are ${names
          .slice(0, 30)
          .map((name) => `"${name}"`)
          .join(', ')}.`
      : 'A CSV file has no sheets.';
  throw new SpreadsheetProblem('unknown-sheet', `There is no sheet "${wanted.slice(0, 200)}". ${are}`, {
    sheets: names.slice(0, 200),
  });
}
