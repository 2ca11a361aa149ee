import type { EntityManager } from 'typeorm';
import type { ExceptionRecord } from '../../domain/exception/exception.js';
import type { ExceptionOutcome, ItemsEffect } from '../../domain/exception/outcome.js';
import { runItemCommands } from '../items/run-commands.js';
import type { Seen } from '../record/row.js';
import { saveRounds } from '../sign-off/rounds.js';
import { saveSignature } from '../items/save-sign-off-effects.js';
import { exceptionRow } from './row.js';

/** Items that are suspended or let go at a time. */
const batch = 1_000;

/** The rows of exceptions as they now stand, and which items they name. */
export async function saveExceptions(
  manager: EntityManager,
  outcomes: readonly ExceptionOutcome[],
  seen: Seen,
): Promise<void> {
  await exceptionRow.save(manager, outcomes, ({ exception }) => exception, seen);
  for (const { before, after } of outcomes) await saveLinks(manager, before, after);
}

async function saveLinks(manager: EntityManager, before: ExceptionRecord, after: ExceptionRecord): Promise<void> {
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

/** Rounds, and the signatures in them. */
export async function saveExceptionEffects(
  manager: EntityManager,
  outcomes: readonly ExceptionOutcome[],
): Promise<void> {
  for (const { after, effects } of outcomes)
    for (const effect of effects) {
      if (effect.kind === 'round')
        await saveRounds(manager, [{ subjectKind: 'exception', subjectId: after.exception.id, round: effect.round }]);
      if (effect.kind === 'signature') await saveSignature(manager, effect.roundId, effect.signature);
    }
}

/** Suspends the items or lets them go, once the rows are written: an item looks for whatever else covers it. */
export async function carryOutOnItems(manager: EntityManager, outcomes: readonly ExceptionOutcome[]): Promise<void> {
  for (const { after, effects } of outcomes)
    for (const effect of effects) if (effect.kind === 'items') await carryOut(manager, after, effect);
}

/** In order of id, as everybody locks them. */
async function carryOut(
  manager: EntityManager,
  { exception, items }: ExceptionRecord,
  { do: type, reason, actorId, key, at }: ItemsEffect,
): Promise<void> {
  const command = { type, exceptionId: exception.id, reason };
  const ids = items.map(({ id }) => id).sort();
  for (let from = 0; from < ids.length; from += batch)
    await runItemCommands(
      manager,
      ids.slice(from, from + batch).map((id) => ({ id, command, actorId, key, at })),
      { poke: true },
    );
}
