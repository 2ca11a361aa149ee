import type { EntityManager } from 'typeorm';
import type { Notice } from '../../domain/record/event.js';
import type { Recipient } from '../../domain/person/recipients.js';
import type { Recurrence, RecurrenceOutcome } from '../../domain/recurrence/recurrence.js';
import { saveNotices } from '../notifications/save-notices.js';
import { administratorsNow, loadStanding } from '../people/standing.js';
import { savePlans, type FiredBy } from '../plan/steps.js';
import { saveEvents } from '../trail/events.js';

/** Writes what a recurrence's change leads to, in the caller's transaction. */
export async function recordRecurrenceOutcome(
  manager: EntityManager,
  outcome: RecurrenceOutcome,
  options: { firedBy: FiredBy; byWorkflow: boolean },
): Promise<void> {
  if (outcome.events.length === 0) return;
  const { before, after } = outcome;
  const { recurrence } = after;
  const values = recurrenceValues(recurrence);
  const sets = Object.keys(values).map((name, index) => `${name} = ${placeholder(name, index + 2)}`);
  if (options.byWorkflow) sets.push(`workflow_version = ${recurrence.version}`);
  await manager.query(`UPDATE recurrences SET ${sets.join(', ')}, updated_at = clock_timestamp() WHERE id = $1`, [
    recurrence.id,
    ...Object.values(values),
  ]);
  await saveOccurrences(manager, outcome);
  const programId = recurrence.content.kind === 'item' ? recurrence.content.programId : null;
  const subject = { subjectKind: 'recurrence' as const, subjectId: recurrence.id, programId };
  await savePlans(manager, [{ ...subject, before: before.steps, after: after.steps }], options.firedBy);
  await saveEvents(
    manager,
    outcome.events.map((event) => ({ ...subject, event })),
  );
  const facts = { itemTitle: recurrence.name, itemNumber: null, programName: recurrence.name };
  const notices = await toWhoIsThere(manager, outcome.notices);
  await saveNotices(
    manager,
    notices.map((notice) => ({ ...subject, facts, notice })),
  );
}

/** Whoever owns a recurrence may have left: then those hear of it who administer. */
async function toWhoIsThere(manager: EntityManager, notices: Notice[]): Promise<Notice[]> {
  const standing = await loadStanding(
    manager,
    notices.flatMap(({ to }) => to.map(({ personId }) => personId)),
  );
  const isThere = ({ personId }: Recipient): boolean => standing.get(personId)?.active ?? false;
  if (notices.every(({ to }) => to.some(isThere))) return notices;
  const others = (await administratorsNow(manager)).map((personId) => ({ personId, role: 'administrator' as const }));
  return notices.map((notice) => (notice.to.some(isThere) ? notice : { ...notice, to: others }));
}

/** What of a recurrence changes, by column. */
export function recurrenceValues(recurrence: Recurrence): Record<string, unknown> {
  const { content, next } = recurrence;
  return {
    name: recurrence.name,
    status: recurrence.status,
    content: JSON.stringify(content),
    template_id: content.kind === 'program' ? content.templateId : null,
    schedule: JSON.stringify(recurrence.schedule),
    revision: recurrence.revision,
    occurrences: recurrence.occurrences,
    last_nominal: recurrence.lastNominal,
    last_date: recurrence.lastDate,
    last_made_id: recurrence.lastMadeId,
    next: next === null ? null : JSON.stringify(next),
    next_at: next?.at ?? null,
    pause_reason: recurrence.pauseReason,
    ended_at: recurrence.endedAt,
    end_reason: recurrence.endReason,
    version: recurrence.version,
    ...(content.kind === 'program' ? { owner_id: content.managerId } : {}),
  };
}

/** Instants come as epoch ms. */
export function placeholder(column: string, number: number): string {
  return column.endsWith('_at') ? `to_timestamp($${number} / 1000.0)` : `$${number}`;
}

async function saveOccurrences(manager: EntityManager, { after, effects }: RecurrenceOutcome): Promise<void> {
  if (effects.length === 0) return;
  const rows = effects.map(({ occurrence: o }) => ({ ...o, made_id: o.madeId, at: o.at }));
  // One that was missed or failed may be made after all; one that was made stays.
  await manager.query(
    `INSERT INTO recurrence_occurrences AS o (recurrence_id, key, number, nominal, date, at, shift, state, made_id, detail)
     SELECT $1, x.key, x.number, x.nominal, x.date, to_timestamp(x.at / 1000.0), x.shift, x.state, x.made_id, x.detail
     FROM jsonb_to_recordset($2::jsonb) AS x(key text, number integer, nominal date, date date, at double precision,
       shift text, state text, made_id uuid, detail text)
     ON CONFLICT (recurrence_id, key) DO UPDATE SET state = excluded.state, made_id = excluded.made_id,
       detail = excluded.detail, recorded_at = excluded.recorded_at WHERE o.state <> 'made'`,
    [after.recurrence.id, JSON.stringify(rows)],
  );
}
