/** Stands in the place of a formula that no program has calculated yet. */
export const uncalculated = '#NOT CALCULATED!';

const errors = new Set([
  uncalculated,
  '#N/A',
  '#N/A N/A',
  '#REF!',
  '#NAME?',
  '#VALUE!',
  '#DIV/0!',
  '#NULL!',
  '#NUM!',
  '#SPILL!',
  '#CALC!',
  '#FIELD!',
  '#BLOCKED!',
  '#CONNECT!',
  '#BUSY!',
  '#UNKNOWN!',
  '#EXTERNAL!',
  '#PYTHON!',
  '#TIMEOUT!',
  '#GETTING_DATA',
  '#ERROR!',
]);

/** What a spreadsheet program shows where it has no value, in a workbook or written out as CSV. It is never a value. */
export function isCellError(text: string): boolean {
  const trimmed = text.trim();
  return (trimmed.startsWith('#') && errors.has(trimmed.toUpperCase())) || /^Err:5\d\d$/.test(trimmed);
}

/** Why a cell with such a text is no value, and what to do. */
export function aboutCellError(text: string): string {
  return text.trim() === uncalculated
    ? 'The cell holds a formula that was never calculated. Open the file in a spreadsheet program, save it, and import that.'
    : `"${text.trim()}" is an error of a formula, not a value. Mend the formula, or write the value in its place.`;
}
