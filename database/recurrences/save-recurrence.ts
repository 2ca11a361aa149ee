import type { EntityManager } from 'typeorm';
import type { RecurrenceOutcome } from '../../domain/recurrence/recurrence.js';
import type { Seen } from '../record/row.js';
import { recurrenceRow } from './row.js';

/** The rows of recurrences as they now stand. */
export async function saveRecurrences(
  manager: EntityManager,
  outcomes: readonly RecurrenceOutcome[],
  seen: Seen,
): Promise<void> {
  await recurrenceRow.save(manager, outcomes, ({ recurrence }) => recurrence, seen);
}

/** What became of occurrences. */
export async function saveOccurrences(manager: EntityManager, outcomes: readonly RecurrenceOutcome[]): Promise<void> {
  for (const outcome of outcomes) await saveOccurrencesOf(manager, outcome);
}

async function saveOccurrencesOf(manager: EntityManager, { after, effects }: RecurrenceOutcome): Promise<void> {
  if (effects.length === 0) return;
  const rows = effects.map(({ occurrence: o }) => ({ ...o, made_id: o.madeId, skipped_by: o.skippedBy }));
  // One that was missed, skipped or failed may be made after all; one that was made stays.
  await manager.query(
    `INSERT INTO recurrence_occurrences AS o (recurrence_id, key, number, nominal, date, at, shift, state, made_id, detail, skipped_by)
     SELECT $1, x.key, x.number, x.nominal, x.date, to_timestamp(x.at / 1000.0), x.shift, x.state, x.made_id, x.detail, x.skipped_by
     FROM jsonb_to_recordset($2::jsonb) AS x(key text, number integer, nominal date, date date, at double precision,
       shift text, state text, made_id uuid, detail text, skipped_by uuid)
     ON CONFLICT (recurrence_id, key) DO UPDATE SET state = excluded.state, made_id = excluded.made_id,
       detail = excluded.detail, skipped_by = excluded.skipped_by, recorded_at = excluded.recorded_at WHERE o.state <> 'made'`,
    [after.recurrence.id, JSON.stringify(rows)],
  );
}
