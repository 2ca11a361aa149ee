import type { EntityManager } from 'typeorm';
import type { Extension, ExtensionDecision } from '../../domain/item/extension.js';

/** Writes a request as it now stands; what was asked for never changes. */
export async function saveExtension(manager: EntityManager, itemId: string, e: Extension): Promise<void> {
  await manager.query(
    `INSERT INTO due_date_extensions (id, item_id, number, requested_by, requested_for, requested_at, reason, impact,
       due_date, due_time, due_zone, due_at, days, terms, answer_from, state, decided_by, decided_for, decided_at,
       decision_reason, asks, premise)
     VALUES ($1, $2, $3, $4, $5, to_timestamp($6 / 1000.0), $7, $8, $9, $10, $11, to_timestamp($12 / 1000.0), $13, $14,
       to_timestamp($15 / 1000.0), $16, $17, $18, to_timestamp($19 / 1000.0), $20, $21, $22)
     ON CONFLICT (id) DO UPDATE SET state = excluded.state, answer_from = excluded.answer_from,
       decided_by = excluded.decided_by, decided_for = excluded.decided_for, decided_at = excluded.decided_at,
       decision_reason = excluded.decision_reason`,
    [
      e.id,
      itemId,
      e.number,
      e.requestedBy,
      e.requestedFor,
      e.requestedAt,
      e.reason,
      e.impact,
      e.due.date,
      e.due.time,
      e.due.zone,
      e.dueAt,
      e.days,
      JSON.stringify(e.terms),
      e.answerFrom,
      e.state,
      e.decidedBy,
      e.decidedFor,
      e.decidedAt,
      e.decisionReason,
      e.asks === null ? null : JSON.stringify(e.asks),
      e.premise,
    ],
  );
}

export async function saveExtensionDecision(
  manager: EntityManager,
  extensionId: string,
  { personId, forId, decision, reason, at, proved }: ExtensionDecision,
): Promise<void> {
  await manager.query(
    `INSERT INTO extension_decisions (extension_id, person_id, for_person_id, decision, reason, at, proved_how, proved_at)
     VALUES ($1, $2, $3, $4, $5, to_timestamp($6 / 1000.0), $7, to_timestamp($8 / 1000.0)) ON CONFLICT (extension_id, person_id) DO NOTHING`,
    [extensionId, personId, forId, decision, reason, at, proved?.how ?? null, proved?.at ?? null],
  );
}
