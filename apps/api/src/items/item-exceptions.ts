import { exceptionStatuses } from '../../../../domain/exception/table.js';
import type { EntityManager } from 'typeorm';
import { liveExceptionsOf } from '../../../../database/exceptions/read-exceptions.js';
import { exceptionKey, exceptionKinds } from '../../../../domain/exception/exception.js';
import { choice, instant, object, text, uuid } from '../openapi/json-schema.js';
import { seenOnly } from '../../../../database/access/unseen.js';
import type { Sight } from '../../../../domain/access/sight.js';

export const itemExceptionSchema = object({
  id: uuid,
  key: text,
  kind: choice(exceptionKinds),
  title: text,
  status: choice(exceptionStatuses),
  endsAt: instant,
});

/** The exceptions of an item that are asked for, approved or active. */
export async function exceptionsOfItem(
  manager: EntityManager,
  itemId: string,
  seenBy: Sight | undefined,
): Promise<object[]> {
  const rows = await seenOnly(manager, seenBy, await liveExceptionsOf(manager, itemId), ({ id }) => [id]);
  return rows.map(({ id, number, kind, title, status, ends_at }) => ({
    id,
    key: exceptionKey(number),
    kind,
    title,
    status,
    endsAt: ends_at.toISOString(),
  }));
}
