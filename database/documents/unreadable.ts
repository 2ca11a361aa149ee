import { SpreadsheetProblem } from '../../domain/import/problem.js';
import { documentLimits } from './document-limits.js';

/** A document that is refused: what it is, and what to do instead. */
export function unreadable(what: string, todo: string): SpreadsheetProblem {
  return new SpreadsheetProblem('unreadable-file', `${what} ${todo}`);
}

export function tooLong(): SpreadsheetProblem {
  const { characters, pages } = documentLimits;
  return new SpreadsheetProblem(
    'file-too-large',
    `The document has more than ${characters} characters, or ${pages} pages. Paste the part of it that is to be read.`,
  );
}
