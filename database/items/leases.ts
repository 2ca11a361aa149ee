import type { EntityManager } from 'typeorm';
import type { Lease } from '../../domain/item/item.js';
import { leaseName } from '../../domain/exception/decide-lease.js';
import type { OutboxEntry } from '../engine/outbox.js';
import { pokeOf } from '../engine/kinds.js';

/** An exception as it covers an item; times in epoch ms. */
export interface RawLease {
  id: string;
  number: number;
  title: string;
  startsAt: number | null;
  endsAt: number;
  zone: string;
}

/** A column: what covers the item `i` now, or has been approved to. */
export const leasesOfItem = `(SELECT jsonb_agg(jsonb_build_object('id', e.id, 'number', e.number, 'title', e.title,
    'startsAt', CASE WHEN e.status = 'approved' THEN extract(epoch FROM e.starts_at) * 1000 END,
    'endsAt', extract(epoch FROM e.ends_at) * 1000, 'zone', e.ends_zone))
  FROM exception_items x JOIN exceptions e ON e.id = x.exception_id
  WHERE x.item_id = i.id AND e.status IN ('approved', 'active'))`;

export function leaseOf({ id, number, title, startsAt, endsAt, zone }: RawLease): Lease {
  return {
    exceptionId: id,
    name: leaseName({ number, title, endsAt, zone }),
    startsAt: startsAt === null ? null : Math.round(startsAt),
    endsAt: Math.round(endsAt),
  };
}

/** Lets the exceptions of items whose severity has changed look at them. */
export async function pokesOfExceptions(manager: EntityManager, itemIds: string[]): Promise<OutboxEntry[]> {
  if (itemIds.length === 0) return [];
  const rows: { id: string }[] = await manager.query(
    `SELECT DISTINCT e.id FROM exception_items x JOIN exceptions e ON e.id = x.exception_id
     WHERE x.item_id = ANY($1) AND e.status IN ('requested', 'approved', 'active')`,
    [itemIds],
  );
  return rows.map(({ id }) => pokeOf('exception', id));
}
