// What makes a spreadsheet program take a text for a formula, full-width forms included (OWASP, "CSV Injection").
const signs = '=+\\-@＝＋－＠';
const starts = `[${signs}\\t\\r\\n]`;
const dangerous = new RegExp(`^'*${starts}`);
const guarded = new RegExp(`^'+${starts}`);

/** What may separate the cells of a text file. */
export type Separator = ',' | ';' | '\t';
const separators: readonly Separator[] = [',', ';', '\t'];

/**
 * Places within a text at which another cell would begin, were the file split at other separators than its own: where
 * Excel splits at semicolons, `x;=1+1` of a comma file is a text and a formula, and quotation marks do not hold it.
 */
function within(own: string): { unguarded: RegExp; guarded: RegExp } {
  const others = separators.filter((one) => one !== own).join('');
  const ahead = `(?=['"\\t]*[${signs}])`;
  return {
    unguarded: new RegExp(`([${others}\\r\\n])${ahead}`, 'g'),
    guarded: new RegExp(`([${others}\\r\\n])'${ahead}`, 'g'),
  };
}

const places = new Map(separators.map((own) => [own as string, within(own)]));
const anyPlace = within('');

/** Puts an apostrophe before a text that a spreadsheet program would take for a formula. Undone by `withoutGuard`. */
export function withGuard(text: string): string {
  return dangerous.test(text) ? `'${text}` : text;
}

/** Takes off the one apostrophe that `withGuard` put there; every other text stays as it is. */
export function withoutGuard(text: string): string {
  return guarded.test(text) ? text.slice(1) : text;
}

/** `withGuard`, and the same at each place within at which a cell would begin if the file were split otherwise. */
export function withGuards(text: string, separator: string): string {
  return withGuard(text.replace((places.get(separator) ?? anyPlace).unguarded, "$1'"));
}

/** Undoes `withGuards` of a file with that separator. */
export function withoutGuards(text: string, separator: string): string {
  return withoutGuard(text).replace((places.get(separator) ?? anyPlace).guarded, '$1');
}
