import { types } from 'pg';

/** `text[]` */
const textArray = 1009;

const read = types.getTypeParser(textArray as never, 'text') as (text: string) => unknown[];

/** The elements of an array as PostgreSQL writes it: texts, nulls, and lists of them. */
export function elementsIn(text: string): unknown[] {
  return read(text);
}
