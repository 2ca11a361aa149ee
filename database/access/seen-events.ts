import type { EntityManager } from 'typeorm';
import type { Sight } from '../../domain/access/sight.js';
import { unseenAmong } from './unseen.js';
import { textsAsSeen, unseenItems } from './texts-as-seen.js';

interface Event {
  type: string;
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
  const reasons = await textsAsSeen(manager, sight, seen.map(reasonOf), 'all');
  return seen.map((event, index) => {
    const { data } = event;
    const waits = waitsOf(data);
    const reason = reasons[index] ?? '';
    if (!waits.some(isUntold) && reason === reasonOf(event)) return event;
    const stillWaitsFor = waits.filter((item) => !isUntold(item));
    return {
      ...event,
      data: { ...data, ...(waits.length > 0 ? { stillWaitsFor } : {}), ...(reason === '' ? {} : { reason }) },
    };
  });
}

/** Events whose reason the machine says, by the keys of what it is about; of others it is somebody's own words. */
const saidByKeys = ['exception.severity_changed'];

function reasonOf({ type, data: { reason } }: Event): string {
  return saidByKeys.includes(type) && typeof reason === 'string' ? reason : '';
}

/** Items for which one still waits, as the trail names them: `AI-9 “Clean the data”`. */
function waitsOf({ stillWaitsFor: list }: Record<string, unknown>): string[] {
  return Array.isArray(list) ? list.filter((item): item is string => typeof item === 'string') : [];
}

function numberOf(item: string): number[] {
  const [, number] = /^AI-(\d{1,15})\b/.exec(item) ?? [];
  return number === undefined ? [] : [Number(number)];
}
