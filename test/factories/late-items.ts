import { randomUUID } from 'node:crypto';
import { createItems } from '../../database/items/create-items.js';
import type { Tollgate } from '../harness/tollgate.js';
import type { Case } from './case.js';

/** Items that were due long ago, and are late the moment they are made; gives their ids. */
export async function lateItems(tollgate: Tollgate, c: Case, count: number): Promise<string[]> {
  const items = Array.from({ length: count }, (_, n) => ({
    id: randomUUID(),
    programId: c.programId,
    phaseId: c.phaseIds[0] ?? '',
    title: `Late ${n}`,
    ownerId: c.ownerId,
    due: { date: '2026-01-05', time: '18:00', zone: 'Asia/Singapore' },
  }));
  await tollgate.dataSource.transaction((manager) =>
    createItems(manager, items, { actorId: c.managerId, at: Date.now() }),
  );
  return items.map(({ id }) => id);
}
