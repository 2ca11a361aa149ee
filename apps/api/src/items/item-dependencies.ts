import { itemStatuses } from '../../../../domain/item/table.js';
import type { EntityManager } from 'typeorm';
import { neighboursOf, type NeighbourRow } from '../../../../database/dependencies/neighbours.js';
import { choice, instant, list, nullable, object, reference, schema, text, uuid } from '../openapi/json-schema.js';
import { seenOnly } from '../../../../database/access/unseen.js';
import type { Sight } from '../../../../domain/access/sight.js';

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

/** What an item waits for, and what waits for it: as far as somebody sees these. */
export async function dependenciesOf(
  manager: EntityManager,
  itemId: string,
  seenBy: Sight | undefined,
): Promise<{ waitsFor: object[]; holdsUp: object[] }> {
  const rows = await seenOnly(manager, seenBy, await neighboursOf(manager, itemId), ({ id }) => [id]);
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
