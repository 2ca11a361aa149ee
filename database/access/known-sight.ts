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
  const params: unknown[] = [];
  const place = placingIn(params);
  const ofOthers = `z.owner_id <> ALL(${place(sight.answeredFor)}::uuid[])`;
  const parts = hasPart(sight, place, 'z').map(
    (part) => `SELECT z.id FROM action_items z WHERE ${part} AND ${ofOthers}`,
  );
  const items = [namedInItems(sight, place), ...parts].join(' UNION ALL ');
  const [known] = await manager.query<Known[]>(
    `SELECT ARRAY(SELECT sp.id FROM programs sp WHERE ${seesProgram(sight, place, 'sp')}) AS programs,
       ARRAY(${wholePrograms(sight, place)}) AS whole,
       (SELECT CASE WHEN count(*) <= ${mostItems} THEN coalesce(array_agg(n.id), '{}') END
        FROM (SELECT DISTINCT u.subject_id AS id FROM (${items}) u) n) AS items`,
    params,
  );
  return known ? { ...sight, known } : sight;
}
