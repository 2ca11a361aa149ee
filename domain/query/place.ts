/** A statement that cannot be carried out: why, and where in it. */
export class QueryProblem extends Error {
  /** @param position of a character of the statement, from 1; null: of none */
  constructor(
    message: string,
    readonly position: number | null = null,
  ) {
    super(message);
    this.name = 'QueryProblem';
  }
}

/** Line and column of a character, from 1. Characters are code points, as PostgreSQL counts them. */
export function placeIn(text: string, position: number): { line: number; column: number } {
  const before = [...text]
    .slice(0, position - 1)
    .join('')
    .split(/\r\n|\r|\n/);
  return { line: before.length, column: [...(before.at(-1) ?? '')].length + 1 };
}
