import type { EntityManager } from 'typeorm';
import type { ControlEffect, ControlRecord } from '../../domain/control/control.js';
import { expectOccurrence } from '../../domain/occurrence/decide.js';
import { expectedRun } from '../../domain/occurrence/expect.js';
import { lookAtOccurrence } from '../../domain/occurrence/fire.js';
import { noOutcome } from '../../domain/record/outcome.js';
import { begin } from '../record/begin.js';
import { occurrenceKind } from './kind.js';
import { loadOccurrence } from './load.js';
import { occurrenceRow } from './row.js';

/**
 * Writes a run down that the frequency of a control expects: row, first plan, what its operator is told, and the outbox entry that
 * starts its workflow. One whose time is over by now, because the machine was away, is missed at once, at the instant that was due.
 */
export async function expectRun(
  manager: EntityManager,
  { facts, calendar }: Pick<ControlRecord, 'facts' | 'calendar'>,
  expected: Extract<ControlEffect, { kind: 'expect' }>,
  now: number,
): Promise<void> {
  const run = expectedRun(facts, expected, calendar);
  if (!(await occurrenceRow.insert(manager, run, { owner_id: facts.ownerId }))) return;
  const { id } = run;
  const at = expected.date.at;
  const subject = await loadOccurrence(manager, id, { lock: true, at });
  if (!subject) return;
  const begun = expectOccurrence(noOutcome(subject), `occurrence/${id}#expected`, at);
  await begin(occurrenceKind, manager, lookAtOccurrence(begun, now), { actorId: null, at: now });
}
