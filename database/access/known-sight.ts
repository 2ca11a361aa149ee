import type { EntityManager } from 'typeorm';
import type { Sight } from '../../domain/access/sight.js';
import {
  hasPart,
  named,
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
 * What a list is to be asked with that asks by sight. A list is planned for its values: told programs and records by their ids, it
 * knows how many they are and which index finds them; and what would have to be planned for each kind of record, some of it several
 * times, took longer than all the rest. What is looked up here is a statement that is prepared.
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
       ARRAY(${wholePrograms(sight, place)}) AS whole, ${unlessMany(items)} AS items, ${unlessMany(named(sight, place))} AS named`;
  const made = { sql, params };
  asked.set(sight, made);
  return made;
}

/** SQL: the ids that a statement gives, each once; NULL where they are too many. */
function unlessMany(subjects: string): string {
  return `(SELECT CASE WHEN count(*) <= ${mostItems} THEN coalesce(array_agg(n.id), '{}') END
        FROM (SELECT DISTINCT u.subject_id AS id FROM (${subjects}) u) n)`;
}
