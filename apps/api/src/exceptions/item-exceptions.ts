import { exceptionStatuses } from '../../../../domain/exception/table.js';
import type { EntityManager } from 'typeorm';
import { exceptionKey, exceptionKinds } from '../../../../domain/exception/exception.js';
import { choice, instant, object, text, uuid } from '../openapi/json-schema.js';

export const itemExceptionSchema = object({
  id: uuid,
  key: text,
  kind: choice(exceptionKinds),
  title: text,
  status: choice(exceptionStatuses),
  endsAt: instant,
});

/** The exceptions of an item that are asked for, approved or active. */
export async function exceptionsOfItem(manager: EntityManager, itemId: string): Promise<object[]> {
  const rows = await manager.query<
    { id: string; number: number; kind: string; title: string; status: string; ends_at: Date }[]
  >(
    `SELECT e.id, e.number, e.kind, e.title, e.status, e.ends_at FROM exception_items x
     JOIN exceptions e ON e.id = x.exception_id
     WHERE x.item_id = $1 AND e.status IN ('requested', 'approved', 'active') ORDER BY e.status = 'active' DESC, e.number`,
    [itemId],
  );
  return rows.map(({ id, number, kind, title, status, ends_at }) => ({
    id,
    key: exceptionKey(number),
    kind,
    title,
    status,
    endsAt: ends_at.toISOString(),
  }));
}
