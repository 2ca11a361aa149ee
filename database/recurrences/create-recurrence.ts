import type { EntityManager } from 'typeorm';
import type { RecurrenceRecord } from '../../domain/recurrence/recurrence.js';
import { nextOf, whyNoneComes } from '../../domain/recurrence/next.js';
import { planRecurrence } from '../../domain/recurrence/plan.js';
import { Refusal } from '../../domain/refusal.js';
import { enqueue } from '../engine/outbox.js';
import { savePlans } from '../record/steps.js';
import { workflowOf } from '../engine/kinds.js';
import { saveEvents } from '../trail/events.js';
import { recurrenceRow } from './row.js';

/**
 * Sets a recurrence up: its row, its plan and the outbox entry that starts its workflow. From the commit on it goes on by
 * itself. An id that exists is left alone.
 *
 * @throws Refusal `invalid-command` where the series has no occurrence from now on
 */
export async function createRecurrence(
  manager: EntityManager,
  subject: RecurrenceRecord,
  ctx: { actorId: string; at: number },
): Promise<void> {
  const next = nextOf(subject, ctx.at);
  if (next === null)
    throw new Refusal('invalid-command', `The series has no occurrence from now on. ${whyNoneComes(subject)}`);
  const recurrence = { ...subject.recurrence, next };
  const { id, content } = recurrence;
  const by = { created_by: ctx.actorId, owner_id: subject.ownerId };
  if (!(await recurrenceRow.insert(manager, recurrence, by))) return;
  const after = planRecurrence({ ...subject, recurrence });
  await savePlans(manager, [{ subjectKind: 'recurrence', subjectId: id, before: [], after }], 'command');
  const event = {
    key: `recurrence/${id}#created`,
    type: 'recurrence.created',
    at: ctx.at,
    actorId: ctx.actorId,
    version: 1,
    data: { name: recurrence.name, kind: content.kind, schedule: recurrence.schedule, next },
  };
  const programId = content.kind === 'item' ? content.programId : null;
  await saveEvents(manager, [{ subjectKind: 'recurrence', subjectId: id, programId, event }]);
  await enqueue(manager, [{ ...workflowOf('recurrence', id), kind: 'start' }]);
}
