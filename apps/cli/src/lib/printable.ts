/**
 * A text as a terminal may have it: what would move its cursor, change its colours or turn the direction of writing is
 * shown, not carried out. Line ends stay.
 */
export function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu, (mark) => {
    const code = mark.codePointAt(0) ?? 0;
    if (mark === '\n') return mark;
    if (code < 0x20) return String.fromCodePoint(0x2400 + code);
    return code === 0x7f ? '\u2421' : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

/** The same on one line, for a cell of a table. */
export function oneLine(text: string): string {
  return printable(text.replaceAll(/\s+/g, (run) => (run.includes('\n') ? ' ↵ ' : run)).replaceAll('\t', ' '));
}
