import type { EntityManager } from 'typeorm';
import { alignmentKey } from '../../domain/alignment/alignment.js';
import type { Recipient } from '../../domain/person/recipients.js';
import { loadDelegations } from '../stand-ins/load-delegations.js';
import { addEach } from './digest-asked.js';
import type { Found } from './digest-found.js';

interface Row {
  id: string;
  number: number;
  title: string;
  status: 'open' | 'deciding';
  overdue: boolean;
  due_at: Date;
  chair_id: string;
  silent: string[];
}

/** Alignment rounds that wait for each person: to answer for their team, or to decide as the chair. */
export async function addAlignments(
  manager: EntityManager,
  waiting: Found,
  { zones, now }: { zones: ReadonlyMap<string, string>; now: number },
): Promise<void> {
  const rows = await manager.query<Row[]>(
    `SELECT id, number, title, status, overdue, due_at, chair_id, silent FROM alignments
     WHERE status IN ('open', 'deciding') ORDER BY due_at, id`,
  );
  if (rows.length === 0) return;
  const delegations = await loadDelegations(manager, now);
  const asked = rows.map(({ id, number, title, status, overdue, due_at: dueAt, chair_id: chairId, silent }) => ({
    section: waiting,
    part: `alignment.${id}`,
    title: `${alignmentKey(number)} “${title}” ${status === 'open' ? 'waits for your team’s answer' : 'waits for you to decide'}`,
    facts: 'Alignment rounds',
    ...{ dueAt: dueAt.getTime(), overdue },
    asked: (status === 'open' ? silent : [chairId]).map((personId): Recipient => ({ personId, role: 'owner' })),
    // Who has the chair answers for nobody.
    barred: status === 'open' ? [chairId] : [],
  }));
  addEach(asked, { zones, delegations, now });
}
