import type { EntityManager } from 'typeorm';
import { exceptionKey, type ExceptionCase } from '../../domain/exception/exception.js';
import type { ExceptionOutcome, ItemsEffect } from '../../domain/exception/outcome.js';
import { describeInstant } from '../../domain/time.js';
import { enqueue } from '../engine/outbox.js';
import { runItemCommands } from '../items/run-commands.js';
import { saveNotices } from '../notifications/save-notices.js';
import { savePlans, type FiredBy } from '../plan/steps.js';
import { pokeOf } from '../records/kinds.js';
import { saveRounds, saveSignatures } from '../sign-off/rounds.js';
import { saveEvents } from '../trail/events.js';
import { exceptionValues } from './row.js';

export interface RecordOptions {
  firedBy: FiredBy;
  /** The exception's workflow records it and adopts it. */
  byWorkflow: boolean;
  /** Write a poke for its workflow. */
  poke?: boolean;
}

/** Items that are suspended or let go at a time. */
const batch = 1_000;

/** Writes what an exception's change leads to, its items included, in the caller's transaction. */
export async function recordExceptionOutcome(
  manager: EntityManager,
  outcome: ExceptionOutcome,
  options: RecordOptions,
): Promise<void> {
  if (outcome.events.length === 0) return;
  const { before, after } = outcome;
  const { exception } = after;
  await saveRow(manager, after, options.byWorkflow);
  await saveLinks(manager, before, after);
  const subject = { subjectKind: 'exception' as const, subjectId: exception.id, programId: programOf(after) };
  await savePlans(manager, [{ ...subject, before: before.steps, after: after.steps }], options.firedBy);
  await saveEvents(
    manager,
    outcome.events.map((event) => ({ ...subject, event })),
  );
  const facts = factsOf(after);
  await saveNotices(
    manager,
    outcome.notices.map((notice) => ({ ...subject, facts, notice })),
  );
  for (const effect of outcome.effects) {
    if (effect.kind === 'round')
      await saveRounds(manager, [{ subjectKind: 'exception', subjectId: exception.id, round: effect.round }]);
    if (effect.kind === 'signature') await saveSignatures(manager, [effect]);
  }
  // The row first: an item looks for whatever else covers it.
  for (const effect of outcome.effects) if (effect.kind === 'items') await carryOut(manager, after, effect);
  if (options.poke) await enqueue(manager, [pokeOf('exception', exception.id)]);
}

async function saveRow(manager: EntityManager, { exception }: ExceptionCase, byWorkflow: boolean): Promise<void> {
  const values = exceptionValues(exception);
  const sets = Object.keys(values).map((name, index) => `${name} = $${index + 2}`);
  if (byWorkflow) sets.push(`workflow_version = ${exception.version}`);
  await manager.query(`UPDATE exceptions SET ${sets.join(', ')}, updated_at = clock_timestamp() WHERE id = $1`, [
    exception.id,
    ...Object.values(values),
  ]);
}

async function saveLinks(manager: EntityManager, before: ExceptionCase, after: ExceptionCase): Promise<void> {
  if (before.items === after.items) return;
  const { id } = after.exception;
  await manager.query('DELETE FROM exception_items WHERE exception_id = $1 AND NOT item_id = ANY($2)', [
    id,
    after.items.map((item) => item.id),
  ]);
  await manager.query(
    `INSERT INTO exception_items (exception_id, item_id, pinned_severity)
     SELECT $1, x.i, x.s FROM jsonb_to_recordset($2::jsonb) AS x(i uuid, s text)
     ON CONFLICT (exception_id, item_id) DO UPDATE SET pinned_severity = excluded.pinned_severity`,
    [id, JSON.stringify(after.items.map((item) => ({ i: item.id, s: item.pinnedSeverity })))],
  );
}

/** Suspends the items or lets them go; in order of id, as everybody locks them. */
async function carryOut(
  manager: EntityManager,
  { exception, items }: ExceptionCase,
  effect: ItemsEffect,
): Promise<void> {
  const ids = items.map(({ id }) => id).sort();
  for (let from = 0; from < ids.length; from += batch)
    await runItemCommands(
      manager,
      ids.slice(from, from + batch).map((itemId) => ({
        itemId,
        command: { type: effect.do, exceptionId: exception.id, reason: effect.reason },
        actorId: effect.actorId,
        key: effect.key,
        at: effect.at,
      })),
      { poke: true },
    );
}

/** The program where there is one: messages are grouped by it. */
function programOf({ items }: ExceptionCase): string | null {
  const programs = new Set(items.map(({ programId }) => programId));
  return programs.size === 1 ? ([...programs][0] ?? null) : null;
}

function factsOf({ exception: e }: ExceptionCase) {
  return {
    itemTitle: e.title,
    itemNumber: null,
    programName: '',
    exception: { key: exceptionKey(e.number), kind: e.kind },
    endsText: describeInstant(e.endsAt, e.ends.zone),
  };
}
