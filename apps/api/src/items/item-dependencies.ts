import { itemStatuses } from '../../../../domain/item/table.js';
import type { EntityManager } from 'typeorm';
import { neighboursOf, type NeighbourRow } from '../../../../database/dependencies/neighbours.js';
import { choice, instant, list, nullable, object, reference, schema, text, uuid } from '../openapi/json-schema.js';

export const itemDependencySchema = schema(
  'ItemDependency',
  object({
    id: uuid,
    key: text,
    title: text,
    status: choice(itemStatuses),
    program: reference,
    dueAt: instant,
    lag: nullable(text),
    reason: nullable(text),
  }),
);

export const dependencyFields = {
  waitsFor: list(itemDependencySchema),
  holdsUp: list(itemDependencySchema),
  takes: nullable(text),
};

/** What an item waits for, and what waits for it. */
export async function dependenciesOf(
  manager: EntityManager,
  itemId: string,
): Promise<{ waitsFor: object[]; holdsUp: object[] }> {
  const rows = await neighboursOf(manager, itemId);
  const json = (row: NeighbourRow): object => ({
    id: row.id,
    key: `AI-${row.number}`,
    title: row.title,
    status: row.status,
    program: { id: row.program_id, name: row.program_name },
    dueAt: row.due_at.toISOString(),
    lag: row.lag,
    reason: row.reason,
  });
  return {
    waitsFor: rows.filter(({ holds_up }) => !holds_up).map(json),
    holdsUp: rows.filter(({ holds_up }) => holds_up).map(json),
  };
}
