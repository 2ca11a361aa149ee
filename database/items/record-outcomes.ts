import type { EntityManager } from 'typeorm';
import type { ItemEffect, ItemOutcome } from '../../domain/action-item/outcome.js';
import type { ItemCase } from '../../domain/action-item/item.js';
import { describeInstant } from '../../domain/time.js';
import { tellSuccessors } from '../dependencies/tell-successors.js';
import { among } from '../engine/among.js';
import { pokesOfExceptions } from '../exceptions/leases.js';
import { enqueue, type OutboxEntry } from '../engine/outbox.js';
import { saveExtension, saveExtensionDecision } from '../extensions/save-extensions.js';
import { saveNotices } from '../notifications/save-notices.js';
import { savePlans, type FiredBy } from '../plan/steps.js';
import { pokeOf, workflowOf } from '../records/kinds.js';
import { saveRounds } from '../sign-off/rounds.js';
import { saveSignOffEffects } from '../sign-off/save-effects.js';
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
  outcomes: ItemOutcome[],
  options: RecordOptions,
): Promise<void> {
  const changed = outcomes.filter((outcome) => outcome.events.length > 0);
  if (changed.length === 0) return;
  const plans = changed.map(({ before, after }) => ({
    subjectKind: 'action_item' as const,
    subjectId: after.item.id,
    before: before.steps,
    after: after.steps,
  }));
  const events = changed.flatMap(({ after: { item }, events }) =>
    events.map((event) => ({
      subjectKind: 'action_item' as const,
      subjectId: item.id,
      programId: item.programId,
      event,
    })),
  );
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
  // None waits for another, so that they travel together.
  await Promise.all([
    saveItems(manager, changed, options.byWorkflow),
    savePlans(manager, plans, options.firedBy),
    saveEvents(manager, events),
    saveEffects(manager, changed),
    saveNotices(manager, notices),
    saveOutbox(manager, changed, options.poke),
  ]);
  // Looks at the items as they then stand.
  await tellSuccessors(manager, changed);
}

function factsOf({ item, programName, phaseName, ownerName, ownerZone }: ItemCase) {
  const dueText = describeInstant(item.dueAt, ownerZone);
  return { itemTitle: item.title, itemNumber: item.number, programName, phaseName, ownerName, dueText };
}

/** Only the columns that differ somewhere in the batch travel. */
async function saveItems(manager: EntityManager, outcomes: ItemOutcome[], byWorkflow: boolean): Promise<void> {
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
  // Said besides: the planner takes a set of rows for a hundred, and would read the whole table for one.
  const ids = among(
    outcomes.map(({ after }) => after.item.id),
    '$2',
  );
  await manager.query(
    `UPDATE action_items i SET ${sets.join(', ')}, updated_at = clock_timestamp()
     FROM json_to_recordset($1::json) AS x(id uuid, ${types.join(', ')}) WHERE i.id = x.id AND i.id ${ids.sql}`,
    [JSON.stringify(rows), ids.value],
  );
}

async function saveEffects(manager: EntityManager, outcomes: ItemOutcome[]): Promise<void> {
  const of = <K extends ItemEffect['kind']>(kind: K) =>
    outcomes.flatMap(({ after, effects }) =>
      effects
        .filter((effect): effect is Extract<ItemEffect, { kind: K }> => effect.kind === kind)
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
  for (const { after, effects } of outcomes)
    await saveSignOffEffects(manager, effects, {
      programId: after.item.programId,
      of: `AI-${after.item.number} “${after.item.title}”`,
      delegations: after.delegations,
    });
  for (const { item, effect } of of('extension')) await saveExtension(manager, item.id, effect.extension);
  for (const { effect } of of('extension_decision'))
    await saveExtensionDecision(manager, effect.extensionId, effect.decision);
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

async function saveOutbox(manager: EntityManager, outcomes: ItemOutcome[], poke: boolean): Promise<void> {
  const having = (effect: ItemEffect['kind']) =>
    outcomes.flatMap(({ after, effects }) => (effects.some(({ kind }) => kind === effect) ? [after.item] : []));
  // A draft has no workflow yet.
  const started = outcomes.filter(({ after }) => after.item.status !== 'draft');
  const pokes = poke ? started.map(({ after: { item } }) => pokeOf('action_item', item.id)) : [];
  const programs = [...new Set(having('program_evaluate').map((item) => item.programId))];
  const exceptions = await pokesOfExceptions(
    manager,
    having('severity_changed').map(({ id }) => id),
  );
  await enqueue(manager, [
    ...pokes,
    ...programs.map((programId): OutboxEntry => ({ ...workflowOf('program', programId), kind: 'evaluate' })),
    ...exceptions,
  ]);
}
