import type { EntityManager } from 'typeorm';
import type { Sight } from '../../domain/access/sight.js';
import {
  hasPart,
  namedInItems,
  placingIn,
  seesProgram,
  wholePrograms,
  type Known,
  type KnownSight,
} from './visible.js';

/** More are looked up in the statement itself. */
const mostItems = 1_000;

/**
 * What a list of items is to be asked with. A list is planned for its values: told programs and items by their ids, it knows how
 * many they are and which index finds them, and is planned in half the time. What is looked up here is a statement that is
 * prepared.
 */
export async function knowing(manager: EntityManager, sight: Sight): Promise<KnownSight> {
  if (sight.all) return sight;
  const { sql, params } = asked.get(sight) ?? question(sight);
  const [known] = await manager.query<Known[]>(sql, params);
  return known ? { ...sight, known } : sight;
}

/** What a sight is asked with, put together once for all requests that come with it. What is answered is never kept. */
const asked = new WeakMap<Sight, { sql: string; params: unknown[] }>();

function question(sight: Sight): { sql: string; params: unknown[] } {
  const params: unknown[] = [];
  const place = placingIn(params);
  const ofOthers = `z.owner_id <> ALL(${place(sight.answeredFor)}::uuid[])`;
  const parts = hasPart(sight, place, 'z').map(
    (part) => `SELECT z.id FROM action_items z WHERE ${part} AND ${ofOthers}`,
  );
  const items = [namedInItems(sight, place), ...parts].join(' UNION ALL ');
  const sql = `SELECT ARRAY(SELECT sp.id FROM programs sp WHERE ${seesProgram(sight, place, 'sp')}) AS programs,
       ARRAY(${wholePrograms(sight, place)}) AS whole,
       (SELECT CASE WHEN count(*) <= ${mostItems} THEN coalesce(array_agg(n.id), '{}') END
        FROM (SELECT DISTINCT u.subject_id AS id FROM (${items}) u) n) AS items`;
  const made = { sql, params };
  asked.set(sight, made);
  return made;
}
