import type { EntityManager } from 'typeorm';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { inZone } from '../../domain/calendar/in-zone.js';
import type { OccurrenceRecord, RecurrenceRecord } from '../../domain/recurrence/recurrence.js';
import type { Schedule } from '../../domain/recurrence/schedule.js';
import { isSetAside } from '../watch/set-aside.js';
import { presentCalendarsOf } from '../calendars/present.js';
import type { Row } from '../record/row.js';
import { loadSteps } from '../record/steps.js';
import { recurrenceRow } from './row.js';

interface LoadedRow extends Row {
  schedule: Schedule;
  occurrences: number;
  owner: string;
  program_id: string | null;
  program_domain: string | null;
  program_markets: string[] | null;
  completed_at: Date | null;
}

/** Of an item the manager of its program, who may be another by now. */
export const ownerOfRecurrence =
  'coalesce((SELECT p.manager_id FROM programs p WHERE p.id = r.program_id), r.owner_id)';

/** When the last one was complete; one that failed, when it was due. */
const completed = `CASE WHEN r.last_made_id IS NULL
    THEN (SELECT o.at FROM recurrence_occurrences o WHERE o.recurrence_id = r.id ORDER BY o.number DESC LIMIT 1)
  WHEN r.kind = 'program'
    THEN (SELECT p.closed_at FROM programs p WHERE p.id = r.last_made_id AND p.status IN ('closed', 'cancelled'))
  ELSE (SELECT i.done_at FROM action_items i WHERE i.id = r.last_made_id AND i.status IN ('done', 'cancelled')) END`;

/** Recurrences that wait for what they made last, and need not any more. */
export const waitingInVain = `SELECT r.id FROM recurrences r
  WHERE r.status = 'active' AND r.next_at IS NULL AND r.schedule ->> 'mode' = 'after_completion' AND (${completed}) IS NOT NULL
    AND NOT ${isSetAside("'recurrence'", 'r.id')} LIMIT 100`;

/** A recurrence with all that the rules need; locked, nobody else changes it until the transaction ends. */
export async function loadRecurrenceRecord(
  manager: EntityManager,
  id: string,
  options: { lock: boolean },
): Promise<RecurrenceRecord | null> {
  // Whatever makes an item locks its program first, as everybody does. What is read of others is read behind the locks.
  if (options.lock) {
    await manager.query(
      `SELECT 1 FROM programs WHERE id = (SELECT program_id FROM recurrences WHERE id = $1) FOR SHARE`,
      [id],
    );
    await manager.query('SELECT 1 FROM recurrences WHERE id = $1 FOR NO KEY UPDATE', [id]);
  }
  const [row] = await manager.query<LoadedRow[]>(
    `SELECT r.*${recurrenceRow.dates('r')}, ${ownerOfRecurrence} AS owner, ${completed} AS completed_at,
       p.domain AS program_domain, p.markets AS program_markets
     FROM recurrences r LEFT JOIN programs p ON p.id = r.program_id WHERE r.id = $1`,
    [id],
  );
  if (!row) return null;
  const { schedule, owner } = row;
  const { [owner]: calendar } = await presentCalendarsOf(manager, [owner]);
  if (!calendar) throw new Error(`the owner of recurrence ${id} has no calendar`);
  const steps = await loadSteps(manager, [id]);
  return {
    recurrence: recurrenceRow.factsOf(row),
    ownerId: owner,
    place:
      row.program_id === null
        ? null
        : { domain: row.program_domain, markets: row.program_markets ?? [], programIds: [row.program_id] },
    calendar: inZone(calendar, schedule.zone),
    lastCompletedAt: row.occurrences === 0 ? null : (row.completed_at?.getTime() ?? null),
    steps: steps.get(id) ?? [],
  };
}

/** The calendar by which days off are found, of an owner who exists. */
export async function scheduleCalendar(
  manager: EntityManager,
  ownerId: string,
  zone: string,
): Promise<Calendar | null> {
  const { [ownerId]: calendar } = await presentCalendarsOf(manager, [ownerId]);
  return calendar ? inZone(calendar, zone) : null;
}

type FoundOccurrence = Omit<OccurrenceRecord, 'at' | 'madeId' | 'skippedBy'> & {
  at: Date;
  made_id: string | null;
  skipped_by: string | null;
};

/** One occurrence by its date by the rule; null where there was none. */
export async function findOccurrence(
  manager: EntityManager,
  recurrenceId: string,
  key: string,
): Promise<OccurrenceRecord | null> {
  const [row] = await manager.query<FoundOccurrence[]>(
    `SELECT key, number, nominal::text, date::text, at, shift, state, made_id, detail, skipped_by FROM recurrence_occurrences
     WHERE recurrence_id = $1 AND key = $2`,
    [recurrenceId, key],
  );
  if (!row) return null;
  const { at, made_id, skipped_by, ...rest } = row;
  return { ...rest, at: at.getTime(), madeId: made_id, skippedBy: skipped_by };
}
