/**
 * A text on one line: line ends, and the spaces around them, become one space. Run by run: to look for a line end behind
 * each space costs the square of their number.
 */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, (run) => (run.includes('\n') ? ' ' : run));
}
