import { wellFormed } from './cut.js';

/** Text that is HTML already. */
export class Html {
  constructor(readonly text: string) {}
}

type Value = Html | readonly Html[] | string | number | null;

/** HTML, or SVG, with every value escaped, except what is HTML itself; a list is joined. */
export function html(parts: TemplateStringsArray, ...values: Value[]): Html {
  return new Html(
    parts.reduce((text, part, index) => text + part + (index < values.length ? shown(values[index] ?? null) : ''), ''),
  );
}

function shown(value: Value): string {
  if (value === null) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(({ text }) => text).join('');
  return escaped(String(value));
}

/** A text as it stands in HTML, in an attribute too. */
export function escaped(text: string): string {
  return wellFormed(text).replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
