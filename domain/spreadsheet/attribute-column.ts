import { attributeMark, usualField } from './header.js';

/** The column under which an attribute is written, so that it is read back as this attribute. */
export function attributeColumn(name: string): string {
  return usualField(name) !== null || name.startsWith(attributeMark) ? `${attributeMark}${name}` : name;
}

/** The attribute that is kept in a column. */
export function attributeOf(column: string): string {
  return column.startsWith(attributeMark) ? column.slice(attributeMark.length) : column;
}
