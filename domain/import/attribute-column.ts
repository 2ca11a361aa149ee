import { attributeMark, usualField } from './header.js';

/** The column under which an attribute is written, so that it is read back as this attribute. */
export function attributeColumn(name: string): string {
  return usualField(name) !== null || name.startsWith(attributeMark) ? `${attributeMark}${name}` : name;
}

/** The attribute that is kept in a column. */
export function attributeOf(column: string): string {
  return column.startsWith(attributeMark) ? column.slice(attributeMark.length) : column;
}

/** Under this name stays what the file says about something that an import does not decide. */
export function asImported(column: string): string {
  return `${column} (as imported)`;
}

/** As a cell shows it: texts as they are, everything else as JSON. */
export function attributeText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
