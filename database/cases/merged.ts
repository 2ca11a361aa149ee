import type { EntityManager } from 'typeorm';
import type { Sight } from '../../domain/access/sight.js';
import type { Affected, CaseSample } from '../../domain/case/case.js';
import { knowing } from '../access/known-sight.js';
import { seesOne } from '../access/unseen.js';
import { placingIn } from '../access/visible.js';

/** A case as another one names it. */
export interface NamedCase {
  id: string;
  number: number;
  title: string;
}

/** One that goes on in another, and what came with it: it stays where it is, and is read there. */
export interface MergedCase extends NamedCase {
  merged_at: Date;
  affected: Affected;
  samples: CaseSample[];
  comments: number;
  links: number;
}

/** So many are shown at once. */
const mostShown = 200;

/** The case in which one goes on; null where it goes on by itself, and where that is none that they see. */
export async function goesOnIn(
  manager: EntityManager,
  id: string,
  sight: Sight | undefined,
): Promise<NamedCase | null> {
  const params: unknown[] = [id];
  const sees = await seen(manager, sight, params);
  const [row] = await manager.query<NamedCase[]>(
    `SELECT t.id, t.number, t.title FROM cases m JOIN cases t ON t.id = m.merged_into WHERE m.id = $1 AND ${sees}`,
    params,
  );
  return row ?? null;
}

/** What goes on in a case, by way of others too, as far as somebody sees it; what came first is first. */
export async function mergedInto(manager: EntityManager, id: string, sight: Sight | undefined): Promise<MergedCase[]> {
  const params: unknown[] = [id];
  const sees = await seen(manager, sight, params);
  return manager.query<MergedCase[]>(
    `WITH RECURSIVE within AS (
       SELECT m.id FROM cases m WHERE m.merged_into = $1
       UNION SELECT m.id FROM within w JOIN cases m ON m.merged_into = w.id)
     SELECT t.id, t.number, t.title, t.merged_at, t.affected, t.samples,
       (SELECT count(*) FROM comments c WHERE c.subject_id = t.id)::int AS comments,
       (SELECT count(*) FROM record_links l WHERE t.id IN (l.case_id, l.record_id))::int AS links
     FROM within w JOIN cases t ON t.id = w.id WHERE ${sees} ORDER BY t.merged_at, t.id LIMIT ${mostShown}`,
    params,
  );
}

async function seen(manager: EntityManager, sight: Sight | undefined, params: unknown[]): Promise<string> {
  return sight === undefined ? 'TRUE' : seesOne('cases', await knowing(manager, sight), placingIn(params));
}
