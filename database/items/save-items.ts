import type { EntityManager } from 'typeorm';
import type { ItemEffect, ItemOutcome } from '../../domain/item/outcome.js';
import { tellSuccessors } from '../dependencies/tell-successors.js';
import { pokesOfExceptions } from './leases.js';
import type { OutboxEntry } from '../engine/outbox.js';
import type { Seen } from '../record/row.js';
import { pokesOfFindings } from '../record-links/failed-check.js';
import { saveExtension, saveExtensionDecision } from '../extensions/save-extensions.js';
import { workflowOf } from '../engine/kinds.js';
import { saveRounds } from '../sign-off/rounds.js';
import { saveSignOffEffects } from './save-sign-off-effects.js';
import { itemRow } from './row.js';

/** The rows of items as they now stand. */
export function saveItems(manager: EntityManager, outcomes: readonly ItemOutcome[], seen: Seen): Promise<void> {
  return itemRow.save(manager, outcomes, ({ item }) => item, seen);
}

/** Rounds, extensions, evidence, and what decisions write. */
export async function saveItemEffects(manager: EntityManager, outcomes: readonly ItemOutcome[]): Promise<void> {
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

/** Programs of which something may be complete now, exceptions that were approved for another severity, findings that did not end. */
export async function itemOutbox(manager: EntityManager, outcomes: readonly ItemOutcome[]): Promise<OutboxEntry[]> {
  const having = (effect: ItemEffect['kind']) =>
    outcomes.flatMap(({ after, effects }) => (effects.some(({ kind }) => kind === effect) ? [after.item] : []));
  const programs = [...new Set(having('program_evaluate').map((item) => item.programId))];
  const exceptions = await pokesOfExceptions(
    manager,
    having('severity_changed').map(({ id }) => id),
  );
  const failed = outcomes.flatMap(({ after, events }) =>
    events.some(({ type }) => type === 'item.effectiveness_failed') ? [after.item.id] : [],
  );
  return [
    ...programs.map((programId): OutboxEntry => ({ ...workflowOf('program', programId), kind: 'evaluate' })),
    ...exceptions,
    ...(await pokesOfFindings(manager, failed)),
  ];
}

/** Looks at the items as they then stand. */
export async function tellThoseWhoWait(manager: EntityManager, outcomes: readonly ItemOutcome[]): Promise<void> {
  await tellSuccessors(manager, outcomes);
}
