import type { EntityManager } from 'typeorm';
import type { Effect, Outcome } from '../../domain/action-item/outcome.js';
import type { Extension, ItemCase } from '../../domain/action-item/item.js';
import { describeInstant } from '../../domain/time.js';
import { pokesOfExceptions } from '../exceptions/leases.js';
import { enqueue, type OutboxEntry } from '../engine/outbox.js';
import { saveNotices } from '../notifications/save-notices.js';
import { savePlans, type FiredBy } from '../plan/steps.js';
import { pokeOf } from '../records/kinds.js';
import { saveRounds, saveSignatures } from '../sign-off/rounds.js';
import { saveEvents } from '../trail/events.js';
import { itemColumns, recordsetType, recordsetValue } from './columns.js';

export interface RecordOptions {
  firedBy: FiredBy;
  /** The item's workflow records it and adopts it; otherwise the workflow lags until it is poked or its timer fires. */
  byWorkflow: boolean;
  /** Write a poke for each item's workflow. */
  poke: boolean;
}

/** Rows, plans, trail, notices and outbox of any number of items, set-based, in the caller's transaction. */
export async function recordOutcomes(
  manager: EntityManager,
  outcomes: Outcome[],
  options: RecordOptions,
): Promise<void> {
  const changed = outcomes.filter((outcome) => outcome.events.length > 0);
  if (changed.length === 0) return;
  await saveItems(manager, changed, options.byWorkflow);
  const plans = changed.map(({ before, after }) => ({
    subjectKind: 'action_item' as const,
    subjectId: after.item.id,
    before: before.steps,
    after: after.steps,
  }));
  await savePlans(manager, plans, options.firedBy);
  const events = changed.flatMap(({ after: { item }, events }) =>
    events.map((event) => ({
      subjectKind: 'action_item' as const,
      subjectId: item.id,
      programId: item.programId,
      event,
    })),
  );
  await saveEvents(manager, events);
  await saveEffects(manager, changed);
  const notices = changed.flatMap(({ after, notices }) =>
    notices.map((notice) => ({
      subjectKind: 'action_item' as const,
      subjectId: after.item.id,
      programId: after.item.programId,
      facts: factsOf(after),
      dueAt: after.item.dueAt,
      notice,
    })),
  );
  await saveNotices(manager, notices);
  const rerated = changed.filter(({ effects }) => effects.some(({ kind }) => kind === 'severity_changed'));
  await enqueue(manager, [
    ...outboxOf(changed, options.poke),
    ...(await pokesOfExceptions(
      manager,
      rerated.map(({ after }) => after.item.id),
    )),
  ]);
}

function factsOf({ item, programName, phaseName, ownerName, ownerZone }: ItemCase) {
  const dueText = describeInstant(item.dueAt, ownerZone);
  return { itemTitle: item.title, itemNumber: item.number, programName, phaseName, ownerName, dueText };
}

/** Only the columns that differ somewhere in the batch travel. */
async function saveItems(manager: EntityManager, outcomes: Outcome[], byWorkflow: boolean): Promise<void> {
  const columns = itemColumns.filter(({ value }) =>
    outcomes.some(({ before, after }) => value(before.item) !== value(after.item)),
  );
  const rows = outcomes.map(({ after: { item } }) => {
    const row: Record<string, unknown> = { id: item.id };
    for (const { name, value } of columns) row[name] = value(item);
    return row;
  });
  const sets = columns.map(({ name, kind }) => `${name} = ${recordsetValue(name, kind)}`);
  if (byWorkflow) sets.push('workflow_version = x.version');
  const types = columns.map(({ name, kind }) => `${name} ${recordsetType(kind)}`);
  await manager.query(
    `UPDATE action_items i SET ${sets.join(', ')}, updated_at = clock_timestamp()
     FROM jsonb_to_recordset($1::jsonb) AS x(id uuid, ${types.join(', ')}) WHERE i.id = x.id`,
    [JSON.stringify(rows)],
  );
}

async function saveEffects(manager: EntityManager, outcomes: Outcome[]): Promise<void> {
  const of = <K extends Effect['kind']>(kind: K) =>
    outcomes.flatMap(({ after, effects }) =>
      effects
        .filter((effect): effect is Extract<Effect, { kind: K }> => effect.kind === kind)
        .map((effect) => ({ item: after.item, effect })),
    );
  await saveRounds(
    manager,
    of('round').map(({ item, effect }) => ({
      subjectKind: 'action_item' as const,
      subjectId: item.id,
      round: effect.round,
    })),
  );
  await saveSignatures(
    manager,
    of('signature').map(({ effect }) => effect),
  );
  for (const { item, effect } of of('extension')) await saveExtension(manager, item.id, effect.extension);
  for (const { item, effect } of of('evidence_added')) {
    const { evidence: e, by, at } = effect;
    await manager.query(
      `INSERT INTO evidence (id, item_id, cycle, kind, title, url, sha256, file_name, media_type, size, added_by, added_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, to_timestamp($12 / 1000.0)) ON CONFLICT (id) DO NOTHING`,
      [e.id, item.id, item.cycle, e.kind, e.title, e.url, e.sha256, e.fileName, e.mediaType, e.size, by, at],
    );
  }
  for (const { effect } of of('evidence_removed'))
    await manager.query('UPDATE evidence SET removed_at = to_timestamp($2 / 1000.0) WHERE id = $1', [
      effect.evidenceId,
      effect.at,
    ]);
}

async function saveExtension(manager: EntityManager, itemId: string, e: Extension): Promise<void> {
  await manager.query(
    `INSERT INTO due_date_extensions (id, item_id, number, requested_by, requested_at, reason, impact, due_date, due_time,
       due_zone, due_at, state, decided_by, decided_at, decision_reason)
     VALUES ($1, $2, $3, $4, to_timestamp($5 / 1000.0), $6, $7, $8, $9, $10, to_timestamp($11 / 1000.0), $12, $13,
       to_timestamp($14 / 1000.0), $15)
     ON CONFLICT (id) DO UPDATE SET state = excluded.state, decided_by = excluded.decided_by,
       decided_at = excluded.decided_at, decision_reason = excluded.decision_reason`,
    [
      e.id,
      itemId,
      e.number,
      e.requestedBy,
      e.requestedAt,
      e.reason,
      e.impact,
      e.due.date,
      e.due.time,
      e.due.zone,
      e.dueAt,
      e.state,
      e.decidedBy,
      e.decidedAt,
      e.decisionReason,
    ],
  );
}

function outboxOf(outcomes: Outcome[], poke: boolean): OutboxEntry[] {
  const pokes = poke ? outcomes.map(({ after: { item } }) => pokeOf('action_item', item.id)) : [];
  const complete = outcomes.filter(({ effects }) => effects.some(({ kind }) => kind === 'program_evaluate'));
  const programs = [...new Set(complete.map(({ after }) => after.item.programId))];
  return [...pokes, ...programs.map((programId) => pokeOf('program', programId))];
}
