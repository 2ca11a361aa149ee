import { integer, nullable } from '../openapi/json-schema.js';

/** The bounds of a bucket of days. */
export const daysFrom = { ...integer, description: 'Whole days, from this many on.' };
export const daysUntil = {
  ...nullable(integer),
  description: 'Up to this many, which are no longer meant; null: no end.',
};
