import { launchedCase } from '../factories/case.js';
import type { Tollgate } from '../harness/tollgate.js';
import { manyItems } from '../bench/stack/company.js';
import type { Sample } from '../e2e/page/sample.js';

/** What a page may be opened with: of a sample, as much as there is. */
export type Found = Partial<Sample> & Pick<Sample, 'managerId' | 'ownerId' | 'programId'>;

/** A program in which nothing is yet, with its people. */
export function bare(tollgate: Tollgate): Promise<Found> {
  return launchedCase(tollgate);
}

/**
 * Puts so many items beside what there is, in four programs, in all states. Their workflows are not started: the worker
 * must not run any more.
 */
export async function crowded(tollgate: Tollgate, sample: Sample, items: number): Promise<Sample> {
  const [programId = ''] = await manyItems(tollgate, items, 'Large program');
  const [row] = await tollgate.dataSource.query<{ manager_id: string; id: string; number: string; owner_id: string }[]>(
    `SELECT p.manager_id, i.id, i.number, i.owner_id FROM action_items i JOIN programs p ON p.id = i.program_id
     WHERE p.id = $1 AND i.status = 'submitted' ORDER BY i.number LIMIT 1`,
    [programId],
  );
  if (!row) throw new Error('none of the items is handed in');
  const submitted = { id: row.id, key: `AI-${row.number}` };
  return { ...sample, programId, submitted, late: submitted, ownerId: row.owner_id, managerId: row.manager_id };
}
