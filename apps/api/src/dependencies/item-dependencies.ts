import { itemStatuses } from '../../../../domain/action-item/table.js';
import type { EntityManager } from 'typeorm';
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

interface Row {
  holds_up: boolean;
  id: string;
  number: number;
  title: string;
  status: string;
  due_at: Date;
  program_id: string;
  program_name: string;
  lag: string | null;
  reason: string | null;
}

/** What an item waits for, and what waits for it. */
export async function dependenciesOf(
  manager: EntityManager,
  itemId: string,
): Promise<{ waitsFor: object[]; holdsUp: object[] }> {
  const rows = await manager.query<Row[]>(
    `SELECT d.predecessor_id = $1 AS holds_up, i.id, i.number, i.title, i.status, i.due_at, p.id AS program_id,
       p.name AS program_name, d.lag, d.reason
     FROM item_dependencies d JOIN action_items i ON i.id = CASE WHEN d.item_id = $1 THEN d.predecessor_id ELSE d.item_id END
     JOIN programs p ON p.id = i.program_id WHERE d.item_id = $1 OR d.predecessor_id = $1 ORDER BY i.number`,
    [itemId],
  );
  const json = (row: Row): object => ({
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
