import type { EntityManager } from 'typeorm';
import type { Sight } from '../../domain/access/sight.js';
import { unseenAmong } from './unseen.js';
import { placingIn, seesItem } from './visible.js';

interface Event {
  program_id: string | null;
  data: Record<string, unknown>;
}

const ids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/**
 * The events of a record as somebody sees them: what came of another record that they do not see is left out, and so are
 * the keys of items for which it waits. Its own program may be one that they do not see as a whole.
 */
export async function seenEvents<T extends Event>(
  manager: EntityManager,
  sight: Sight | undefined,
  events: T[],
): Promise<T[]> {
  if (sight === undefined || sight.all) return events;
  const named = events.map(({ data, program_id }) =>
    [...JSON.stringify(data).matchAll(ids)].map(([id]) => id.toLowerCase()).filter((id) => id !== program_id),
  );
  const unseen = await unseenAmong(manager, sight, named.flat());
  const seen = events.filter((_, index) => !named[index]?.some((id) => unseen.has(id)));
  const keys = await unseenKeys(
    manager,
    sight,
    seen.flatMap(({ data }) => keysOf(data['stillWaitsFor'])),
  );
  return seen.map((event) => {
    const waits = keysOf(event.data['stillWaitsFor']);
    if (!waits.some((key) => keys.has(key))) return event;
    return { ...event, data: { ...event.data, stillWaitsFor: waits.filter((key) => !keys.has(key)) } };
  });
}

function keysOf(list: unknown): string[] {
  return Array.isArray(list) ? list.filter((key): key is string => typeof key === 'string') : [];
}

async function unseenKeys(manager: EntityManager, sight: Sight, keys: string[]): Promise<Set<string>> {
  const numbers = keys.flatMap((key) => /^AI-(\d{1,15})$/.exec(key)?.[1] ?? []);
  if (numbers.length === 0) return new Set();
  const params: unknown[] = [numbers];
  const rows = await manager.query<{ key: string }[]>(
    `SELECT 'AI-' || i.number AS key FROM action_items i WHERE i.number = ANY($1::bigint[])
     AND ${seesItem(sight, placingIn(params))} IS NOT TRUE`,
    params,
  );
  return new Set(rows.map(({ key }) => key));
}
