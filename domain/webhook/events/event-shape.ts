import type { Fields } from './field.js';
import type { Line } from './line.js';

/** One kind of event: a sentence of what happened, and the fields of its `data`. */
export interface EventShape {
  says: string;
  fields: Fields;
  /** What the timeline says of it. */
  line?: Line;
  /**
   * What the machine writes beside what people decide on: who was reminded or escalated to, that an instant has passed, who
   * is asked now, that a series has made its next. Not what moves a state, a date or a content: whoever has read these must
   * read them again.
   */
  beside?: true;
}

export type EventShapes = Readonly<Record<string, EventShape>>;

export const event = (says: string, fields: Fields = {}): EventShape => ({ says, fields });

/** The same fields besides, for each. */
export function eachWith(more: Fields, shapes: Record<string, EventShape>): EventShapes {
  return Object.fromEntries(
    Object.entries(shapes).map(([type, { fields, ...rest }]) => [type, { ...rest, fields: { ...fields, ...more } }]),
  );
}

/** The same, with what is said of some of them, and which are the machine's beside what people decide on. */
export function withMore(
  { lines = {}, beside = [] }: { lines?: Readonly<Record<string, Line>>; beside?: readonly string[] },
  shapes: EventShapes,
): EventShapes {
  return Object.fromEntries(
    Object.entries(shapes).map(([type, shape]): [string, EventShape] => {
      const line = lines[type];
      return [type, { ...shape, ...(line ? { line } : {}), ...(beside.includes(type) ? { beside: true } : {}) }];
    }),
  );
}
