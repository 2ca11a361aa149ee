// What makes a spreadsheet program take a text for a formula, full-width forms included (OWASP, "CSV Injection").
const starts = '[=+\\-@\\t\\r\\n＝＋－＠]';
const dangerous = new RegExp(`^'*${starts}`);
const guarded = new RegExp(`^'+${starts}`);

/** Puts an apostrophe before a text that a spreadsheet program would take for a formula. Undone by `withoutGuard`. */
export function withGuard(text: string): string {
  return dangerous.test(text) ? `'${text}` : text;
}

/** Takes off the one apostrophe that `withGuard` put there; every other text stays as it is. */
export function withoutGuard(text: string): string {
  return guarded.test(text) ? text.slice(1) : text;
}
