/** Why a spreadsheet as a whole cannot be imported. Single rows are rejected one by one instead, see `Rejection`. */
export type SpreadsheetProblemCode =
  | 'unreadable-file'
  | 'file-too-large'
  | 'file-too-costly'
  | 'unknown-encoding'
  | 'unknown-sheet'
  | 'invalid-mapping'
  | 'missing-columns'
  | 'ambiguous-columns'
  | 'ambiguous-dates'
  | 'invalid-due-rule'
  | 'invalid-correction'
  | 'unknown-status-words';

/** A file that is refused before anything is written. `detail` says what is wrong and what to type instead. */
export class SpreadsheetProblem extends Error {
  constructor(
    readonly code: SpreadsheetProblemCode,
    readonly detail: string,
    /** For machines: the columns there are, samples of dates. */
    readonly extra: Record<string, unknown> = {},
  ) {
    super(detail);
    this.name = 'SpreadsheetProblem';
  }
}
