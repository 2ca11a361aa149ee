import { nearest } from '../text/near.js';
import type { LinkedKind } from '../record-link/link.js';
import { eventShapes, eventTypes } from '../webhook/event-types.js';
import { moment } from '../webhook/events/field.js';
import { kindOfEvent } from '../webhook/payload.js';

/** What a fact is, as expressions read it. `any` is an object or a list whose parts are known when it is read. */
export const factTypes = ['text', 'id', 'day', 'whole', 'number', 'truth', 'instant', 'texts', 'ids', 'any'] as const;
export type FactType = (typeof factTypes)[number];
export type FactTypes = Readonly<Record<string, FactType>>;

/** As CEL calls them. */
export const celTypes: Readonly<Record<FactType, string>> = {
  text: 'string',
  id: 'string',
  day: 'string',
  whole: 'int',
  number: 'double',
  truth: 'bool',
  instant: 'google.protobuf.Timestamp',
  texts: 'list<string>',
  ids: 'list<string>',
  any: 'dyn',
};

/** The facts of each kind of record, by the description of how they are kept. */
export type KindFacts = Readonly<Record<LinkedKind, FactTypes>>;

/** What may be asked of the program to which a record belongs. */
export const programFacts: FactTypes = {
  name: 'text',
  status: 'text',
  domain: 'text',
  markets: 'texts',
  managerId: 'id',
};

/** Who did it: `person` or `system`. */
export const actorKinds = ['person', 'system'] as const;

/** What expressions of a rule may ask for. */
export interface Askable {
  kind: LinkedKind;
  record: FactTypes;
  /** What the events say that the rule listens to. */
  data: FactTypes;
}

/** The types of event that are about records of a kind. */
export function eventsAbout(kind: LinkedKind): string[] {
  return eventTypes.filter((type) => kindOfEvent(type) === kind);
}

/** Those that a filter takes: `finding.raised`, or `finding.*`. */
export function eventsTaken(filters: readonly string[], types: readonly string[]): string[] {
  return types.filter((type) =>
    filters.some((filter) => filter === type || (filter.endsWith('.*') && type.startsWith(filter.slice(0, -1)))),
  );
}

/** A filter that takes none, and what could have been meant. */
export function unknownFilter(filter: string, types: readonly string[]): string | null {
  if (eventsTaken([filter], types).length > 0) return null;
  const near = nearest(filter, types);
  const meant = near.length > 0 ? `Did you mean ${near.join(', ')}?` : `There are ${types.join(', ')}.`;
  return `No event of this kind of record is called "${filter}". ${meant}`;
}

/** The fields of what these events say. One that is of two types in two events is known when it is read. */
export function dataOf(types: readonly string[]): FactTypes {
  const found: Record<string, FactType> = {};
  for (const type of types)
    for (const [name, { schema }] of Object.entries(eventShapes[type]?.fields ?? {})) {
      const field = name.replace(/\?$/, '');
      const is = typeOf(schema);
      found[field] = found[field] === undefined || found[field] === is ? is : 'any';
    }
  return found;
}

type Schema = Readonly<Record<string, unknown>>;

function typeOf(schema: Schema): FactType {
  const { type, format, anyOf, items } = schema;
  if (Array.isArray(anyOf)) {
    const [first, ...rest] = (anyOf as Schema[]).filter((one) => one['type'] !== 'null');
    return first !== undefined && rest.length === 0 ? typeOf(first) : 'any';
  }
  if (schema === moment.schema || format === 'date-time') return 'instant';
  if (type === 'string') return format === 'uuid' ? 'id' : format === 'date' ? 'day' : 'text';
  if (type === 'integer') return 'whole';
  if (type === 'number') return 'number';
  if (type === 'boolean') return 'truth';
  const of = (items as Schema | undefined)?.['type'];
  return type === 'array' && of === 'string' ? 'texts' : 'any';
}
