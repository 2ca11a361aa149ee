import type { Fields } from './field.js';

/** One kind of event: a sentence of what happened, and the fields of its `data`. */
export interface EventShape {
  says: string;
  fields: Fields;
}

export type EventShapes = Readonly<Record<string, EventShape>>;

export const event = (says: string, fields: Fields = {}): EventShape => ({ says, fields });

/** The same fields besides, for each. */
export function eachWith(more: Fields, shapes: Record<string, EventShape>): EventShapes {
  return Object.fromEntries(
    Object.entries(shapes).map(([type, { says, fields }]) => [type, { says, fields: { ...fields, ...more } }]),
  );
}
