import type { EntityManager } from 'typeorm';
import type { Sight } from '../../domain/access/sight.js';
import { unseenAmong } from './unseen.js';
import { unseenItems } from './texts-as-seen.js';

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
  const untold = await unseenItems(
    manager,
    sight,
    seen.flatMap(({ data }) => waitsOf(data).flatMap(numberOf)),
  );
  const numbers = new Set(untold.map(({ number }) => number));
  const isUntold = (item: string): boolean => numberOf(item).some((number) => numbers.has(number));
  return seen.map((event) => {
    const waits = waitsOf(event.data);
    if (!waits.some(isUntold)) return event;
    return { ...event, data: { ...event.data, stillWaitsFor: waits.filter((item) => !isUntold(item)) } };
  });
}

/** Items for which one still waits, as the trail names them: `AI-9 “Clean the data”`. */
function waitsOf({ stillWaitsFor: list }: Record<string, unknown>): string[] {
  return Array.isArray(list) ? list.filter((item): item is string => typeof item === 'string') : [];
}

function numberOf(item: string): number[] {
  const [, number] = /^AI-(\d{1,15})\b/.exec(item) ?? [];
  return number === undefined ? [] : [Number(number)];
}
