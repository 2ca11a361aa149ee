import type { EntityManager } from 'typeorm';
import { giveOccurrence, withdrawOccurrence } from '../../domain/occurrence/decide.js';
import { lookAtOccurrence } from '../../domain/occurrence/fire.js';
import type { OccurrenceOutcome } from '../../domain/occurrence/occurrence.js';
import type { By } from '../../domain/record/command.js';
import { noOutcome } from '../../domain/record/outcome.js';
import { saveOutcomes } from '../record/save.js';
import { occurrenceKind } from './kind.js';

/** So many runs of a control that wait go with it at once; a control that has missed more is told so run by run. */
const mostAtOnce = 500;

/** Runs that wait are somebody else's to perform. */
export function giveRuns(
  manager: EntityManager,
  controlId: string,
  given: { operatorId: string; reason: string },
  by: By,
): Promise<void> {
  return followEach(manager, controlId, by, [given.operatorId], (outcome, key) =>
    giveOccurrence(outcome, given, { ...by, key }),
  );
}

/** Runs that wait are not expected any more. */
export function withdrawRuns(manager: EntityManager, controlId: string, reason: string, by: By): Promise<void> {
  return followEach(manager, controlId, by, [], (outcome, key) => withdrawOccurrence(outcome, reason, { ...by, key }));
}

/** Whoever answers for the control sees all its runs. */
export async function ownRuns(manager: EntityManager, controlId: string, ownerId: string): Promise<void> {
  await manager.query('UPDATE occurrences SET owner_id = $2 WHERE control_id = $1 AND owner_id <> $2', [
    controlId,
    ownerId,
  ]);
}

async function followEach(
  manager: EntityManager,
  controlId: string,
  { actorId, at, key }: By,
  people: string[],
  decide: (outcome: OccurrenceOutcome, key: string) => OccurrenceOutcome,
): Promise<void> {
  const rows = await manager.query<{ id: string }[]>(
    `SELECT id FROM occurrences WHERE control_id = $1 AND status IN ('expected', 'missed') ORDER BY id LIMIT ${mostAtOnce}`,
    [controlId],
  );
  if (rows.length === 0) return;
  const ids = rows.map(({ id }) => id);
  const requests = people.flatMap((operatorId) =>
    ids.map((id) => ({ id, command: { type: 'reassign' as const, operatorId, reason: '' }, actorId, key, at })),
  );
  const subjects = await occurrenceKind.load(manager, ids, { at, lock: 'wait', requests });
  const outcomes = subjects.map((subject) =>
    decide(lookAtOccurrence(noOutcome(subject), at), `occurrence/${subject.facts.id}#control:${key}`),
  );
  await saveOutcomes(occurrenceKind, manager, outcomes, {
    ...{ firedBy: 'command' as const, byWorkflow: false, poke: true, actorId, at },
  });
}
